"""The text as coreferee asks for it: words that answer by the names of spaCy's tokens.

coreferee's rules put some hundred thousand questions to the words of an article. spaCy makes a new
object for each word it is asked for and looks up each answer anew; here a word is made once and
keeps what was found of it.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any, overload

import numpy as np
from spacy.tokens import MorphAnalysis
from spacy.vocab import Vocab

from attribution.types import Entity, Sentence, Word

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


class Features:
    """What the form of a word tells, in the sense of Universal Dependencies.

    Arguments:
        written: "Case=Nom|Number=Sing".
    """

    def __init__(self, written: str) -> None:
        analysis = MorphAnalysis(_vocabulary(), written)
        self._names = tuple(analysis)
        self._values = {name: analysis.get(name) for name in analysis.to_dict()}

    def get(self, name: str) -> list[str]:
        """The values of a feature, none where the word does not have it."""
        return self._values.get(name, [])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)


@cache
def _vocabulary() -> Vocab:
    return Vocab()


@cache
def _features(written: str) -> Features:
    return Features(written)


class TextWord:
    """A word, by the names that coreferee knows.

    Arguments:
        doc: the text it stands in.
        i: its number there.
        word: as it was parsed.
        sent: its sentence.

    Attributes:
        head: the word that governs it, itself for a root.
        children: the words that it governs, in order.
        answers: what was found of it before, by the name of the question.
        coref_chains: what coreferee keeps with it.
    """

    def __init__(self, doc: "Text", i: int, word: Word, sent: "TextSentence") -> None:
        self.doc, self.i, self.sent = doc, i, sent
        self.text, self.lemma_, self.tag_, self.pos_ = word.text, word.lemma, word.xpos, word.upos
        self.dep_ = "ROOT" if word.head < 0 else word.deprel
        self.morph = _features(word.feats)
        self.ent_type_ = ""
        self.head: TextWord = self
        self.children: list[TextWord] = []
        self.answers: dict[str, Any] = {}
        self.coref_chains: Any = None

    def __lt__(self, other: "TextWord") -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    @property
    def _(self) -> "TextWord":
        return self

    @cached_property
    def ancestors(self) -> tuple["TextWord", ...]:
        """The words above it, from its head to the root."""
        return () if self.head is self else (self.head, *self.head.ancestors)

    @cached_property
    def subtree(self) -> tuple["TextWord", ...]:
        """What depends on it and itself: left, itself, right."""
        before = [word for child in self.children if child.i < self.i for word in child.subtree]
        after = [word for child in self.children if child.i > self.i for word in child.subtree]
        return (*before, self, *after)

    @cached_property
    def vector(self) -> np.ndarray:
        """See `MentionVectors`."""
        row: np.ndarray = self.doc.tensor[self.i]
        return row

    @cached_property
    def vector_norm(self) -> np.floating:
        """Length of its vector."""
        length: np.floating = np.sqrt((self.vector**2).sum())
        return length

    def similarity(self, other: "TextWord") -> float:
        """Cosine of two words' vectors; one where they are the same word."""
        if self.text == other.text:
            return 1.0
        if not self.vector_norm or not other.vector_norm:
            return 0.0
        product = np.dot(self.vector, other.vector) / (self.vector_norm * other.vector_norm)
        return float(product)


class TextSentence:
    """A run of words of a text.

    Arguments:
        doc: the text.
        start: number of the first word.
        end: after the last.
    """

    def __init__(self, doc: "Text", start: int, end: int) -> None:
        self._doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[TextWord]:
        return iter(self._doc[self.start : self.end])

    def __getitem__(self, number: int) -> TextWord:
        return self._doc[self.start + number]


class Text:
    """The words of an article, by the names that coreferee knows.

    Arguments:
        sentences: parsed sentences.
        vectors: (words, width), one row a word.

    Attributes:
        sents: the sentences.
        tensor: the vectors.
        coref_chains: what coreferee keeps with the text.
    """

    def __init__(self, sentences: Sequence[Sentence], vectors: np.ndarray) -> None:
        self.sents: list[TextSentence] = []
        self.tensor = vectors
        self.coref_chains: Any = None
        self._words: list[TextWord] = []
        for sentence in sentences:
            first = len(self._words)
            run = TextSentence(self, first, first + len(sentence.words))
            self.sents.append(run)
            words = [TextWord(self, first + n, w, run) for n, w in enumerate(sentence.words)]
            for made, word in zip(words, sentence.words, strict=True):
                if word.head >= 0:
                    made.head = words[word.head]
                    made.head.children.append(made)
            self._words += words

    @property
    def _(self) -> "Text":
        return self

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[TextWord]:
        return iter(self._words)

    @overload
    def __getitem__(self, number: int) -> TextWord: ...
    @overload
    def __getitem__(self, number: slice) -> list[TextWord]: ...
    def __getitem__(self, number: int | slice) -> TextWord | list[TextWord]:
        return self._words[number]


def build_document(
    sentences: Sequence[Sentence], entities: Sequence[Entity], vectors: np.ndarray
) -> Text:
    """The text of an article for coreferee.

    Arguments:
        sentences: parsed sentences of one article.
        entities: its named entities.
        vectors: (words, width), one row a word.

    Returns:
        A text with as many words as the sentences have.
    """
    document = Text(sentences, vectors)
    words = [word for sentence in sentences for word in sentence.words]
    for first, last, kind in _entity_tokens(words, entities):
        for word in document[first:last]:
            word.ent_type_ = _ONTONOTES.get(kind, "MISC")
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
