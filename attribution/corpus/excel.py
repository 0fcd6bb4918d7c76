"""The sheets of an Excel workbook, as tables of values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from attribution.corpus.extracts import UnreadableError
from attribution.corpus.limits import open_package
from attribution.corpus.sheets import clean

EXCEL_CELL = 32_767  # characters that a cell holds at most


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet with at least a header.

    Attributes:
        name: as its tab shows it.
        header: the names of its columns; empty where a column has none.
        rows: the values of each row that is not empty, as many as the header has.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def read_workbook(path: Path) -> list[Worksheet]:
    """Read the sheets of a workbook; formulas give the value that was saved with them.

    Arguments:
        path: an .xlsx.

    Returns:
        The sheets that are not empty.

    Raises:
        UnreadableError: it is damaged, locked, or unpacks to more than the limit.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with open_package(path):
        pass  # sizes and document types are looked at before anything is parsed
    try:
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                return [sheet for one in book.worksheets if (sheet := _read(one)) is not None]
            finally:
                book.close()
    except (
        InvalidFileException,
        BadZipFile,
        KeyError,
        ValueError,
        SyntaxError,
        TypeError,
        IndexError,
    ) as error:
        raise UnreadableError("it is damaged or no workbook; save it again as .xlsx") from error


def _read(sheet: Any) -> Worksheet | None:
    header: tuple[str, ...] | None = None
    rows = []
    for cells in sheet.iter_rows(values_only=True):
        if all(cell is None or cell == "" for cell in cells):
            continue
        if header is None:
            header = tuple(clean(str(cell)) if cell is not None else "" for cell in cells)
        else:
            width = len(header)
            rows.append((*cells[:width], *[None] * (width - len(cells))))
    return None if header is None else Worksheet(sheet.title, header, tuple(rows))


def plain(value: Any) -> Any:
    """A value of a cell as JSON would have it: days as ISO dates, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    known = value is None or isinstance(value, (str, int, float, bool, list, dict))
    return value if known else str(value)


def as_cell(value: Any) -> str:
    """A value of a cell as a table of texts has it."""
    return "" if value is None else str(plain(value))
