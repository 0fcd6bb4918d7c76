"""How alike two contents are: shared words weighted by rarity, their order, runs of words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations

import numpy as np
from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def content_words(text: str) -> list[str]:
    """Lower-cased words without possessive endings."""
    return [re.sub(r"['’]s$", "", word) for word in map(str.lower, _WORD.findall(text))]


@cache
def function_words() -> frozenset[str]:
    """English function words (spaCy's stop words)."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS) | {"don't", "won't", "can't"}


def rarity(texts: Sequence[str]) -> dict[str, float]:
    """Weight of each word: rare ones count more, function words little."""
    counts = Counter(word for text in texts for word in set(content_words(text)))
    return {
        word: (0.1 if word in function_words() else 1.0) * math.log(1 + len(texts) / count)
        for word, count in counts.items()
    }


def shared_weight(one: str, other: str, weights: dict[str, float]) -> tuple[float, float]:
    """Weight of shared words over that of all words (Jaccard), and over that of the shorter text.

    Arguments:
        one: a content.
        other: another.
        weights: see `rarity`.
    """
    a, b = set(content_words(one)), set(content_words(other))
    both = sum(weights.get(word, 1.0) for word in a & b)
    smaller = min(sum(weights.get(w, 1.0) for w in a), sum(weights.get(w, 1.0) for w in b))
    union = sum(weights.get(word, 1.0) for word in a | b)
    return both / max(union, 1e-9), both / max(smaller, 1e-9)


def longest_shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest run of words both hold, in order and without gaps."""
    best, previous = 0, [0] * (len(other) + 1)
    for word in one:
        current = [0]
        for index, opposite in enumerate(other):
            current.append(previous[index] + 1 if word == opposite else 0)
        best = max(best, *current)
        previous = current
    return best


def order_likeness(one: str, other: str) -> float:
    """Share of the shorter text's words that the other holds in the same order."""
    a, b = content_words(one), content_words(other)
    return LCSseq.similarity(a, b) / max(1, min(len(a), len(b)))


def candidate_pairs(
    texts: Sequence[str], articles: Sequence[str], vectors: np.ndarray, floor: float
) -> set[tuple[int, int]]:
    """Pairs of different articles worth comparing: like vectors or a shared run of four words.

    Arguments:
        texts: contents.
        articles: the article of each.
        vectors: see `embed`.
        floor: least cosine of a pair.
    """
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(texts), 1000):
        near = vectors[start : start + 1000] @ vectors.T
        for row, column in zip(*np.nonzero(near >= floor), strict=True):
            if start + row < column:
                pairs.add((int(start + row), int(column)))
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, text in enumerate(texts):
        words = content_words(text)
        for at in range(len(words) - 3):
            runs[tuple(words[at : at + 4])].add(index)
    for members in runs.values():
        if len(members) <= 50:
            pairs.update(combinations(sorted(members), 2))
    return {(a, b) for a, b in pairs if articles[a] != articles[b]}
