"""Intervals and tests, on arrays: of a ratio clustered by story, of a difference paired by story."""

from dataclasses import dataclass

import numpy as np
import scipy  # its statistics are loaded on first use, not before every article
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FEWEST_STORIES = 10  # with fewer, a variance between stories is too unsure to tell anything
FEWEST_DIFFERING = 6  # with fewer, even a sign test cannot reach .05 (2 / 2 ** 5 > .05)
_LEVEL = 0.95
_ROUNDING = 1e-12  # differences of two ratios that are less apart are equal


@dataclass(frozen=True, slots=True)
class Paired:
    """What stories say about a difference.

    Attributes:
        value: mean over stories of one side's value less the other's.
        low, high: of the 95 % interval, missing where there is none.
        p: two-sided, missing under `FEWEST_STORIES`.
        stories: how many there are.
        differing: in how many the sides are not equal.
        by_sign: whether p is that of a sign test.
    """

    value: Floats
    low: Floats
    high: Floats
    p: Floats
    stories: NDArray[np.int64]
    differing: NDArray[np.int64]
    by_sign: NDArray[np.bool_]


def linearised_error(
    value: Floats, base: Floats, hits_squared: Floats, hits_base: Floats, base_squared: Floats,
    stories: Floats,
) -> Floats:  # fmt: skip
    """The standard error of a ratio of sums over stories, by Taylor's linearisation.

    The residual of a story is its hits less the ratio times its base (Cochran 1977, Sampling
    Techniques, 6.3; Wolter 2007, Introduction to Variance Estimation, ch. 6).

    Arguments:
        value: the ratio: sum of hits over sum of bases.
        base: sum of bases.
        hits_squared: sum over stories of squared hits.
        hits_base: sum of hits times base.
        base_squared: sum of squared bases.
        stories: their number, over 1.
    """
    squares = hits_squared - 2 * value * hits_base + value**2 * base_squared
    return np.sqrt(np.maximum(squares, 0) * stories / (stories - 1)) / base


def mean_interval(value: Floats, error: Floats, stories: Floats) -> tuple[Floats, Floats]:
    """The 95 % interval of a mean: t with one degree of freedom less than stories.

    Arguments:
        value: the mean.
        error: its standard error.
        stories: their number.
    """
    half = scipy.stats.t.ppf((1 + _LEVEL) / 2, stories - 1) * error
    return value - half, value + half


def share_interval(
    share: Floats, error: Floats, units: Floats, stories: Floats
) -> tuple[Floats, Floats]:
    """The 95 % interval of a share from clusters (Korn and Graubard 1998).

    Clopper and Pearson's exact interval at the number of independent units that would give the
    same error, corrected for the degrees of freedom of the error. Unlike share ± t × error it stays
    between 0 and 1 and holds for rare groups too, also where none was found (Survey Methodology
    24, 193-201). ``benchmarks/intervals.py`` compares the two.

    Arguments:
        share: hits over base.
        error: the share's standard error; 0 where stories do not differ.
        units: how many were looked at; clusters never tell more than as many.
        stories: their number.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        alike = np.where(error > 0, np.minimum(share * (1 - share) / error**2, units), units)
        t_units = scipy.stats.t.ppf((1 + _LEVEL) / 2, np.maximum(units - 1, 1))
        t_stories = scipy.stats.t.ppf((1 + _LEVEL) / 2, stories - 1)
        effective = alike * (t_units / t_stories) ** 2
        hits = effective * share
        low = scipy.stats.beta.ppf((1 - _LEVEL) / 2, hits, effective - hits + 1)
        high = scipy.stats.beta.ppf((1 + _LEVEL) / 2, hits + 1, effective - hits)
    return np.where(hits <= 0, 0.0, low), np.where(hits >= effective, 1.0, high)


def paired(differences: Floats) -> Paired:
    """Whether one side differs from the other, story by story.

    A paired t test over stories holds the event constant. Where fewer than `FEWEST_DIFFERING`
    stories differ, or all do by the same, there is no variance to go by: then no interval is given,
    and p is that of a sign test over the stories that differ (Dixon and Mood 1946); it is 1 where
    none does.

    Arguments:
        differences: in the last axis, a story's each; missing where a side does not cover it.
    """
    there = ~np.isnan(differences)
    stories = there.sum(axis=-1)
    filled = np.where(there, differences, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = filled.sum(axis=-1) / stories
        squares = np.where(there, (differences - mean[..., None]) ** 2, 0.0).sum(axis=-1)
        error = np.sqrt(squares / (stories - 1) / stories)
        by_t = 2 * scipy.stats.t.sf(np.abs(mean) / error, stories - 1)
        low, high = mean_interval(mean, error, stories)
    above, below = (filled > _ROUNDING).sum(axis=-1), (filled < -_ROUNDING).sum(axis=-1)
    differing = above + below
    by_sign = np.minimum(2 * scipy.stats.binom.cdf(np.minimum(above, below), differing, 0.5), 1.0)
    enough = stories >= FEWEST_STORIES
    largest = np.where(there, differences, -np.inf).max(axis=-1, initial=-np.inf)
    least = np.where(there, differences, np.inf).min(axis=-1, initial=np.inf)
    sign = enough & ((differing < FEWEST_DIFFERING) | (largest - least <= _ROUNDING))
    return Paired(
        mean,
        np.where(enough & ~sign, low, np.nan),
        np.where(enough & ~sign, high, np.nan),
        np.where(enough, np.where(sign, by_sign, by_t), np.nan),
        stories,
        differing,
        sign,
    )


def holm(p: Floats) -> Floats:
    """Correct the p of a family of tests (Holm 1979, Scandinavian Journal of Statistics 6, 65-70).

    Arguments:
        p: of each test; a missing one is none and stays missing.
    """
    corrected = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    factors = np.arange(len(order), 0, -1)
    corrected[order] = np.minimum(np.maximum.accumulate(p[order] * factors), 1.0)
    return corrected
