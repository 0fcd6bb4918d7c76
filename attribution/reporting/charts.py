"""The charts of a study; each returns matplotlib axes and is titled with its finding."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from attribution.reporting import findings
from attribution.reporting.style import (
    FAINT,
    HATCHES,
    INK,
    KIND_COLOURS,
    OKABE_ITO,
    new_figure,
    shorten,
    title,
)
from attribution.speakers.corrections import FACTS

MOST_SPEAKERS = 12
MOST_VERBS = 10
MOST_GROUPS = 14
MOST_OUTLETS = 7  # as many as there are colours; the rest is "other outlets"
_LABEL = 38
_COUNTED = "Statements found in the articles; nested speech counts for both speakers."


@dataclass(frozen=True, slots=True)
class Plots:
    """The charts of one study."""

    articles: pd.DataFrame
    statements: pd.DataFrame
    speakers: pd.DataFrame
    groups: pd.DataFrame

    def who_said_what(self) -> Sequence[Axes]:
        """Statements per speaker, by outlet on the left and by kind on the right."""
        data = _named(self.statements)
        order = _most(data["speaker"], MOST_SPEAKERS)
        figure, axes = new_figure(9, 1.6 + 0.34 * max(len(order), 3), columns=2)
        outlets = _fold_outlets(data["outlet"])
        _stacked(axes[0], data["speaker"], outlets, order, _outlet_colours(outlets), "by outlet")
        _stacked(axes[1], data["speaker"], data["kind"], order, KIND_COLOURS, "by kind")
        rest = data["speaker"].nunique() - len(order)
        more = f" {findings.count(rest, 'more speaker')} not shown." if rest > 0 else ""
        title(figure, findings.top_speaker(self.statements), _COUNTED + more)
        return axes

    def speaker_by_outlet(self) -> Axes:
        """Matrix of speakers and outlets, numbers in the cells."""
        data = _named(self.statements)
        order = _most(data["speaker"], MOST_SPEAKERS)
        counts = pd.crosstab(data["speaker"], data["outlet"]).reindex(index=order)
        figure, (axes,) = new_figure(9, 1.9 + 0.3 * max(len(order), 3))
        _matrix(axes, counts)
        title(figure, findings.widest_speaker(self.speakers), _COUNTED)
        return axes

    def shared_quotes(self) -> Axes:
        """Each shared quote by outlet: the kind in the cell, shaded by likeness."""
        groups = self.groups
        order = _largest_groups(groups)
        outlets = sorted(groups["outlet"].unique())
        figure, (axes,) = new_figure(9, 1.9 + 0.42 * max(len(order), 2))
        fullest = groups.assign(size=groups["content_text"].str.len()).sort_values("size")
        labels = fullest.groupby("group_id")["content_text"].last()
        axes.set_xlim(-0.5, max(len(outlets), 1) - 0.5)
        axes.set_ylim(max(len(order), 1) - 0.5, -0.5)
        for row, group in enumerate(order):
            for column, outlet in enumerate(outlets):
                cell = groups[(groups["group_id"] == group) & (groups["outlet"] == outlet)]
                _quote_cell(axes, column, row, cell)
        axes.set_yticks(
            range(len(order)), [f"{g}  {shorten(labels[g], 44)}" for g in order], fontsize=8
        )
        axes.set_xticks(
            range(len(outlets)),
            [shorten(o, 22) for o in outlets],
            rotation=20,
            ha="right",
            fontsize=8,
        )
        _bare(axes)
        title(
            figure,
            findings.shared(groups),
            "Cell: kind of speech and what differs from the fullest report.",
        )
        return axes

    def reporting_verbs(self) -> Axes:
        """Reporting verbs by outlet."""
        data = self.statements[self.statements["cue_text"].fillna("") != ""]
        verbs = data["cue_text"].str.lower()
        order = _most(verbs, MOST_VERBS)
        figure, (axes,) = new_figure(9, 1.6 + 0.32 * max(len(order), 3))
        outlets = _fold_outlets(data["outlet"])
        _stacked(axes, verbs, outlets, order, _outlet_colours(outlets), "statements")
        title(
            figure, findings.top_verb(self.statements), "Cue words as they stand in the articles."
        )
        return axes

    def voices_by(self, fact: str) -> Axes:
        """Statements by a fact about their speakers (gender, party, country, side) and outlet.

        Arguments:
            fact: a column a corrected table of speakers has filled.

        Raises:
            ValueError: the statements have no such column.
        """
        if fact not in self.statements:
            raise ValueError(f'no column "{fact}": fill it in a table of speakers and give it back')
        data = self.statements.assign(**{fact: self.statements[fact].fillna("not given")})
        order = _most(data["outlet"], MOST_OUTLETS)
        values = _most(data[fact], MOST_OUTLETS)
        folded = data[fact].where(data[fact].isin(values), "other")
        figure, (axes,) = new_figure(9, 1.6 + 0.34 * max(len(order), 3))
        colours = dict(zip(sorted(folded.unique()), OKABE_ITO, strict=False))
        _stacked(axes, data["outlet"], folded, order, colours, "statements")
        note = f"The {fact} of each speaker as given in the table of speakers."
        title(figure, findings.voices(self.statements, fact), note)
        return axes

    def all(self) -> dict[str, Figure]:
        """Every chart by file name."""
        figures = {
            "who-said-what": self.who_said_what()[0].figure,
            "speaker-by-outlet": self.speaker_by_outlet().figure,
            "shared-quotes": self.shared_quotes().figure,
            "reporting-verbs": self.reporting_verbs().figure,
        }
        for fact in FACTS:
            if fact in self.statements:
                figures[f"voices-by-{fact}"] = self.voices_by(fact).figure
        return {name: figure for name, figure in figures.items() if isinstance(figure, Figure)}


def _named(statements: pd.DataFrame) -> pd.DataFrame:
    return statements.assign(speaker=statements["speaker"].fillna(findings.UNNAMED))


def _most(values: pd.Series, number: int) -> list[str]:
    counts = values.value_counts().reset_index()
    counts.columns = pd.Index(["value", "count"])
    counts = counts.sort_values(["count", "value"], ascending=[False, True])
    return [str(value) for value in counts["value"].head(number)]


def _fold_outlets(outlets: pd.Series) -> pd.Series:
    kept = set(_most(outlets, MOST_OUTLETS))
    return outlets.where(outlets.isin(kept), "other outlets")


def _outlet_colours(outlets: pd.Series) -> dict[str, str]:
    return dict(zip(sorted(outlets.unique()), OKABE_ITO, strict=False))


def _stacked(
    axes: Axes,
    rows: pd.Series,
    parts: pd.Series,
    order: Sequence[str],
    colours: dict[str, str],
    label: str,
) -> None:
    counts = pd.crosstab(rows, parts).reindex(index=list(order), fill_value=0)
    left = np.zeros(len(order))
    for number, part in enumerate(part for part in colours if part in counts.columns):
        values = counts[part].to_numpy()
        axes.barh(
            range(len(order)), values, left=left, height=0.72, color=colours[part],
            edgecolor="white", hatch=HATCHES[number], label=shorten(part, 30),
        )  # fmt: skip
        left += values
    for row, total in enumerate(left):
        axes.text(total, row, f" {int(total)}", va="center", fontsize=8, color=INK)
    axes.set_yticks(range(len(order)), [shorten(name, _LABEL) for name in order])
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.set_xlabel(label)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if len(order):
        axes.legend(frameon=False, fontsize=7.5, loc="lower right")


def _matrix(axes: Axes, counts: pd.DataFrame) -> None:
    values = counts.to_numpy()
    highest = values.max() if values.size else 1
    axes.imshow(values, cmap="Blues", vmin=0, vmax=max(highest, 1) * 1.25, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        shade = "white" if value > 0.7 * highest else INK
        axes.text(column, row, str(value) if value else "·", ha="center", va="center", color=shade, fontsize=8.5)  # fmt: skip
    axes.set_xticks(range(counts.shape[1]), [shorten(str(c), 22) for c in counts.columns], rotation=20, ha="right", fontsize=8)  # fmt: skip
    axes.set_yticks(range(counts.shape[0]), [shorten(str(r), _LABEL) for r in counts.index])
    _bare(axes)


def _bare(axes: Axes) -> None:
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _largest_groups(groups: pd.DataFrame) -> list[str]:
    sizes = groups.groupby("group_id")["article"].nunique().reset_index()
    sizes = sizes.sort_values(["article", "group_id"], ascending=[False, True])
    return [str(group) for group in sizes["group_id"].head(MOST_GROUPS)]


def _quote_cell(axes: Axes, column: int, row: int, cell: pd.DataFrame) -> None:
    if cell.empty:
        axes.text(column, row, "·", ha="center", va="center", color=FAINT)
        return
    first = cell.iloc[0]
    colour = KIND_COLOURS[first["kind"]]
    axes.add_patch(
        _rectangle((column - 0.48, row - 0.44), 0.96, 0.88, colour, float(first["similarity"]))
    )
    lines = [first["kind"] + (f" ×{len(cell)}" if len(cell) > 1 else "")]
    lines.append(shorten(first["changes"] or "fullest report", 24))
    axes.text(column, row, "\n".join(lines), ha="center", va="center", fontsize=6.8, color=INK)


def _rectangle(
    corner: tuple[float, float], width: float, height: float, colour: str, likeness: float
) -> Rectangle:
    alpha = 0.25 + 0.5 * min(max(likeness, 0.0), 1.0)
    return Rectangle(corner, width, height, facecolor=colour, alpha=alpha, edgecolor="white")
