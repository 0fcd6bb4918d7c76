"""The appendix: articles, what was left out, notes on the input, differences in figures."""

from typing import Any

import pandas as pd

from attribution.reporting.figures import Figures
from attribution.reporting.labels import shorten
from attribution.tables import Tables

MOST_ARTICLES = 120  # two pages; beyond, articles.csv has them
MOST_LINES = 40
MOST_DIFFERENCES = 40
_CELL, _LINE = 200, 600  # letters of a title or a name, and of a note; the tables hold them whole


def appendix(tables: Tables, run: dict[str, Any], figures: Figures) -> dict[str, Any]:
    """What the appendix shows.

    Arguments:
        tables: of the study.
        run: facts of the run.
        figures: of the study, drawable.
    """
    articles = tables.articles
    skipped = [f"{item['file']}: {item['reason']}" for item in run.get("skipped", [])]
    notes = [*run.get("problems", []), *run.get("notes", [])]
    reasons = tables.left_out["reason"].value_counts()
    return {
        "articles": [_article(row) for row in articles.to_dict("records")]
        if len(articles) <= MOST_ARTICLES
        else [],
        "articles_line": ""
        if len(articles) <= MOST_ARTICLES
        else f"All {len(articles):,} articles are listed in articles.csv.",
        "skipped": first_of(skipped, MOST_LINES, "run.json"),
        "notes": first_of(notes, MOST_LINES, "run.json"),
        "left_out": [[str(reason), f"{number:,}"] for reason, number in reasons.items()][
            :MOST_LINES
        ],
        "differences": [_difference(row) for row in _tested(figures).to_dict("records")],
    }


def first_of(lines: list[str], most: int, file: str) -> list[str]:
    """The first lines of many, none longer than some on a page, and where the rest is.

    Arguments:
        lines: all.
        most: that are shown.
        file: holds all.
    """
    cut = [shorten(line, _LINE) for line in lines[:most]]
    if len(lines) <= most:
        return cut
    return [*cut, f"… and {len(lines) - most:,} more, in {file}"]


def _article(row: dict[str, Any]) -> list[str]:
    date, title = ("—" if pd.isna(row[name]) else str(row[name]) for name in ("date", "title"))
    copy = "" if pd.isna(row["copy_of"]) else "copy"
    return [
        shorten(str(row["article"]), _CELL), shorten(str(row["outlet"]), _CELL), date,
        shorten(title, _CELL), f"{row['words']:,}",
        f"{row['statements']:,}", copy,
    ]  # fmt: skip


def _tested(figures: Figures) -> pd.DataFrame:
    """The differences with the smallest p, whether they hold or not."""
    every = figures.contrasts[figures.contrasts["texts"] == "all"].dropna(subset=["p"])
    return every.sort_values("p", kind="stable").head(MOST_DIFFERENCES)


def _difference(row: dict[str, Any]) -> list[str]:
    share = row["unit"] == "share"

    def figure(value: float) -> str:
        if pd.isna(value):
            return ""
        return (f"{100 * value:.1f}" if share else f"{value:.2f}").replace("-", "−")

    ends = "" if pd.isna(row["low"]) else f"{figure(row['low'])} to {figure(row['high'])}"
    name = f"{row['measure']}: {row['group']}" if row["group"] else str(row["measure"])
    holm = row["p_holm"]
    return [
        shorten(name, _CELL), shorten(f"{row['outlet']} − {row['outlet_b']}", _CELL), figure(row["value_of_outlet"]),
        figure(row["value_of_outlet_b"]), figure(row["value"]), ends, str(row["stories"]),
        "" if pd.isna(holm) else "< .001" if holm < 0.001 else f"{holm:.3f}",
    ]  # fmt: skip
