"""How surely two parts of statements report one utterance.

A logistic regression on what the two have in common: rare words and their order, sentence vectors,
quoted words, speaker, numbers, days between. ``likeness.json`` holds its weights, fitted by
``training.fit_utterances``: "strict" for one utterance, "loose" for one claim, perhaps of
another occasion.
"""

import json
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from rapidfuzz.distance import LCSseq
from scipy.special import expit

from attribution.comparison.words import forms, is_content, negates, stem
from attribution.stories.words import plain, share_of_articles

FEATURES = (
    "constant", "cosine", "contained", "in all", "shared", "order", "run", "quoted in both",
    "quotation contained", "one quoted", "none quoted", "both direct", "both indirect",
    "same speaker", "speakers alike", "speakers conflict", "other speaker", "names",
    "number conflict", "days", "verbatim", "negated",
)  # fmt: skip
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’]+")
_NUMBER = re.compile(r"\d[\d,.]*")
_ENOUGH = {"other": 3, "conflict": 8}  # words of a quotation, by the speakers' relation
_FEW = 3  # content words; fewer say too little to be told from other utterances
_COMMON = 0.05  # of all news articles hold a word that says nothing of who repeats whom
_TOLD_ALIKE = 0.8  # of the words of the longer sentence stand in the other, in order
_LEAST = 4  # words of a sentence that is told alike


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks.

    Attributes:
        speaker: id, or missing.
        words: stems of the speaker's name.
        person: whether the speaker is a person known by name.
    """

    speaker: str | None
    words: frozenset[str]
    person: bool

    @staticmethod
    @lru_cache(maxsize=1 << 16)
    def of(speaker: str | None, name: str | None, person: bool) -> "Voice":
        """The voice of a speaker.

        Arguments:
            speaker: id, or None.
            name: the speaker's name, or None.
            person: whether that is a person's name.
        """
        return Voice(speaker, frozenset(content_stems(name or "")), person)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a part.

    Attributes:
        words: all of them, as compared.
        negated: whether a word of it negates.
        stems: of its content words, in order.
        quoted: those of them inside quotation marks.
        quotations: all words of each quotation; a direct sentence is one.
        names: stems of words written as names.
        numbers: as written.
        kind: of its statement.
        voice: who speaks.
        day: the article's date, or missing.
    """

    words: tuple[str, ...]
    negated: bool
    stems: tuple[str, ...]
    quoted: tuple[str, ...]
    quotations: tuple[tuple[str, ...], ...]
    names: frozenset[str]
    numbers: frozenset[str]
    kind: str
    voice: Voice
    day: date | None

    @property
    def short(self) -> bool:
        """Whether it has fewer than three different content words."""
        return len(set(self.stems)) < _FEW


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of a text's content words, in order."""
    return _stems(forms(text))


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words if is_content(word))


def look_at(text: str, quoted: Iterable[str], kind: str, voice: Voice, day: date | None) -> Facts:
    """The facts of a part.

    Arguments:
        text: its words.
        quoted: what of it stands in quotation marks.
        kind: direct, mixed or indirect, of its statement.
        voice: who speaks.
        day: the date of its article, or None.
    """
    quotations = tuple(filter(None, (tuple(forms(found)) for found in quoted)))
    words = tuple(forms(text))
    return Facts(
        words,
        any(map(negates, words)),
        _stems(words),
        _stems(word for quotation in quotations for word in quotation),
        quotations,
        frozenset(stem(plain(word)) for word in _NAME.findall(text)),
        frozenset(number.rstrip(".,") for number in _NUMBER.findall(text)),
        kind,
        voice,
        day,
    )


def speakers_relation(one: Voice, other: Voice) -> str:
    """How two speakers stand to each other: same, alike, conflict, other or unknown."""
    if one.speaker is None or other.speaker is None:
        return "unknown"
    if one.speaker == other.speaker:
        return "same"
    if one.words & other.words:
        return "alike"
    return "conflict" if one.person and other.person else "other"


def quoted_verbatim(one: Facts, other: Facts) -> bool:
    """Whether a whole quotation of one stands word for word in a quotation of the other.

    A quotation inside a mixed sentence counts from three content words on: fewer are terms. Two
    will do where the sentence holds no more.
    """
    return _quoted_in(one, other) or _quoted_in(other, one)


def repeats(one: Facts, other: Facts) -> bool:
    """Whether one quotes the other's quoted words, and they are the same speaker's.

    Words that anybody may say prove nothing where the sources are not known to be one; a long
    quotation is one utterance even where the outlets name two people for it.
    """
    if not quoted_verbatim(one, other):
        return False
    words = min(max(map(len, facts.quotations)) for facts in (one, other))
    return words >= _ENOUGH.get(speakers_relation(one.voice, other.voice), 0)


def quotes_rare_words(one: Facts, other: Facts, rare: Container[str]) -> bool:
    """Whether a whole quotation of one, rare words in it, stands in the same speaker's of the other.

    A word or two in quotation marks are often what one outlet keeps of a sentence that another quotes
    in full. Words that the story repeats prove nothing, and words that all news hold ("person",
    "security") no more.

    Arguments:
        one: facts of a part.
        other: likewise.
        rare: stems that few sentences of the story hold.
    """
    if speakers_relation(one.voice, other.voice) != "same":
        return False
    return any(
        any(
            is_content(word) and stem(word) in rare and share_of_articles(plain(word)) < _COMMON
            for word in quotation
        )
        and any(_holds(longer, quotation) for longer in theirs.quotations)
        for mine, theirs in ((one, other), (other, one))
        for quotation in mine.quotations
    )


def told_alike(one: Facts, other: Facts) -> bool:
    """Whether two sentences of one speaker are the same but for a word or two, however short.

    A `not` is such a word: "We will deploy" and "We will not deploy" are reports of one utterance,
    and that they differ is what the reader has to see.
    """
    return (
        min(len(one.words), len(other.words)) >= _LEAST
        and speakers_relation(one.voice, other.voice) == "same"
        and LCSseq.normalized_similarity(one.words, other.words) >= _TOLD_ALIKE
    )


def _quoted_in(one: Facts, other: Facts) -> bool:
    least = 1 if one.kind == "direct" else _FEW - one.short
    return any(
        sum(map(is_content, quotation)) >= least
        and any(_holds(longer, quotation) for longer in other.quotations)
        for quotation in one.quotations
    )


def _holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(
        words[at : at + len(run)] == run
        for at in range(len(words) - len(run) + 1)
        if words[at] == run[0]
    )


def probabilities(values: np.ndarray, relation: str) -> np.ndarray:
    """Probability, 0 to 1, that each pair of parts is of a relation.

    Arguments:
        values: (pairs, features), see `measure`.
        relation: "strict", or "loose" for either.
    """
    if not len(values):
        return np.zeros(0)
    return expit(values @ _weights(relation))


@cache
def _weights(relation: str) -> np.ndarray:
    text = files("attribution.comparison").joinpath("likeness.json").read_text(encoding="utf-8")
    named = json.loads(text)[relation]
    return np.array([named[name] for name in FEATURES])
