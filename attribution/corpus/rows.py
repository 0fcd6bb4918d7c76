"""Read a table with one article a row: separated values, JSON, Excel or Parquet."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from attribution.corpus.columns import Columns, find_field, notes_on_columns
from attribution.corpus.dates import read_dates
from attribution.corpus.decode import UndecodableError
from attribution.corpus.drafts import UNKNOWN_OUTLET, Draft, Found
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.formats import Format
from attribution.corpus.further import keep_columns, notes_on, read_further
from attribution.corpus.openers import (
    LISTED,
    Table,
    open_excel,
    open_json,
    open_json_lines,
    open_parquet,
    open_separated,
)
from attribution.corpus.sheets import SheetError, find_column
from attribution.corpus.wording import counted, several, unique
from attribution.types import Note, Problem, Skipped

_ID = "id"  # names a row where its column "file" does not
_IN_MEMORY = ("outlet", "date", "title", "note", "story", "file")
_LONGEST_NAME = 300


def read_table(name: str, path: Path, form: Format, columns: Columns) -> Iterator[Found]:
    """Read the articles of a table, one at a time.

    Arguments:
        name: how the table is called in messages and in the names of its rows.
        path: the file.
        form: what it is: a table of separated values, JSON, a workbook or Parquet.
        columns: the names of its columns; case and spaces do not matter.

    Returns:
        The articles, those without a name of their own named by their row, and what became of the
        rest.

    Raises:
        UnreadableError: the file is no table, is empty, or lacks a column that was asked for.
        OSError: it cannot be read.
    """
    try:
        table = _open(name, path, form, columns)
        facts = _gather_facts(table, columns)
    except UndecodableError as error:
        raise UnreadableError(f"cannot be read as a table, {error}") from error
    except SheetError as error:
        raise UnreadableError(f"{error}; give a table with one article a row") from error
    skipped = _skipped(name, table.faults)
    if not facts.numbers:
        why = f" ({skipped[0].file}: {skipped[0].reason})" if skipped else ""
        why = why or "".join(f" ({problem})" for problem in table.problems[:1])
        raise UnreadableError(f"holds no rows{why}; give a table with one article a row")
    _refuse_missing(facts.found, facts.names, columns)
    yield from skipped
    yield from _make_drafts(name, table, facts)


def _open(name: str, path: Path, form: Format, columns: Columns) -> Table:
    if form is Format.JSON_LINES:
        return open_json_lines(name, path)
    if form is Format.JSON:
        return open_json(name, path)
    if form is Format.EXCEL:
        return open_excel(name, path, columns)
    if form is Format.PARQUET:
        return open_parquet(path)
    return open_separated(name, path, columns)


def _refuse_missing(found: dict[str, list[str]], names: Sequence[str], columns: Columns) -> None:
    for field, name in {**columns.asked(), "text": columns.text}.items():
        if not found[field]:
            option = (
                f"--{field}-column"
                if field in ("text", "outlet", "date")
                else f"--map {field}=NAME"
            )
            raise UnreadableError(
                f'has no column "{name}"; it has {several(names, 20)}; name the right one with {option}'
            )


def _skipped(name: str, faults: dict[int, str]) -> tuple[Skipped, ...]:
    """Rows that were not read; many with one fault are one entry."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for number, reason in faults.items():
        alike[reason].append(f"{name}#{number}")
    return tuple(
        Skipped(shown, reason)
        for reason, rows in alike.items()
        for shown in (rows if len(rows) <= LISTED else [several(rows)])
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is kept of a table when it was gone through once: all but its texts.

    Attributes:
        numbers: of the rows.
        names: the names of all columns.
        found: by field, the columns that may hold it.
        cells: by field, what stands in each row; the text and further columns are not kept.
    """

    numbers: list[int]
    names: list[str]
    found: dict[str, list[str]]
    cells: dict[str, list[Any]]


def _gather_facts(table: Table, columns: Columns) -> _Facts:
    wanted = {field.name: getattr(columns, field.name) for field in fields(Columns)}
    kept = {field: name for field, name in wanted.items() if field in _IN_MEMORY}
    names: dict[str, bool] = {}  # whether what stands in a column is kept
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, row in table.rows():
        names.update((n, _may_hold(n, kept)) for n in row if n not in names)
        rows.append((number, {name: value for name, value in row.items() if names[name]}))
    found = {field: find_field(list(names), field, name) for field, name in wanted.items()}
    found["file"] += [name for name in names if find_column([name], _ID)]
    cells = {field: [_cell(row, found[field]) for _, row in rows] for field in kept}
    return _Facts([number for number, _ in rows], list(names), found, cells)


def _may_hold(column: str, wanted: dict[str, str]) -> bool:
    fits = any(find_field([column], field, name) for field, name in wanted.items())
    return fits or find_column([column], _ID) is not None


def _cell(row: dict[str, Any], names: Sequence[str]) -> Any:
    return next((row[n] for n in names if row.get(n) not in (None, "")), None)


def _make_drafts(table_name: str, table: Table, facts: _Facts) -> Iterator[Found]:
    named = list(zip(facts.numbers, facts.cells["file"], strict=True))
    labels, renamed = ([table_name], []) if table.single else _name_rows(table_name, named)
    yield from map(Problem, table.problems)
    texts = {field: [_as_text(value) for value in facts.cells[field]] for field in facts.cells}
    yield from _wrong_kinds(table_name, facts, labels)
    used = {name for found in facts.found.values() for name in found}
    kept = keep_columns([name for name in facts.names if name not in used])
    dates = read_dates([text or "" for text in texts["date"]], labels, table_name)
    yield from map(Problem, dates.problems)
    read = {f: names for f, names in facts.found.items() if not (table.single and f == "file")}
    common = notes_on_columns(table_name, read)
    yield from map(Note, (*table.notes, *common, *notes_on(table_name, kept), *dates.notes))
    lacking = [field for field in ("outlet", "date") if not facts.found[field]]
    if lacking and kept:
        yield Note(
            f"{table_name}: has no column {' and no column '.join(lacking)}; if another is meant,"
            " name it with --outlet-column and --date-column"
        )
    if renamed:
        yield Note(
            f"{table_name}: rows that bear the name of another are numbered: {several(renamed)}"
        )
    for index, ((_, row), label) in enumerate(zip(table.rows(), labels, strict=True)):
        text = _cell(row, facts.found["text"])
        if text is not None and not isinstance(text, str):
            reason = (
                f"its {facts.found['text'][0]} is {_kind(text)}, not a text; write it as a string"
            )
            yield Skipped(label, reason)
            continue
        yield Draft(
            file=label,
            text=text or "",
            outlet=texts["outlet"][index] or UNKNOWN_OUTLET,
            date=dates.dates[index],
            title=texts["title"][index],
            note=texts["note"][index],
            story=texts["story"][index],
            further=read_further(row, kept),
        )


def _wrong_kinds(table_name: str, facts: _Facts, labels: Sequence[str]) -> Iterator[Problem]:
    """Metadata that are no text."""
    for field in ("outlet", "date", "title", "note", "story"):
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for label, value in zip(labels, facts.cells[field], strict=True):
            if isinstance(value, (bool, dict, list)):
                wrong[_kind(value)].append(label)
        for kind, rows in wrong.items():
            yield Problem(
                f"{table_name}: the {field} of {counted(len(rows), 'row')} is {kind}, not a text,"
                f" and stays empty: {several(rows)}; write it as a string"
            )


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
