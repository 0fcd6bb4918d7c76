"""What people look at: charts, PDF, pages."""

from pathlib import Path
from typing import Any

import pandas as pd

__all__ = ["write_report"]


def write_report(
    folder: Path,
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    groups: pd.DataFrame,
    run: dict[str, Any],
) -> Path:
    """Write every chart as PNG and SVG, then the PDF and its pages.

    Arguments:
        folder: an empty folder; whoever gives it sees to it that none of its files is half one.
        articles: see ``tables.ARTICLES``.
        statements: see ``tables.STATEMENTS``.
        speakers: see ``tables.SPEAKERS``.
        groups: see ``tables.GROUPS``.
        run: facts of the run.

    Returns:
        The PDF.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    from attribution.reporting.charts import Plots
    from attribution.reporting.pdf import build_pdf
    from attribution.reporting.style import SETTINGS

    plots = Plots(articles, statements, speakers, groups, make=Figure)
    charts = {}
    with rc_context(SETTINGS):
        for name, figure in plots.all().items():
            figure.savefig(folder / f"{name}.png", metadata={"Software": None})
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
            charts[folder / f"{name}.svg"] = figure
    return build_pdf(folder, articles, statements, speakers, groups, run, charts)
