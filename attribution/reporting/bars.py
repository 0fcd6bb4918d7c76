"""Stacked bars: one for each speaker, verb or outlet, in parts."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from attribution.reporting.labels import fit, short_labels
from attribution.reporting.style import HATCHES, INK

_ROW = 0.36  # inches
_LINE = 36  # letters of a line of a bar's name
_PART = 44  # letters in the legend


def height_of_bars(order: Sequence[str], parts: pd.Series, width: float) -> float:
    """Inches a chart of these bars needs, with its legend above and its title.

    Arguments:
        order: the bars.
        parts: what each statement counts as.
        width: of the axes, in inches.
    """
    names = parts.unique()
    rows = -(-len(names) // _legend_columns(names, width))
    return 1.5 + _ROW * max(len(order), 3) + 0.17 * rows


def _legend_columns(names: Iterable[str], width: float) -> int:
    longest = max((len(label) for label in short_labels(names, _PART).values()), default=1)
    return max(1, int(width / (0.5 + 0.058 * longest)))


def draw_bars(
    axes: Axes,
    rows: pd.Series,
    parts: pd.Series,
    order: Sequence[str],
    colours: Mapping[str, str],
    label: str,
    width: float,
) -> None:
    """Draw a bar for each name in `order`.

    Arguments:
        axes: where.
        rows: the bar each statement belongs to.
        parts: the part of the bar.
        order: the bars, from the top.
        colours: a colour for each part.
        label: what is counted.
        width: see `height_of_bars`.
    """
    counts = pd.crosstab(rows, parts).reindex(index=list(order), fill_value=0)
    shown = [part for part in colours if part in counts.columns]
    labels = short_labels(shown, _PART)
    left = np.zeros(len(order))
    for part in shown:
        values = counts[part].to_numpy()
        axes.barh(
            range(len(order)), values, left=left, height=0.72, color=colours[part],
            edgecolor="white", hatch=HATCHES[list(colours).index(part)], label=labels[part],
        )  # fmt: skip
        left += values
    for row, total in enumerate(left):
        axes.text(total, row, f" {int(total)}", va="center", fontsize=8, color=INK)
    axes.set_yticks(range(len(order)), fit(order, _LINE, 2), fontsize=8)
    axes.set_ylim(max(len(order), 1) - 0.4, -0.6)
    axes.margins(x=0.08)
    axes.set_xlabel(label)
    axes.tick_params(axis="x", labelsize=8, labelcolor=INK)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    if shown:
        axes.legend(
            frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2,
            ncols=_legend_columns(shown, width), columnspacing=1.2, handlelength=1.8,
        )  # fmt: skip
