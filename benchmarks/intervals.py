"""Whether intervals and tests over stories hold what they promise, by simulation.

    python -m benchmarks.intervals [--draws 4000]

A draw is a corpus of two outlets: each story has its own share of a group, each outlet's account of
the story and each article again. Articles have 5 to 25 statements, an outlet 1 to 3 articles a
story. Shares vary as in 60 events of three outlets, where the correlation of two statements of an
article is .00 to .15, mostly under .07. Words a quotation are skewed as those of the same articles.
A nominal 95 % interval shall cover 92 to 97 % at 10 stories and 93.5 to 96.5 % at 30 and 100; two
outlets drawn from one pool shall give p < .05 in at most 6 % of tests.
"""

import argparse
from dataclasses import dataclass

import numpy as np

from attribution.framing.intervals import (
    Floats,
    linearised_error,
    mean_interval,
    paired,
    share_interval,
)

SHARES = (0.02, 0.05, 0.1, 0.4)
STORIES = (10, 30, 100)
PROMISED = {10: (0.92, 0.97), 30: (0.935, 0.965), 100: (0.935, 0.965)}
MOST_FALSE = 0.06
_WORDS, _SPREAD = 12.0, 0.8  # mean of the words a quotation, deviation of their logarithm


@dataclass(frozen=True, slots=True)
class Clustering:
    """Correlation of two statements: in a story, in an outlet's account of it, in an article."""

    name: str
    story: float
    account: float
    article: float


CLUSTERINGS = (Clustering("usual", 0.03, 0.02, 0.02), Clustering("strong", 0.05, 0.03, 0.05))


def draw_counts(
    rng: np.random.Generator, draws: int, stories: int, share: float, factor: float,
    clustering: Clustering,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Hits and statements by draw, story and outlet.

    Arguments:
        rng: a generator.
        draws: how many corpora.
        stories: in each.
        share: of the group with the first outlet.
        factor: times that with the second, at most 1.
        clustering: how statements of a story, account and article are alike.
    """
    of_story = _vary(rng, np.full((draws, stories, 1), share), clustering.story)
    of_account = _vary(rng, of_story * np.array([1.0, factor]), clustering.account)
    of_article = _vary(rng, np.repeat(of_account[..., None], 3, axis=-1), clustering.article)
    statements = _articles(rng, (draws, stories, 2))
    hits = rng.binomial(statements, of_article)
    return hits.sum(axis=-1).astype(float), statements.sum(axis=-1).astype(float)


def draw_words(rng: np.random.Generator, draws: int, stories: int) -> tuple[Floats, Floats]:
    """Quoted words and quotations by draw, story and outlet, of a mean of 12 words."""
    quotations = _articles(rng, (draws, stories, 2))
    alike = rng.normal(0, 0.2, (draws, stories, 1, 1)) + rng.normal(0, 0.2, quotations.shape)
    # the sum of lognormal words, by a gamma of the same mean and variance
    shape = quotations / np.expm1(_SPREAD**2)
    scale = _WORDS * np.expm1(_SPREAD**2)
    words = np.where(quotations > 0, rng.gamma(np.maximum(shape, 1e-9), scale), 0.0)
    return (words * np.exp(alike - 0.04)).sum(axis=-1), quotations.sum(axis=-1).astype(float)


def _vary(rng: np.random.Generator, mean: Floats, correlation: float) -> Floats:
    """Shares that vary about a mean, from the beta distribution."""
    size = 1 / correlation - 1
    return rng.beta(np.maximum(mean * size, 1e-12), np.maximum((1 - mean) * size, 1e-12))


def _articles(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Statements of up to three articles."""
    number = rng.integers(1, 4, (*shape, 1))
    return np.where(np.arange(3) < number, rng.integers(5, 26, (*shape, 3)), 0)


def one_side(hits: Floats, bases: Floats, truth: float, share: bool) -> dict[str, float]:
    """How often the interval of one outlet's value covers the truth, and what t alone would."""
    stories = np.full(len(hits), float(hits.shape[1]))
    base = bases.sum(axis=1)
    value = hits.sum(axis=1) / base
    error = linearised_error(
        value, base, (hits**2).sum(axis=1), (hits * bases).sum(axis=1), (bases**2).sum(axis=1), stories
    )  # fmt: skip
    plain = _covered(*mean_interval(value, error, stories), truth)
    if not share:
        return {"value": plain}
    return {
        "value": _covered(*share_interval(value, error, base, stories), truth),
        "t alone": plain,
    }


def two_sides(hits: Floats, bases: Floats, truth: float) -> dict[str, float]:
    """How often the interval of a difference covers the truth, and how often p is under .05."""
    test = paired(hits[..., 0] / bases[..., 0] - hits[..., 1] / bases[..., 1])
    given = ~np.isnan(test.low)
    return {
        "covers": _covered(test.low[given], test.high[given], truth),
        "given": float(given.mean()),
        "p < .05": float((test.p < 0.05).mean()),
    }


def _covered(low: Floats, high: Floats, truth: float) -> float:
    return float(((low <= truth) & (truth <= high)).mean())


def main() -> None:
    """Print coverage and false alarms, and what misses its promise."""
    parser = argparse.ArgumentParser(description="Coverage of intervals over stories.")
    parser.add_argument("--draws", type=int, default=4000, help="corpora a figure rests on")
    draws = parser.parse_args().draws
    rng = np.random.default_rng(1)
    print(
        f"{draws} draws. value: one outlet's; difference: of two, one with .6 of the other's share;"
    )
    print("given: share of draws with an interval; from one pool: p < .05, and the same for means")
    print(f"\n{'':<28}{'value':>7}{'t alone':>9}{'difference':>12}{'given':>7}{'one pool':>10}")
    missed = 0
    for stories in STORIES:
        for clustering in CLUSTERINGS:
            for share in SHARES:
                hits, bases = draw_counts(rng, draws, stories, share, 0.6, clustering)
                same = draw_counts(rng, draws, stories, share, 1.0, clustering)
                label = f"{stories} stories, {clustering.name}, {share:.0%}"
                one = one_side(hits[..., 0], bases[..., 0], share, True)
                missed += _print(label, stories, one, two_sides(hits, bases, 0.4 * share), two_sides(*same, 0.0))  # fmt: skip
        hits, bases = draw_words(rng, draws, stories)
        one, two = one_side(hits[..., 0], bases[..., 0], _WORDS, False), two_sides(hits, bases, 0.0)
        missed += _print(f"{stories} stories, words", stories, one, two, two)
    print(f"\n* misses what is promised: {missed}")


def _print(
    label: str,
    stories: int,
    one: dict[str, float],
    differ: dict[str, float],
    same: dict[str, float],
) -> int:
    """Print a row; return how many of its figures miss what is promised."""
    low, high = PROMISED[stories]
    figures = [one["value"], differ["covers"]]
    marks = ["" if low <= figure <= high else "*" for figure in figures]
    marks.append("" if same["p < .05"] <= MOST_FALSE else "*")
    plain = f"{one['t alone']:.3f}" if "t alone" in one else ""
    print(
        f"{label:<28}{figures[0]:>7.3f}{marks[0]:<1}{plain:>8}{figures[1]:>12.3f}{marks[1]:<1}"
        f"{differ['given']:>6.2f}{same['p < .05']:>10.3f}{marks[2]}"
    )
    return sum(map(bool, marks))


if __name__ == "__main__":
    main()
