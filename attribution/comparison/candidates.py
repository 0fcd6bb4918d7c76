"""Which pairs of parts are worth judging."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array

from attribution.comparison.likeness import Facts, repeats, speakers_relation

_NEAR = 0.3  # cosine of a pair that shares a content word
_NEARER = 0.5  # of one that shares none
_SHARED = 3  # content words that are enough whatever the vectors say
_FEWEST = 2  # content words of one speaker's; one ("the deal") may be said of anything
_RUN = 6  # content words in a row that nobody shares by chance
_COMMON = 50  # a run that more parts hold is a phrase of the trade


def pairs_in_story(
    story: Sequence[int], facts: Sequence[Facts], vectors: np.ndarray
) -> list[tuple[int, int]]:
    """Pairs of parts that have something in common, also of one article, in order.

    A part of fewer than three content words says too little, unless the same speaker says two in
    both or both quote it.

    Arguments:
        story: indices of the story's parts.
        facts: of each part.
        vectors: of each part, of unit length.
    """
    held = _holdings([facts[part].stems for part in story])
    shared = (held @ held.T).toarray()
    near = vectors[list(story)] @ vectors[list(story)].T
    worth = ((near >= _NEAR) & (shared >= 1)) | (near >= _NEARER) | (shared >= _SHARED)
    found = zip(*np.nonzero(np.triu(worth, 1)), strict=True)
    pairs = ((story[row], story[column]) for row, column in found)
    return [
        (a, b)
        for a, b in pairs
        if not (facts[a].short or facts[b].short)
        or _speaks_twice(facts[a], facts[b])
        or repeats(facts[a], facts[b])
    ]


def _speaks_twice(one: Facts, other: Facts) -> bool:
    fewest = min(len(set(one.stems)), len(set(other.stems)))
    return fewest >= _FEWEST and speakers_relation(one, other) == "same"


def _holdings(stems: Sequence[Sequence[str]]) -> csr_array:
    number: dict[str, int] = {}
    rows, columns = [], []
    for row, words in enumerate(stems):
        for word in sorted(set(words)):
            rows.append(row)
            columns.append(number.setdefault(word, len(number)))
    ones = np.ones(len(rows), dtype=np.int32)
    return csr_array((ones, (rows, columns)), shape=(len(stems), len(number)))


def pairs_across_stories(
    stories: Sequence[str], articles: Sequence[str], facts: Sequence[Facts]
) -> list[tuple[int, int]]:
    """Pairs of parts of different stories that quote the same content words in a row.

    Arguments:
        stories: of each part.
        articles: of each part.
        facts: of each part.
    """
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for part, found in enumerate(facts):
        for at in range(len(found.quoted) - _RUN + 1):
            runs[found.quoted[at : at + _RUN]].add(part)
    pairs: set[tuple[int, int]] = set()
    for holders in runs.values():
        if len(holders) <= _COMMON:
            pairs.update(combinations(sorted(holders), 2))
    return sorted(
        (a, b)
        for a, b in pairs
        if stories[a] != stories[b]
        and articles[a] != articles[b]
        and speakers_relation(facts[a], facts[b]) != "conflict"
    )
