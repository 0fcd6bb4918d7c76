"""Read a table with one article a row: separated values or JSON lines."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from attribution.corpus.dates import read_dates
from attribution.corpus.decode import UndecodableError, decode, is_utf8
from attribution.corpus.drafts import UNKNOWN_OUTLET, CorpusError, Draft, Found
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
from attribution.types import Note, Problem, Skipped

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


Row: TypeAlias = tuple[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is gone through twice: once for its facts, once for its texts.

    Attributes:
        rows: goes through the rows from the first, each with its number; what one row holds is not
            kept when the next is asked for.
        faults: rows that are none, by their number, with the reason; known when `rows` was gone
            through once.
        problems: what else was not read of the table.
        notes: how it was read.
    """

    rows: Callable[[], Iterable[Row]]
    faults: dict[int, str]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_table(path: Path, columns: Columns) -> Iterator[Found]:
    """Read the articles of a table, one at a time.

    Arguments:
        path: a file of values separated by commas, semicolons, tabs or bars, or of JSON lines.
        columns: the names of its columns; case and spaces do not matter.

    Returns:
        The articles, those without a name of their own named by their row, and what became of the
        rest.

    Raises:
        CorpusError: the file is no table, is empty, or lacks a column that was asked for.
    """
    try:
        if path.suffix.casefold() in SEPARATED:
            table = _open_separated(path.name, path.read_bytes(), columns)
        else:
            table = _open_json_lines(path)
        facts = _gather_facts(table, columns)
        skipped = _skipped(path.name, table.faults)
        if not facts.numbers:
            why = f" ({skipped[0].file}: {skipped[0].reason})" if skipped else ""
            why = why or "".join(f" ({problem})" for problem in table.problems[:1])
            raise CorpusError(f"{path}: holds no rows{why}; give a table with one article a row")
        _refuse_missing(path, facts.names, columns)
        yield from skipped
        yield from _make_drafts(path.name, table, columns, facts)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except UndecodableError as error:
        raise CorpusError(f"{path}: cannot be read as a table, {error}") from error
    except SheetError as error:
        raise CorpusError(f"{path}: {error}; give a table with one article a row") from error


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


def _open_separated(name: str, data: bytes, columns: Columns) -> Table:
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
    return Table(lambda: rows, skipped, tuple(flaws), tuple(notes))


def _open_json_lines(path: Path) -> Table:
    faults: dict[int, str] = {}
    if is_utf8(path):
        return Table(lambda: _json_rows(_lines_of(path), faults), faults)
    decoded = decode(path.read_bytes())
    text_lines = decoded.text.split("\n")
    damage = (f"{path.name} is {decoded.damage}",) if decoded.damage else ()
    notes = (f"{path.name}: {decoded.encoding}",) if decoded.encoding else ()
    return Table(lambda: _json_rows(text_lines, faults), faults, damage, notes)


def _lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        yield from file


def _json_rows(text_lines: Iterable[str], faults: dict[int, str]) -> Iterator[Row]:
    """The objects of JSON lines; lines that are none go to `faults`."""
    begins_list = found = False
    for number, line in enumerate(text_lines, start=1):
        if not line.strip():
            continue
        begins_list = begins_list or (not (found or faults) and line.lstrip().startswith("["))
        try:
            row = json.loads(line)
        except RecursionError:
            faults[number] = "the line is nested too deeply; write one plain JSON object"
            continue
        except ValueError:  # no JSON, or a number of thousands of digits
            row = None
        if isinstance(row, dict):
            found = True
            yield number, row
        else:
            faults[number] = "the line is not a JSON object; mend it"
    if not found and begins_list:
        faults.clear()
        faults[1] = "the file is one JSON list; write one object a line"


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


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is kept of a table when it was gone through once: all but its texts.

    Attributes:
        numbers: of the rows.
        labels: the name in each row, or None.
        names: the names of all columns.
        cells: what stands in each row for outlet, date, title, note and story.
    """

    numbers: list[int]
    labels: list[Any]
    names: list[str]
    cells: dict[str, list[Any]]


def _gather_facts(table: Table, columns: Columns) -> _Facts:
    wanted = (*_NAMES, *_kept_in_memory(columns))
    names: dict[str, bool] = {}  # whether what stands in a column is kept
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, row in table.rows():
        names.update((n, bool(find_column([n], *wanted))) for n in row if n not in names)
        rows.append((number, {name: value for name, value in row.items() if names[name]}))
    found = {name: _alike(list(names), name) for name in wanted}
    cells = {name: [_cell(row, found[name]) for _, row in rows] for name in wanted}
    labels = [a if a is not None else b for a, b in zip(cells["file"], cells["id"], strict=True)]
    kept = {name: cells[name] for name in _kept_in_memory(columns)}
    return _Facts([number for number, _ in rows], labels, list(names), kept)


def _kept_in_memory(columns: Columns) -> tuple[str, ...]:
    return (columns.outlet, columns.date, "title", "note", "story")


def _cell(row: dict[str, Any], names: Sequence[str]) -> Any:
    return next((row[n] for n in names if row.get(n) not in (None, "")), None)


def _make_drafts(table_name: str, table: Table, columns: Columns, facts: _Facts) -> Iterator[Found]:
    wanted = (*_NAMES, columns.text, *_kept_in_memory(columns))
    column = {name: _alike(facts.names, name) for name in wanted}
    labels, renamed = _name_rows(table_name, list(zip(facts.numbers, facts.labels, strict=True)))
    yield from map(Problem, table.problems)
    texts: dict[str, list[str | None]] = {}
    for name, values in facts.cells.items():
        texts[name] = [_as_text(value) for value in values]
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for label, value in zip(labels, values, strict=True):
            if isinstance(value, (bool, dict, list)):
                wrong[_kind(value)].append(label)
        for kind, rows in wrong.items():
            yield Problem(
                f"{table_name}: the {name} of {counted(len(rows), 'row')} is {kind}, not a text,"
                f" and stays empty: {several(rows)}; write it as a string"
            )
    kept = keep_columns(
        [name for name in facts.names if not any(name in found for found in column.values())]
    )
    dates = read_dates([text or "" for text in texts[columns.date]], labels, table_name)
    yield from map(Problem, dates.problems)
    yield from map(Note, (*table.notes, *notes_on(table_name, kept), *dates.notes))
    lacking = [name for name in (columns.outlet, columns.date) if not column[name]]
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
        text = _cell(row, column[columns.text])
        if text is not None and not isinstance(text, str):
            reason = f"its {columns.text} is {_kind(text)}, not a text; write it as a string"
            yield Skipped(label, reason)
            continue
        yield Draft(
            file=label,
            text=text or "",
            outlet=texts[columns.outlet][index] or UNKNOWN_OUTLET,
            date=dates.dates[index],
            title=texts["title"][index],
            note=texts["note"][index],
            story=texts["story"][index],
            further=read_further(row, kept),
        )


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
