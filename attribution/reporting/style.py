"""Colours, type and sizes of every chart, in one place."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

# Okabe and Ito, "Color Universal Design" (2008): told apart by every kind of colour vision.
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
KIND_COLOURS = {"direct": "#0072B2", "mixed": "#E69F00", "indirect": "#B9C4CC"}
HATCHES = ("", "///", "...", "xx", "\\\\\\", "++", "oo", "--")  # so that print in grey can be read
INK, FAINT = "#222222", "#8A8A8A"
SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "attribution",  # the same chart is the same file
    "figure.dpi": 100,
    "savefig.dpi": 160,
    "text.parse_math": False,  # "$x$" in a quotation is text
}


def new_figure(width: float, height: float, columns: int = 1) -> tuple[plt.Figure, Sequence[Axes]]:
    """A figure in the house style; sizes in inches."""
    with plt.rc_context(SETTINGS):
        figure, axes = plt.subplots(
            1,
            columns,
            figsize=(width, height),
            squeeze=False,
            layout="constrained",
            sharey=columns > 1,
        )
    return figure, axes[0]


def title(figure: plt.Figure, finding: str, note: str) -> None:
    """Head a chart with what it shows, and say below what was counted."""
    figure.suptitle(finding, x=0.01, ha="left", fontsize=11, fontweight="bold", wrap=True)
    figure.supxlabel(note, x=0.01, ha="left", fontsize=7.5, color=FAINT)


def shorten(text: str, length: int) -> str:
    """Cut a label at a word's end."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
