"""The value of each measure for each side, with its interval."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from attribution.framing.compared import OUTLET, Compared, ComparisonError
from attribution.framing.diversity import diversity
from attribution.framing.intervals import (
    FEWEST_STORIES,
    linearised_error,
    mean_interval,
    share_interval,
)
from attribution.framing.observe import OBSERVERS, Observer, observe, prepare_texts
from attribution.framing.observed import Observed
from attribution.framing.sums import Sums, sum_by_story
from attribution.tables import MEASURES, Tables

SideMeasure = Callable[[Compared], pd.DataFrame]
BY_STORY, DESCRIPTIVE = "by story", "descriptive"
_FEW = f"fewer than {FEWEST_STORIES} stories: no interval"
_PERIODS = {"month": "%Y-%m", "week": "%G-W%V"}


def measure(
    tables: Tables,
    by: str = OUTLET,
    period: str | None = None,
    observers: tuple[Observer, ...] = OBSERVERS,
    of_sides: tuple[SideMeasure, ...] = (diversity,),
) -> pd.DataFrame:
    """Every measure of each side, for all articles and, where some are copies, without these.

    Arguments:
        tables: of a study.
        by: column of `articles` whose values are compared.
        period: "month" or "week": one value each; articles without a date do not count then.
        observers: what counts the measures.
        of_sides: measures that are no ratio, for the whole corpus only: each gives its rows.

    Returns:
        A row a measure, side, group and period; see ``tables.MEASURES``.

    Raises:
        ComparisonError: there is no such column or period.
    """
    parts = []
    for compared in prepare_texts(tables, by):
        parts.append(estimate(compared, observe(compared, observers), period))
        parts += [] if period else [of_side(compared) for of_side in of_sides]
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def estimate(compared: Compared, observed: Observed, period: str | None = None) -> pd.DataFrame:
    """The values of measures, each a ratio of sums, with intervals over stories.

    Stories are the clusters: the articles on one event are not independent. The interval says
    between which values the measure would lie in all stories like these; it leaves out what the
    machine read wrongly. A share has the interval of `share_interval`, a mean that of
    `mean_interval`.

    Arguments:
        compared: what was counted in.
        observed: the counts. Groups it names have a row each, also with no hit.
        period: "month", "week" or None.

    Returns:
        See ``tables.MEASURES``.

    Raises:
        ComparisonError: there is no such period.
    """
    periods, undated = _periods(compared.articles, period)
    sums = sum_by_story(compared, observed, periods)
    if sums.bases.empty:
        return as_measures(pd.DataFrame(columns=[column.name for column in MEASURES]))
    keys = ["measure", *sums.keys]
    rows = _hits(sums, observed.groups).join(_bases(sums), on=keys)
    hits, base, stories, squares, products, base_squares = (
        rows[name].to_numpy(float) for name in ("hits", "base", "stories", "hh", "hb", "bb")
    )
    value = hits / base
    with np.errstate(divide="ignore", invalid="ignore"):
        error = linearised_error(value, base, squares, products, base_squares, stories)
        # words of one statement, or people of one article, are not as many independent units
        units = np.minimum(base, rows["statements"].clip(lower=1).to_numpy(float))
        of_share = share_interval(value, error, units, stories)
        of_mean = mean_interval(value, error, stories)
    share, enough = rows["measure"].isin(sums.shares).to_numpy(), stories >= FEWEST_STORIES
    low, high = (
        np.where(enough, np.where(share, one, other), np.nan)
        for one, other in zip(of_share, of_mean, strict=True)
    )
    table = rows.rename(columns={"side": "outlet", "hits": "count"}).assign(
        outlet_b=pd.NA,
        period=rows["period"] if period else "",
        unit=np.where(share, "share", "mean"),
        value=value,
        value_of_outlet=np.nan,
        value_of_outlet_b=np.nan,
        low=low,
        high=high,
        p=np.nan,
        p_holm=np.nan,
        design=np.where(enough, BY_STORY, DESCRIPTIVE),
        texts=compared.texts,
        note=[_note(undated, one) for one in enough],
    )
    return as_measures(table)


def as_measures(table: pd.DataFrame) -> pd.DataFrame:
    """A table with the columns of ``tables.MEASURES`` and their types.

    Arguments:
        table: has them all, perhaps others too.
    """
    columns = table[[column.name for column in MEASURES]]
    return columns.astype({column.name: column.type for column in MEASURES}).reset_index(drop=True)


def _periods(articles: pd.DataFrame, period: str | None) -> tuple[pd.Series | None, int]:
    """The period of each article, and how many have none."""
    if period is None:
        return None, 0
    if period not in _PERIODS:
        raise ComparisonError(f'no period "{period}"; there are {", ".join(_PERIODS)}')
    days = pd.to_datetime(articles["date"], format="%Y-%m-%d", errors="coerce")
    return days.dt.strftime(_PERIODS[period]), int(days.isna().sum())


def _note(undated: int, enough: bool) -> str:
    articles = "1 article has" if undated == 1 else f"{undated:,} articles have"
    dates = f"{articles} no date and {'is' if undated == 1 else 'are'} left out" if undated else ""
    return "; ".join(part for part in (dates, "" if enough else _FEW) if part)


def _hits(sums: Sums, fixed: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Sums of hits, of their squares and products with bases; zeros for fixed groups."""
    keys, cell = ["measure", *sums.keys], ["measure", *sums.keys, "story"]
    hits = sums.hits.merge(sums.bases[[*cell, "base"]], on=cell)
    hits = hits.assign(hh=hits["hits"] ** 2, hb=hits["hits"] * hits["base"])
    found = hits.groupby([*keys, "group"], as_index=False)[["hits", "hh", "hb"]].sum()
    groups = pd.DataFrame(
        [(name, group) for name, members in fixed.items() for group in members],
        columns=["measure", "group"],
        dtype="object",
    )
    order = {name: place for place, name in enumerate(sums.measures)}
    places = groups.assign(place=range(len(groups)))
    filled = sums.bases[keys].drop_duplicates().merge(groups, on="measure")
    filled = filled.merge(found, on=[*keys, "group"], how="outer")
    filled = filled.merge(places, on=["measure", "group"], how="left")
    filled = filled.fillna({"hits": 0.0, "hh": 0.0, "hb": 0.0})
    filled["order"] = filled["measure"].map(order)
    by = ["order", "place", "group", *sums.keys]
    return filled.sort_values(by, kind="stable", na_position="last", ignore_index=True)


def _bases(sums: Sums) -> pd.DataFrame:
    """Sums of bases and their squares, and how much was looked at."""
    bases = sums.bases.assign(bb=sums.bases["base"] ** 2, stories=1)
    columns = ["base", "bb", "articles", "statements", "stories"]
    return bases.groupby(["measure", *sums.keys])[columns].sum()
