"""Build the spaCy document coreferee works on from the Stanza parse."""

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab

from attribution.types import Entity, Sentence

# coreferee's rules know OntoNotes' entity labels.
_ONTONOTES = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "GPE",
    "Facility": "FAC",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Product": "PRODUCT",
}


def build_document(
    vocab: Vocab, sentences: Sequence[Sentence], entities: Sequence[Entity], vectors: np.ndarray
) -> Doc:
    """Make a spaCy document with UD labels.

    Arguments:
        vocab: the vocabulary.
        sentences: parsed sentences of one article.
        entities: its named entities.
        vectors: (words, width), one row a word.

    Returns:
        A document with as many tokens as the sentences have words.
    """
    words = [word for sentence in sentences for word in sentence.words]
    heads, starts, base = [], [], 0
    for sentence in sentences:
        for index, word in enumerate(sentence.words):
            heads.append(base + (index if word.head < 0 else word.head))
            starts.append(index == 0)
        base += len(sentence.words)
    document = Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[
            following.span.start > word.span.end
            for word, following in zip(words, [*words[1:], words[-1]], strict=True)
        ],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        lemmas=[word.lemma for word in words],
        morphs=[word.feats for word in words],
        heads=heads,
        deps=["ROOT" if word.head < 0 else word.deprel for word in words],
        sent_starts=starts,
    )
    document.tensor = vectors
    document.ents = [
        SpacySpan(document, first, last, label=_ONTONOTES.get(kind, "MISC"))
        for first, last, kind in _entity_tokens(words, entities)
    ]
    return document


def _entity_tokens(words: list, entities: Sequence[Entity]) -> list[tuple[int, int, str]]:
    found, position = [], 0
    for entity in sorted(entities, key=lambda entity: entity.span):
        while position < len(words) and words[position].span.end <= entity.span.start:
            position += 1
        last = position
        while last < len(words) and words[last].span.start < entity.span.end:
            last += 1
        if last > position:
            found.append((position, last, entity.type))
            position = last
    return found
