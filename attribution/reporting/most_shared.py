"""The most shared utterance in sentences: who carries it, and what each outlet did to its words."""

import pandas as pd

from attribution.comparison.alignment import Change, align, words_in
from attribution.comparison.words import is_content
from attribution.framing.selection import CUT, IN_FULL, OMITTED, PARAPHRASED
from attribution.reporting import utterances
from attribution.reporting.figures import Figures
from attribution.reporting.findings import count, listed
from attribution.reporting.story_pages import ALIKE

_MARKS = "“”\"'‘’ "
_QUOTED = 30  # words of an utterance
_CHANGED = 9  # words of a change
_MOST = 5  # sides whose changes are told
_WAYS = {IN_FULL: "in full", CUT: "cut", PARAPHRASED: "in its own words"}


def tell_most_shared(figures: Figures) -> list[str]:
    """Sentences on the utterance that most sides report; none where none is shared.

    Arguments:
        figures: of the study, drawable.
    """
    table = utterances.shared(figures)
    order = utterances.most_shared(table)
    if not order:
        return []
    rows = table[table["utterance"] == order[0]]
    rows = rows[rows["story"] == rows.loc[rows["relation"].isin(_WAYS), "story"].iloc[0]]
    members = utterances.members(figures, order[0])
    first = members.iloc[0]
    name = utterances.speaker_of(members)
    speaker = f" ({name})" if name else ""
    by_way = []
    for way, name in _WAYS.items():
        sides = list(rows.loc[rows["relation"] == way, "side"])
        if sides:
            by_way.append(f"{listed(sides)} {'carries' if len(sides) == 1 else 'carry'} it {name}")
    carrying = int(rows["relation"].isin(_WAYS).sum())
    omitting = list(rows.loc[rows["relation"] == OMITTED, "side"])
    covering = count(carrying + len(omitting), figures.noun)
    said = _short(first["content_text"].strip(_MARKS), _QUOTED)
    lines = [
        f"Most shared is “{said}”{speaker}: reported by {carrying} of the {covering} that cover the"
        f" story; {', '.join(by_way)}."
    ]
    if omitting:
        lines[0] += f" Not found in {listed(omitting)}."
    told = [
        change
        for change in map(str, _changes(first, members[members["kept"].between(ALIKE, 1)]))
        if change
    ][:_MOST]
    if told:
        lines.append(f"Held against the fullest report ({first['side']}): {'; '.join(told)}.")
    return lines


def _changes(first: pd.Series, others: pd.DataFrame) -> list[str]:
    """What each other side did, in a few words."""
    said = words_in(first["content_text"], [[0, len(first["content_text"])]])
    found = []
    for side, rows in others.groupby("side", sort=False):
        report = rows.iloc[0]["content_text"]
        pieces = align(said, words_in(report, [[0, len(report)]]))
        parts = []
        swapped = [
            p for p in pieces if p.change == Change.REPLACED and _tells(p.one) and _tells(p.other)
        ]
        if swapped:
            most = max(swapped, key=lambda p: len(p.other))
            parts.append(f"has “{_words(most.other)}” for “{_words(most.one)}”")
        for change, verb in ((Change.DROPPED, "drops"), (Change.ADDED, "adds")):
            alone = [
                held for p in pieces if p.change == change and _tells(held := p.one or p.other)
            ]
            if alone and len(parts) < 2:
                parts.append(f"{verb} “{_words(max(alone, key=len))}”")
        if parts:
            found.append(f"{side} {' and '.join(parts)}")
    return found


def _tells(words: tuple) -> bool:
    return any(is_content(word.form) for word in words)


def _words(words: tuple) -> str:
    return _short(" ".join(word.text for word in words), _CHANGED)


def _short(text: str, most: int) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"
