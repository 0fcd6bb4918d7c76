"""The difference of each measure between two sides, paired by story."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from attribution.framing.compared import OUTLET, Compared, ComparisonError
from attribution.framing.diversity import diversity_contrast
from attribution.framing.estimate import DESCRIPTIVE, as_measures
from attribution.framing.intervals import FEWEST_DIFFERING, FEWEST_STORIES, Floats, holm, paired
from attribution.framing.observe import OBSERVERS, Observer, observe, prepare_texts
from attribution.framing.observed import Observed
from attribution.framing.sums import Sums, sum_by_story
from attribution.near import meant, suggest
from attribution.tables import MEASURES, Tables

PairMeasure = Callable[[Compared, str, str], pd.DataFrame]
PAIRED = "paired by story"
# Other weightings and parts of what the family has in a plainer form: tested, but no findings. The
# larger a family, the fewer of its differences can be told from chance.
SECONDARY = (
    "speaker type", "gender", "women", "quoted words by *", "articles by *", "first third",
    "quoted: *", "verbs for officials", "utterances nobody else has", "shared utterances",
)  # fmt: skip
_FEW = (
    f"fewer than {FEWEST_STORIES} stories that both cover: not tested, because articles of one"
    " event are not independent"
)
_ONE_EACH = "one article each: a side and its article cannot be told apart"
_NONE = "no story that both cover: all articles of each, so the events differ too"
_RARE = f"fewer than {FEWEST_DIFFERING} stories differ: no interval, p of a sign test"
_SAME = "every story differs by the same: no interval, p of a sign test"


def contrast(
    tables: Tables,
    one: str | None = None,
    other: str | None = None,
    by: str = OUTLET,
    observers: tuple[Observer, ...] = OBSERVERS,
    of_pairs: tuple[PairMeasure, ...] = (diversity_contrast,),
) -> pd.DataFrame:
    """The difference of every measure with fixed groups, for all articles and without copies.

    **The family** of tests, over which p is corrected after Holm, is fixed before anybody looks at
    a difference: every measure with fixed groups but those of `SECONDARY` × each of its groups ×
    every pair of sides that have a base of the measure in `FEWEST_STORIES` common stories. Groups
    that never occur count (their p is 1), single speakers do not. All articles and those without
    copies are a family each.

    Arguments:
        tables: of a study.
        one: only differences of this side, in any case: it less another.
        other: less this one only.
        by: column of `articles` whose values are compared.
        observers: what counts the measures.
        of_pairs: measures that are no ratio: each gives its rows for two sides.

    Returns:
        A row a measure, group and pair of sides; see ``tables.MEASURES`` and `differences`. p_holm
        is the same whichever sides are asked for.

    Raises:
        ComparisonError: there is no such column or side, or both are the same.
    """
    texts = prepare_texts(tables, by)
    names = [None if name is None else _find(name, texts[0].sides, by) for name in (one, other)]
    if names[0] is not None and names[0] == names[1]:
        raise ComparisonError(f'"{names[0]}" cannot be compared with itself')
    found = []
    for compared in texts:
        rows = [differences(compared, observe(compared, observers))]
        pairs = combinations(compared.sides, 2)
        rows += [of_pair(compared, *pair) for pair in pairs for of_pair in of_pairs]
        table = pd.concat([part for part in rows if len(part)] or rows[:1], ignore_index=True)
        found.append(table.assign(p_holm=_corrected(table)))
    return _orient(pd.concat(found, ignore_index=True), *names)


def _corrected(table: pd.DataFrame) -> pd.Series:
    """p over the family; missing for what is not in it."""
    apart = [any(fnmatchcase(name, of) for of in SECONDARY) for name in table["measure"]]
    p = table["p"].astype(float).mask(pd.Series(apart, index=table.index, dtype=bool))
    return pd.Series(holm(p.to_numpy(float)), index=table.index, dtype="Float64").mask(p.isna())


def differences(compared: Compared, observed: Observed) -> pd.DataFrame:
    """The differences of all pairs of sides in all measures whose groups are fixed.

    Where two sides cover `FEWEST_STORIES` stories or more, a difference is the mean over these
    stories of one side's ratio in the story less the other's, so that the event is held constant,
    with a paired t test on one degree of freedom less than stories (`intervals.paired` says when a
    sign test stands in). With fewer stories the same mean stands without a test; with none, the
    difference of the sides' values.

    Arguments:
        compared: what was counted in.
        observed: the counts.

    Returns:
        See ``tables.MEASURES``: in alphabetical order of sides, outlet minus outlet_b; `p_holm`
        is missing, since it needs the whole family.
    """
    sums = sum_by_story(compared, observed)
    rows = [row for row in _rows(sums, observed.groups) if not np.isnan(row["value"])]
    table = pd.DataFrame(rows, columns=[column.name for column in MEASURES])
    return as_measures(table.assign(p_holm=np.nan, period="", texts=compared.texts))


def _find(name: str, sides: list[str], by: str) -> str:
    """The side that bears a name, whatever its case."""
    found = meant(name, sides)
    if len(found) == 1:
        return found[0]
    if found:
        raise ComparisonError(f'"{name}" may be {" or ".join(found)}; write it as it stands there')
    hint = suggest(name, sides) or (f"; there are {', '.join(sides[:10])}" if sides else "")
    raise ComparisonError(f'no {by} is called "{name}"{hint}')


def _orient(table: pd.DataFrame, one: str | None, other: str | None) -> pd.DataFrame:
    """The rows of the sides that are asked for, turned so that it is `one` less `other`."""
    wanted = pd.Series(True, index=table.index)
    for side in (one, other):
        if side is not None:
            wanted &= (table["outlet"] == side) | (table["outlet_b"] == side)
    table = table[wanted].copy()
    turned = pd.Series(False, index=table.index)
    if one is not None:
        turned |= table["outlet_b"] == one
    if other is not None:
        turned |= table["outlet"] == other
    return turn(table, turned).reset_index(drop=True)


def turn(table: pd.DataFrame, turned: pd.Series) -> pd.DataFrame:
    """Differences the other way round: outlet_b minus outlet.

    Arguments:
        table: see ``tables.MEASURES``.
        turned: which rows.
    """
    table, old = table.copy(), table[turned]
    for name, source, sign in (
        ("outlet", "outlet_b", None), ("outlet_b", "outlet", None),
        ("value_of_outlet", "value_of_outlet_b", 1), ("value_of_outlet_b", "value_of_outlet", 1),
        ("value", "value", -1), ("low", "high", -1), ("high", "low", -1),
    ):  # fmt: skip
        table.loc[turned, name] = old[source] if sign is None else sign * old[source]
    return table


def _rows(sums: Sums, fixed: dict[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """A row a measure, pair and group; the value is missing where a side has no base at all."""
    sides = sorted(sums.bases["side"].unique())
    for name in (name for name in fixed if fixed[name]):
        bases = sums.bases[sums.bases["measure"] == name]
        hits = sums.hits[sums.hits["measure"] == name]
        stories = pd.Index(bases["story"].unique())
        shape = (len(sides), len(stories))
        looked = {
            column: _spread(bases, column, sides, stories, shape)
            for column in ("base", "statements", "articles")
        }
        counted = np.stack(
            [
                _spread(hits[hits["group"] == group], "hits", sides, stories, shape)
                for group in fixed[name]
            ]
        )
        unit = "share" if name in sums.shares else "mean"
        for (i, one), (j, other) in combinations(enumerate(sides), 2):
            pair = _compare(counted[:, [i, j]], {key: of[[i, j]] for key, of in looked.items()})
            for place, group in enumerate(fixed[name]):
                yield {
                    "measure": name, "outlet": one, "outlet_b": other, "group": group, "unit": unit,
                    **{key: of[place] for key, of in pair.items()},
                }  # fmt: skip


def _spread(
    table: pd.DataFrame, column: str, sides: list[str], stories: pd.Index, shape: tuple[int, int]
) -> Floats:
    """A column as an array of sides and stories."""
    spread = np.zeros(shape)
    rows = pd.Index(sides).get_indexer(table["side"])
    spread[rows, stories.get_indexer(table["story"])] = table[column].to_numpy(float)
    return spread


def _compare(counted: Floats, looked: dict[str, Floats]) -> dict[str, Any]:
    """Two sides in all groups of a measure.

    Arguments:
        counted: hits by group, side and story.
        looked: base, statements and articles by side and story.

    Returns:
        Columns of ``tables.MEASURES`` with a value a group.
    """
    both = (looked["base"] > 0).all(axis=0)
    number = int(both.sum())
    chosen = both if number else np.ones_like(both)
    hits, base = counted[:, :, chosen], looked["base"][:, chosen]
    articles = looked["articles"][:, chosen].sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = hits / base if number else hits.sum(axis=2, keepdims=True) / base.sum(axis=1)[:, None]  # fmt: skip
    values = ratios.mean(axis=2)
    enough = number >= FEWEST_STORIES
    test = paired(ratios[:, 0] - ratios[:, 1])
    note = "" if enough else _FEW if number else _NONE
    if number and not enough and (articles == 1).all():
        note = f"{_FEW}; {_ONE_EACH}"
    signs = np.where(test.differing < FEWEST_DIFFERING, _RARE, _SAME)
    same = {
        "base": base.sum(),
        "statements": int(looked["statements"][:, chosen].sum()),
        "articles": int(articles.sum()),
        "stories": number,
        "design": PAIRED if enough else DESCRIPTIVE,
    }
    return {
        "value": test.value,
        "value_of_outlet": values[:, 0],
        "value_of_outlet_b": values[:, 1],
        "low": test.low,
        "high": test.high,
        "p": test.p,
        "count": hits.sum(axis=(1, 2)),
        "note": np.where(test.by_sign, signs, note),
        **{key: [value] * len(counted) for key, value in same.items()},
    }
