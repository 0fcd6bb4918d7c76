"""Words answer as spaCy's tokens do, whose names they bear."""

import warnings

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from attribution.language.coreference.document import build_document
from attribution.types import Entity, Sentence, Span, Word

FEATS = ["", "Number=Sing", "Case=Nom|Gender=Fem,Masc|Number=Plur|Person=3", "Number=Plur"]
VOCABULARY = Vocab()


@st.composite
def trees(draw, most=7):
    """Heads of a projective tree, as a list; -1 for its root."""
    size = draw(st.integers(1, most))
    heads = [0] * size

    def attach(first, last, governor):
        if first > last:
            return
        top = draw(st.integers(first, last))
        heads[top] = governor
        attach(first, top - 1, top)
        attach(top + 1, last, top)

    attach(0, size - 1, -1)
    return heads


@given(st.lists(trees(), min_size=1, max_size=3), st.data())
def test_words_answer_as_tokens_do(parsed, data):
    sentences, place = [], 0
    for heads in parsed:
        words = []
        for head in heads:
            feats = data.draw(st.sampled_from(FEATS))
            text = data.draw(st.sampled_from(["Ann", "she", "it"]))
            words.append(Word(text, Span(place, place + 1), text.lower(), "NOUN", "NN", feats, head, "obj"))  # fmt: skip
            place += 1
        sentences.append(Sentence(tuple(words), 0))
    vectors = np.random.default_rng(place).normal(size=(place, 4)).astype(np.float32)
    named = [Entity(Span(0, 1), "Person")]
    document = build_document(sentences, named, vectors)
    expected = build_with_spacy(sentences, vectors)
    assert [(s.start, s.end) for s in document.sents] == [(s.start, s.end) for s in expected.sents]
    for word, token in zip(document, expected, strict=True):
        for name in ("text", "i", "lemma_", "tag_", "pos_", "dep_", "ent_type_"):
            assert getattr(word, name) == getattr(token, name)
        for name in ("children", "ancestors", "subtree"):
            assert [w.i for w in getattr(word, name)] == [t.i for t in getattr(token, name)]
        assert (word.head.i, word.sent[0].i) == (token.head.i, token.sent[0].i)
        assert list(word.morph) == list(token.morph)
        assert word.morph.get("Gender") == token.morph.get("Gender")
        with warnings.catch_warnings(action="ignore"):
            assert [word.similarity(w) for w in document] == [token.similarity(t) for t in expected]


def build_with_spacy(sentences, vectors):
    """The same as a document of spaCy's; the first word is a person."""
    words = [word for sentence in sentences for word in sentence.words]
    heads, starts = [], []
    for sentence in sentences:
        base = len(heads)
        for number, word in enumerate(sentence.words):
            heads.append(base + (number if word.head < 0 else word.head))
            starts.append(number == 0)
    document = Doc(
        VOCABULARY, words=[w.text for w in words], tags=[w.xpos for w in words],
        pos=[w.upos for w in words], lemmas=[w.lemma for w in words],
        morphs=[w.feats for w in words], heads=heads,
        deps=["ROOT" if w.head < 0 else w.deprel for w in words], sent_starts=starts,
        ents=["B-PERSON", *["O"] * (len(words) - 1)],
    )  # fmt: skip
    document.tensor = vectors
    return document
