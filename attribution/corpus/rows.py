"""Read a table with one article a row: separated values or JSON lines."""

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution.corpus.dates import read_dates
from attribution.corpus.decode import UndecodableError, decode
from attribution.corpus.drafts import UNKNOWN_OUTLET, CorpusError, Draft, Reading
from attribution.corpus.further import keep_columns, notes_on, read_further
from attribution.corpus.sheets import (
    TOO_LONG,
    TOO_SHORT,
    UNPAIRED,
    SheetError,
    find_column,
    read_sheet,
)
from attribution.corpus.wording import counted, lines, several, unique
from attribution.types import Skipped

SEPARATED = (".csv", ".tsv")
JSON_LINES = (".jsonl", ".ndjson")
_NAMES = ("file", "id")
_LISTED = 5  # more lines with one fault than that are one entry
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of a table input."""

    text: str = "text"
    outlet: str = "outlet"
    date: str = "date"


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows by their number, and what was not read of the table."""

    rows: tuple[tuple[int, dict[str, Any]], ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def read_table(path: Path, columns: Columns) -> Reading:
    """Read the articles of a table.

    Arguments:
        path: a file of values separated by commas, semicolons, tabs or bars, or of JSON lines.
        columns: the names of its columns; case and spaces do not matter.

    Returns:
        The articles; those without a name of their own are named by their row.

    Raises:
        CorpusError: the file is no table, is empty, or lacks a column that was asked for.
    """
    try:
        data = path.read_bytes()
        if path.suffix.casefold() in SEPARATED:
            table = _read_separated(path.name, data, columns)
        else:
            table = _read_json_lines(path.name, data)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except UndecodableError as error:
        raise CorpusError(f"{path}: cannot be read as a table, {error}") from error
    except SheetError as error:
        raise CorpusError(f"{path}: {error}; give a table with one article a row") from error
    if not table.rows:
        why = f" ({table.skipped[0].file}: {table.skipped[0].reason})" if table.skipped else ""
        why = why or "".join(f" ({problem})" for problem in table.problems[:1])
        raise CorpusError(f"{path}: holds no rows{why}; give a table with one article a row")
    names = list(dict.fromkeys(name for _, row in table.rows for name in row))
    _refuse_missing(path, names, columns)
    return _make_drafts(path.name, table, columns, names)


def _refuse_missing(path: Path, names: Sequence[str], columns: Columns) -> None:
    default = Columns()
    for name, usual, option in (
        (columns.text, None, "--text-column"),
        (columns.outlet, default.outlet, "--outlet-column"),
        (columns.date, default.date, "--date-column"),
    ):
        if name != usual and find_column(names, name) is None:
            raise CorpusError(
                f'{path}: has no column "{name}"; it has {several(names, 20)};'
                f" name the right one with {option}"
            )


def _read_separated(name: str, data: bytes, columns: Columns) -> _Table:
    known = {columns.text, columns.outlet, columns.date, *_NAMES, "title", "note", "story"}
    sheet = read_sheet(data, known)
    read = [line for line, _ in sheet.rows]
    all_lines = sorted([*read, *sheet.longer, *sheet.broken])
    number_of = {line: number for number, line in enumerate(all_lines, start=1)}
    # of two columns with one name the first counts
    places = {header: sheet.header.index(header) for header in sheet.header}
    rows = [
        (number_of[line], {header: cells[place] for header, place in places.items()})
        for line, cells in sheet.rows
    ]
    faults = [(line, TOO_LONG) for line in sheet.longer]
    faults += [(line, UNPAIRED) for line in sheet.broken]
    few = len(faults) <= _LISTED
    skipped = {number_of[line]: f"line {line}: {fault}" if few else fault for line, fault in faults}
    flaws = [f"{name}: {flaw}" for flaw in sheet.flaws]
    if sheet.shorter:
        flaws.append(f"{name}, {lines(sheet.shorter)}: {TOO_SHORT}")
    notes = [f"{name}: {sheet.encoding}"] if sheet.encoding else []
    return _Table(tuple(rows), _skipped(name, skipped), tuple(flaws), tuple(notes))


def _read_json_lines(name: str, data: bytes) -> _Table:
    decoded = decode(data)
    rows, faults = [], {}
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except RecursionError:
            faults[number] = "the line is nested too deeply; write one plain JSON object"
            continue
        except ValueError:  # no JSON, or a number of thousands of digits
            row = None
        if isinstance(row, dict):
            rows.append((number, row))
        else:
            faults[number] = "the line is not a JSON object; mend it"
    if not rows and decoded.text.lstrip().startswith("["):
        faults = {1: "the file is one JSON list; write one object a line"}
    damage = (f"{name} is {decoded.damage}",) if decoded.damage else ()
    notes = (f"{name}: {decoded.encoding}",) if decoded.encoding else ()
    return _Table(tuple(rows), _skipped(name, faults), damage, notes)


def _skipped(name: str, faults: dict[int, str]) -> tuple[Skipped, ...]:
    """Rows that were not read; many with one fault are one entry."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for number, reason in faults.items():
        alike[reason].append(f"{name}#{number}")
    return tuple(
        Skipped(shown, reason)
        for reason, rows in alike.items()
        for shown in (rows if len(rows) <= _LISTED else [several(rows)])
    )


def _make_drafts(table_name: str, table: _Table, columns: Columns, names: Sequence[str]) -> Reading:
    wanted = (*_NAMES, columns.text, columns.outlet, columns.date, "title", "note", "story")
    column = {name: _alike(names, name) for name in wanted}

    def cell(row: dict[str, Any], name: str) -> Any:
        return next((row[n] for n in column[name] if row.get(n) not in (None, "")), None)

    labels, renamed = _name_rows(table_name, [(n, cell(r, "file") or cell(r, "id")) for n, r in table.rows])  # fmt: skip
    texts: dict[str, list[str | None]] = {}
    problems = list(table.problems)
    for name in (columns.outlet, columns.date, "title", "note", "story"):
        values = [cell(row, name) for _, row in table.rows]
        texts[name] = [_as_text(value) for value in values]
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for label, value in zip(labels, values, strict=True):
            if isinstance(value, (bool, dict, list)):
                wrong[_kind(value)].append(label)
        problems += [
            f"{table_name}: the {name} of {counted(len(rows), 'row')} is {kind}, not a text, and stays empty:"
            f" {several(rows)}; write it as a string"
            for kind, rows in wrong.items()
        ]
    kept = keep_columns(
        [name for name in names if not any(name in found for found in column.values())]
    )
    dates = read_dates([text or "" for text in texts[columns.date]], labels, table_name)
    drafts, skipped = [], list(table.skipped)
    for index, ((_, row), label) in enumerate(zip(table.rows, labels, strict=True)):
        text = cell(row, columns.text)
        if text is not None and not isinstance(text, str):
            reason = f"its {columns.text} is {_kind(text)}, not a text; write it as a string"
            skipped.append(Skipped(label, reason))
            continue
        drafts.append(
            Draft(
                file=label,
                text=text or "",
                outlet=texts[columns.outlet][index] or UNKNOWN_OUTLET,
                date=dates.dates[index],
                title=texts["title"][index],
                note=texts["note"][index],
                story=texts["story"][index],
                further=read_further(row, kept),
            )
        )
    notes = [*table.notes, *notes_on(table_name, kept), *dates.notes]
    lacking = [name for name in (columns.outlet, columns.date) if not column[name]]
    if lacking and kept:
        notes.append(
            f"{table_name}: has no column {' and no column '.join(lacking)}; if another is meant,"
            " name it with --outlet-column and --date-column"
        )
    if renamed:
        notes.append(
            f"{table_name}: rows that bear the name of another are numbered: {several(renamed)}"
        )
    return Reading(tuple(drafts), tuple(skipped), (*problems, *dates.problems), tuple(notes))


def _alike(names: Sequence[str], wanted: str) -> list[str]:
    """The columns that may hold a value: that of the very name, else those that are like it."""
    if wanted in names:
        return [wanted]
    return [name for name in names if find_column([name], wanted)]


def _name_rows(table_name: str, rows: Sequence[tuple[int, Any]]) -> tuple[list[str], list[str]]:
    """A name for each row, none twice; and the names that were changed for that."""
    width = len(str(len(rows)))
    names: list[str] = []
    renamed = []
    taken: set[str] = set()
    for number, value in rows:
        by_row = f"{table_name}#{number:0{width}}"
        own = _as_text(value)
        own = own if own and len(own) <= _LONGEST_NAME else None
        name = own or by_row
        if name in taken:
            name = unique(by_row, taken)
            renamed.append(f"{own} ({name})")
        taken.add(name)
        names.append(name)
    return names, renamed


def _as_text(value: Any) -> str | None:
    """A cell as text; None where it is empty or no plain value."""
    if value is None or isinstance(value, (bool, dict, list)):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return str(value) if str(value).strip() else None


def _kind(value: Any) -> str:
    kinds = ((bool, "true or false"), (dict, "an object"), (list, "a list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "a number")
