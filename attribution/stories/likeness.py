"""How alike articles are: rare words in common, and nearness of meaning.

Likeness is a product of two vectors, so that the mean likeness of two sets of articles is the
product of their sums, and nothing needs to be kept for all pairs.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from attribution.stories.settings import StorySettings
from attribution.stories.words import rarity

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
    counts: Sequence[Counter[str]],
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
    enough = np.array([counted.total() >= settings.fewest_words for counted in counts])
    weights = rarity(counts, stories)
    vocabulary = sorted(weights)
    column = {word: index for index, word in enumerate(vocabulary)}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for counted, usable in zip(counts, enough, strict=True):
        row = [
            (column[word], (1 + math.log(number)) * max(0.0, weights[word]))
            for word, number in counted.items()
            if usable
        ]
        length = math.sqrt(sum(value**2 for _, value in row)) or 1.0
        columns += [index for index, _ in row]
        values += [value / length for _, value in row]
        ends.append(len(values))
    words = sparse.csr_matrix(
        (np.array(values, dtype=np.float64), columns, ends), shape=(len(counts), len(vocabulary))
    )
    meaning = np.where(enough[:, None], vectors, 0.0).astype(np.float64)
    return Features(
        words * math.sqrt(settings.words_weight),
        vocabulary,
        meaning * math.sqrt(1 - settings.words_weight),
    )


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
