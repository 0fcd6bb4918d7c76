"""What people look at: charts, PDF, pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from attribution.framing.compared import OUTLET
from attribution.options import OptionError
from attribution.tables import Tables

__all__ = ["CHARTS", "PDF", "ReportOptions", "write_report"]

CHARTS, PDF = "charts", "pdf"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report shall be.

    Attributes:
        title: on its first page.
        by: the column of `articles` whose values are compared.
        only: "charts" or "pdf"; None for both.
        without_text: whether words of articles are cut to a length that may be passed on.
    """

    title: str | None = None
    by: str = OUTLET
    only: str | None = None
    without_text: bool = False

    def __post_init__(self) -> None:
        if self.only not in (None, CHARTS, PDF):
            raise OptionError(f'only is "{self.only}"; choose {CHARTS} or {PDF}')


def write_report(
    folder: Path, tables: Tables, run: dict[str, Any], options: ReportOptions | None = None
) -> dict[str, pd.DataFrame]:
    """Write every chart as PNG and SVG, then the PDF and its pages.

    Arguments:
        folder: an empty folder; whoever gives it sees to it that none of its files is half one.
        tables: of the study.
        run: facts of the run.
        options: what the report shall be.

    Returns:
        The tables it rests on, by the names of the files they are to have beside it.

    Raises:
        ComparisonError: there is no column as `options.by`.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    from attribution.reporting.charts import Plots
    from attribution.reporting.figures import compute
    from attribution.reporting.pdf import build_pdf
    from attribution.reporting.sharing import cut_carried
    from attribution.reporting.style import SETTINGS

    options = options or ReportOptions()
    figures = compute(tables, options.by)
    charts = {}
    with rc_context(SETTINGS):
        for name, figure in Plots(tables, options.by, Figure, figures).all().items():
            figure.savefig(folder / f"{name}.png", metadata={"Software": None})
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
            charts[folder / f"{name}.svg"] = figure
    if options.only != CHARTS:
        build_pdf(folder, tables, run, charts, figures, options)
    if options.only == PDF:
        for chart in charts:
            chart.unlink()
            chart.with_suffix(".png").unlink()
    beside = figures.tables()
    return beside | {"carried": cut_carried(beside["carried"])} if options.without_text else beside
