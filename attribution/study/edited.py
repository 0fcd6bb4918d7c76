"""Tables that a scholar edited, as people save them."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from attribution.corpus.sheets import TOO_LONG, UNPAIRED, find_column, read_sheet
from attribution.corpus.wording import lines, several
from attribution.study.folder import try_file


class CorrectionsError(ValueError):
    """An edited table cannot be used; the message names it and the remedy."""


def try_corrections(path: Path, force: bool) -> None:
    """Refuse before the work a table that could not be written after it.

    Arguments:
        path: where the table shall be.
        force: overwrite one that may hold a scholar's work.

    Raises:
        CorrectionsError: the file exists.
        OutputError: the file cannot be written.
    """
    try_file(path)
    if path.exists() and not force:
        raise CorrectionsError(f"{path}: exists and may hold your corrections; --force overwrites")


def read_edited(
    path: str | Path, columns: Sequence[str], needed: Collection[str], source: str, cut: str
) -> pd.DataFrame:
    """Read an edited table.

    Arguments:
        path: a file with any separator and encoding that spreadsheets write.
        columns: that are looked for; others are kept.
        needed: those that must be there; in a row cut short, none of them may be lost.
        source: how such a table is written.
        cut: what is said of a row that was cut short.

    Returns:
        The table, every cell a string; its index are the numbers of the lines.

    Raises:
        CorrectionsError: the file cannot be read, or lacks a column.
    """
    try:
        sheet = read_sheet(Path(path).read_bytes(), columns, padded=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CorrectionsError(
            f"{path}: cannot be read ({reason}); write one with `{source}`"
        ) from error
    found = {name: find_column(sheet.header, name) for name in columns}
    missing = [name for name in columns if name in needed and found[name] is None]
    if missing:
        raise CorrectionsError(
            f"{path}: has no column {' or '.join(missing)} (it has {several(sheet.header, 12)});"
            " keep the header"
        )
    # cells that lack at the end are empty, but a broken row must not take anything away
    last = [sheet.header.index(str(found[name])) for name in needed]
    shorter = [line for line, row in sheet.rows if line in sheet.shorter and not row[max(last)]]
    for numbers, fault in ((sheet.broken, UNPAIRED), (sheet.longer, TOO_LONG), (shorter, cut)):
        if numbers:
            raise CorrectionsError(f"{path}, {lines(numbers)}: {fault}")
    if sheet.flaws:
        raise CorrectionsError(f"{path}: {sheet.flaws[0]}")
    cells = pd.DataFrame(
        [row for _, row in sheet.rows],
        index=[line for line, _ in sheet.rows],
        columns=list(sheet.header),
        dtype=str,
    )
    cells = cells.loc[:, ~cells.columns.duplicated()]
    table = cells.rename(columns={there: name for name, there in found.items() if there})
    for column in table.columns:
        table[column] = table[column].str.strip().str.replace(r"^'(?=[=+\-@])", "", regex=True)
    return table
