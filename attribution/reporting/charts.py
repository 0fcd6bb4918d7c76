"""The charts of a study; each returns matplotlib axes and is titled with its finding."""

from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from attribution.reporting import findings
from attribution.reporting.bars import draw_bars, height_of_bars
from attribution.reporting.grids import draw_matrix, draw_quotes, size_of_matrix, size_of_quotes
from attribution.reporting.labels import drawable, most
from attribution.reporting.style import KIND_COLOURS, OKABE_ITO, new_figure, shown_figure, title
from attribution.tables import FACTS, Tables, with_changes

MOST_SPEAKERS = 12
MOST_VERBS = 10
MOST_GROUPS = 14
MOST_PARTS = 7  # as many as there are colours; the rest is "other"
MOST_OUTLETS = 30  # rows or columns
_WHOLE, _HALF = 6.2, 3.1  # inches of axes beside the bars' names, alone and side by side
_COUNTED = "Statements found in the articles; nested speech counts for both speakers."


@dataclass(frozen=True, slots=True)
class Plots:
    """The charts of one study.

    Attributes:
        tables: of the study.
        make: makes an empty figure.
        statements: see ``tables.STATEMENTS``, as charts can draw it.
        speakers: see ``tables.SPEAKERS``; the same.
        groups: of one utterance, with their changes; the same.
    """

    tables: InitVar[Tables]
    make: Callable[..., Figure] = shown_figure
    statements: pd.DataFrame = field(init=False)
    speakers: pd.DataFrame = field(init=False)
    groups: pd.DataFrame = field(init=False)

    def __post_init__(self, tables: Tables) -> None:
        groups = with_changes(tables.groups, tables.differences)
        for name, table in (
            ("statements", tables.statements),
            ("speakers", tables.speakers),
            ("groups", groups),
        ):
            object.__setattr__(self, name, drawable(table))

    def who_said_what(self) -> Sequence[Axes]:
        """Statements per speaker, by outlet on the left and by kind on the right."""
        data = self.statements.dropna(subset=["speaker"])
        order = most(data["speaker"], MOST_SPEAKERS)
        outlets = _fold(data["outlet"], "other outlets")
        height = height_of_bars(order, outlets, _HALF)
        with new_figure(self.make, 9, height, columns=2) as (figure, axes):
            draw_bars(
                axes[0], data["speaker"], outlets, order, _colours(outlets), "by outlet", _HALF
            )
            draw_bars(axes[1], data["speaker"], data["kind"], order, KIND_COLOURS, "by kind", _HALF)
            note = _COUNTED + _not_shown(self._unnamed(), _rest(data["speaker"], order, "speaker"))
            title(figure, findings.top_speaker(self.statements), note)
        return axes

    def speaker_by_outlet(self) -> Axes:
        """Matrix of speakers and outlets, numbers in the cells."""
        data = self.statements.dropna(subset=["speaker"])
        order = most(data["speaker"], MOST_SPEAKERS)
        outlets = sorted(most(self.statements["outlet"], MOST_OUTLETS))
        counts = pd.crosstab(data["speaker"], data["outlet"])
        counts = counts.reindex(index=order, columns=outlets, fill_value=0)
        with new_figure(self.make, *size_of_matrix(counts)) as (figure, (axes,)):
            draw_matrix(axes, counts)
            note = _COUNTED + _not_shown(
                self._unnamed(),
                _rest(data["speaker"], order, "speaker"),
                _rest(self.statements["outlet"], outlets, "outlet"),
            )
            title(figure, findings.widest_speaker(self.speakers), note)
        return axes

    def shared_quotes(self) -> Axes:
        """Each shared quote by outlet: the kind and what differs in the cell, shaded by likeness."""
        order = findings.largest_groups(self.groups)[:MOST_GROUPS]
        shown = self.groups[self.groups["group_id"].isin(order)]
        outlets = sorted(most(shown["outlet"], MOST_OUTLETS))
        size = size_of_quotes(shown, order, outlets)
        with new_figure(self.make, *size) as (figure, (axes,)):
            legend = draw_quotes(axes, shown, order, outlets)
            note = f"{findings.some_of_groups(self.groups, len(order))} {legend}".strip()
            note += _not_shown(_rest(shown["outlet"], outlets, "outlet"))
            title(figure, findings.shared(self.groups), note)
        return axes

    def reporting_verbs(self) -> Axes:
        """Reporting verbs by outlet."""
        data = self.statements[self.statements["cue_text"].fillna("") != ""]
        verbs = data["cue_text"].str.lower()
        order = most(verbs, MOST_VERBS)
        outlets = _fold(data["outlet"], "other outlets")
        with new_figure(self.make, 9, height_of_bars(order, outlets, _WHOLE)) as (figure, (axes,)):
            draw_bars(axes, verbs, outlets, order, _colours(outlets), "statements", _WHOLE)
            note = "Cue words as they stand in the articles."
            note += _not_shown(_rest(verbs, order, "cue"))
            title(figure, findings.top_verb(self.statements), note)
        return axes

    def voices_by(self, fact: str) -> Axes:
        """Statements by outlet and a fact about their speakers, one of ``tables.FACTS``.

        Arguments:
            fact: a column a corrected table of speakers has filled.

        Raises:
            ValueError: the statements have no such column.
        """
        if fact not in self.statements:
            raise ValueError(f'no column "{fact}": fill it in a table of speakers and give it back')
        data = self.statements.assign(**{fact: self.statements[fact].fillna("not given")})
        order = most(data["outlet"], MOST_OUTLETS)
        values = _fold(data[fact], "other")
        with new_figure(self.make, 9, height_of_bars(order, values, _WHOLE)) as (figure, (axes,)):
            draw_bars(axes, data["outlet"], values, order, _colours(values), "statements", _WHOLE)
            note = f"The {fact} of each speaker as given in the table of speakers."
            note += _not_shown(_rest(data["outlet"], order, "outlet"))
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

    def _unnamed(self) -> str:
        without = int(self.statements["speaker"].isna().sum())
        return f"{findings.count(without, 'statement')} without a known speaker" if without else ""


def _rest(values: pd.Series, shown: Sequence[str], noun: str) -> str:
    rest = values.nunique() - len(shown)
    return findings.count(rest, f"more {noun}") if rest > 0 else ""


def _not_shown(*parts: str) -> str:
    listed = ", ".join(part for part in parts if part)
    return f" Not shown: {listed}." if listed else ""


def _fold(values: pd.Series, rest: str) -> pd.Series:
    return values.where(values.isin(most(values, MOST_PARTS)), rest)


def _colours(parts: pd.Series) -> dict[str, str]:
    """Colours by name, what was folded last."""
    names = sorted(parts.unique(), key=lambda name: (name in ("other", "other outlets"), name))
    return dict(zip(names, OKABE_ITO, strict=False))
