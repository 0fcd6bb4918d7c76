"""What pairs of sentences have in common, for many pairs at once; see ``likeness.FEATURES``.

Words are columns of sparse tables, so that what two sentences share is a product; runs of words and
words in order are found by dynamic programming over all pairs of a block together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from attribution.comparison.likeness import (
    FEATURES,
    Facts,
    Voice,
    quoted_verbatim,
    speakers_relation,
)

_UNSEEN = 1.0  # weight of a word that the corpus has no count of
_CELLS = 1 << 18  # of the tables of a block
_LEAST = 1e-6
_LONGEST_RUN, _MOST_NAMES, _MOST_DAYS = 8, 3, 5


@dataclass(frozen=True, slots=True)
class Compared:
    """What sentences are compared by, a row each.

    Attributes:
        stems: which stems of its story each holds.
        quoted: which of them inside quotation marks.
        names, numbers: which names and numbers each holds.
        weights: of the stems, 0 to 1.
        order: its stems in order, as numbers; shorter rows are filled with -1.
        lengths: how many these are.
    """

    stems: sparse.csr_array
    quoted: sparse.csr_array
    names: sparse.csr_array
    numbers: sparse.csr_array
    weights: np.ndarray
    order: list[np.ndarray]
    lengths: np.ndarray


def prepare(
    facts: Sequence[Facts], stories: Sequence[str], rarity: Mapping[str, Mapping[str, float]]
) -> Compared:
    """What sentences are compared by.

    Arguments:
        facts: of each.
        stories: of each.
        rarity: of each story, the weight of each stem.
    """
    column: dict[tuple[str, str], int] = {}
    order = [
        np.array(
            [column.setdefault((story, stem), len(column)) for stem in found.stems], dtype=np.int32
        )
        for story, found in zip(stories, facts, strict=True)
    ]
    quoted = [
        [column.setdefault((story, stem), len(column)) for stem in found.quoted]
        for story, found in zip(stories, facts, strict=True)
    ]
    weights = np.array([rarity[story].get(stem, _UNSEEN) for story, stem in column])
    return Compared(
        _table(order, len(column)),
        _table(quoted, len(column)),
        _numbered([found.names for found in facts]),
        _numbered([found.numbers for found in facts]),
        weights,
        order,
        np.array([len(row) for row in order], dtype=np.int64),
    )


def _numbered(words: Sequence[frozenset[str]]) -> sparse.csr_array:
    column: dict[str, int] = {}
    rows = [[column.setdefault(word, len(column)) for word in sorted(held)] for held in words]
    return _table(rows, len(column))


def _table(rows: Sequence[Any], columns: int) -> sparse.csr_array:
    """A row for each, with 1 in its columns."""
    held = [np.unique(np.asarray(row, dtype=np.int64)) for row in rows]
    ends = np.concatenate([[0], np.cumsum([len(row) for row in held], dtype=np.int64)])
    indices = np.concatenate([*held, np.empty(0, dtype=np.int64)])
    return sparse.csr_array(
        (np.ones(len(indices)), indices, ends), shape=(len(rows), max(1, columns))
    )


def measure_pairs(
    facts: Sequence[Facts],
    compared: Compared,
    vectors: np.ndarray,
    pairs: Sequence[tuple[int, int]],
) -> np.ndarray:
    """Values of `FEATURES`, (pairs, features).

    Arguments:
        facts: of each sentence.
        compared: see `prepare`.
        vectors: of each, of unit length.
        pairs: indices of two sentences.
    """
    values = np.ones((len(pairs), len(FEATURES)))
    if not len(pairs):
        return values
    a, b = np.asarray(pairs, dtype=np.int64).T
    weights = np.append(compared.weights, 0.0)[: compared.stems.shape[1]]

    def weight(table: sparse.csr_array, rows: np.ndarray) -> np.ndarray:
        return (table @ weights)[rows]

    def shared(one: sparse.csr_array, other: sparse.csr_array, by: np.ndarray) -> np.ndarray:
        common: np.ndarray = one[a].multiply(other[b]).tocsr() @ by
        return common

    mine, theirs = (weight(compared.stems, rows) for rows in (a, b))
    my_quoted, their_quoted = (weight(compared.quoted, rows) for rows in (a, b))
    both = shared(compared.stems, compared.stems, weights)
    in_both = shared(compared.quoted, compared.quoted, weights)
    here = shared(compared.quoted, compared.stems, weights)
    there = shared(compared.stems, compared.quoted, weights)
    run, ordered = _in_order(compared, a, b)
    of_each = _of_each(facts)
    day, quotes, direct, indirect, negated, numbered = of_each.T
    relation = _relations(facts, a, b)
    common = shared(compared.quoted, compared.quoted, np.ones(len(weights))) > 0
    verbatim = np.zeros(len(a), dtype=bool)
    for number in np.flatnonzero(common):  # a quotation that stands in another shares its words
        verbatim[number] = quoted_verbatim(facts[a[number]], facts[b[number]])
    names = shared(compared.names, compared.names, np.ones(compared.names.shape[1]))
    numbers = shared(compared.numbers, compared.numbers, np.ones(compared.numbers.shape[1]))
    days = np.nan_to_num(abs(day[a] - day[b]))
    columns = {
        "cosine": np.einsum("ij,ij->i", vectors[a], vectors[b]),
        "contained": both / np.maximum(np.minimum(mine, theirs), _LEAST),
        "in all": both / np.maximum(mine + theirs - both, _LEAST),
        "shared": np.log1p(both),
        "order": ordered / np.maximum(1, np.minimum(compared.lengths[a], compared.lengths[b])),
        "run": np.minimum(run, _LONGEST_RUN) / 4,
        "quoted in both": in_both / np.maximum(np.minimum(my_quoted, their_quoted), _LEAST),
        "quotation contained": np.maximum(
            here / np.maximum(my_quoted, _LEAST), there / np.maximum(their_quoted, _LEAST)
        ),
        "one quoted": quotes[a] != quotes[b],
        "none quoted": (quotes[a] == 0) & (quotes[b] == 0),
        "both direct": (direct[a] == 1) & (direct[b] == 1),
        "both indirect": (indirect[a] == 1) & (indirect[b] == 1),
        "same speaker": relation == "same",
        "speakers alike": relation == "alike",
        "speakers conflict": relation == "conflict",
        "other speaker": relation == "other",
        "names": np.minimum(_MOST_NAMES, names),
        "number conflict": (numbered[a] == 1) & (numbered[b] == 1) & (numbers == 0),
        "days": np.minimum(days, _MOST_DAYS),
        "verbatim": verbatim,
        "negated": negated[a] != negated[b],
    }
    for name, found in columns.items():
        values[:, FEATURES.index(name)] = found
    return values


def _of_each(facts: Sequence[Facts]) -> np.ndarray:
    """Day, and whether it quotes, is direct, is indirect, negates and has numbers; a row each."""
    return np.array(
        [
            (
                found.day.toordinal() if found.day else np.nan,
                bool(found.quoted),
                found.kind == "direct",
                found.kind == "indirect",
                found.negated,
                bool(found.numbers),
            )
            for found in facts
        ],
        dtype=np.float64,
    )


def _relations(facts: Sequence[Facts], a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How the speakers of each pair stand to each other; few pairs of them are different."""
    number: dict[Voice, int] = {}
    voices = np.array([number.setdefault(found.voice, len(number)) for found in facts])
    distinct, place = np.unique(voices[a] * len(number) + voices[b], return_inverse=True)
    named = list(number)
    relations = [
        speakers_relation(named[pair // len(number)], named[pair % len(number)])
        for pair in distinct.tolist()
    ]
    return np.array(relations)[place]


def _in_order(compared: Compared, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each pair: the longest run of stems both hold, and how many stand in one order in both."""
    run = np.zeros(len(a), dtype=np.int32)
    ordered = np.zeros(len(a), dtype=np.int32)
    widest = np.maximum(compared.lengths[a], compared.lengths[b])
    by_width = np.argsort(widest, kind="stable")
    at = 0
    while at < len(by_width):
        # pairs of like width stand together, so that little of a block is filling
        width = max(1, int(widest[by_width[min(len(by_width), at + 64) - 1]]))
        end = min(len(by_width), at + max(64, _CELLS // width))
        block = by_width[at:end]
        run[block], ordered[block] = _align(
            _padded([compared.order[row] for row in a[block]], -1),
            _padded([compared.order[row] for row in b[block]], -2),
        )
        at = end
    return run, ordered


def _padded(rows: Sequence[np.ndarray], filling: int) -> np.ndarray:
    lengths = np.array([len(row) for row in rows])
    table = np.full((len(rows), max(1, int(lengths.max()))), filling, dtype=np.int32)
    table[np.arange(table.shape[1]) < lengths[:, None]] = np.concatenate(rows)
    return table


def _align(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Longest common run and longest common subsequence of the rows of two tables."""
    run = np.zeros((len(one), other.shape[1] + 1), dtype=np.int16)
    ordered = np.zeros_like(run)
    longest = np.zeros(len(one), dtype=np.int16)
    for word in range(one.shape[1]):
        same = one[:, word, None] == other
        run[:, 1:] = np.where(same, run[:, :-1] + 1, 0)
        np.maximum(longest, run.max(axis=1), out=longest)
        found = np.where(same, ordered[:, :-1] + 1, ordered[:, 1:])
        ordered[:, 1:] = np.maximum(ordered[:, 1:], found)
        np.maximum.accumulate(ordered, axis=1, out=ordered)
    return longest, ordered[:, -1]
