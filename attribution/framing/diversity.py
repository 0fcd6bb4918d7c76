"""Diversity of voices: how many speakers are heard, weighed by how often.

An effective number of order 1 (the exponential of Shannon's entropy) or 2 (the inverse of Simpson's
concentration) is the number of speakers who, heard equally often, would make as much diversity
(Hill 1973, Diversity and Evenness). More statements bring more speakers, so sides are compared at
equal numbers of statements: the exact expectation over all samples of that size (Chao et al. 2014,
Rarefaction and extrapolation with Hill numbers), no bootstrap, which would be biased downwards
since it draws speakers twice and never one it has not seen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy  # its statistics are loaded on first use, not before every article
from numpy.typing import NDArray
from scipy.special import gammaln

from attribution.comparison.differences import NAMED
from attribution.framing.compared import Compared
from attribution.tables import MEASURES, make_table

MEASURE = "effective voices"
ORDERS = (1, 2)
FEWEST_STORIES = 10  # below, they are too few to tell how much a figure varies from story to story
FEWEST_STATEMENTS = 10  # of named speakers, below which they tell nothing of diversity
_UPPER = 0.975  # of a 95 % interval

_Counts = NDArray[np.int64]
_Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Voices:
    """What a side lets speakers say in some stories.

    Attributes:
        counts: statements by story (rows) and named speaker (columns).
        statements: all of them, those of speakers without a name too.
        articles: number of articles.
    """

    counts: _Counts
    statements: int
    articles: int

    @property
    def named(self) -> int:
        """Statements of speakers with a name."""
        return int(self.counts.sum())

    @property
    def speakers(self) -> int:
        """Speakers with a name."""
        return int((self.counts.sum(axis=0) > 0).sum())

    @property
    def size(self) -> int:
        """Statements that are left whichever story is left out; all, where none is to be."""
        if len(self.counts) < FEWEST_STORIES:
            return self.named
        return self.named - int(self.counts.sum(axis=1).max())


def effective_voices(counts: _Counts, size: int, order: int) -> _Values:
    """Hill numbers expected of samples of one size, drawn without replacement.

    Arguments:
        counts: statements by speaker; each row is a collection of its own and has `size` or more.
        size: statements in a sample.
        order: 1 or 2.

    Returns:
        One number a row.
    """
    totals = counts.sum(axis=1)
    if order == 2:
        pairs = (counts * (counts - 1)).sum(axis=1) / np.maximum(1, totals * (totals - 1))
        return 1 / (1 / size + (size - 1) / size * pairs)
    drawn = np.arange(1, min(size, int(counts.max())) + 1)
    surprise = -drawn / size * np.log(drawn / size)
    entropies = np.empty(len(counts))
    for total in np.unique(totals):
        rows = totals == total
        different, which = np.unique(counts[rows], return_inverse=True)
        expected = _chances(drawn, int(total), different[:, None], size) @ surprise
        entropies[rows] = expected[which.reshape(-1, counts.shape[1])].sum(axis=1)
    return np.exp(entropies)


def _chances(drawn: _Counts, total: int, held: _Counts, size: int) -> _Values:
    """How probable it is that a sample has so many of a speaker's statements.

    The hypergeometric distribution, from one table of logarithms: with scipy's own, the pairs of
    thirty outlets took minutes.
    """
    logs = gammaln(np.arange(total + 1) + 1.0)

    def ways(out_of: _Counts, chosen: _Counts) -> _Values:
        possible = (chosen >= 0) & (chosen <= out_of)
        at = np.where(possible, chosen, 0)
        return np.where(possible, logs[out_of] - logs[at] - logs[out_of - at], -np.inf)

    all_ways = ways(np.array(total), np.array(size))
    return np.exp(ways(held, drawn) + ways(total - held, size - drawn) - all_ways)


def diversity(compared: Compared) -> pd.DataFrame:
    """Effective numbers of voices of each side, at the number of statements of the smallest.

    The interval is of the delete-one-story jackknife (Efron and Stein 1981) of the logarithm, with
    t on S - 1 degrees of freedom. So that every figure is for one number of statements, that number
    is what is left of the smallest side without its largest story. Sides of too few statements have
    no figure and do not lower the number for others.

    Arguments:
        compared: see there.

    Returns:
        A row a side and order, with the columns of ``tables.MEASURES``: `count` is the number of
        speakers with a name, `base` the number of statements the figure is for.
    """
    voices = {
        side: _read(compared, side, set(compared.articles["story"])) for side in compared.sides
    }
    size = min((v.size for v in voices.values() if v.size >= FEWEST_STATEMENTS), default=0)
    rows = []
    for side, found in voices.items():
        rows += [
            {
                "outlet": side,
                **_row(compared, (found,), size, order),
                **_estimate(found, size, order),
            }
            for order in ORDERS
        ]
    return make_table(rows, MEASURES)


def diversity_contrast(compared: Compared, one: str, other: str) -> pd.DataFrame:
    """How many effective voices more one side has than another, in the stories both cover.

    Both at the same number of statements, with the interval and p of the jackknife that leaves out
    a story of both at once, t on S - 1 degrees of freedom; see `diversity`.

    Arguments:
        compared: see there.
        one: a side.
        other: what is taken away.

    Returns:
        A row an order, with the columns of ``tables.MEASURES``; `p_holm` is missing, since it needs
        the whole family. Below `FEWEST_STORIES` stories the row is descriptive.
    """
    stories = set.intersection(
        *(
            set(compared.articles.loc[compared.articles["side"] == side, "story"])
            for side in (one, other)
        )
    )
    pair = (_read(compared, one, stories), _read(compared, other, stories))
    size = min(voices.size for voices in pair)
    rows = [
        {
            "outlet": one,
            "outlet_b": other,
            **_row(compared, pair, size, order),
            **_difference(*pair, size, order),
        }
        for order in ORDERS
    ]
    return make_table(rows, MEASURES)


def _read(compared: Compared, side: str, stories: Collection[str]) -> _Voices:
    """A side's statements in some stories, also in those where no speaker has a name."""
    articles = compared.articles[compared.articles["side"] == side]
    articles = articles[articles["story"].isin(stories)]
    statements = compared.statements[compared.statements["side"] == side]
    statements = statements[statements["story"].isin(stories)]
    named = statements[statements["type"].isin(NAMED)]
    covered = pd.Index(articles["story"].unique()).sort_values()
    speakers, names = pd.factorize(named["speaker_id"])
    counts = np.zeros((len(covered), len(names)), dtype=np.int64)
    np.add.at(counts, (covered.get_indexer(named["story"]), speakers), 1)
    return _Voices(counts, len(statements), len(articles))


