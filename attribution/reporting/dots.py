"""Dot plots: a measure of each side with its interval, one row a group."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from attribution.reporting.labels import fit, short_labels
from attribution.reporting.style import FAINT, INK, MARKERS, OKABE_ITO, PALE

MOST_TOLD_APART = len(MARKERS)  # sides that have a marker of their own
_STEP = 0.125  # inches between the sides of a row
_GAP = 0.17  # inches between rows
_ROW = 0.34  # inches of a row that shows all sides in one line
_NAMES = 32  # letters of a row's name in a line
_LEGEND = 30  # letters of a side's name
_FEWEST = 10  # of the base; of fewer, a share jumps by more than ten points
_FAR = 40  # letters of a side's name beside a row


@dataclass(frozen=True, slots=True)
class Dots:
    """What a dot plot shows.

    Attributes:
        rows: the rows, from the top.
        sides: in order.
        values: row, side, value, low and high; a side may lack.
        percent: whether values are shares.
    """

    rows: tuple[str, ...]
    sides: tuple[str, ...]
    values: pd.DataFrame
    percent: bool

    @property
    def height(self) -> float:
        """Inches of the chart, title and legend included."""
        if len(self.sides) > MOST_TOLD_APART:
            return 1.7 + _ROW * max(len(self.rows), 2)
        legend = -(-len(self.sides) // 3) * 0.19
        row = _STEP * max(len(self.sides), 2) + _GAP
        return 1.25 + legend + row * max(len(self.rows), 2)

    def figure(self, value: float) -> str:
        """A value as it is written."""
        return f"{100 * value:.0f} %" if self.percent else f"{value:.1f}"

    def apart(self) -> tuple[str, pd.Series, pd.Series] | None:
        """The row in which two sides are farthest apart, the higher and the lower of them."""
        sure = self.values.dropna(subset=["value"])
        sure = sure[sure["base"] >= _FEWEST]
        wide = sure.groupby("row")["value"].agg(np.ptp)
        if len(self.sides) < 2 or wide.empty or wide.max() == 0:
            return None
        row = next(name for name in self.rows if wide.get(name, -1.0) == wide.max())
        of_row = sure[sure["row"] == row]
        return row, of_row.loc[of_row["value"].idxmax()], of_row.loc[of_row["value"].idxmin()]

    def told(self) -> str:
        """All figures in words."""
        parts = []
        for name in self.rows:
            of_row = self.values[self.values["row"] == name].dropna(subset=["value"])
            sides = [f"{row['side']} {self.figure(row['value'])}" for row in of_row.to_dict("records")]  # fmt: skip
            parts.append(f"{name}: {', '.join(sides)}.")
        return " ".join(parts)


def draw_dots(axes: Axes, dots: Dots) -> None:
    """Draw one marker a side with its interval; beyond seven sides the highest and the lowest.

    Arguments:
        axes: where.
        dots: what.
    """
    few = len(dots.sides) <= MOST_TOLD_APART
    (_draw_each if few else _draw_range)(axes, dots)
    axes.set_yticks(range(len(dots.rows)), fit(dots.rows, _NAMES, 2), fontsize=8)
    axes.set_ylim(max(len(dots.rows), 1) - 0.5, -0.5)
    for at in range(1, len(dots.rows)):
        axes.axhline(at - 0.5, color=PALE, linewidth=0.5)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8)
    if dots.percent:
        axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
        axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    axes.grid(axis="x", color=PALE, linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)


def _draw_each(axes: Axes, dots: Dots) -> None:
    number = len(dots.sides)
    spread = np.linspace(-0.32, 0.32, number) if number > 1 else np.zeros(1)
    place = {name: at for at, name in enumerate(dots.rows)}
    short = short_labels(dots.sides, _LEGEND)
    for at, side in enumerate(dots.sides):
        mine = dots.values[dots.values["side"] == side].dropna(subset=["value"])
        y = mine["row"].map(place).to_numpy(float) + spread[at]
        x = mine["value"].to_numpy(float)
        low, high = (mine[end].to_numpy(float) for end in ("low", "high"))
        axes.hlines(y, low, high, color=OKABE_ITO[at], linewidth=1.3)
        axes.plot(
            x, y, linestyle="", marker=MARKERS[at], markersize=5.5, color=OKABE_ITO[at],
            markeredgecolor=INK, markeredgewidth=0.6, label=short[side],
        )  # fmt: skip
    if number > 1:
        _add_legend(axes)


def _add_legend(axes: Axes) -> None:
    axes.legend(
        frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(0, 1), ncols=3,
        columnspacing=1.2, handletextpad=0.3, borderaxespad=0.2,
    )  # fmt: skip


def _draw_range(axes: Axes, dots: Dots) -> None:
    short = short_labels(dots.sides, _FAR)
    for at, name in enumerate(dots.rows):
        mine = dots.values[dots.values["row"] == name].dropna(subset=["value"])
        x = mine["value"].to_numpy(float)
        axes.plot(x, np.full(len(x), at), linestyle="", marker="|", markersize=8, color=FAINT)
        if not len(x):
            continue
        for index, marker, colour, word, up in (
            (mine["value"].idxmax(), "^", OKABE_ITO[5], "highest", -1),
            (mine["value"].idxmin(), "v", OKABE_ITO[0], "lowest", 1),
        ):
            end = mine.loc[index]
            axes.hlines(at, float(end["low"]), float(end["high"]), color=colour, linewidth=1.3)
            axes.plot(
                float(end["value"]), at, marker=marker, markersize=5.5, color=colour,
                markeredgecolor=INK, markeredgewidth=0.6,
            )  # fmt: skip
            axes.annotate(
                f"{word}: {short[end['side']]}, {dots.figure(end['value'])}",
                (1.01, at + 0.2 * up), xycoords=("axes fraction", "data"), fontsize=6.5, va="center",
                color=INK, annotation_clip=False,
            )  # fmt: skip


def choose_rows(measures: pd.DataFrame, names: Sequence[str], most: int) -> Dots:
    """The rows of some measures for a dot plot.

    Arguments:
        measures: see ``tables.MEASURES``.
        names: of the measures, in order.
        most: groups of a measure; of more, those counted most are shown.

    Raises:
        ValueError: there is no such measure, or shares and other numbers are mixed.
    """
    every = measures[(measures["texts"] == "all") & measures["measure"].isin(names)]
    absent = sorted(set(names) - set(every["measure"]))
    if absent:
        there = ", ".join(dict.fromkeys(measures["measure"]))
        raise ValueError(f"no measure {', '.join(absent)}; there are {there}")
    percents = set(every["unit"] == "share")
    if len(percents) > 1:
        raise ValueError(f"{', '.join(names)}: shares and other numbers cannot be in one chart")
    rows: list[str] = []
    labels = every["measure"].where(
        every["group"] == "", every["measure"] + ": " + every["group"].astype("object")
    )
    for name in names:
        mine = every[every["measure"] == name]
        counted = mine.groupby("group", sort=False)["count"].sum()
        shown = counted[counted > 0].nlargest(most).index
        groups = [group for group in counted.index if group in shown]
        rows += [f"{name}: {group}" if group else name for group in groups]
    values = every.assign(row=labels, side=every["outlet"])
    values = values.loc[values["row"].isin(rows), ["row", "side", "value", "low", "high", "base"]]
    number = values.astype(dict.fromkeys(("value", "low", "high", "base"), "float64"))
    return Dots(tuple(rows), tuple(sorted(values["side"].unique())), number.reset_index(drop=True), percents == {True})  # fmt: skip
