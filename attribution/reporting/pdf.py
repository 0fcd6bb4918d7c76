"""Set the report with typst. Article text goes in as a JSON file, never as source."""

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import typst
from matplotlib.figure import Figure
from PIL import Image

from attribution.comparison.alignment import Change
from attribution.comparison.variants import Run, mark_changes
from attribution.harmless import in_drawing
from attribution.reporting import findings
from attribution.reporting.fonts import FOLDER, find_fonts, say_once
from attribution.reporting.labels import label_speakers, most
from attribution.reporting.style import read_aloud, texts_of
from attribution.tables import Tables, with_changes

MOST_GROUPS = 40
_PPI, _FINER = 150, 2  # of the pages, and how much finer they are drawn first
_UPRIGHT = 9  # inches of a chart that fills an upright page
METHOD = (
    "A statement is content that the article attributes to somebody, with a cue and a source where"
    " it has them. Direct: all content words stand in quotation marks; mixed: some do; indirect:"
    " none. Attributions are parsed by a model trained on PolNeAR (Newell, Margolin and Ruths 2018),"
    " completed by dependency rules, and brought to the boundaries of quotation marks.",
    "Sources are linked to speakers by coreference (coreferee on the Stanza parse), definite"
    " descriptions and the running speaker; spellings of a name are joined across outlets when given"
    " names, titles and roles do not contradict. Unless switched off, the names of one state (its"
    " capital, its seat of government) count as one speaker.",
    "Reports of one utterance are grouped by the likeness of their words and of their sentence"
    " vectors (all-MiniLM-L6-v2), so that other translations of the same words are found.",
    "Limits: every figure is a machine's reading and holds errors; the project's README lists how"
    " many, with the commands that measure them. Texts are read as English. Headlines, teasers and"
    " comment forms are not read. Irony, hypothetical speech and sources that only a reader's"
    " knowledge identifies are not recognized. The confidence of a statement is the share of like"
    " statements that trained annotators of PolNeAR mark too, with the same source.",
)


def build_pdf(
    folder: Path, tables: Tables, run: dict[str, Any], charts: Mapping[Path, Figure]
) -> Path:
    """Write report.pdf and its pages as report-01.png … into a folder.

    Arguments:
        folder: where to write.
        tables: of the study.
        run: facts of the run.
        charts: SVG files, in order, with the figure each shows.

    Returns:
        The PDF.
    """
    data = _data(tables, run)
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
    width = figure.get_figwidth()
    return {
        "file": path.name,
        "shows": read_aloud(figure),
        "share": float(min(1.0, width / _UPRIGHT)),
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
    """What is set: harmless, each string one line that can be broken."""
    if isinstance(value, str):
        line = re.sub(r"\s+", " ", in_drawing(value))
        return re.sub(r"(\S{40})(?=\S)", "\\1\u200b", line)
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, (list, tuple)) else value


def _data(tables: Tables, run: dict[str, Any]) -> dict[str, Any]:
    articles, groups = tables.articles, with_changes(tables.groups, tables.differences)
    return {
        "title": "Who said what",
        "subtitle": findings.coverage(articles),
        "footer": f"attribution {run['version']}",
        "findings": findings.sentences(tables),
        "articles": [_article_row(row) for row in articles.to_dict("records")],
        "skipped": [f"{item['file']}: {item['reason']}" for item in run.get("skipped", [])],
        "notes": [*run.get("problems", []), *run.get("notes", [])],
        "groups": _groups(groups, tables.statements),
        "groups_shown": findings.some_of_groups(groups, MOST_GROUPS),
        "method": list(METHOD),
        "models": [[name, sha[:16]] for name, sha in sorted(run.get("models", {}).items())],
        "left_out": "What was not read as article, and quoted words that are no statement, are"
        " listed with the reason in left_out.csv.",
    }


def _article_row(row: dict[str, Any]) -> list[str]:
    date, title = (None if pd.isna(row[name]) else row[name] for name in ("date", "title"))
    return [
        _breakable(str(row["article"])),
        str(row["outlet"]),
        str(date or "—"),
        str(title or "—"),
        str(row["words"]),
        str(row["statements"]),
    ]


def _breakable(name: str) -> str:
    """Let a long file name break after its separators."""
    return re.sub(r"([_\-./])", "\\1\u200b", name)


def _groups(groups: pd.DataFrame, statements: pd.DataFrame) -> list[dict[str, Any]]:
    by_id = statements.set_index("statement_id")
    places, speakers = by_id["paragraph"], label_speakers(by_id)
    found = []
    for group in findings.largest_groups(groups)[:MOST_GROUPS]:
        members = groups[groups["group_id"] == group]
        fullest = members[members["is_fullest"]].iloc[0]
        rows = [_member(fullest, [Run(fullest["content_text"], Change.KEPT)], places)]
        for _, member in members[~members["is_fullest"]].iterrows():
            runs = mark_changes(fullest["content_text"], member["content_text"])
            rows.append(_member(member, runs, places))
        named = most(members["statement_id"].map(speakers), 1) or [findings.UNNAMED]
        found.append({"id": group, "speaker": named[0], "members": rows})
    return found


def _member(row: pd.Series, runs: Sequence[Run], places: pd.Series) -> dict[str, Any]:
    return {
        "outlet": str(row["outlet"]),
        "place": f"{_breakable(row['article'])}, ¶ {int(places[row['statement_id']]) + 1}",
        "kind": str(row["kind"]),
        "changes": str(row["changes"] or "fullest report"),
        "pieces": [{"words": run.words, "change": str(run.change)} for run in runs],
    }
