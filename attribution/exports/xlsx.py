"""A workbook for Excel and LibreOffice: one sheet a table, and one that says what its columns mean.

Text stays text: what would be a formula is stored as text and marked as such (the apostrophe that
users type), so it shows and reads back the same words.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from attribution.corpus.wording import counted, several
from attribution.exports.archive import FIXED, FixedZip
from attribution.exports.rows import Row
from attribution.harmless import in_json, in_xml
from attribution.tables import SCHEMAS, Tables, plain_rows

MOST_ROWS = 1_048_576  # of a sheet, its head included
MOST_CHARACTERS = 32_767  # of a cell, in the 16-bit units Excel counts
_FORMULA = ("=", "+", "-", "@")
# a spreadsheet reads _x0041_ as the letter A
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NARROWEST, _WIDEST = 8, 70  # a hash takes 66
_LOOKED_AT = 1000  # rows that settle how wide a column is
_LINE = 15  # points
_MOST_LINES = 12  # that a row shows
_LOOKED_THROUGH = _WIDEST * _MOST_LINES  # characters of a cell that settle how high its row is
_WHOLE_TEXT = ("articles", "text")  # wrapped, it would make every row as tall as the screen
_ABOUT = "about"


@dataclass(frozen=True, slots=True)
class _Changes:
    """The cells that could not be written as they are, by where they stand."""

    cut: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)


def write(path: Path, tables: Tables, run: dict[str, Any]) -> list[str]:
    """Write the workbook.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.

    Returns:
        Which cells are cut or have characters replaced, and which tables take several sheets.
    """
    return write_book(path, tables, run, MOST_ROWS)


def write_book(path: Path, tables: Tables, run: dict[str, Any], most_rows: int) -> list[str]:
    """Write the workbook with sheets of a given length.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.
        most_rows: of a sheet, its head included; a longer table goes on in a further sheet.

    Returns:
        As `write`.
    """
    book = Workbook(write_only=True)
    fixed = datetime.datetime(*FIXED)
    book.properties.created = book.properties.modified = fixed
    book.properties.creator = "attribution"
    changes, notes = _Changes(), []
    for name, table in tables.by_name().items():
        records, size = plain_rows(table), most_rows - 1
        pieces = [records[start : start + size] for start in range(0, max(len(records), 1), size)]
        for number, piece in enumerate(pieces, start=1):
            title = name if number == 1 else f"{name} {number}"
            _write_sheet(book, title, table, piece, changes)
        if len(pieces) > 1:
            notes.append(
                f"{name} has {len(table):,} rows, a sheet at most {most_rows:,}: it goes on in further"
                f" sheets, {name} to {name} {len(pieces)}"
            )
    notes += _say(changes)
    _write_about(book, tables, run, notes)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, FixedZip(archive)).write_data()
    return notes


def _write_sheet(
    book: Workbook, title: str, table: pd.DataFrame, piece: Sequence[Row], changes: _Changes
) -> None:
    sheet = book.create_sheet(title)
    names = [str(name) for name in table.columns]
    widths = [_width(name, piece[:_LOOKED_AT]) for name in names]
    _set_head(sheet, widths, len(piece) + 1)
    sheet.append([_head(sheet, name) for name in names])
    whole = [(title.split()[0], name) == _WHOLE_TEXT for name in names]
    wrapped = [width == _WIDEST and not long for width, long in zip(widths, whole, strict=True)]
    # cells are written at once, so one of each column serves all rows
    plain = [_styled(sheet, wrap, quoted=False) for wrap in wrapped]
    quoted = [_styled(sheet, wrap, quoted=True) for wrap in wrapped]
    key = names[0]
    for number, row in enumerate(piece, start=2):
        cells = list(_cells(row, names, plain, quoted, f"{title}: {row[key]}", changes))
        texts = [cell.value for cell, wrap in zip(cells, wrapped, strict=True) if wrap and cell]
        # not every program makes room for wrapped text by itself
        sheet.row_dimensions[number].height = _LINE * max(map(_lines, texts), default=1)
        sheet.append(cells)
        del sheet.row_dimensions[number]


def _cells(
    row: Row, names: list[str], plain: list[Any], quoted: list[Any], place: str, changes: _Changes
) -> Iterator[Any]:
    for index, name in enumerate(names):
        value = row[name]
        if isinstance(value, list):
            value = in_json(value)
        if value is None:
            yield None
            continue
        is_text = isinstance(value, str)
        cell = (quoted if is_text and value.startswith(_FORMULA) else plain)[index]
        cell.value = _fit(value, f"{place}, {name}", changes) if is_text else value
        if is_text:
            cell.data_type = "s"  # neither a formula nor an error, whatever it looks like
        yield cell


def _lines(text: str) -> int:
    """How many lines of the widest column a text takes, as far as a row is made high for it."""
    lines = sum(1 + len(line) // _WIDEST for line in text[:_LOOKED_THROUGH].split("\n"))
    return min(lines, _MOST_LINES)


def _fit(text: str, place: str, changes: _Changes) -> str:
    """Text that a cell can hold."""
    kept = in_xml(text)
    if kept != text:
        changes.replaced.append(place)
    kept = _ESCAPE_LIKE.sub("_x005F_", kept)
    if 2 * len(kept) <= MOST_CHARACTERS:
        return kept
    units = kept.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return kept
    changes.cut.append(place)
    # the last unit may be half of a character
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", errors="ignore") + "…"


def _say(changes: _Changes) -> list[str]:
    notes = []
    if changes.cut:
        notes.append(
            f"{counted(len(changes.cut), 'cell')} cut at the {MOST_CHARACTERS:,} characters a cell can"
            f" hold ({several(changes.cut)}); the Parquet tables have them whole"
        )
    if changes.replaced:
        notes.append(
            f"{counted(len(changes.replaced), 'cell')} with control characters, which a workbook cannot"
            f" hold: U+FFFD stands for each ({several(changes.replaced)})"
        )
    return notes


def _write_about(book: Workbook, tables: Tables, run: dict[str, Any], notes: list[str]) -> None:
    lines: list[tuple[str, str, str]] = [
        ("", "", f"made with attribution {run.get('version', '')}"),
        (
            "",
            "",
            "positions are [start, end) pairs that count the characters of articles.text from 0",
        ),
        *(("", "", note) for note in notes),
    ]
    for name, table in tables.by_name().items():
        meanings = {column.name: column.meaning for column in SCHEMAS[name]}
        lines += [
            (name, str(column), meanings.get(str(column), "a column of the metadata"))
            for column in table.columns
        ]
    columns = ("sheet", "column", "meaning")
    table = pd.DataFrame(lines, columns=list(columns))
    _write_sheet(book, _ABOUT, table, plain_rows(table), _Changes())


def _set_head(sheet: Any, widths: list[int], length: int) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{length}"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _head(sheet: Any, name: str) -> Any:
    cell = _styled(sheet, wrap=False, quoted=name.startswith(_FORMULA))
    cell.font = Font(bold=True)
    cell.value = in_xml(name)
    cell.data_type = "s"
    return cell


def _styled(sheet: Any, wrap: bool, quoted: bool) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    cell.quotePrefix = quoted
    return cell


def _width(name: str, piece: Sequence[Row]) -> int:
    """Room for most of a column's values, within bounds."""
    values = (row[name] for row in piece)
    lengths = sorted(
        len(in_json(value) if isinstance(value, list) else str(value))
        for value in values
        if value is not None
    )
    most = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    # the arrow of the filter covers the end of the name
    return min(max(most + 2, len(name) + 4, _NARROWEST), _WIDEST)
