"""A part of a study: all tables cut to some articles and statements, and still of one piece."""

import re
from collections.abc import Sequence

import pandas as pd

from attribution.comparison import find_differences
from attribution.comparison.words import forms
from attribution.study.naming import find_outlet, find_speaker, find_story
from attribution.study.stored import StudyError
from attribution.tables import Tables, count_by_speaker, with_changes

Names = str | Sequence[str] | None
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DETAILS = ["share_kept", "cue", "fullest_cue", "fullest_kind", "place", "fullest_place"]


def filter_tables(
    tables: Tables,
    *,
    outlet: Names = None,
    speaker: Names = None,
    after: str | None = None,
    before: str | None = None,
    story: Names = None,
) -> Tables:
    """The tables cut to what is asked for.

    Articles go with all their rows. Of a speaker only the statements stay, and the articles that
    have one. A group stays where two articles of it do; if its fullest report went, the others are
    held against the fullest of those left. Numbers of statements, articles and outlets are counted
    anew. Names of stories, similarities and shares of copied words stay as they were found in the
    whole study.

    Arguments:
        tables: of a study.
        outlet: one or several, in any case.
        speaker: one or several; see ``naming.find_speaker``.
        after: a day, month or year as 2020-01-31: articles of then or later.
        before: articles of then or earlier. Those without a date go with either.
        story: one or several; see ``naming.find_story``.

    Raises:
        UnclearNameError: a name is nobody's, or several's.
        StudyError: a date cannot be read, or no article is left.
    """
    articles = tables.articles
    kept = pd.Series(True, index=articles.index)
    if outlet is not None:
        kept &= articles["outlet"].isin([find_outlet(n, articles["outlet"]) for n in _list(outlet)])
    if story is not None:
        kept &= articles["story_id"].isin([find_story(n, tables.stories) for n in _list(story)])
    if after is not None:
        kept &= (articles["date"] >= _day(after)).fillna(False).astype(bool)
    if before is not None:
        until = articles["date"].str[: len(_day(before))]
        kept &= (until <= before).fillna(False).astype(bool)
    statements = tables.statements
    if speaker is not None:
        ids = [find_speaker(name, tables.speakers) for name in _list(speaker)]
        statements = statements[statements["speaker_id"].isin(ids)]
        kept &= articles["article"].isin(statements["article"])
    if not kept.any():
        raise StudyError("no article is left; ask for less at once")
    return cut(tables, articles[kept], statements)


def cut(tables: Tables, articles: pd.DataFrame, statements: pd.DataFrame) -> Tables:
    """The tables with these articles and statements only.

    Arguments:
        tables: of a study.
        articles: those rows of its articles that stay.
        statements: rows of its statements; those of other articles go.
    """
    statements = statements[statements["article"].isin(articles["article"])]
    number = articles["article"].map(statements["article"].value_counts()).fillna(0)
    articles = articles.assign(
        statements=number.astype(tables.articles["statements"].dtype), copy_of=_originals(articles)
    )
    speakers = _count_speakers(tables.speakers, statements)
    groups, differences = _cut_groups(tables, articles, statements, speakers)
    left_out = tables.left_out[tables.left_out["article"].isin(articles["article"])].copy()
    there = left_out["statement_id"].isin(statements["statement_id"])
    left_out["statement_id"] = left_out["statement_id"].where(there)
    parts = (articles, statements, speakers, groups, differences)
    stories = _count_stories(tables.stories, articles)
    return Tables(*(part.reset_index(drop=True) for part in (*parts, stories, left_out)))


def tell_story(tables: Tables, name: str) -> pd.DataFrame:
    """The utterances of a story, report by report, with what differs from the fullest.

    Arguments:
        tables: of a study.
        name: see ``naming.find_story``.

    Returns:
        A row a report, the utterances with most reports first and the fullest report of each first:
        columns of ``tables.GROUPS``, `changes` in words, and some of ``tables.DIFFERENCES``, which
        are missing for the fullest.

    Raises:
        UnclearNameError: there is no such story, or there are several.
    """
    story = find_story(name, tables.stories)
    of_story = tables.groups[tables.groups["story_id"] == story]
    key = ["group_id", "statement_id"]
    table = with_changes(of_story, tables.differences).merge(
        tables.differences[[*key, *_DETAILS]], on=key, how="left"
    )
    size = table.groupby("group_id")["statement_id"].transform("size")
    order = table.assign(size=-size, rest=~table["is_fullest"].astype(bool))
    rows = order.sort_values(["size", "group_id", "rest", "outlet", "article"], kind="stable")
    return table.loc[rows.index].reset_index(drop=True)


def _list(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _day(date: str) -> str:
    if not _DAY.fullmatch(date):
        raise StudyError(f'"{date}" is no date; write it as 2020-01-31, 2020-01 or 2020')
    return date


def _originals(articles: pd.DataFrame) -> pd.Series:
    """What each article copies; where that went, the first of its copies takes its place."""
    copies = articles["copy_of"]
    orphaned = copies.notna() & ~copies.isin(articles["article"])
    order = articles[orphaned].sort_values(["date", "article"], na_position="last")
    heirs = order.drop_duplicates("copy_of").set_index("copy_of")["article"]
    inherited = copies.map(heirs)
    return copies.where(~orphaned, inherited.where(inherited != articles["article"]))


def _count_speakers(speakers: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    counts = count_by_speaker(statements).reset_index()
    columns = [name for name in counts if name != "speaker_id"]
    types = speakers.dtypes
    counted = speakers.drop(columns=columns).merge(counts, on="speaker_id")[speakers.columns]
    counted = counted.astype({name: types[name] for name in columns})
    return counted.sort_values("statements", ascending=False, kind="stable")


def _count_stories(stories: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    counts = articles.groupby("story_id").agg(
        first=("date", "min"), last=("date", "max"),
        outlets=("outlet", "nunique"), articles=("article", "size"),
    )  # fmt: skip
    counted = stories[stories["story_id"].isin(counts.index)].copy()
    for name in counts:
        counted[name] = counted["story_id"].map(counts[name]).astype(stories[name].dtype)
    return counted


def _cut_groups(
    tables: Tables, articles: pd.DataFrame, statements: pd.DataFrame, speakers: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The groups that two articles are left of, and the differences of their members."""
    groups = tables.groups[tables.groups["statement_id"].isin(statements["statement_id"])]
    groups = groups[groups.groupby("group_id")["article"].transform("nunique") > 1].copy()
    words = groups["content_text"].map(lambda text: len(forms(text))).astype("int64")
    headless = ~groups.groupby("group_id")["is_fullest"].transform("any").astype(bool)
    longest = words[headless].groupby(groups["group_id"]).idxmax()
    groups.loc[longest.to_list(), "is_fullest"] = True
    stories = groups.groupby("group_id")["story_id"].transform("nunique")
    groups["spans_stories"] = (stories > 1).astype(groups["spans_stories"].dtype)
    anew = find_differences(groups[headless], statements, articles, speakers)
    old = tables.differences
    kept = old["statement_id"].isin(statements["statement_id"])
    kept &= old["group_id"].isin(groups.loc[~headless, "group_id"])
    differences = pd.concat([old[kept], anew.astype(old.dtypes)]) if len(anew) else old[kept]
    return groups, differences.sort_values("group_id", kind="stable")
