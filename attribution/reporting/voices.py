"""Who is heard in each outlet: shares of its statements, unnamed voices apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from attribution.framing.compared import Compared
from attribution.framing.sources import ANONYMOUS, NOBODY
from attribution.reporting.findings import percent
from attribution.reporting.grids import column_names, column_width
from attribution.reporting.labels import fit, label_speakers
from attribution.reporting.style import FAINT, INK, OKABE_ITO, PALE

MOST_IN_PANELS = 7  # sides; more are a heat map
_NAMES = 2.9  # inches for the rows' names
_ROW = 0.3  # inches
_LETTERS = 38  # of a row's name in a line
_GREY = "#8C8C8C"


@dataclass(frozen=True, slots=True)
class Voices:
    """Shares of each side's statements.

    Attributes:
        named: a row a speaker, the most heard first, a column a side.
        others: the rows of anonymous speakers, and of statements without one.
        rest: the share of all other speakers in each side, who have no row: together they would
            dwarf everybody.
        left: how many these are.
    """

    named: pd.DataFrame
    others: pd.DataFrame
    rest: pd.Series
    left: int

    @property
    def sides(self) -> list[str]:
        """In order of names."""
        return list(self.named)

    def told(self) -> str:
        """All figures in words."""
        return " ".join(
            f"{name}: {', '.join(f'{side} {percent(share)}' for side, share in row.items() if share)}."
            for name, row in pd.concat([self.named, self.others]).iterrows()
        )


def voices(compared: Compared, most: int) -> Voices:
    """Whose the statements of each side are.

    Arguments:
        compared: see there.
        most: speakers that are shown; by the mean of their shares, so that an outlet with few
            statements counts as much as one with many.
    """
    said = compared.statements
    speaker = label_speakers(said)
    anonymous = said["type"] == ANONYMOUS
    who = speaker.mask(anonymous, ANONYMOUS).where(said["speaker_id"].notna(), NOBODY)
    counts = said["side"].value_counts().reindex(compared.sides, fill_value=0)
    table = pd.crosstab(who, said["side"]).reindex(columns=compared.sides, fill_value=0)
    shares = (table / counts.clip(lower=1)).astype(float)
    named = shares.drop(index=[ANONYMOUS, NOBODY], errors="ignore")
    order = named.assign(mean=named.mean(axis=1), name=named.index.astype(str))
    order = order.sort_values(["mean", "name"], ascending=[False, True])
    top = named.loc[order.index[:most]]
    rest = named.drop(index=top.index)
    others = shares.reindex([ANONYMOUS, NOBODY], fill_value=0.0)
    others.index = ["anonymous voices", NOBODY]
    return Voices(top, others, rest.sum(), len(rest))


def size_of_voices(found: Voices) -> tuple[float, float]:
    """Width and height in inches of a chart of voices."""
    rows = len(found.named) + len(found.others) + 1
    wide = max(_NAMES + len(found.sides) * column_width(len(found.sides)), 7)
    return wide, 1.3 + column_names(found.sides)[2] + _ROW * max(rows, 5)


def draw_voices(axes: Axes, found: Voices) -> None:
    """Draw a panel of bars a side, or a heat map where there are many.

    Arguments:
        axes: where.
        found: see `voices`.
    """
    rows = [*found.named.index, *found.others.index]
    places = [*range(len(found.named)), *(len(found.named) + 0.6 + np.arange(len(found.others)))]
    shares = pd.concat([found.named, found.others])
    draw = _draw_panels if len(found.sides) <= MOST_IN_PANELS else _draw_heat
    draw(axes, shares, places, len(found.named))
    axes.set_yticks(places, fit(rows, _LETTERS, 2), fontsize=8)
    for label in axes.get_yticklabels()[len(found.named) :]:
        label.set(color=FAINT, fontstyle="italic")
    axes.set_ylim(places[-1] + 0.6, -0.6)
    axes.xaxis.tick_top()
    names, angle, _ = column_names(found.sides)
    axes.set_xticks(axes.get_xticks(), names, fontsize=7.5, rotation=angle)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw_panels(axes: Axes, shares: pd.DataFrame, places: Sequence[float], named: int) -> None:
    """Bars that begin at a line of each side's own, all to one scale."""
    widest = max(float(shares.to_numpy().max(initial=0.0)), 0.01)
    step = widest * 1.45
    for at, side in enumerate(shares):
        values = shares[side].to_numpy()
        for row, (place, value) in enumerate(zip(places, values, strict=True)):
            grey = row >= named
            axes.barh(
                place, value, left=at * step, height=0.66, edgecolor="white" if not grey else INK,
                color=_GREY if grey else OKABE_ITO[0], hatch="////" if grey else "",
                linewidth=0.3, alpha=0.55 if grey else 1,
            )  # fmt: skip
            text = f"{100 * value:.0f}" if value else "·"
            axes.text(
                at * step + value + widest * 0.03, place, text, va="center", fontsize=7.5,
                color=INK if value else FAINT,
            )  # fmt: skip
        axes.axvline(at * step, color=PALE, linewidth=0.8)
    axes.set_xlim(-widest * 0.02, shares.shape[1] * step)
    axes.set_xticks([at * step + widest / 2 for at in range(shares.shape[1])])


def _draw_heat(axes: Axes, shares: pd.DataFrame, places: Sequence[float], named: int) -> None:
    highest = max(float(shares.to_numpy().max(initial=0.0)), 0.01)
    for rows, cmap in ((range(named), "Blues"), (range(named, len(places)), "Greys")):
        for row in rows:
            values = shares.iloc[[row]].to_numpy()
            extent = (-0.5, shares.shape[1] - 0.5, places[row] + 0.5, places[row] - 0.5)
            axes.imshow(
                values, cmap=cmap, vmin=0, vmax=highest * 1.25, aspect="auto", extent=extent
            )
            for column, value in enumerate(values[0]):
                shade = "white" if value > 0.7 * highest else INK
                text = f"{100 * value:.0f}" if value else "·"
                axes.text(column, places[row], text, ha="center", va="center", fontsize=7, color=shade)  # fmt: skip
    axes.set_xlim(-0.5, shares.shape[1] - 0.5)
    axes.set_xticks(range(shares.shape[1]))
