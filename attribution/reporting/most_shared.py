"""The most shared utterance in sentences: who carries it, and what each outlet did to its words."""

from collections.abc import Sequence

import pandas as pd

from attribution.comparison.alignment import Change, Word, align, words_in
from attribution.comparison.words import is_content, negates
from attribution.corpus.wording import counted
from attribution.framing.selection import CUT, IN_FULL, OMITTED, PARAPHRASED
from attribution.reporting import utterances
from attribution.reporting.figures import Figures
from attribution.reporting.findings import listed
from attribution.reporting.story_pages import ALIKE

_MARKS = "“”\"'‘’ "
_QUOTED = 30  # words of an utterance
_CHANGED = 9  # words of a change
_SEVERAL = 4
_MOST = 5  # sides whose changes are told
# Of one side, and of several.
_WAYS = {
    IN_FULL: ("in full by",) * 2,
    CUT: ("cut by",) * 2,
    PARAPHRASED: ("in its own words by", "in their own words by"),
}


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
    for way, told in _WAYS.items():
        sides = list(rows.loc[rows["relation"] == way, "side"])
        if sides:
            by_way.append(f"{told[len(sides) > 1]} {listed(sides)}")
    carrying = int(rows["relation"].isin(_WAYS).sum())
    omitting = list(rows.loc[rows["relation"] == OMITTED, "side"])
    covering = counted(carrying + len(omitting), figures.noun)
    said = _short(first["content_text"].strip(_MARKS), _QUOTED)
    lines = [
        f"Most shared is “{said}”{speaker}: reported by {carrying} of the {covering} that cover the"
        f" story, {', '.join(by_way)}."
    ]
    if omitting:
        lines[0] += f" Not found in {listed(omitting)}."
    changes = _changes(first, members[members["kept"].between(ALIKE, 1)])
    if changes:
        most = [f"{what} ({listed(sides)})" for what, sides in changes.items()][:_MOST]
        lines.append(f"Held against the fullest report ({first['side']}): {'; '.join(most)}.")
    return lines


def _changes(first: pd.Series, others: pd.DataFrame) -> dict[str, list[str]]:
    """What other sides did, in a few words, and who did it; what most did first."""
    said = words_in(first["content_text"], [[0, len(first["content_text"])]])
    found: dict[str, list[str]] = {}
    for side, rows in others.groupby("side", sort=False):
        report = rows.iloc[0]["content_text"]
        pieces = align(said, words_in(report, [[0, len(report)]]))
        swapped = [
            p for p in pieces if p.change == Change.REPLACED and _tells(p.one) and _tells(p.other)
        ]
        if swapped:
            most = max(swapped, key=lambda p: len(p.other))
            what = f"“{_words(most.other)}” for “{_words(most.one)}”"
            found.setdefault(what, []).append(str(side))
        for change, verb in ((Change.DROPPED, "dropped"), (Change.ADDED, "added")):
            alone = [
                held for p in pieces if p.change == change and _tells(held := p.one or p.other)
            ]
            if alone:
                what = f"“{_words(max(alone, key=len))}” {verb}"
                found.setdefault(what, []).append(str(side))
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _tells(words: Sequence[Word]) -> bool:
    """Whether a change is worth a line: a word of content, a negation, or several words."""
    return len(words) >= _SEVERAL or any(is_content(w.form) or negates(w.form) for w in words)


def _words(words: Sequence[Word]) -> str:
    return _short(" ".join(word.text for word in words), _CHANGED)


def _short(text: str, most: int) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"
