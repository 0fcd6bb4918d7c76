"""What a measure counts, article by article: the one form in which every measure is estimated."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

HITS = ("measure", "group", "article", "hits")
BASES = ("measure", "article", "base")


@dataclass(frozen=True, slots=True)
class Observed:
    """Counts of measures, each a ratio of sums: its hits over its base.

    Attributes:
        hits: measure, group (a class, a kind, a speaker; empty where the measure has no parts),
            article and hits: statements, words or articles. Zeros need no row.
        bases: measure, article and base: out of how many. Articles without one do not count.
        groups: of each measure, the groups that are shown and compared even where they never occur.
            Only measures named here are compared between outlets: their groups are fixed before
            anybody looks, those of others (single speakers) are found by looking.
    """

    hits: pd.DataFrame
    bases: pd.DataFrame
    groups: dict[str, tuple[str, ...]]


def count(
    measure: str, rows: pd.DataFrame, group: pd.Series | str = "", weight: str | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Hits and bases of a measure whose base is all rows and whose hits are those with a group.

    Arguments:
        measure: its name.
        rows: one a unit, with the column `article`; all count in the base.
        group: of each row, missing where it is none's; or one for all.
        weight: a column of numbers that is summed instead of counting rows.
    """
    counted = pd.DataFrame(
        {
            "measure": measure,
            "group": group,
            "article": rows["article"],
            "hits": 1.0 if weight is None else rows[weight].astype(float),
        },
        index=rows.index,
    )
    bases = counted.groupby(["measure", "article"], as_index=False)["hits"].sum()
    named = counted.dropna(subset=["group"])
    hits = named.groupby(["measure", "group", "article"], as_index=False)["hits"].sum()
    return hits[list(HITS)], bases.rename(columns={"hits": "base"})[list(BASES)]


def count_articles(
    measure: str, articles: pd.Series, rows: pd.DataFrame, group: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Hits and bases of a measure that says in what share of articles a group occurs.

    Arguments:
        measure: its name.
        articles: those that count in the base, once each.
        rows: units, with the column `article`; one is enough for an article to be hit.
        group: of each row, missing where it is none's.
    """
    bases = pd.DataFrame({"measure": measure, "article": articles, "base": 1.0})
    found = pd.DataFrame({"measure": measure, "group": group, "article": rows["article"]})
    hits = found.dropna(subset=["group"]).drop_duplicates().assign(hits=1.0)
    return hits[list(HITS)], bases[list(BASES)]


def observed(
    counts: Iterable[tuple[pd.DataFrame, pd.DataFrame]], groups: dict[str, tuple[str, ...]]
) -> Observed:
    """What several counts give.

    Arguments:
        counts: hits and bases, see `count`.
        groups: see `Observed`.
    """
    hits, bases = zip(*counts, strict=True)
    return Observed(pd.concat(hits, ignore_index=True), pd.concat(bases, ignore_index=True), groups)


def gather(parts: list[Observed]) -> Observed:
    """The counts of several measures in one.

    Arguments:
        parts: no two hold the same measure.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for part in parts:
        groups |= part.groups
    return Observed(
        pd.concat([part.hits for part in parts], ignore_index=True),
        pd.concat([part.bases for part in parts], ignore_index=True),
        groups,
    )
