"""What `corpus.csv` says of each article, and what of it fits no article."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from attribution.corpus.columns import Columns
from attribution.corpus.dates import read_dates
from attribution.corpus.decode import UndecodableError
from attribution.corpus.drafts import METADATA_HEADER
from attribution.corpus.excel import as_cell, read_workbook
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.further import Further, keep_columns, notes_on, read_further
from attribution.corpus.sheets import (
    TOO_LONG,
    TOO_SHORT,
    UNPAIRED,
    Sheet,
    SheetError,
    find_column,
    read_sheet,
)
from attribution.corpus.wording import counted, lines, several
from attribution.near import fold

_SUFFIX = ".txt"
# each with the names that tables made for other programs have for it
_COLUMNS = {
    "file": ("file", "filename", "file name", "article"),
    "outlet": ("outlet", "publication", "newspaper"),
    "date": ("date", "publication date", "published"),
    "title": ("title", "headline"),
    "note": ("note", "notes"),
    "story": ("story", "event"),
}
_KNOWN = [name for names in _COLUMNS.values() for name in names]
_HEADER = f"write {METADATA_HEADER} in its first line"
_ALIKE = 0.75  # of difflib: "oulet" and "outlet"

_NAMELESS = "{table}: no file is named in {names}"
_OUTSIDE = (
    "{table} names {files} outside the folder, which is refused: {names}; put the files into it"
)
_ABSENT = "{table} names {files} that the folder does not hold: {names}; mend the names"
_UNCLEAR = "{table} has {files} that may be several of the folder: {names}; write the name in full"
_TWICE = "{table} names {files} twice: {names}; keep one line"
_DIFFERENTLY = (
    "{table} names {files} twice with different entries, the first counts: {names}; keep one line"
)
_UNLISTED = "{table} does not name {files} of the folder: {names}; add a line for each"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one article; None where nothing is."""

    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    note: str | None = None
    story: str | None = None
    further: Further = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts by the article's name, and what was not used of the table."""

    facts: dict[str, Facts]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_metadata(
    path: Path,
    articles: Sequence[str],
    names: Sequence[str],
    folder: str,
    columns: Columns | None = None,
) -> Metadata:
    """Read a table of metadata and find the article of each row.

    Arguments:
        path: the table.
        articles: the names of the articles.
        names: the names of all files of the folder, articles or not.
        folder: the folder's own name.
        columns: the names of its columns where they are not the usual ones.

    Returns:
        The facts; a table that cannot be used gives none, and a problem with its remedy.
    """
    try:
        sheet = _read_sheet(path)
    except OSError as error:
        return _unused(path, f"it cannot be read ({error.strerror}); check its rights")
    except UndecodableError:
        return _unused(path, "it is not a text file; save it as CSV (UTF-8)")
    except SheetError as error:
        return _unused(path, f"{error}; {_HEADER}")
    except UnreadableError as error:
        return _unused(path, str(error))
    asked = (columns or Columns()).asked()
    places = {
        fact: find_column(sheet.header, *([asked[fact]] if fact in asked else known))
        for fact, known in _COLUMNS.items()
    }
    there = several(sheet.header, 12)
    if places["file"] is None:
        return _unused(path, f'it has no column "file" (it has {there}); {_HEADER}')
    if not any(name and name != places["file"] for name in sheet.header):
        return _unused(path, f"it has no column for outlet, date or title (it has {there})")
    if not sheet.rows:
        return _unused(
            path, "it names no file; write one line for each article", *_flaws(path.name, sheet)
        )
    return _match_rows(path.name, sheet, places, articles, names, folder)


def _read_sheet(path: Path) -> Sheet:
    if path.suffix.strip().casefold() != ".xlsx":
        return read_sheet(path.read_bytes(), _KNOWN, padded=True)
    sheets = read_workbook(path)
    if not sheets:
        raise SheetError("it is empty")
    rows = [
        (number, tuple(as_cell(value) for value in row))
        for number, row in enumerate(sheets[0].rows, start=2)
    ]
    return Sheet(sheets[0].header, tuple(rows), (), (), (), (), None)


def _unused(path: Path, why: str, *more: str) -> Metadata:
    return Metadata({}, (f"{path.name} was not used: {why}", *more))


def _flaws(table: str, sheet: Sheet) -> list[str]:
    found = [f"{table}: {flaw}" for flaw in sheet.flaws]
    for numbers, fault in (
        (sheet.broken, f"not used, {UNPAIRED}"),
        (sheet.longer, f"not used, {TOO_LONG}"),
        (sheet.shorter, TOO_SHORT),
    ):
        if numbers:
            found.append(f"{table}, {lines(numbers)}: {fault}")
    return found


