"""A word is given a lemma once for each of its tags."""

import copy

import pytest
from stanza.models.common.doc import Document

from attribution.language import faster_lemmas
from attribution.language.faster_lemmas import FasterLemmas

WORDS = [("She", "PRON"), ("found", "VERB"), ("bolgs", "NOUN"), ("bolgs", "VERB"), ("bolgs", "NOUN"),
         ("Qued", "PROPN"), ("—", "PUNCT"), ("found", "VERB"), ("found", "ADJ")]  # fmt: skip


@pytest.fixture
def lemmas(package):
    """The package's lemmatizer with an empty memory of its own."""
    own = copy.copy(package.pipeline.processors["lemma"])
    assert isinstance(own, FasterLemmas)
    own.known = {}
    return own


@pytest.fixture
def make():
    def build(words):
        rows = [{"id": n, "text": word, "upos": tag} for n, (word, tag) in enumerate(words, 1)]
        return Document([rows[:4], [{**row, "id": n} for n, row in enumerate(rows[4:], 1)]])

    return build


def read(document):
    return [word.lemma for sentence in document.sentences for word in sentence.words]


def test_lemmas_are_those_of_stanza(lemmas, make):
    expected = read(super(FasterLemmas, lemmas).process(make(WORDS)))
    assert read(lemmas.process(make(WORDS))) == expected
    assert expected[1] == "find"
    assert len(lemmas.known) == 7


def test_what_is_known_is_not_asked_again(lemmas, make):
    lemmas.process(make(WORDS))
    lemmas.known["bolgs", "NOUN"] = "remembered"
    assert read(lemmas.process(make(WORDS))).count("remembered") == 2


def test_the_memory_is_bounded(lemmas, make, monkeypatch):
    monkeypatch.setattr(faster_lemmas, "_MOST", 8)
    expected = read(lemmas.process(make(WORDS)))
    others = [(word + "s", tag) for word, tag in WORDS]
    assert None not in read(lemmas.process(make(others)))
    assert lemmas.known == {}
    assert read(lemmas.process(make(WORDS))) == expected
