"""What people look at: charts, PDF, pages."""

from pathlib import Path
from typing import Any

from attribution.tables import Tables

__all__ = ["write_report"]


def write_report(folder: Path, tables: Tables, run: dict[str, Any]) -> Path:
    """Write every chart as PNG and SVG, then the PDF and its pages.

    Arguments:
        folder: an empty folder; whoever gives it sees to it that none of its files is half one.
        tables: of the study.
        run: facts of the run.

    Returns:
        The PDF.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    from attribution.reporting.charts import Plots
    from attribution.reporting.pdf import build_pdf
    from attribution.reporting.style import SETTINGS

    plots = Plots(tables, make=Figure)
    charts = {}
    with rc_context(SETTINGS):
        for name, figure in plots.all().items():
            figure.savefig(folder / f"{name}.png", metadata={"Software": None})
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
            charts[folder / f"{name}.svg"] = figure
    return build_pdf(folder, tables, run, charts)