def _row(compared: Compared, sides: tuple[_Voices, ...], size: int, order: int) -> dict[str, Any]:
    """What a row says beside its figure."""
    stories = len(sides[0].counts)
    if stories < FEWEST_STORIES:
        design, why = "descriptive", f"fewer than {FEWEST_STORIES} stories, so no interval; "
    else:
        design, why = ("by story" if len(sides) == 1 else "paired by story"), ""
    unnamed = " and ".join(f"{side.statements - side.named} of {side.statements}" for side in sides)
    if any(side.size < FEWEST_STATEMENTS for side in sides):
        why = f"fewer than {FEWEST_STATEMENTS} statements by named speakers, so no figure; "
    else:
        why += f"at {size} statements; "
    return {
        "measure": MEASURE,
        "group": f"order {order}",
        "period": "",
        "unit": "number",
        "count": sum(side.speakers for side in sides),
        "base": size,
        "statements": sum(side.statements for side in sides),
        "articles": sum(side.articles for side in sides),
        "stories": stories,
        "design": design,
        "texts": compared.texts,
        "note": f"{why}speakers without a name left out: {unnamed} statements",
    }  # fmt: skip


def _estimate(voices: _Voices, size: int, order: int) -> dict[str, float]:
    """A side's figure and its interval."""
    if voices.size < FEWEST_STATEMENTS:
        return {}
    value = _of_all(voices, size, order)
    if len(voices.counts) < FEWEST_STORIES:
        return {"value": value}
    left = np.log(_without_each(voices, size, order))
    reach = scipy.stats.t.ppf(_UPPER, len(left) - 1) * _error(left)
    return {"value": value, "low": value * np.exp(-reach), "high": value * np.exp(reach)}


def _difference(one: _Voices, other: _Voices, size: int, order: int) -> dict[str, float]:
    """A difference, its interval and its p."""
    if size < FEWEST_STATEMENTS:
        return {}
    values = (_of_all(one, size, order), _of_all(other, size, order))
    value = values[0] - values[1]
    figure = {"value": value, "value_of_outlet": values[0], "value_of_outlet_b": values[1]}
    if len(one.counts) < FEWEST_STORIES:
        return figure
    left = _without_each(one, size, order) - _without_each(other, size, order)
    error, freedom = _error(left), len(left) - 1
    if error == 0:
        return figure
    reach = scipy.stats.t.ppf(_UPPER, freedom) * error
    p = 2 * scipy.stats.t.sf(abs(value) / error, freedom)
    return {**figure, "low": value - reach, "high": value + reach, "p": p}


def _of_all(voices: _Voices, size: int, order: int) -> float:
    return float(effective_voices(voices.counts.sum(axis=0, keepdims=True), size, order)[0])


def _without_each(voices: _Voices, size: int, order: int) -> _Values:
    """The figure without each story in turn."""
    return effective_voices(voices.counts.sum(axis=0) - voices.counts, size, order)


def _error(left: _Values) -> float:
    """The jackknife's standard error, from the figures without each story."""
    number = len(left)
    return float(np.sqrt((number - 1) / number * ((left - left.mean()) ** 2).sum()))
