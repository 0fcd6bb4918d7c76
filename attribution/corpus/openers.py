"""Tables of every kind, opened: rows of cells by the names of their columns."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from attribution.corpus.columns import COMMON, Columns, find_field
from attribution.corpus.decode import decode, is_utf8
from attribution.corpus.excel import EXCEL_CELL, plain, read_workbook
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.limits import read_limited
from attribution.corpus.sheets import TOO_LONG, TOO_SHORT, UNPAIRED, read_sheet
from attribution.corpus.wording import counted, lines, quoted

LISTED = 5  # more lines with one fault than that are one entry
_BATCH = 100  # rows of Parquet that are in memory at once
_LISTS = ("articles", "results", "data", "documents", "items", "response")  # of news services

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
        single: whether it is one article that bears the name of its file.
    """

    rows: Callable[[], Iterable[Row]]
    faults: dict[int, str]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    single: bool = False


def open_separated(name: str, path: Path, columns: Columns) -> Table:
    """Open a table of separated values; it is read whole.

    Arguments:
        name: how messages call it.
        path: the file.
        columns: names of columns that help to find the separator.
    """
    known = {
        *columns.asked().values(),
        *COMMON,
        "id",
        *(n for all_ in COMMON.values() for n in all_),
    }
    sheet = read_sheet(path.read_bytes(), known)
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
    few = len(faults) <= LISTED
    skipped = {number_of[line]: f"line {line}: {fault}" if few else fault for line, fault in faults}
    flaws = [f"{name}: {flaw}" for flaw in sheet.flaws]
    if sheet.shorter:
        flaws.append(f"{name}, {lines(sheet.shorter)}: {TOO_SHORT}")
    notes = [f"{name}: {sheet.encoding}"] if sheet.encoding else []
    return Table(lambda: rows, skipped, tuple(flaws), tuple(notes))


def open_json_lines(name: str, path: Path) -> Table:
    """Open a file with a JSON object a line; lines are not kept."""
    faults: dict[int, str] = {}
    if is_utf8(path):
        return Table(lambda: _json_rows(_lines_of(path), faults), faults)
    decoded = decode(path.read_bytes())
    text_lines = decoded.text.split("\n")
    damage = (f"{name} is {decoded.damage}",) if decoded.damage else ()
    notes = (f"{name}: {decoded.encoding}",) if decoded.encoding else ()
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


def open_json(name: str, path: Path) -> Table:
    """Open a JSON file: one article (as news-please writes it), a list of them, or one in an object.

    Raises:
        UnreadableError: it is no JSON, or holds no object.
    """
    decoded = decode(read_limited(path))
    try:
        found = json.loads(decoded.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        table = open_json_lines(name, path)
        if any(True for _ in table.rows()):
            return table
        raise UnreadableError("it is not JSON; get the file again") from None
    single = isinstance(found, dict)
    if isinstance(found, dict):
        inside = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), None)
        single, found = inside is None, [found] if inside is None else inside
    if not isinstance(found, list) or not any(isinstance(row, dict) for row in found):
        raise UnreadableError("it holds no JSON object; give one object for each article")
    rows = [(n, row) for n, row in enumerate(found, start=1) if isinstance(row, dict)]
    faults = {
        n: "it is not a JSON object; mend it"
        for n, row in enumerate(found, start=1)
        if not isinstance(row, dict)
    }
    notes = (f"{name}: {decoded.encoding}",) if decoded.encoding else ()
    return Table(lambda: rows, faults, notes=notes, single=single)


def open_excel(name: str, path: Path, columns: Columns) -> Table:
    """Open the sheet of a workbook that has a column of texts, else the first; it is read whole."""
    sheets = read_workbook(path)
    if not sheets:
        raise UnreadableError("it is empty; give a table with one article a row")
    fitting = [sheet for sheet in sheets if find_field(sheet.header, "text", columns.text)]
    sheet = (fitting or sheets)[0]
    rows = [
        (number, {h: plain(value) for h, value in zip(sheet.header, cells) if h})
        for number, cells in enumerate(sheet.rows, start=1)
    ]
    notes = [f"{name}: its sheet {quoted(sheet.name)} is read"] if len(sheets) > 1 else []
    full = sum(
        any(isinstance(v, str) and len(v) >= EXCEL_CELL for v in row.values()) for _, row in rows
    )
    problems = (
        [
            f"{name}: {counted(full, 'row')} with a text of {EXCEL_CELL:,} characters, the most a cell"
            " of Excel holds; it may be cut off: give it as CSV"
        ]
        if full
        else []
    )
    return Table(lambda: rows, {}, tuple(problems), tuple(notes))


def open_parquet(path: Path) -> Table:
    """Open a Parquet file; rows are not kept.

    Raises:
        UnreadableError: it is damaged.
    """
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        ParquetFile(path).close()
    except (pyarrow.ArrowException, ValueError) as error:
        raise UnreadableError("it is damaged or cut off; get the file again") from error
    return Table(lambda: _parquet_rows(path), {})


def _parquet_rows(path: Path) -> Iterator[Row]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield number, {str(name): plain(value) for name, value in row.items()}
    except (pyarrow.ArrowException, ValueError) as error:
        raise UnreadableError("it is damaged or cut off; get the file again") from error
