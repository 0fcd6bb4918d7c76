"""The first page: what the corpus is, what differs between outlets, who is heard."""

from typing import Any

import pandas as pd

from attribution.corpus.wording import counted
from attribution.framing.findings import say_none
from attribution.framing.selection import overlap
from attribution.framing.sources import ANONYMOUS
from attribution.reporting import utterances
from attribution.reporting.figures import Figures
from attribution.reporting.findings import listed, no_test, percent, phrase_range
from attribution.reporting.labels import label_speakers, most, one_line
from attribution.reporting.most_shared import tell_most_shared
from attribution.tables import Tables

MOST_FINDINGS = 7
_TOLD_APART = 7  # sides that are named one by one
_HEARD = 3
_ONLY = 2  # statements from which on a voice only one side has is worth a line
MOST_ROWS = 12  # sides in a table of page one; more stand in the appendix


def corpus_lines(tables: Tables, run: dict[str, Any], figures: Figures) -> list[str]:
    """Three lines: what there is, what is copied, what is left out.

    Arguments:
        tables: of the study.
        run: facts of the run.
        figures: of the study.
    """
    articles, compared = tables.articles, figures.compared.articles
    dates = sorted(articles["date"].dropna())
    when = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ", without dates"
    undated = int(articles["date"].isna().sum())
    if dates and undated:
        when += f" ({counted(undated, 'article')} without a date)"
    sides = counted(len(figures.sides), figures.noun)
    if len(figures.sides) <= _TOLD_APART and figures.sides:
        sides += f" ({listed(figures.sides, _TOLD_APART)})"
    stories = compared["story"].nunique()
    common = int((compared.groupby("story")["side"].nunique() > 1).sum())
    copies = int(articles["copy_of"].notna().sum())
    copied = (
        f"{counted(copies, 'article')} {'copies' if copies == 1 else 'copy'} another of the corpus;"
        " every figure is computed with and without copies, and a difference is told only if both"
        " agree."
        if copies
        else "No article is a copy of another."
    )
    skipped = len(run.get("skipped", []))
    others = len(articles) - len(compared)
    out = [f"{counted(skipped, 'file')} not read"] if skipped else []
    if others:
        out.append(f"{counted(others, 'article')} not compared (no news, or no {figures.noun})")
    if len(tables.left_out):
        out.append(f"{counted(len(tables.left_out), 'passage')} that are no statement")
    left_out = f"Left out: {', '.join(out)} (see the appendix and left_out.csv)."
    in_common = f" ({common:,} in two {figures.noun}s or more)" if 0 < common < stories else ""
    return [
        f"{counted(len(articles), 'article')} on {counted(stories, 'story')}{in_common}, by {sides}{when}.",
        f"{counted(len(tables.statements), 'statement')} by {counted(len(tables.speakers), 'speaker')}."
        f" {copied}",
        left_out if out else "Nothing was left out.",
    ]


def differences(figures: Figures) -> tuple[list[str], str]:
    """The differences that hold, the largest first, and a line below them.

    Arguments:
        figures: of the study.
    """
    found = _largest_of_each(figures.found)
    if found:
        every = figures.contrasts[figures.contrasts["texts"] == "all"]
        tests = int(every["p_holm"].notna().sum())
        more = f"{len(found) - MOST_FINDINGS:,} more hold, see below. " if len(found) > MOST_FINDINGS else ""  # fmt: skip
        return found[:MOST_FINDINGS], (
            f"{more}Differences are means over stories that both cover; {tests:,} were"
            " tested in a family fixed beforehand, and those told here hold after correction for all of"
            " them (Holm, p < .05)."
        )
    names = figures.contrasts["measure"].str.replace(r"^quoted: .*", "who is quoted", regex=True)
    looked = list(dict.fromkeys(names))
    named = f" Looked at: {', '.join(looked)}." if looked else ""
    return [], f"{say_none(figures.contrasts)}{named}"


def _largest_of_each(found: pd.DataFrame) -> list[str]:
    """The largest difference in each group of a measure, and how many more pairs have one there."""
    lines = []
    for _, rows in found.groupby(["measure", "group"], sort=False):
        more = len(rows) - 1
        others = f" {counted(more, 'more pair')} {'differs' if more == 1 else 'differ'} in this."
        lines.append(f"{rows['sentence'].iloc[0]}{others if more else ''}")
    return lines


