"""The files of a study: how each table is written, and how it is read back."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from attribution import tables
from attribution.harmless import in_cell, in_json
from attribution.study.consistency import (
    WITHOUT_TEXT,
    InconsistentError,
    check_run,
    check_table,
    check_tables,
)
from attribution.study.folder import RUN, OutputError, finish, is_unfinished

_STATEMENT_KEYS = (
    "statement_id", "article", "outlet", "date", "paragraph", "kind", "act", "content", "cue", "source",
    "content_text", "cue_text", "source_text", "speaker_id", "speaker", "confidence",
)  # fmt: skip
_DATA = re.compile(
    rf"({'|'.join(tables.SCHEMAS)})\.(csv|parquet)|(statements|groups)\.jsonl|run\.json"
)
_REPORT = re.compile(
    r"report\.pdf|report-\d{2,}\.png|(measures|contrasts|carried)\.csv"
    r"|(measures-voice|measures-form|speakers|verbs|utterances|voices-by-\w+)\.(png|svg)"
)


class StudyError(ValueError):
    """A folder does not hold a study; the message names it and the remedy."""


def is_data(name: str) -> bool:
    """Whether a study's data have a file of this name."""
    return bool(_DATA.fullmatch(name))


def is_data_or_report(name: str) -> bool:
    """Whether a study's data or its report have a file of this name."""
    return is_data(name) or bool(_REPORT.fullmatch(name))


def write_tables(folder: Path, study: tables.Tables) -> None:
    """Write every table as CSV and Parquet, statements and groups also as JSON lines.

    Arguments:
        folder: where to write.
        study: the tables.
    """
    for name, table in study.by_name().items():
        write_csv(table, folder / f"{name}.csv")
        table.to_parquet(folder / f"{name}.parquet", index=False)
    _write_lines(
        folder / "statements.jsonl", tables.plain_rows(study.statements[list(_STATEMENT_KEYS)])
    )
    strict = study.groups[study.groups["relation"] == "strict"]
    members = strict.groupby("group_id", sort=True)["statement_id"].apply(list)
    groups = [{"group_id": group, "members": found} for group, found in members.items()]
    _write_lines(folder / "groups.jsonl", groups)


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table that a spreadsheet shows and does not run; lists are JSON.

    Arguments:
        table: any table of texts, numbers and lists.
        path: the file.
    """
    harmless = table.copy()
    for name in harmless.columns:
        if harmless[name].dtype == object:
            harmless[name] = harmless[name].map(in_json)
        elif isinstance(harmless[name].dtype, pd.StringDtype):
            harmless[name] = harmless[name].map(in_cell, na_action="ignore")
    harmless.columns = [in_cell(str(name)) for name in harmless.columns]
    harmless.to_csv(path, index=False, lineterminator="\n")


def is_study(path: str | Path) -> bool:
    """Whether a folder holds a study, also a damaged one: most of its files are there."""
    folder = Path(path)
    names = [RUN, *(f"{name}.parquet" for name in tables.SCHEMAS)]
    there = sum((folder / name).is_file() for name in names)
    return is_unfinished(folder) or there > len(names) / 2


def refuse_over_texts(folder: Path) -> None:
    """Refuse to put tables without texts in the place of a study's own.

    Arguments:
        folder: where they shall be written.

    Raises:
        OutputError: a study with texts is there.
    """
    if not is_study(folder):
        return
    try:
        shared = json.loads((folder / RUN).read_text(encoding="utf-8")).get(WITHOUT_TEXT)
    except (OSError, ValueError, AttributeError):
        shared = None
    if not shared:
        raise OutputError(
            f"{folder}: holds a study with its texts, which a copy without them would replace; choose"
            " another folder"
        )


def read_study(path: str | Path) -> tuple[tables.Tables, dict[str, Any]]:
    """Read the tables of a folder and its ``run.json``, the list of files aside.

    Arguments:
        path: a folder that `write_tables` and `folder.swap` have filled.

    Returns:
        The tables, and the facts of the run.

    Raises:
        StudyError: the folder holds no study, or one that cannot be used.
    """
    folder = Path(path)
    if not is_study(folder):
        raise StudyError(f"{folder}: holds no study; write one with `attribution analyze`")
    try:
        finish(folder)
    except OutputError as error:
        raise StudyError(f"{folder}: a run was stopped while it wrote here ({error})") from error
    run = _usable(folder / RUN, _read_run)
    frames = {
        name: _usable(folder / f"{name}.parquet", partial(_read_parquet, columns=columns))
        for name, columns in tables.SCHEMAS.items()
    }
    _usable(folder, lambda _: check_tables(frames))
    return tables.Tables(**frames), {name: value for name, value in run.items() if name != "files"}


def _usable(file: Path, read: Callable[[Path], Any]) -> Any:
    try:
        return read(file)
    except InconsistentError as error:
        reason = str(error)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or 'it is damaged'})"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        reason = f"it is damaged ({str(error).splitlines()[0] if str(error) else 'unreadable'})"
    raise StudyError(
        f"{file}: {reason}; write the study again from its articles, with --force into this folder"
    )


def _read_run(path: Path) -> dict[str, Any]:
    run = json.loads(path.read_text(encoding="utf-8"))
    check_run(run)
    return run


def _read_parquet(path: Path, columns: tuple[tables.Column, ...]) -> pd.DataFrame:
    table = pd.read_parquet(path)
    check_table(table, columns)
    table = table.astype({column.name: column.type for column in columns})
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


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(in_json(row) + "\n" for row in rows), encoding="utf-8")
