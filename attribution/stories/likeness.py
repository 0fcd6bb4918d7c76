"""How alike articles are: rare words in common, and nearness of meaning.

Likeness is a product of two vectors, so that the mean likeness of two sets of articles is the
product of their sums, and nothing needs to be kept for all pairs.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from attribution.stories.settings import StorySettings
from attribution.stories.words import WordCounts, rarity

_BLOCK = 256  # rows compared at once; bounds the memory


@dataclass(frozen=True, slots=True)
class Features:
    """What articles are compared by.

    Attributes:
        words: a row an article, of length √words_weight: words weighted by rarity.
        vocabulary: the words of the columns.
        meaning: a row an article, of length √(1 - words_weight); zeros where there is too little.
    """

    words: sparse.csr_matrix
    vocabulary: list[str]
    meaning: np.ndarray


def weigh(
    counts: WordCounts,
    vectors: np.ndarray,
    stories: Sequence[Sequence[int]],
    settings: StorySettings,
) -> Features:
    """The features of articles.

    Arguments:
        counts: the content words of each article.
        vectors: unit sentence vectors of their leads, a row each.
        stories: the stories known so far, see `rarity`.
        settings: see `StorySettings`.
    """
    table = counts.table
    held = np.diff(table.indptr)
    enough = np.asarray(table.sum(axis=1)).ravel() >= settings.fewest_words
    weights = np.maximum(0.0, rarity(counts, stories))
    values = (1 + np.log(table.data, dtype=np.float64)) * weights[table.indices]
    values *= np.repeat(enough, held)
    row = np.repeat(np.arange(table.shape[0]), held)
    lengths = np.sqrt(np.bincount(row, weights=values**2, minlength=table.shape[0]))
    values /= np.where(lengths > 0, lengths, 1.0)[row]
    # copies, because scipy may put what it is given into another order
    words = sparse.csr_matrix((values, table.indices.copy(), table.indptr.copy()), table.shape)
    words.data *= math.sqrt(settings.words_weight)
    meaning = np.where(enough[:, None], vectors, 0.0).astype(np.float32)
    meaning *= math.sqrt(1 - settings.words_weight)
    return Features(words, counts.vocabulary, meaning)


def alike_pairs(
    features: Features, days: np.ndarray, settings: StorySettings
) -> Iterator[tuple[int, int]]:
    """Pairs of articles alike enough to be of one story.

    Blocks of days are compared, so that nothing is computed over all pairs where dates exist.

    Arguments:
        features: of the articles, in order of date, those without a date last.
        days: ordinal of each date, -1 where there is none.
        settings: see `StorySettings`.

    Yields:
        Two indices, the smaller first.
    """
    number, dated = len(days), int((days >= 0).sum())
    undated = np.arange(dated, number)
    bounds = sorted({*range(0, dated, _BLOCK), *range(dated, number, _BLOCK), number})
    for start, stop in pairwise(bounds):
        rows = np.arange(start, stop)
        if start < dated:
            latest = days[stop - 1] + settings.story_days
            near = np.arange(start, int(np.searchsorted(days[:dated], latest, side="right")))
            columns = np.concatenate([near, undated])
        else:
            columns = np.arange(start, number)
        scores = (features.words[rows] @ features.words[columns].T).toarray()
        scores += features.meaning[rows] @ features.meaning[columns].T
        both = (days[rows] >= 0)[:, None] & (days[columns] >= 0)[None]
        least = np.where(both, settings.alike, settings.alike_undated)
        apart = both & (abs(days[rows][:, None] - days[columns][None]) > settings.story_days)
        found = (scores >= least) & ~apart & (rows[:, None] < columns[None])
        for row, col in zip(*np.nonzero(found), strict=True):
            yield int(rows[row]), int(columns[col])
