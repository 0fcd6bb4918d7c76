"""How surely two parts of statements report one utterance.

A logistic regression on what the two have in common: rare words and their order, sentence vectors,
quoted words, speaker, numbers, days between. ``likeness.json`` holds its weights, fitted by
``training.fit_utterances``: "strict" for one utterance, "loose" for one claim, perhaps of
another occasion.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

import numpy as np
from rapidfuzz.distance import LCSseq
from scipy.special import expit

from attribution.comparison.words import is_content, negates, stem, tokens
from attribution.stories.words import plain

FEATURES = (
    "constant", "cosine", "contained", "in all", "shared", "order", "run", "quoted in both",
    "quotation contained", "one quoted", "none quoted", "both direct", "both indirect",
    "same speaker", "speakers alike", "speakers conflict", "other speaker", "names",
    "number conflict", "days", "verbatim", "negated",
)  # fmt: skip
_QUOTED = re.compile(r"[“\"„«]\s*([^“”\"„«»]+)(?:[”\"»“]|$)")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’]+")
_NUMBER = re.compile(r"\d[\d,.]*")
_UNSEEN = 1.0  # weight of a word that the corpus has no count of
_ENOUGH = {"other": 3, "conflict": 8}  # words of a quotation, by the speakers' relation
_FEW = 3  # content words; fewer say too little to be told from other utterances
_TOLD_ALIKE = 0.8  # of the words of the longer sentence stand in the other, in order
_LEAST = 4  # words of a sentence that is told alike


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
        speaker: id, or missing.
        speaker_words: stems of the speaker's name.
        person: whether the speaker is a person known by name.
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
    speaker: str | None
    speaker_words: frozenset[str]
    person: bool
    day: date | None

    @property
    def short(self) -> bool:
        """Whether it has fewer than three different content words."""
        return len(set(self.stems)) < _FEW


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of a text's content words, in order."""
    return tuple(stem(word.form) for word in tokens(text) if is_content(word.form))


def look_at(
    text: str, kind: str, speaker: str | None, name: str | None, person: bool, day: date | None
) -> Facts:
    """The facts of a part.

    Arguments:
        text: its words.
        kind: direct, mixed or indirect; "direct" too for a quotation out of a mixed statement.
        speaker: id, or None.
        name: the speaker's name, or None.
        person: whether that is a person's name.
        day: the date of its article, or None.
    """
    stretches = [text] if kind == "direct" else _QUOTED.findall(text) if kind == "mixed" else []
    words = tuple(word.form for word in tokens(text))
    return Facts(
        words,
        any(map(negates, words)),
        content_stems(text),
        tuple(word for found in stretches for word in content_stems(found)),
        tuple(forms for found in stretches if (forms := tuple(w.form for w in tokens(found)))),
        frozenset(stem(plain(word)) for word in _NAME.findall(text)),
        frozenset(number.rstrip(".,") for number in _NUMBER.findall(text)),
        kind,
        speaker,
        frozenset(content_stems(name or "")),
        person,
        day,
    )


def measure(one: Facts, other: Facts, cosine: float, rarity: dict[str, float]) -> list[float]:
    """Values of `FEATURES` for two parts.

    Arguments:
        one: a part.
        other: another.
        cosine: of their sentence vectors.
        rarity: weight of each stem.
    """

    def weight(stems: set[str]) -> float:
        return sum(rarity.get(word, _UNSEEN) for word in stems)

    mine, theirs = set(one.stems), set(other.stems)
    both, mine_all, theirs_all = weight(mine & theirs), weight(mine), weight(theirs)
    my_quoted, their_quoted = set(one.quoted), set(other.quoted)
    contained = max(
        weight(my_quoted & theirs) / max(weight(my_quoted), 1e-6),
        weight(their_quoted & mine) / max(weight(their_quoted), 1e-6),
    )
    in_both = weight(my_quoted & their_quoted)
    shorter = min(len(one.stems), len(other.stems))
    speakers = speakers_relation(one, other)
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    return [
        1.0,
        cosine,
        both / max(min(mine_all, theirs_all), 1e-6),
        both / max(mine_all + theirs_all - both, 1e-6),
        math.log1p(both),
        LCSseq.similarity(one.stems, other.stems) / max(1, shorter),
        min(_longest_run(one.stems, other.stems), 8) / 4,
        in_both / max(min(weight(my_quoted), weight(their_quoted)), 1e-6),
        contained,
        float(bool(one.quoted) != bool(other.quoted)),
        float(not one.quoted and not other.quoted),
        float(one.kind == other.kind == "direct"),
        float(one.kind == other.kind == "indirect"),
        float(speakers == "same"),
        float(speakers == "alike"),
        float(speakers == "conflict"),
        float(speakers == "other"),
        float(min(3, len(one.names & other.names))),
        float(bool(one.numbers and other.numbers and not one.numbers & other.numbers)),
        float(min(days, 5)),
        float(quoted_verbatim(one, other)),
        float(one.negated != other.negated),
    ]


def speakers_relation(one: Facts, other: Facts) -> str:
    """How two parts' speakers stand to each other: same, alike, conflict, other or unknown."""
    if one.speaker is None or other.speaker is None:
        return "unknown"
    if one.speaker == other.speaker:
        return "same"
    if one.speaker_words & other.speaker_words:
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
    return words >= _ENOUGH.get(speakers_relation(one, other), 0)


def told_alike(one: Facts, other: Facts) -> bool:
    """Whether two sentences of one speaker are the same but for a word or two, however short.

    A `not` is such a word: "We will deploy" and "We will not deploy" are reports of one utterance,
    and that they differ is what the reader has to see.
    """
    return (
        min(len(one.words), len(other.words)) >= _LEAST
        and speakers_relation(one, other) == "same"
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


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest run of words both hold, in order and without gaps."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


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
