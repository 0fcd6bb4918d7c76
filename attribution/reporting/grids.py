"""Grids with a column for each outlet: numbers of statements, and the reports of shared quotes."""

import textwrap
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from rich.cells import cell_len

from attribution.comparison.alignment import Change, align, words_in
from attribution.comparison.words import is_content
from attribution.reporting.labels import fit, wrap
from attribution.reporting.style import FAINT, INK, KIND_COLOURS

_NAMES = 2.9  # inches for the rows' names
_LETTER = 0.066  # inches a letter takes
_CODES_A_LINE = 4
_WORDS = 1.1  # inches of a cell from which on words fit
_CODES = {
    "fullest report": "F", "same words": "=", "dropped": "d", "added": "a", "reworded": "w",
    "negation": "n", "number": "#", "hedge": "h", "reference": "r", "quotation": "q", "kind": "k",
    "cue": "c", "speaker": "s",
}  # fmt: skip
_LEGEND = (
    "D direct, M mixed, I indirect; F the fullest report, and what differs from it: = same words,"
    " d words dropped, a words added, w other words, n negation, # number, h hedge, r name or pronoun,"
    " q quotation marks moved, k another kind, c another cue, s another speaker."
)


def _column_width(columns: int) -> float:
    return min(max(6.1 / max(columns, 1), 0.38), 2.4)


def size_of_matrix(counts: pd.DataFrame) -> tuple[float, float]:
    """Width and height in inches of a matrix with its names and title."""
    rows, columns = counts.shape
    width = max(_NAMES + columns * _column_width(columns), 7)
    return width, 1.4 + _column_names(list(counts.columns))[2] + 0.36 * max(rows, 3)


def _column_names(outlets: Sequence[str]) -> tuple[list[str], int, float]:
    """Labels of the columns, their angle, and the inches they are high."""
    letters = int((_column_width(len(outlets)) - 0.1) / _LETTER)
    words = [word for outlet in outlets for word in outlet.split()]
    if letters >= max(map(cell_len, words), default=0):
        names = fit(outlets, letters, 4)
        return names, 0, 0.13 * max((name.count("\n") + 1 for name in names), default=1)
    return fit(outlets, 28, 2), 90, 28 * _LETTER


