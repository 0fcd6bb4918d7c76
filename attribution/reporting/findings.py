"""Findings in sentences, each with the numbers it rests on."""

import pandas as pd

from attribution.reporting.labels import label_speakers, most
from attribution.tables import Tables, with_changes

UNNAMED = "no speaker found"


def count(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def coverage(articles: pd.DataFrame) -> str:
    """How many articles of how many outlets, and of what time."""
    dates = sorted(articles["date"].dropna())
    period = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    outlets = count(articles["outlet"].nunique(), "outlet")
    return f"{count(len(articles), 'article')} of {outlets}{period}"


def top_speaker(statements: pd.DataFrame) -> str:
    """Who is heard most; a speaker is a name in the table."""
    named = statements["speaker"].dropna()
    if named.empty:
        return "No statement has a known speaker"
    best = most(named, 1)[0]
    number = int((named == best).sum())
    share = f"{number / len(statements):.0%}"
    return f"{best} is heard most: {number:,} of {count(len(statements), 'statement')} ({share})"


def kinds(statements: pd.DataFrame) -> str:
    """How much is quoted, how much is told."""
    share = statements["kind"].value_counts()
    parts = [f"{share.get(kind, 0)} {kind}" for kind in ("direct", "mixed", "indirect")]
    return f"Of {count(len(statements), 'statement')}, {parts[0]}, {parts[1]} and {parts[2]}"


def shared(groups: pd.DataFrame) -> str:
    """How many utterances reappear, and how they change."""
    number = groups["group_id"].nunique()
    if not number:
        return "No utterance was found in more than one article"
    sizes = groups.groupby("group_id")["article"].nunique()
    changed = groups.groupby("group_id")["changes"].agg(
        lambda values: any(value not in ("", "same words") for value in values)
    )
    return (
        f"{count(number, 'utterance')} {'is' if number == 1 else 'are'} reported in two or more"
        f" articles, {int(changed.sum())} of them in differing words or form; the most shared one"
        f" in {int(sizes.max())}"
    )


def largest_groups(groups: pd.DataFrame) -> list[str]:
    """The ids of the groups, those in most articles first."""
    sizes = groups.groupby("group_id")["article"].nunique().reset_index()
    sizes = sizes.sort_values(["article", "group_id"], ascending=[False, True])
    return [str(group) for group in sizes["group_id"]]


def some_of_groups(groups: pd.DataFrame, number: int) -> str:
    """How many of the shared quotes are shown."""
    total = groups["group_id"].nunique()
    if number >= total:
        return "All shared quotes are shown." if total else ""
    are = "is" if number == 1 else "are"
    return f"{number:,} of {total:,} shared quotes {are} shown: those in most articles."


def widest_speaker(speakers: pd.DataFrame) -> str:
    """Who is heard in most articles."""
    if speakers.empty:
        return "No speaker is heard in more than one article"
    articles = speakers["articles"].astype(int)
    widest = speakers.loc[articles == articles.max(), "speaker"].tolist()
    names = widest[0] if len(widest) == 1 else f"{', '.join(widest[:-1])} and {widest[-1]}"
    if len(widest) > 3:
        names = f"{len(widest)} speakers"
    verb = "is" if len(widest) == 1 else "are"
    return f"{names} {verb} heard in {count(int(articles.max()), 'article')}"


def voices(statements: pd.DataFrame, fact: str) -> str:
    """Which value of a fact about the speakers is heard most."""
    given = statements[fact].dropna()
    if given.empty:
        return f"No speaker's {fact} is given"
    best = most(given, 1)[0]
    number = int((given == best).sum())
    total = count(len(statements), "statement")
    return f"{number:,} of {total} ({number / len(statements):.0%}) are of {fact} {best}"


def top_verb(statements: pd.DataFrame) -> str:
    """Which verb reports most."""
    cues = statements["cue_text"].dropna().str.lower()
    cues = cues[cues != ""]
    if cues.empty:
        return "No reporting verb was found"
    best = most(cues, 1)[0]
    return f'"{best}" reports {int((cues == best).sum()):,} of {count(len(cues), "cued statement")}'


def sentences(tables: Tables) -> list[str]:
    """The findings of a study."""
    articles, groups = tables.articles, with_changes(tables.groups, tables.differences)
    statements = tables.statements.assign(speaker=label_speakers(tables.statements))
    speakers = tables.speakers.assign(speaker=label_speakers(tables.speakers))
    without = int(statements["speaker"].isna().sum())
    return [
        f"{kinds(statements)}, in {count(len(articles), 'article')} of"
        f" {count(articles['outlet'].nunique(), 'outlet')}.",
        f"{top_speaker(statements)}.",
        f"{widest_speaker(speakers)}.",
        f"{shared(groups)}.",
        f"{top_verb(statements)}.",
        f"{count(without, 'statement')} of {len(statements):,} could not be given a speaker.",
    ]
