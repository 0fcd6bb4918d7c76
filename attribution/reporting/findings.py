"""Findings in sentences, each with the numbers it rests on."""

import pandas as pd

UNNAMED = "no speaker found"


def count(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def top_speaker(statements: pd.DataFrame) -> str:
    """Who is heard most."""
    named = statements["speaker"].dropna()
    if named.empty:
        return "No statement has a known speaker"
    counts = named.value_counts()
    best = counts.index[counts == counts.max()].sort_values()[0]
    return (
        f"{best} is heard most: {counts.max()} of {len(statements)} statements"
        f" ({counts.max() / len(statements):.0%})"
    )


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
    counts = statements[fact].value_counts()
    if counts.empty:
        return f"No speaker's {fact} is given"
    share = counts.iloc[0] / len(statements)
    return f"{counts.iloc[0]} of {len(statements)} statements ({share:.0%}) are of {fact} {counts.index[0]}"


def top_verb(statements: pd.DataFrame) -> str:
    """Which verb reports most."""
    cues = statements["cue_text"].dropna().str.lower()
    cues = cues[cues != ""]
    if cues.empty:
        return "No reporting verb was found"
    counts = cues.value_counts()
    return f'"{counts.index[0]}" reports {counts.iloc[0]} of {count(len(cues), "cued statement")}'


def sentences(
    articles: pd.DataFrame, statements: pd.DataFrame, speakers: pd.DataFrame, groups: pd.DataFrame
) -> list[str]:
    """The findings of a study."""
    without = int(statements["speaker"].isna().sum())
    return [
        f"{kinds(statements)}, in {count(len(articles), 'article')} of"
        f" {count(articles['outlet'].nunique(), 'outlet')}.",
        f"{top_speaker(statements)}.",
        f"{widest_speaker(speakers)}.",
        f"{shared(groups)}.",
        f"{top_verb(statements)}.",
        f"{count(without, 'statement')} of {len(statements)} could not be given a speaker.",
    ]
