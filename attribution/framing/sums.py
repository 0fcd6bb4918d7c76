"""Counts summed up story by story: what intervals and differences are computed from."""

from dataclasses import dataclass

import pandas as pd

from attribution.framing.compared import Compared
from attribution.framing.observed import Observed
from attribution.framing.phrases import SHARE, unit_of


@dataclass(frozen=True, slots=True)
class Sums:
    """The counts of each side in each story.

    Attributes:
        hits: measure, group, the keys, story and hits; zeros need no row.
        bases: measure, the keys, story, base, and the articles and statements that are looked at.
        measures: their names, in the order in which they are shown.
        shares: the measures that are shares: `phrases.csv` does not say otherwise, and no article
            has more hits than its base.
        keys: what is told apart: side, and period where there are some.
    """

    hits: pd.DataFrame
    bases: pd.DataFrame
    measures: tuple[str, ...]
    shares: frozenset[str]
    keys: tuple[str, ...]


def sum_by_story(compared: Compared, observed: Observed, periods: pd.Series | None = None) -> Sums:
    """Sum up what measures counted by side and story.

    Arguments:
        compared: what was counted in.
        observed: the counts.
        periods: of each article of `compared`, on its index, missing for those that do not count.
    """
    keys = ("side",) if periods is None else ("side", "period")
    places = compared.articles.assign(period="" if periods is None else periods)
    places = places.dropna(subset=["period"])[["article", *keys, "story"]]
    places["articles"] = 1
    said = compared.statements["article"].value_counts()
    places["statements"] = places["article"].map(said).fillna(0).astype("int64")
    # an article without a base does not count
    bases = observed.bases[observed.bases["base"] > 0].merge(places, on="article")
    base = bases[["measure", "article", *keys, "story", "base"]]
    hits = observed.hits.merge(base, on=["measure", "article"])
    over = set(hits.loc[hits["hits"] > hits["base"], "measure"])
    shares = {name for name in base["measure"].unique() if unit_of(name) in (SHARE, None)} - over
    cell = [*keys, "story"]
    return Sums(
        hits.groupby(["measure", "group", *cell], as_index=False, observed=True)["hits"].sum(),
        bases.groupby(["measure", *cell], as_index=False, observed=True)[
            ["base", "articles", "statements"]
        ].sum(),
        tuple(observed.bases["measure"].unique()),
        frozenset(shares),
        keys,
    )