def draw_matrix(axes: Axes, counts: pd.DataFrame) -> None:
    """Draw numbers of statements, darker where there are more.

    Arguments:
        axes: where.
        counts: one row a speaker, one column an outlet.
    """
    values = counts.to_numpy()
    highest = max(values.max(), 1) if values.size else 1
    if values.size:
        axes.imshow(values, cmap="Blues", vmin=0, vmax=highest * 1.25, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        shade = "white" if value > 0.7 * highest else INK
        axes.text(column, row, str(value) if value else "·", ha="center", va="center", color=shade, fontsize=8.5)  # fmt: skip
    _name_axes(axes, fit(counts.index, 36, 2), list(counts.columns))


def _name_axes(axes: Axes, rows: Sequence[str], outlets: Sequence[str]) -> None:
    """Name rows and columns; names of narrow columns are turned."""
    axes.set_yticks(range(len(rows)), rows, fontsize=8)
    axes.xaxis.tick_top()
    names, angle, _ = _column_names(outlets)
    axes.set_xticks(range(len(outlets)), names, fontsize=7.5, rotation=angle)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def size_of_quotes(
    groups: pd.DataFrame, order: Sequence[str], outlets: Sequence[str]
) -> tuple[float, float]:
    """Width and height in inches of the grid that `draw_quotes` draws."""
    width = max(_NAMES + len(outlets) * _column_width(len(outlets)), 7)
    lines = max((text.count("\n") + 1 for text in _cells(groups, outlets)["text"]), default=2)
    rows = (0.16 + 0.125 * max(lines, 2)) * max(len(order), 2)
    return width, 1.6 + _column_names(outlets)[2] + rows


def draw_quotes(
    axes: Axes, groups: pd.DataFrame, order: Sequence[str], outlets: Sequence[str]
) -> str:
    """Draw what each outlet makes of each shared quote.

    Arguments:
        axes: where.
        groups: see ``tables.GROUPS``.
        order: the groups, from the top.
        outlets: from the left.

    Returns:
        How a cell is read.
    """
    axes.set_xlim(-0.5, max(len(outlets), 1) - 0.5)
    axes.set_ylim(max(len(order), 1) - 0.5, -0.5)
    cells = {(cell["group_id"], cell["outlet"]): cell for cell in _cells(groups, outlets).to_dict("records")}  # fmt: skip
    for row, group in enumerate(order):
        for column, outlet in enumerate(outlets):
            if (group, outlet) in cells:
                _draw_cell(axes, column, row, cells[group, outlet])
            else:
                axes.text(column, row, "·", ha="center", va="center", color=FAINT)
    by_group = groups.groupby("group_id")
    names = [f"{group}  {_shared_words(by_group.get_group(group))}" for group in order]
    _name_axes(axes, fit(names, 38, 2), outlets)
    if not order:
        return ""
    shade = "The colour is darker where a report is more like the others."
    if _column_width(len(outlets)) >= _WORDS:
        return f"Cell: kind of speech and what differs from the fullest report. {shade}"
    return f"{_LEGEND} {shade}"


def _shared_words(members: pd.DataFrame) -> str:
    """The fullest report, from the first words that another keeps; function words are no hold."""
    fullest = members.loc[members["is_fullest"], "content_text"].iloc[0]
    said = words_in(fullest, [[0, len(fullest)]])
    starts = [
        piece.one[0].start
        for report in members.loc[~members["is_fullest"], "content_text"]
        for piece in align(said, words_in(report, [[0, len(report)]]))
        if piece.change == Change.KEPT and any(is_content(word.form) for word in piece.one)
    ]
    start = fullest.rfind(" ", 0, min(starts, default=0)) + 1  # a quotation mark goes with its word
    return f"… {fullest[start:].lstrip()}" if start else fullest


def _cells(groups: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """One row for a group and outlet: its report, the fullest where it has several, in words."""
    first = groups.sort_values("changes", key=lambda changes: changes != "", kind="stable")
    cells = first.drop_duplicates(["group_id", "outlet"])
    number = groups.groupby(["group_id", "outlet"]).size()
    width = _column_width(len(outlets))
    texts = [
        _cell_text(cell, int(number[cell["group_id"], cell["outlet"]]), width)
        for cell in cells.to_dict("records")
    ]
    return cells.assign(text=texts)


def _cell_text(cell: dict, number: int, width: float) -> str:
    changes = cell["changes"] or "fullest report"
    several = f" ×{number}" if number > 1 else ""
    if width >= _WORDS:
        letters = int(width / _LETTER)
        whole = changes.replace(" ", "\u00a0").replace(",\u00a0", ", ")  # break between changes
        return f"{cell['kind']}{several}\n{wrap(whole, letters, 4)}"
    letter_codes = "".join(_CODES[change] for change in changes.split(", "))
    codes = "\n".join(textwrap.wrap(letter_codes, _CODES_A_LINE))
    return f"{cell['kind'][0].upper()}{several.strip()}\n{codes}"


def _draw_cell(axes: Axes, column: int, row: int, cell: dict) -> None:
    alpha = 0.2 + 0.4 * min(max(float(cell["similarity"]), 0.0), 1.0)
    colour = KIND_COLOURS[cell["kind"]]
    corner = (column - 0.48, row - 0.45)
    axes.add_patch(Rectangle(corner, 0.96, 0.9, facecolor=colour, alpha=alpha, edgecolor="white"))
    axes.text(column, row, cell["text"], ha="center", va="center", fontsize=6.8, color=INK)
