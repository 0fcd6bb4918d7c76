"""The result a notebook holds: DataFrames, saved and loaded as one folder."""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from attribution import tables

if TYPE_CHECKING:
    from attribution.reporting.charts import Plots

_TABLES = {
    "articles": tables.ARTICLES,
    "statements": tables.STATEMENTS,
    "speakers": tables.SPEAKERS,
    "groups": tables.GROUPS,
    "left_out": tables.LEFT_OUT,
}
_PARQUET = ("articles", "statements", "speakers", "groups")
_STATEMENT_KEYS = (
    "statement_id", "article", "outlet", "date", "paragraph", "kind", "act", "content", "cue", "source",
    "content_text", "cue_text", "source_text", "speaker_id", "speaker", "confidence",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


class StudyError(ValueError):
    """A folder does not hold a study; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Study:
    """Who said what, in which outlet.

    Attributes:
        articles: one row an article.
        statements: one row a statement.
        speakers: one row a speaker.
        groups: one row a member of a group of statements that report one utterance.
        left_out: what was not read as article or is no statement, and why.
        run: version, model hashes, options, input hashes, skipped files, notes.
    """

    articles: pd.DataFrame
    statements: pd.DataFrame
    speakers: pd.DataFrame
    groups: pd.DataFrame
    left_out: pd.DataFrame
    run: dict[str, Any]

    def save(self, directory: str | Path) -> Path:
        """Write the tables into a folder: CSV, Parquet, JSON lines, run.json.

        Each file is written whole under another name and then renamed. In CSV a cell a spreadsheet
        would take for a formula is prefixed with an apostrophe; Parquet holds the exact text.

        Arguments:
            directory: created where it is absent; other files in it stay.

        Returns:
            The folder.
        """
        folder = Path(directory)
        folder.mkdir(parents=True, exist_ok=True)
        for name in _TABLES:
            table: pd.DataFrame = getattr(self, name)
            write_whole(folder / f"{name}.csv", partial(_write_csv, table))
            if name in _PARQUET:
                write_whole(folder / f"{name}.parquet", partial(_write_parquet, table))
        write_whole(folder / "statements.jsonl", self._write_statements)
        write_whole(folder / "groups.jsonl", self._write_groups)
        text = json.dumps(self.run, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        write_whole(folder / "run.json", lambda p: p.write_text(text, encoding="utf-8"))
        return folder

    def report(self, directory: str | Path) -> Path:
        """Save the study and write the report: PDF, its pages as PNG, charts as PNG and SVG.

        Arguments:
            directory: created where it is absent.

        Returns:
            The PDF.
        """
        from attribution.reporting import write_report

        folder = self.save(directory)
        return write_report(
            folder, self.articles, self.statements, self.speakers, self.groups, self.run
        )

    def write_speakers(self, path: str | Path, force: bool = False) -> Path:
        """Write the table of joined names that `correct` takes back.

        Arguments:
            path: a CSV file.
            force: overwrite an existing file.

        Raises:
            CorrectionsError: the file exists.
        """
        from attribution.speakers.corrections import propose_corrections, refuse_existing

        target = Path(path)
        if not force:
            refuse_existing(target)
        write_whole(
            target, partial(_write_csv, propose_corrections(self.statements, self.speakers))
        )
        return target

    def correct(self, path: str | Path) -> "Study":
        """A study with the speakers of a corrected table, which always wins.

        Arguments:
            path: the file of `write_speakers`, edited.

        Raises:
            CorrectionsError: the file cannot be used.
        """
        from attribution.comparison import group_quotes
        from attribution.corpus.wording import several
        from attribution.speakers.corrections import (
            FACTS,
            correct_speakers,
            correct_statements,
            read_corrections,
        )

        corrections = read_corrections(path)
        statements, unused = correct_statements(self.statements, corrections)
        names = [column.name for column in tables.SPEAKERS]
        speakers = correct_speakers(self.speakers, statements, names)
        speakers = speakers.astype({column.name: column.type for column in tables.SPEAKERS})
        groups = group_quotes(statements)
        for fact in (fact for fact in FACTS if fact in statements):
            of_statement = statements.set_index("statement_id")[fact]
            groups[fact] = groups["statement_id"].map(of_statement)
        problems = list(self.run.get("problems", []))
        if unused:
            problems.append(f"{Path(path).name}: in no article, not used: {several(unused, 10)}")
        run = self.run | {"problems": problems, "speakers": corrections.to_dict("records")}
        return replace(self, statements=statements, speakers=speakers, groups=groups, run=run)

    @property
    def plot(self) -> "Plots":
        """Charts of this study; each method returns matplotlib axes."""
        from attribution.reporting.charts import Plots

        return Plots(self.articles, self.statements, self.speakers, self.groups)

    def _write_statements(self, path: Path) -> None:
        rows = _plain_rows(self.statements)
        lines = [
            json.dumps({key: row[key] for key in _STATEMENT_KEYS}, ensure_ascii=False)
            for row in rows
        ]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def _write_groups(self, path: Path) -> None:
        members = self.groups.groupby("group_id", sort=True)["statement_id"].apply(list)
        lines = [
            json.dumps({"group_id": group, "members": found}, ensure_ascii=False)
            for group, found in members.items()
        ]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def write_whole(path: Path, write: Callable[[Path], Any]) -> None:
    """Write a file under a temporary name beside its place, then rename it.

    Arguments:
        path: where the file shall be.
        write: writes to the path it is given.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of JSON values; missing ones are None."""
    rows: list[dict[str, Any]] = []
    for record in table.to_dict("records"):
        row: dict[str, Any] = {}
        for name, value in record.items():
            if not isinstance(value, list) and pd.isna(value):
                row[str(name)] = None
            else:
                row[str(name)] = value.item() if hasattr(value, "item") else value
        rows.append(row)
    return rows


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    harmless = table.copy()
    for name in harmless.columns:
        if harmless[name].dtype == object:
            harmless[name] = harmless[name].map(lambda v: json.dumps(v, ensure_ascii=False))
        elif isinstance(harmless[name].dtype, pd.StringDtype):
            harmless[name] = harmless[name].map(_harmless, na_action="ignore")
    harmless.to_csv(path, index=False, lineterminator="\n")


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def is_study(path: str | Path) -> bool:
    """Whether a folder was written by `Study.save`."""
    folder = Path(path)
    return folder.is_dir() and all((folder / f"{n}.parquet").is_file() for n in _PARQUET)


def load_study(path: str | Path) -> Study:
    """Read a folder that `Study.save` wrote.

    Raises:
        StudyError: the folder holds no study, or one that cannot be read.
    """
    folder = Path(path)
    if not is_study(folder):
        raise StudyError(f"{folder}: holds no study; write one with `attribution analyze`")
    try:
        read = {name: _read_parquet(folder / f"{name}.parquet", _TABLES[name]) for name in _PARQUET}
        left_out = pd.read_csv(folder / "left_out.csv", dtype=str)
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, KeyError, ValueError) as error:
        raise StudyError(f"{folder}: cannot be read ({error}); write it again") from error
    schema = {column.name: column.type for column in tables.LEFT_OUT}
    return Study(left_out=left_out.astype(schema), run=run, **read)


def _read_parquet(path: Path, columns: tuple[tables.Column, ...]) -> pd.DataFrame:
    table = pd.read_parquet(path).astype({column.name: column.type for column in columns})
    for column in columns:
        if column.type == "object":
            table[column.name] = table[column.name].map(_as_lists)
    return table


def _as_lists(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return [_as_lists(item) for item in value.tolist()]
    if isinstance(value, (list, tuple)):
        return [_as_lists(item) for item in value]
    return value
