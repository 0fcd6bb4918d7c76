"""Colours, type and sizes of every chart, in one place."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from attribution.reporting.fonts import BASE, beyond_base, find_fonts, say_once
from attribution.reporting.labels import wrap

# Okabe and Ito, "Color Universal Design" (2008): told apart by every kind of colour vision.
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
KIND_COLOURS = {"direct": "#0072B2", "mixed": "#E69F00", "indirect": "#B9C4CC"}
HATCHES = ("", "///", "...", "xx", "\\\\\\", "++", "oo", "--")  # so that print in grey can be read
INK, FAINT = "#222222", "#6A6A6A"
_LETTER = 0.0082  # inches a letter is wide, for each point of its size
SETTINGS: dict[str, Any] = {
    "font.family": BASE,
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


def shown_figure(**options: Any) -> Figure:
    """An empty figure that pyplot shows: below a notebook's cell, or by ``plt.show()``."""
    import matplotlib.pyplot as plt

    return plt.figure(**options)


@contextmanager
def new_figure(
    make: Callable[..., Figure], width: float, height: float, columns: int = 1
) -> Iterator[tuple[Figure, Sequence[Axes]]]:
    """A figure in the house style, to be drawn on inside the context.

    Arguments:
        make: `shown_figure`, or ``Figure`` for one that nothing shows.
        width: in inches.
        height: in inches.
        columns: axes side by side.
    """
    # With its first figure pyplot loads the backend, which may make it interactive. A context of
    # settings would undo that on leaving, and no later figure would be shown.
    figure = make(figsize=(width, height), dpi=SETTINGS["figure.dpi"], layout="constrained")
    with matplotlib.rc_context(SETTINGS):
        axes = figure.subplots(1, columns, squeeze=False, sharey=columns > 1)[0]
        yield figure, axes
    texts = texts_of(figure)
    fonts = find_fonts(text.get_text() for text in texts)
    for text in texts:
        if beyond_base(text.get_text()):
            text.set(fontfamily=fonts.families, fontweight="normal")  # few fonts have a bold face
    for note in fonts.notes:
        say_once(note)


def texts_of(figure: Figure) -> list[Text]:
    """Everything that is written on a chart."""
    return [item for item in figure.findobj(Text) if isinstance(item, Text)]


def title(figure: Figure, finding: str, note: str) -> None:
    """Head a chart with what it shows, and say below what was counted."""
    # the mark keeps a line that begins with an Arabic or Hebrew name from being turned as a whole
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in finding):
        finding = f"\u200e{finding}"
    for text, size, write in ((finding, 11, figure.suptitle), (note, 7.5, figure.supxlabel)):
        letters = int((figure.get_figwidth() - 0.3) / (size * _LETTER))
        bold = {"fontweight": "bold"} if size > 9 else {"color": FAINT}
        write(wrap(text, letters, 6), x=0.01, ha="left", fontsize=size, wrap=True, **bold)


def read_aloud(figure: Figure) -> str:
    """What a chart shows and counts, in one line, for those who do not see it."""
    return " ".join(f"{figure.get_suptitle()}. {figure.get_supxlabel()}".split())
