"""Colours, type and sizes of every chart, in one place."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cbook import is_math_text
from matplotlib.figure import Figure
from matplotlib.text import Text

from attribution.reporting.fonts import BASE, beyond_base, find_fonts, say_once
from attribution.reporting.labels import wrap

# Okabe and Ito, "Color Universal Design" (2008): told apart by every kind of colour vision.
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
HATCHES = ("", "///", "...", "xx", "\\\\\\", "++", "oo", "--")  # so that print in grey can be read
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
INK, FAINT, PALE = "#222222", "#6A6A6A", "#C9CED2"
_LONGEST = 1500  # letters of what is told of a chart
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
def canvas(
    make: Callable[..., Figure], axes: Axes | None, width: float, height: float
) -> Iterator[tuple[Axes, "Entitle"]]:
    """Axes in the house style, to be drawn on inside the context.

    Arguments:
        make: makes a figure: `shown_figure`, or ``Figure`` for one that nothing shows.
        axes: those to draw on; None for a figure of their own.
        width: of that figure, in inches.
        height: likewise.

    Yields:
        The axes, and what writes the title and the note: below the whole figure where it is our
        own, else above and below the axes.
    """
    own = axes is None
    if axes is None:
        # With its first figure pyplot loads the backend, which may make it interactive. A context
        # of settings would undo that on leaving, and no later figure would be shown.
        figure = make(figsize=(width, height), dpi=SETTINGS["figure.dpi"], layout="constrained")
        with matplotlib.rc_context(SETTINGS):
            axes = figure.add_subplot()
    with matplotlib.rc_context(SETTINGS):
        yield axes, _title_figure if own else _title_axes
    texts = texts_of(axes.figure if own else axes)
    fonts = find_fonts(text.get_text() for text in texts)
    for text in texts:
        text.set_parse_math(False)
        if is_math_text(text.get_text()):  # to wrap it, matplotlib would parse it all the same
            text.set_wrap(False)
        if beyond_base(text.get_text()):
            text.set(fontfamily=fonts.families, fontweight="normal")  # few fonts have a bold face
    for note in fonts.notes:
        say_once(note)


def texts_of(artist: Artist) -> list[Text]:
    """Everything that is written on a chart."""
    return [item for item in artist.findobj(Text) if isinstance(item, Text)]


Entitle = Callable[[Axes, str, str], None]


def _title_figure(axes: Axes, finding: str, note: str) -> None:
    """Head a chart with what it shows, and say below what was counted."""
    figure = figure_of(axes)
    for text, size, write in (
        (_ltr(finding), 11, figure.suptitle),
        (note, 7.5, figure.supxlabel),
    ):
        letters = int((figure.get_figwidth() - 0.3) / (size * _LETTER))
        bold = {"fontweight": "bold"} if size > 9 else {"color": FAINT}
        write(wrap(text, letters, 6), x=0.01, ha="left", fontsize=size, wrap=True, **bold)


def _title_axes(axes: Axes, finding: str, note: str) -> None:
    letters = int(axes.get_window_extent().width / figure_of(axes).dpi / (9 * _LETTER))
    above = 16 if axes.xaxis.get_ticks_position() == "top" else 6
    axes.set_title(wrap(_ltr(finding), letters, 4), loc="left", fontsize=9, pad=above)
    axes.set_xlabel(wrap(note, int(letters * 1.3), 4), fontsize=7, color=FAINT)
    axes.xaxis.set_label_position("bottom")


def _ltr(line: str) -> str:
    """A line that is not turned as a whole where it begins with an Arabic or Hebrew name."""
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line)
    return f"\u200e{line}" if turned else line


def figure_of(axes: Axes) -> Figure:
    """The figure that some axes stand in."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def describe(axes: Axes, figures: str) -> None:
    """Keep for those who do not see a chart what figures it shows.

    Arguments:
        axes: the chart.
        figures: in words.
    """
    axes.set_label(figures if len(figures) <= _LONGEST else figures[: _LONGEST - 1] + "…")


def read_aloud(figure: Figure) -> str:
    """What a chart shows and counts, in one line, for those who do not see it."""
    told = [str(axes.get_label()) for axes in figure.axes if axes.get_label()]
    parts = (f"{figure.get_suptitle()}.", figure.get_supxlabel(), *told)
    return " ".join(" ".join(parts).split())
