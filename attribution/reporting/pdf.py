"""Set the report with typst. Article text goes in as a JSON file, never as source."""

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import typst

from attribution.comparison.variants import Piece, compare_words
from attribution.reporting import findings

MOST_GROUPS = 40
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
    folder: Path,
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    groups: pd.DataFrame,
    run: dict[str, Any],
    charts: Sequence[Path],
) -> Path:
    """Write report.pdf and its pages as report-01.png … into a folder.

    Arguments:
        folder: where to write.
        articles: see ``tables.ARTICLES``.
        statements: see ``tables.STATEMENTS``.
        speakers: see ``tables.SPEAKERS``.
        groups: see ``tables.GROUPS``.
        run: facts of the run.
        charts: SVG files, in order.

    Returns:
        The PDF.
    """
    data = _data(articles, statements, speakers, groups, run)
    data["charts"] = [{"file": path.name, "title": path.stem} for path in charts]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for chart in charts:
            shutil.copy(chart, work / chart.name)
        template = files("attribution.reporting").joinpath("report.typ").read_text("utf-8")
        (work / "report.typ").write_text(template, encoding="utf-8")
        (work / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        source = str(work / "report.typ")
        pdf = typst.compile(source, root=str(work))
        drawn = typst.compile(source, root=str(work), format="png", ppi=110)
    target = folder / "report.pdf"
    _write(target, pdf)
    pages = drawn if isinstance(drawn, list) else [drawn]
    for old in folder.glob("report-[0-9][0-9].png"):
        if int(old.stem[-2:]) > len(pages):
            old.unlink()
    for number, page in enumerate(pages, start=1):
        _write(folder / f"report-{number:02d}.png", page)
    return target


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(content)
    partial.replace(path)


def _data(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    groups: pd.DataFrame,
    run: dict[str, Any],
) -> dict[str, Any]:
    dates = sorted(articles["date"].dropna())
    period = (
        "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
    )
    outlets = findings.count(articles["outlet"].nunique(), "outlet")
    subtitle = f"{findings.count(len(articles), 'article')} of {outlets}"
    return {
        "title": "Who said what",
        "subtitle": f"{subtitle}, {period}" if period else subtitle,
        "footer": f"attribution {run['version']}",
        "findings": findings.sentences(articles, statements, speakers, groups),
        "articles": [_article_row(row) for row in articles.to_dict("records")],
        "skipped": [f"{item['file']}: {item['reason']}" for item in run.get("skipped", [])],
        "notes": list(run.get("notes", [])),
        "groups": _groups(groups, statements),
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
    places = statements.set_index("statement_id")["paragraph"]
    sizes = (
        groups.groupby("group_id")["article"].nunique().sort_values(ascending=False, kind="stable")
    )
    found = []
    for group in sizes.index[:MOST_GROUPS]:
        members = groups[groups["group_id"] == group]
        fullest = members[members["changes"] == ""].iloc[0]
        others = members[members["statement_id"] != fullest["statement_id"]]
        named = members["speaker"].dropna()
        rows = [_member(fullest, [Piece(_spaced(fullest["content_text"]), "same")], places)]
        for _, member in others.iterrows():
            _, pieces = compare_words(fullest["content_text"], member["content_text"])
            rows.append(_member(member, pieces, places))
        speaker = named.value_counts().index[0] if len(named) else findings.UNNAMED
        found.append({"id": group, "speaker": str(speaker), "members": rows})
    return found


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _member(row: pd.Series, pieces: Sequence[Piece], places: pd.Series) -> dict[str, Any]:
    return {
        "outlet": str(row["outlet"]),
        "place": f"{_breakable(row['article'])}, ¶ {int(places[row['statement_id']]) + 1}",
        "kind": str(row["kind"]),
        "changes": str(row["changes"] or "fullest report"),
        "pieces": [{"words": piece.words, "change": piece.change} for piece in pieces],
    }
