"""The most shared stories, each with its utterances: what every outlet made of the words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from attribution.corpus.wording import counted
from attribution.framing.selection import OMITTED
from attribution.reporting import utterances
from attribution.reporting.figures import Figures
from attribution.reporting.findings import UNNAMED, listed
from attribution.reporting.interlinear import align_reports
from attribution.reporting.labels import short_labels, shorten

MOST_STORIES = 6
_LINES = 64  # of a page
_PAGES_OF_ONE = 2  # for a study of one story
_LETTERS = 100  # of a line
_NAME, _NAME_AMONG = 25, 34  # of a side's name at its row, and among others
_MOST_REPORTS = 7  # different ones of an utterance
_MOST_WORDS = 500  # of a report: a page; statements.csv has them all
ALIKE = 0.3  # share of the fullest's words below which a report cannot stand under it word by word


def story_pages(figures: Figures, stories: pd.DataFrame, limit: int | None) -> list[dict[str, Any]]:
    """The stories most sides cover, of these those with most shared utterances.

    Arguments:
        figures: of the study, drawable.
        stories: see ``tables.STORIES``.
        limit: words shown of each report; None for what a page holds.

    Returns:
        What a page shows, in order.
    """
    table = utterances.shared(figures)
    articles = figures.compared.articles
    covering = articles.groupby("story")["side"].nunique()
    number = table.groupby("story")["utterance"].nunique()
    order = pd.DataFrame({"sides": covering, "number": number}).dropna().reset_index()
    order = order.sort_values(["sides", "number", "story"], ascending=[False, False, True])
    chosen = list(order["story"])[:MOST_STORIES]
    room = _LINES * (_PAGES_OF_ONE if len(chosen) == 1 else 1)
    limit = _MOST_WORDS if limit is None else limit
    about = stories.set_index("story_id")
    return [_page(figures, table, str(story), about, room, limit) for story in chosen]


def _page(
    figures: Figures, table: pd.DataFrame, story: str, about: pd.DataFrame, room: int, limit: int | None
) -> dict[str, Any]:  # fmt: skip
    articles = figures.compared.articles
    mine = articles[articles["story"] == story]
    dates = sorted(mine["date"].dropna())
    when = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    of_story = table[table["story"] == story]
    shown: list[dict[str, Any]] = []
    for utterance in utterances.most_shared(of_story):
        told = _utterance(figures, of_story[of_story["utterance"] == utterance], utterance, limit)
        room -= told.pop("height")
        if room < 0 and shown:
            break
        shown.append(told)
    total = of_story["utterance"].nunique()
    all_ = "all are shown" if len(shown) == total else f"{len(shown)} are shown"
    label = about["label"].get(story)
    return {
        "title": str(label) if isinstance(label, str) and label else story,
        "facts": f"{counted(len(mine), 'article')} by"
        f" {counted(mine['side'].nunique(), figures.noun)}{when}; {counted(total, 'shared utterance')},"
        f" {all_}.",
        "utterances": shown,
    }


def _utterance(
    figures: Figures, rows: pd.DataFrame, utterance: str, limit: int | None
) -> dict[str, Any]:
    members = utterances.members(figures, utterance)
    names = short_labels(figures.sides, _NAME)
    among = short_labels(figures.sides, _NAME_AMONG)
    close = members[members["kept"] >= ALIKE]
    far = members[members["kept"] < ALIKE]
    aligned = _merged(close, names)[:_MOST_REPORTS]
    words = [row["content_text"] for row in aligned]
    # one row alone needs no columns
    lines = align_reports(words[0], words[1:], limit) if len(words) > 1 else []
    plain = [*([] if lines else aligned), *_merged(far, names)[:_MOST_REPORTS]]
    own = [
        {"side": row["label"], "words": _cut(row["content_text"], limit), "form": row["kind"]}
        for row in plain
    ]
    ways = [
        f"{name}: {listed([among[side] for side in rows.loc[rows['relation'] == name, 'side']], 3)}"
        for name in (*utterances.CARRIED, OMITTED)
        if (rows["relation"] == name).any()
    ]
    labels = [row["label"] for row in aligned]
    return {
        "speaker": utterances.speaker_of(members) or UNNAMED,
        "ways": "; ".join(ways),
        "lines": [
            {
                "columns": len(line[0]),
                "rows": [
                    {"side": label, "cells": [[cell.words, cell.change] for cell in row]}
                    for label, row in zip(labels, line, strict=True)
                ],
            }
            for line in lines
        ],
        "own": own,
        "height": _height(lines, own),
    }


def _height(lines: Sequence[Sequence[Sequence[Any]]], own: Sequence[dict[str, str]]) -> float:
    """Lines an utterance takes, its head included."""
    aligned = sum(len(line) + 0.4 for line in lines)
    return 3.0 + aligned + sum(1 + len(row["words"]) // _LETTERS for row in own)


def _merged(members: pd.DataFrame, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for reports in the same words, with the names of all that have them."""
    found = []
    for _, rows in members.groupby(members["content_text"].map(_plain), sort=False):
        sides = list(dict.fromkeys(rows["side"]))
        found.append({**rows.iloc[0].to_dict(), "label": _label(sides, names)})
    return found


def _label(sides: Sequence[str], names: Mapping[str, str]) -> str:
    """The names of some sides in one line: all where they fit, else the first and how many more."""
    full = listed(list(sides), len(sides))
    if len(full) <= _NAME or len(sides) == 1:
        return full if len(full) <= _NAME else names[sides[0]]
    rest = f" + {len(sides) - 1}"
    return shorten(names[sides[0]], _NAME - len(rest)) + rest


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _cut(text: str, limit: int | None) -> str:
    words: Sequence[str] = text.split()
    return text if limit is None or len(words) <= limit else f"{' '.join(words[:limit])} …"
