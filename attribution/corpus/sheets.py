"""Tables as people save them: any separator, any encoding, headers in any case."""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import islice

from attribution.corpus.decode import decode

SEPARATORS = (",", ";", "\t", "|")
_WITHOUT_QUOTES = ("\t", "|")  # such tables are often written without any quoting
_SAMPLE_ROWS = 50
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BLANK = "".join(SEPARATORS) + ' \r\n"\0\ufeff'
_MOST_BROKEN = 100  # a table with more is none
_LONGEST_CELL = 2**31 - 1

UNPAIRED = "a quotation mark has no partner; close it, or double it where it belongs to the text"
TOO_LONG = (
    "more cells than the header has; put quotation marks around a cell that holds the separator"
)
TOO_SHORT = "fewer cells than the header has; those that lack are empty"

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
        broken: lines whose quotation marks do not pair; they are no rows.
        flaws: what else is wrong with the table, each with its remedy.
        encoding: how the bytes were decoded, where it was not UTF-8.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    longer: tuple[int, ...]
    shorter: tuple[int, ...]
    broken: tuple[int, ...]
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
    if not text.strip(_BLANK):
        raise SheetError("it is empty")
    if nulls := text.count("\0"):
        text = text.replace("\0", "")
        flaws.append(f"it holds {nulls} null characters, which were left out; save it again")
    with _long_cells():
        hint = _EXCEL_HINT.match(text)
        start = hint.end() if hint else 0
        separator = hint.group(1) if hint else _find_separator(text, known)
        first = next(iter(_sample(text[start:], separator)), [""])
        padded = padded or any(cell.startswith(" ") for cell in first[1:])
        records, broken = _read_records(text[start:], separator, padded)
    if hint:
        records = [(line + 1, cells) for line, cells in records]
        broken = [line + 1 for line in broken]
    if len(broken) >= _MOST_BROKEN:
        flaws.append(f"nothing after line {broken[-1]} was read: {UNPAIRED}")
    filled = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    if broken and (not filled or broken[0] < filled[0][0]):
        raise SheetError(f"line {broken[0]}: {UNPAIRED}")
    if not filled:
        raise SheetError("it is empty")
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
    return Sheet(
        header,
        tuple(rows),
        tuple(longer),
        tuple(shorter),
        tuple(broken),
        tuple(flaws),
        decoded.encoding,
    )


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


@lru_cache(maxsize=4096)  # the keys of a million JSON lines are few
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
        rows = _sample(text, separator)
        if not rows:
            return (0, False, 0.0, 0)
        width = len(rows[0])
        even = sum(len(cells) == width for cells in rows) / len(rows)
        return (sum(find_column(rows[0], k) is not None for k in known), width > 1, even, width)

    return max(SEPARATORS, key=fit)


def _read_records(text: str, separator: str, padded: bool) -> tuple[list[Record], list[int]]:
    """Records with their lines, and the lines whose quotation marks do not pair."""
    if padded:
        text = re.sub(rf'" +(?={re.escape(separator)}|[\r\n]|\Z)', '"', text)
    physical = list(StringIO(text, newline=""))
    records: list[Record] = []
    broken: list[int] = []
    start = 0
    while start < len(physical) and len(broken) < _MOST_BROKEN:
        reader = csv.reader(
            physical[start:], delimiter=separator, strict=True, skipinitialspace=padded
        )
        begins = start + 1
        try:
            for cells in reader:
                records.append((begins, cells))
                begins = start + reader.line_num + 1
            break
        except csv.Error:
            # what the open quotation mark swallowed is tried again from the next line on
            broken.append(begins)
            start = begins
    if broken and separator in _WITHOUT_QUOTES:
        plain = csv.reader(physical, delimiter=separator, quoting=csv.QUOTE_NONE)
        return list(enumerate(plain, start=1)), []
    return records, broken


def _sample(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows = islice(reader, _SAMPLE_ROWS)
    return [cells for cells in rows if any(cell.strip() for cell in cells)]