def _match_rows(
    table: str,
    sheet: Sheet,
    columns: dict[str, str | None],
    articles: Sequence[str],
    names: Sequence[str],
    folder: str,
) -> Metadata:
    cells = {
        fact: [row[sheet.header.index(name)].strip() for _, row in sheet.rows]
        for fact, name in columns.items()
        if name
    }
    files = cells["file"]
    others = [name for name in sheet.header if name not in columns.values()]
    kept = keep_columns(others)
    dates = read_dates(cells.get("date", [""] * len(files)), files, table)
    matches = match_names(files, names, folder)
    facts: dict[str, Facts] = {}
    line_of: dict[str, int] = {}
    faults: defaultdict[str, list[str]] = defaultdict(list)
    for index, ((line, row_cells), file, found) in enumerate(
        zip(sheet.rows, files, matches, strict=True)
    ):
        row = Facts(
            date=dates.dates[index],
            **{
                f: cells[f][index] or None
                for f in ("outlet", "title", "note", "story")
                if f in cells
            },
            # of two columns with one name the first counts
            further=read_further(dict(zip(sheet.header[::-1], row_cells[::-1], strict=True)), kept),
        )
        if not file:
            faults[_NAMELESS].append(f"line {line}")
        elif not found:
            faults[_OUTSIDE if _leaves(file) else _ABSENT].append(file)
        elif len(found) > 1:
            faults[_UNCLEAR].append(file)
        elif found[0] not in facts:
            facts[found[0]], line_of[found[0]] = row, line
        else:
            fault = _TWICE if facts[found[0]] == row else _DIFFERENTLY
            faults[fault].append(f"{found[0]} (lines {line_of[found[0]]} and {line})")
    if any(files):
        faults[_UNLISTED] = [name for name in articles if name not in facts]
    problems = [
        fault.format(table=table, files=counted(len(found), "file"), names=several(found))
        for fault, found in faults.items()
        if found
    ]
    notes = [f"{table}: {sheet.encoding}"] if sheet.encoding else []
    notes += [
        f'{table}: its column "{name}" is read as {fact}'
        for fact, name in columns.items()
        if name and find_column([name], fact) is None
    ]
    return Metadata(
        facts,
        (*_flaws(table, sheet), *_misspelt(table, kept, columns), *problems, *dates.problems),
        (*notes, *notes_on(table, kept), *dates.notes),
    )


def _misspelt(table: str, others: Collection[str], columns: dict[str, str | None]) -> list[str]:
    """A line on each further column that looks like a misspelt one of those there are not."""
    lacking = [fact for fact, name in columns.items() if name is None]
    return [
        f'{table}: its column "{name}" is kept as it is; call it {meant[0]} if that is meant'
        for name in others
        if (meant := get_close_matches(name.casefold(), lacking, n=1, cutoff=_ALIKE))
    ]


def match_names(
    wanted: Sequence[str], present: Sequence[str], folder: str
) -> list[tuple[str, ...]]:
    """The files that names mean: exactly, else but for case, spaces, .txt, slashes and folder.

    Arguments:
        wanted: names as written in a table.
        present: names of files, with their subfolders.
        folder: the name of the folder they are in.

    Returns:
        For each name the files it may mean: none, one, or several where it is not clear.
    """
    by_key: list[defaultdict[str, list[str]]] = [defaultdict(list) for _ in range(5)]
    for name in present:
        keys = _keys(name)
        for level, key in enumerate((*keys, keys[-1].rpartition("/")[2])):
            by_key[level][key].append(name)

    def look_up(name: str) -> tuple[str, ...]:
        keys = _keys(name)
        if "/" not in keys[-1]:
            keys = (*keys, keys[-1])  # the last level: a name that names no subfolder
        for level, key in enumerate(keys):
            if key and (found := by_key[level].get(key)):
                return tuple(found)
        _, inside, rest = keys[1].rpartition(f"{unicodedata.normalize('NFC', folder)}/")
        return look_up(rest) if inside and rest else ()

    return [look_up(name) for name in wanted]


def _leaves(name: str) -> bool:
    """Whether a name leads out of the folder: up, or to a place on the machine."""
    parts = name.replace("\\", "/").strip().split("/")
    return ".." in parts or parts[0] in ("", "~") or parts[0].endswith(":")


def _keys(name: str) -> tuple[str, ...]:
    """A name as it is, then with less and less of what may differ."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/").strip(" \t\xa0\"'")
    path = re.sub(r"/{2,}", "/", path).removeprefix("./")
    loose = re.sub(r" ?/ ?", "/", fold(path))
    return name, path, loose, loose.removesuffix(_SUFFIX).rstrip()