def heard(figures: Figures) -> list[str]:
    """Who is heard: by all, by some, by one only, and how much has no name.

    Arguments:
        figures: of the study, drawable.
    """
    said = figures.compared.statements
    if said.empty:
        return ["No statement was found."]
    sides, noun = figures.sides, figures.noun
    totals = said["side"].value_counts()
    named = said.assign(who=label_speakers(said))[
        said["speaker_id"].notna() & (said["type"] != ANONYMOUS)
    ]
    lines = []
    table = pd.crosstab(named["who"], named["side"]).reindex(columns=sides, fill_value=0)
    shares = (table / totals.reindex(sides).fillna(1)).astype(float)
    numbers = table.sum(axis=1)
    rank = sorted(shares.index, key=lambda name: (-shares.loc[name].mean(), name))
    if len(sides) > 1 and rank:
        lines += _across(table, numbers, noun)
    if len(sides) == 1 or no_test(figures.contrasts) == "":
        shown = rank[: _HEARD if len(sides) > 1 else 2 * _HEARD]
        top = [f"{name}: {phrase_range(shares.loc[name])}" for name in shown]
        lines.append(f"Heard most, of all statements: {'; '.join(top)}.")
    for what, rows in (
        ("have no speaker that was found", said[said["speaker_id"].isna()]),
        ("come from anonymous voices", said[said["type"] == ANONYMOUS]),
    ):
        if len(rows):
            share = (rows["side"].value_counts() / totals).reindex(sides).fillna(0)
            by_side = f" ({phrase_range(share)})" if len(sides) > 1 else ""
            lines.append(f"{percent(len(rows) / len(said))} of the statements {what}{by_side}.")
    return lines


def _across(table: pd.DataFrame, numbers: pd.Series, noun: str) -> list[str]:
    """Voices that all sides have, that lack in one, and that one side has alone."""
    width = table.shape[1]
    having = (table > 0).sum(axis=1)
    order = sorted(table.index, key=lambda name: (-having[name], -numbers[name], name))
    everywhere = [name for name in order if having[name] == width]
    lines = []
    if everywhere:
        told = [f"{name} ({counted(int(numbers[name]), 'statement')})" for name in everywhere]
        lines.append(
            f"Heard in {'both' if width == 2 else f'all {width}'} {noun}s: {listed(told)}."
        )
    elif order:
        told = [f"{name} ({having[name]} of {width})" for name in order[:_HEARD]]
        lines.append(f"No voice is heard in all {noun}s; in most: {listed(told)}.")
    if 2 < width <= _TOLD_APART:
        but_one = [name for name in order if having[name] == width - 1][:4]
        told = [f"{name} (not in {table.columns[table.loc[name] == 0][0]})" for name in but_one]
        if told:
            lines.append(f"Heard in all but one: {listed(told)}.")
    alone = [name for name in table.index if having[name] == 1 and numbers[name] >= _ONLY]
    alone = sorted(alone, key=lambda name: (-numbers[name], name))[:4]
    if alone:
        told = [f"{name} ({numbers[name]:,} in {table.loc[name].idxmax()})" for name in alone]
        lines.append(f"Heard in one {noun} only: {listed(told)}.")
    return lines


def shared_words(figures: Figures) -> list[str]:
    """What of the same utterances reaches whom: the most shared one, and how far sides overlap.

    Arguments:
        figures: of the study, drawable.
    """
    table = utterances.shared(figures)
    lines = tell_most_shared(figures)
    if len(figures.sides) < 2:
        return lines
    found = utterances.finding(table, figures.noun)
    lines.append(
        f"{found}. What outlets tell in their own words is mostly not matched (see Method)."
    )
    pairs = overlap(figures.compared)
    pairs = pairs[(pairs["of"] == "utterances") & (pairs["stories"] > 0)].dropna(subset=["overlap"])
    if len(figures.sides) > 2 and len(pairs) and pairs["both"].sum():
        close, far = pairs.loc[pairs["overlap"].idxmax()], pairs.loc[pairs["overlap"].idxmin()]
        lines.append(f"Nearest are {_pair(close)}; farthest {_pair(far)}.")
    return lines


def _pair(row: pd.Series) -> str:
    """Two sides, of whose utterances in common stories so many are the same."""
    return (
        f"{one_line(row['side'])} and {one_line(row['side_b'])} (share {row['both']:,} of their"
        f" {row['one']:,} and {row['other']:,} utterances)"
    )


def side_rows(figures: Figures) -> list[list[str]]:
    """A row a side: articles, stories, statements, how it reports, who is heard most.

    Arguments:
        figures: of the study, drawable.
    """
    articles, said = figures.compared.articles, figures.compared.statements
    said = said.assign(who=label_speakers(said))
    rows = []
    for side in figures.sides:
        mine, theirs = said[said["side"] == side], articles[articles["side"] == side]
        kinds = mine["kind"].value_counts(normalize=True)
        named = mine.loc[mine["type"] != ANONYMOUS, "who"]
        top = most(named, 1)
        heard_most = f"{top[0]} ({int((named == top[0]).sum())})" if top else "—"
        rows.append(
            [
                side,
                f"{len(theirs):,}",
                f"{theirs['story'].nunique():,}",
                f"{len(mine):,}",
                *(percent(kinds.get(kind, 0.0)) for kind in ("direct", "mixed", "indirect")),
                heard_most,
            ]
        )
    return rows
