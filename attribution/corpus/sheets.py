"""Tables as people save them: any separator, any encoding, headers in any case."""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice
from typing import Any

from attribution.corpus.decode import decode

SEPARATORS = (",", ";", "\t", "|")
_WITHOUT_QUOTES = ("\t", "|")  # such tables are often written without any quoting
_SAMPLE_ROWS = 50
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_END = "\0end"  # no table holds it: null characters are taken out before
_LONGEST_CELL = 2**31 - 1

Record = tuple[int, list[str]]


class SheetError(ValueError):
    """A text is no table; the message goes on after the name of the file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose cells are texts.

    Attributes:
        header: the names of the columns, without surrounding space.
        rows: the number of the line and the cells, as many as the header has; none is blank.
        longer: lines with more cells than the header; they are no rows.
        shorter: lines with fewer cells; their rows are filled up with empty cells.
        flaws: what else is wrong with the table, each with its remedy.
        encoding: how the bytes were decoded, where it was not UTF-8.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    longer: tuple[int, ...]
    shorter: tuple[int, ...]
    flaws: tuple[str, ...]
    encoding: str | None


def read_sheet(data: bytes, known: Collection[str], *, padded: bool = False) -> Sheet:
    """Read a table; separator and encoding are found from its content.

    Arguments:
        data: the bytes of the file.
        known: names of columns that are looked for; they help to find the separator.
        padded: whether spaces around separators are padding also where the header has none.

    Returns:
        The table.

    Raises:
        UndecodableError: the bytes are no text.
        SheetError: nothing stands in the table.
    """
    decoded = decode(data)
    text = decoded.text
    flaws = [decoded.damage] if decoded.damage else []
    if nulls := text.count("\0"):
        text = text.replace("\0", "")
        flaws.append(f"it holds {nulls} null characters, which were left out; save it again")
    with _long_cells():
        hint = _EXCEL_HINT.match(text)
        start = hint.end() if hint else 0
        separator = hint.group(1) if hint else _find_separator(text, known)
        first = next(_records(text[start:], separator), (0, [""]))[1]
        padded = padded or any(cell.startswith(" ") for cell in first[1:])
        records, flaw = _read_records(text[start:], separator, padded)
    if hint:
        records = [(line + 1, cells) for line, cells in records]
    flaws += flaw
    filled = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        raise SheetError("; ".join(flaws) or "it is empty")
    header = tuple(clean(name) for name in _trimmed(filled[0][1], 0))
    rows, longer, shorter = [], [], []
    for line, cells in filled[1:]:
        row = _trimmed(cells, len(header))
        if len(row) > len(header):
            longer.append(line)
            continue
        if len(row) < len(header):
            shorter.append(line)
        rows.append((line, (*row, *[""] * (len(header) - len(row)))))
    return Sheet(header, tuple(rows), tuple(longer), tuple(shorter), tuple(flaws), decoded.encoding)


def clean(name: str) -> str:
    """The name of a column without what stands around it: spaces, quotation marks, byte marks."""
    return name.strip(" \t\r\n\xa0\ufeff\"'“”")


def find_column(names: Iterable[str], *wanted: str) -> str | None:
    """The column that bears a name, exactly or but for case, spaces and underscores.

    Arguments:
        names: the names there are.
        wanted: names in order of preference.

    Returns:
        The name as the table has it, or None.
    """
    there = list(names)
    for name in wanted:
        if name in there:
            return name
        alike = [other for other in there if _fold(other) == _fold(name)]
        if alike:
            return alike[0]
    return None


def _fold(name: str) -> str:
    folded = unicodedata.normalize("NFKC", clean(name)).casefold()
    return " ".join(re.split(r"[\s_]+", folded))


def _trimmed(cells: list[str], width: int) -> list[str]:
    """Cells without the empty ones at the end that spreadsheets add."""
    end = len(cells)
    while end > width and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


@contextmanager
def _long_cells() -> Iterator[None]:
    """An article is longer than what the csv module takes for a cell."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _find_separator(text: str, known: Collection[str]) -> str:
    """The separator that gives known columns, several columns and rows of one length."""

    def fit(separator: str) -> tuple[int, bool, float, int]:
        sample = islice(_records(text, separator), _SAMPLE_ROWS)
        rows = [cells for _, cells in sample if any(cell.strip() for cell in cells)]
        if not rows:
            return (0, False, 0.0, 0)
        width = len(rows[0])
        even = sum(len(cells) == width for cells in rows) / len(rows)
        return (sum(find_column(rows[0], k) is not None for k in known), width > 1, even, width)

    return max(SEPARATORS, key=fit)


def _read_records(text: str, separator: str, padded: bool) -> tuple[list[Record], list[str]]:
    if padded:
        text = re.sub(rf'"[ \t]+(?={re.escape(separator)}|[\r\n]|\Z)', '"', text)
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=padded
    )
    try:
        return list(_numbered(reader)), []
    except csv.Error:
        line = reader.line_num
    if separator in _WITHOUT_QUOTES:
        plain = csv.reader(StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
        return list(_numbered(plain)), []
    records = list(_records(text, separator, padded, end=(_END,)))
    if records[-1][1] == [_END]:
        flaw = f"line {line}: a quotation mark stands inside a quoted cell; double it"
        return records[:-1], [flaw]
    flaw = (
        f"line {records[-1][0]}: a quotation mark opens a cell and none closes it; nothing from"
        " there on was read; close it, or double it where it belongs to the text"
    )
    return records[:-1], [flaw]


def _records(
    text: str, separator: str, padded: bool = False, end: Iterable[str] = ()
) -> Iterator[Record]:
    lines = chain(StringIO(text, newline=""), end)
    return _numbered(csv.reader(lines, delimiter=separator, skipinitialspace=padded))


def _numbered(reader: Any) -> Iterator[Record]:
    """Records with the line on which each begins; `reader` is one of the csv module's."""
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1
