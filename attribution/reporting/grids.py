"""A column for each outlet, a row for each utterance: what became of it there."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from rich.cells import cell_len

from attribution.comparison.alignment import Change, align, words_in
from attribution.comparison.words import is_content
from attribution.framing.selection import CUT, IN_FULL, NOT_COVERED, OMITTED, PARAPHRASED
from attribution.reporting.labels import fit
from attribution.reporting.style import FAINT, INK

_NAMES = 2.9  # inches for the rows' names
_LETTER = 0.066  # inches a letter takes
_WORDS = 0.85  # inches of a cell from which on words fit
_ROW = 0.42  # inches
# Colour, pattern, word and letter: from dark to light, so that print in grey can be read.
_LOOKS = {
    IN_FULL: ("#0072B2", "", "in full", "F"),
    CUT: ("#8CC4EA", "", "cut", "C"),
    PARAPHRASED: ("#F6E7C1", "///", "told", "T"),
    OMITTED: ("#FFFFFF", "", "omitted", "o"),
    NOT_COVERED: ("#FFFFFF", "", "", ""),
}
LEGEND = (
    "In full (F): in quotation marks, nine words of ten of the fullest report; cut (C): so with fewer;"
    " told (T): in the {noun}'s own words; omitted (o): not found in its articles on the story; empty:"
    " it does not cover the story."
)


def column_width(columns: int) -> float:
    """Inches of a column beside the rows' names."""
    return min(max(6.1 / max(columns, 1), 0.38), 2.4)


def column_names(outlets: Sequence[str]) -> tuple[list[str], int, float]:
    """Labels of the columns, their angle, and the inches they are high.

    Arguments:
        outlets: from the left.
    """
    letters = int((column_width(len(outlets)) - 0.1) / _LETTER)
    words = [word for outlet in outlets for word in outlet.split()]
    if letters >= max(map(cell_len, words), default=0):
        names = fit(outlets, letters, 4)
        return names, 0, 0.13 * max((name.count("\n") + 1 for name in names), default=1)
    return fit(outlets, 28, 2), 90, 28 * _LETTER


def size_of_carried(outlets: Sequence[str], rows: int) -> tuple[float, float]:
    """Width and height in inches of the grid that `draw_carried` draws."""
    width = max(_NAMES + len(outlets) * column_width(len(outlets)), 7)
    return width, 1.5 + column_names(outlets)[2] + _ROW * max(rows, 3)


def draw_carried(axes: Axes, names: Sequence[str], relations: pd.DataFrame) -> None:
    """Draw what each outlet makes of each utterance.

    Arguments:
        axes: where.
        names: of the rows.
        relations: a row an utterance, a column an outlet; see ``framing.selection.RELATIONS``.
    """
    outlets = list(relations)
    axes.set_xlim(-0.5, max(len(outlets), 1) - 0.5)
    axes.set_ylim(max(len(relations), 1) - 0.5, -0.5)
    words = column_width(len(outlets)) >= _WORDS
    for row in range(len(relations)):
        for column, outlet in enumerate(outlets):
            relation = relations.iloc[row][outlet]
            colour, hatch, word, letter = _LOOKS[relation]
            if relation == NOT_COVERED:
                continue
            omitted = relation == OMITTED
            axes.add_patch(
                Rectangle(
                    (column - 0.47, row - 0.42), 0.94, 0.84, facecolor=colour, hatch=hatch,
                    edgecolor="#BBBBBB" if omitted else "#777777", linewidth=0.5,
                    linestyle=":" if omitted else "-",
                )
            )  # fmt: skip
            shade = "white" if relation == IN_FULL else FAINT if omitted else INK
            box = {"facecolor": colour, "edgecolor": "none", "pad": 0.8} if hatch else None
            axes.text(
                column, row, word if words else letter, ha="center", va="center", fontsize=7,
                color=shade, bbox=box,
            )  # fmt: skip
    axes.set_yticks(range(len(names)), fit(names, 40, 2), fontsize=8)
    axes.xaxis.tick_top()
    labels, angle, _ = column_names(outlets)
    axes.set_xticks(range(len(outlets)), labels, fontsize=7.5, rotation=angle)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def shared_words(fullest: str, others: Sequence[str]) -> str:
    """The fullest report, from the first words that another keeps; function words are no hold.

    Arguments:
        fullest: its words.
        others: those of the other reports.
    """
    said = words_in(fullest, [[0, len(fullest)]])
    starts = [
        piece.one[0].start
        for report in others
        for piece in align(said, words_in(report, [[0, len(report)]]))
        if piece.change == Change.KEPT and any(is_content(word.form) for word in piece.one)
    ]
    start = fullest.rfind(" ", 0, min(starts, default=0)) + 1  # a quotation mark goes with its word
    return f"… {fullest[start:].lstrip()}" if start else fullest
