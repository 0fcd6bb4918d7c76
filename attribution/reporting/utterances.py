"""Utterances that several outlets report: which they are, and what each outlet made of them."""

from collections.abc import Sequence

import pandas as pd

from attribution.corpus.wording import counted
from attribution.framing.selection import CUT, IN_FULL, NOT_COVERED, OMITTED, PARAPHRASED
from attribution.reporting.figures import Figures
from attribution.reporting.grids import shared_words
from attribution.reporting.labels import most, shorten

CARRIED = (IN_FULL, CUT, PARAPHRASED)
_SPEAKER = 24  # letters of a name before words


def shared(figures: Figures, story: str | None = None) -> pd.DataFrame:
    """The rows of ``framing.selection.carried`` of utterances that two sides report.

    Arguments:
        figures: of the study.
        story: the id of one story, or None for all.
    """
    table = figures.carried[figures.carried["shared"].astype(bool)]
    return table if story is None else table[table["story"] == story]


def most_shared(table: pd.DataFrame) -> list[str]:
    """The utterances, those that most sides carry first; of these, those told most differently.

    Arguments:
        table: see `shared`.
    """
    carries = table[table["relation"].isin(CARRIED)].groupby("utterance")["relation"]
    order = pd.DataFrame({"sides": carries.size(), "ways": carries.nunique()}).reset_index()
    order = order.sort_values(["sides", "ways", "utterance"], ascending=[False, False, True])
    return [str(name) for name in order["utterance"]]


def relations(table: pd.DataFrame, shown: Sequence[str]) -> pd.DataFrame:
    """What became of some utterances: a row each, a column a side.

    Arguments:
        table: see `shared`.
        shown: the utterances.
    """
    # an utterance that spans stories has a row in each; a side that carries it once does
    rank = {name: place for place, name in enumerate((*CARRIED, OMITTED, NOT_COVERED))}
    best = table.assign(rank=table["relation"].map(rank)).sort_values("rank", kind="stable")
    best = best.drop_duplicates(["utterance", "side"])
    wide = best.pivot(index="utterance", columns="side", values="relation").reindex(list(shown))
    covering = [side for side in wide if (wide[side] != NOT_COVERED).any()]
    return wide[covering]


def names(figures: Figures, table: pd.DataFrame, shown: Sequence[str]) -> list[str]:
    """Speaker and words of some utterances, no two alike.

    Arguments:
        figures: of the study.
        table: see `shared`.
        shown: the utterances.
    """
    groups = figures.compared.groups
    about = table.drop_duplicates("utterance").set_index("utterance")
    found = []
    for utterance in shown:
        row = about.loc[utterance]
        reports = groups[groups["group_id"] == utterance]
        others = reports.loc[reports["content_text"] != row["words"], "content_text"]
        name = speaker_of(reports)
        speaker = f"{shorten(name, _SPEAKER)}: " if name else ""
        label = f"{speaker}{shared_words(row['words'], list(others))}"
        found.append(f"({utterance}) {label}" if label in found else label)
    return found


def finding(table: pd.DataFrame, noun: str) -> str:
    """How many utterances are shared, and in how many ways they are told.

    Arguments:
        table: see `shared`.
        noun: what a side is called.
    """
    number = table["utterance"].nunique()
    if not number:
        return f"No utterance was found in more than one {noun}"
    carries = table[table["relation"].isin(CARRIED)].groupby("utterance")["relation"]
    mixed = carries.agg(lambda ways: PARAPHRASED in set(ways) and len(set(ways)) > 1)
    cut = carries.agg(lambda ways: CUT in set(ways))
    is_ = "is" if number == 1 else "are"
    ways = (
        (int(mixed.sum()), "quoted by one and told in its own words by another"),
        (int(cut.sum()), "cut by one or more"),
    )
    parts = ", ".join(f"{many:,} {what}" for many, what in ways if many)
    return f"{counted(number, 'utterance')} {is_} reported by two or more {noun}s" + (
        f": {parts}" if parts else ""
    )


def told(wide: pd.DataFrame) -> str:
    """How often each side does what.

    Arguments:
        wide: see `relations`.
    """
    parts = []
    for side in wide:
        numbers = wide[side].value_counts()
        parts.append(
            f"{side}: {', '.join(f'{number} {name}' for name, number in numbers.items())}."
        )
    return " ".join(parts)


def members(figures: Figures, utterance: str) -> pd.DataFrame:
    """The reports of an utterance, the fullest first; `kept` is the share of its words they keep.

    Arguments:
        figures: of the study.
        utterance: the id of a group.
    """
    groups = figures.compared.groups
    mine = groups[groups["group_id"] == utterance].copy()
    differences = figures.compared.differences
    kept = differences[differences["group_id"] == utterance].set_index("statement_id")["share_kept"]
    mine["kept"] = mine["statement_id"].map(kept).astype("float64")
    fullest = mine["is_fullest"].astype(bool)
    if not fullest.any():  # it is in an article that is not compared
        fullest = mine["content_text"].str.len() == mine["content_text"].str.len().max()
    mine["kept"] = mine["kept"].mask(fullest, 2.0).fillna(1.0)
    return mine.sort_values(["kept", "side"], ascending=[False, True], kind="stable")


def speaker_of(reports: pd.DataFrame) -> str:
    """Whose an utterance is after most of its reports; empty where none has a speaker.

    Arguments:
        reports: see `members`.
    """
    return next(iter(most(reports["speaker"], 1)), "")
