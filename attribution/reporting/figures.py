"""The figures a report rests on, computed once: measures, differences, what each side carries."""

from dataclasses import dataclass, replace

import pandas as pd

from attribution.framing.compared import OUTLET, Compared, prepare
from attribution.framing.contrast import contrast
from attribution.framing.estimate import measure
from attribution.framing.findings import findings
from attribution.framing.selection import NOT_COVERED, OMITTED, carried
from attribution.reporting.labels import one_line
from attribution.tables import Tables


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one study.

    Attributes:
        by: the column of `articles` whose values are compared.
        compared: what was counted in.
        measures: see ``framing.estimate.measure``.
        contrasts: see ``framing.contrast.contrast``.
        found: the differences that hold, with their sentences.
        carried: see ``framing.selection.carried``.
    """

    by: str
    compared: Compared
    measures: pd.DataFrame
    contrasts: pd.DataFrame
    found: pd.DataFrame
    carried: pd.DataFrame

    @property
    def noun(self) -> str:
        """What a side is called: "outlet", "leaning"."""
        return one_line(self.by)

    @property
    def sides(self) -> list[str]:
        """What is compared, in order of names."""
        return self.compared.sides

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables that are written beside a report, by name.

        Of utterances that one side has alone, its own row only: that all others omit it is plain.
        """
        own = ~self.carried["relation"].isin((OMITTED, NOT_COVERED))
        carried = self.carried[self.carried["shared"].astype(bool) | own]
        return {"measures": self.measures, "contrasts": self.contrasts, "carried": carried}


def compute(tables: Tables, by: str = OUTLET) -> Figures:
    """All figures of a study.

    Arguments:
        tables: of it.
        by: the column of `articles` whose values are compared.

    Raises:
        ComparisonError: `articles` has no such column.
    """
    compared = prepare(tables, by)
    contrasts = contrast(tables, by=by)
    return Figures(
        by,
        compared,
        measure(tables, by),
        contrasts,
        findings(contrasts),
        carried(compared),
    )


def drawable_figures(figures: Figures) -> Figures:
    """The same, with names and words that can be drawn.

    Arguments:
        figures: see `compute`.
    """
    compared = figures.compared
    return replace(
        figures,
        compared=replace(
            compared,
            articles=_drawable(compared.articles, "side"),
            statements=_drawable(compared.statements, "side", "speaker"),
            groups=_drawable(compared.groups, "side", "speaker", "content_text"),
            differences=_drawable(compared.differences, "side"),
        ),
        measures=_drawable(figures.measures, "outlet", "group"),
        contrasts=_drawable(figures.contrasts, "outlet", "outlet_b", "group"),
        found=_drawable(figures.found, "outlet", "outlet_b", "group", "sentence"),
        carried=_drawable(figures.carried, "side", "speaker", "words"),
    )


def _drawable(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(
        **{name: table[name].map(one_line, na_action="ignore").astype("str") for name in columns}
    )
