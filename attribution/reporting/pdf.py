"""Set the report with typst. Article text goes in as a JSON file, never as source."""

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from matplotlib.figure import Figure
from PIL import Image

from attribution.corpus.wording import short
from attribution.harmless import in_drawing
from attribution.reporting import ReportOptions, page_one
from attribution.reporting.appendix import appendix
from attribution.reporting.figures import Figures, drawable_figures
from attribution.reporting.fonts import FOLDER, find_fonts, say_once
from attribution.reporting.method import method_page
from attribution.reporting.sharing import MOST_WORDS
from attribution.reporting.story_pages import story_pages
from attribution.reporting.style import read_aloud, texts_of
from attribution.tables import Tables

TITLE = "Who said what"
_PPI, _FINER = 150, 2  # of the pages, and how much finer they are drawn first
_UPRIGHT = 9  # inches of a chart that fills an upright page
_LONGEST = 4000  # letters of one text that is set; ours are shorter, the tables hold others whole
_WIDE, _HIGH = 6.69, 9.2  # inches of a page


def build_pdf(
    folder: Path,
    tables: Tables,
    run: dict[str, Any],
    charts: Mapping[Path, Figure],
    figures: Figures,
    options: ReportOptions,
) -> Path:
    """Write report.pdf and its pages as report-01.png … into a folder.

    Arguments:
        folder: where to write.
        tables: of the study.
        run: facts of the run.
        charts: SVG files, in order, with the figure each shows.
        figures: of the study.
        options: what the report shall be.

    Returns:
        The PDF.
    """
    data = _data(tables, run, drawable_figures(figures), options)
    data["charts"] = [_chart(path, figure) for path, figure in charts.items()]
    on_charts = (text.get_text() for figure in charts.values() for text in texts_of(figure))
    fonts = find_fonts([*on_charts, *_strings(data)])
    for note in fonts.notes:
        say_once(note)
    data["notes"] += fonts.notes
    data["fonts"] = ["Libertinus Serif", *fonts.families]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for chart in charts:
            shutil.copy(chart, work / chart.name)
        template = files("attribution.reporting").joinpath("report.typ").read_text("utf-8")
        (work / "report.typ").write_text(template, encoding="utf-8")
        shown = json.dumps(_shown(data), ensure_ascii=False)
        (work / "data.json").write_text(shown, encoding="utf-8")
        source, root, fonts_of_charts = str(work / "report.typ"), str(work), [str(FOLDER)]
        pdf = typst.compile(source, root=root, font_paths=fonts_of_charts)
        drawn = typst.compile(
            source, root=root, font_paths=fonts_of_charts, format="png", ppi=_PPI * _FINER
        )
    target = folder / "report.pdf"
    target.write_bytes(pdf)
    pages = drawn if isinstance(drawn, list) else [drawn]
    for number, page in enumerate(pages, start=1):
        _write_page(page, folder / f"report-{number:02d}.png")
    return target


def _chart(path: Path, figure: Figure) -> dict[str, Any]:
    width, height = figure.get_size_inches()
    return {
        "file": path.name,
        "shows": read_aloud(figure),
        "share": float(min(1.0, width / _UPRIGHT, _HIGH * width / (_WIDE * height))),
        "wide": bool(width > _UPRIGHT * 1.2),
    }


def _write_page(drawn: bytes, path: Path) -> None:
    """Save a page drawn finer than it shall be, so that thin strokes keep their ink."""
    with Image.open(io.BytesIO(drawn)) as page:
        page.convert("RGB").reduce(_FINER).save(path, format="PNG")


def _strings(value: Any) -> Iterator[str]:
    """Every string in nested lists and dictionaries."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _shown(value: Any) -> Any:
    """What is set: harmless, each string one line that can be broken, and no book."""
    if isinstance(value, str):
        line = re.sub(r"\s+", " ", in_drawing(short(value, _LONGEST)))
        return re.sub(r"(\S{40})(?=\S)", "\\1\u200b", line)
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, (list, tuple)) else value


def _data(
    tables: Tables, run: dict[str, Any], figures: Figures, options: ReportOptions
) -> dict[str, Any]:
    found, below = page_one.differences(figures)
    rows = page_one.side_rows(figures)
    limit = MOST_WORDS if options.without_text else None
    return {
        "title": options.title or TITLE,
        "footer": f"attribution {run['version']}",
        "noun": figures.noun,
        "corpus": page_one.corpus_lines(tables, run, figures),
        "findings": found,
        "below": below,
        "heard": page_one.heard(figures),
        "shared": page_one.shared_words(figures),
        "sides": rows,
        "sides_first": len(rows) <= page_one.MOST_ROWS,
        "stories": story_pages(figures, tables.stories, limit),
        "method": method_page(tables, run, figures),
        **appendix(tables, run, figures),
        "shared_copy": f"For sharing: no text of an article, and {MOST_WORDS} words of a report at most."
        if options.without_text
        else "",
    }
