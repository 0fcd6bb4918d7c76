"""Reporting verbs by class: one bar a side, all as long, in parts."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from attribution.framing.wording import CLASSES, OTHER
from attribution.reporting.labels import fit
from attribution.reporting.style import INK

_ROW, _LETTERS, _WRITTEN = 0.34, 36, 0.05
# From light to dark, and each with a pattern of its own, so that print in grey can be read.
_LOOKS: Mapping[str, tuple[str, str]] = {
    "neutral": ("#E8EDF1", ""), "assertive": ("#56B4E9", "///"), "doubting": ("#E69F00", "..."),
    "arguing": ("#009E73", "xx"), "emotive": ("#CC79A7", "\\\\\\"), OTHER: ("#FFFFFF", ""),
}  # fmt: skip


def height_of_verbs(shares: pd.DataFrame) -> float:
    """Inches of the chart."""
    return 1.6 + _ROW * max(len(shares), 3)


def draw_verbs(axes: Axes, shares: pd.DataFrame, counts: pd.Series) -> None:
    """Draw what share of its cues each side takes from each class.

    Arguments:
        axes: where.
        shares: a row a side, a column a class.
        counts: cues of each side.
    """
    left = np.zeros(len(shares))
    for name in (*CLASSES, OTHER):
        values = shares[name].to_numpy() if name in shares else np.zeros(len(shares))
        colour, hatch = _LOOKS[name]
        axes.barh(
            range(len(shares)), values, left=left, height=0.72, color=colour, hatch=hatch,
            edgecolor="#444444", linewidth=0.5, label=name,
        )  # fmt: skip
        for row, value in enumerate(values):
            if value >= _WRITTEN:
                axes.text(
                    left[row] + value / 2, row, f"{100 * value:.0f}", ha="center", va="center",
                    fontsize=7.5, color=INK,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85},
                )  # fmt: skip
        left += values
    for row, side in enumerate(shares.index):
        axes.text(1.01, row, f"{int(counts[side]):,}", va="center", fontsize=7.5, color=INK)
    axes.set_yticks(range(len(shares)), fit(shares.index, _LETTERS, 2), fontsize=8)
    axes.set_ylim(max(len(shares), 1) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
    axes.tick_params(axis="x", labelsize=8)
    axes.tick_params(axis="y", length=0)
    axes.legend(
        frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(0, 1), ncols=6,
        borderaxespad=0.2, columnspacing=1.2, handlelength=1.8,
    )  # fmt: skip
