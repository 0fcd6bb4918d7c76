"""Reports of one utterance word under word, in lines that fit a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from attribution.comparison.alignment import Change, Piece, align
from attribution.comparison.variants import cut_at_words

_LETTER, _GUTTER = 3.7, 3.6  # points: a letter of 8-point serif, and what is between two columns
_WIDTH = 384.0  # points beside the outlets' names


@dataclass(frozen=True, slots=True)
class Cell:
    """A word at its place; empty where the report has none."""

    words: str = ""
    change: str = str(Change.KEPT)


_EMPTY = Cell()
# A column: the fullest's word it stands under, or before, and the number of what is inserted there.
_Place = tuple[int, int]


def align_reports(
    fullest: str, others: Sequence[str], limit: int | None = None
) -> list[list[list[Cell]]]:
    """Lines of columns: the fullest report in the first row, each other report below it.

    A word stands under the one it stands for; dropped words are repeated at their place, added ones
    have columns of their own.

    Arguments:
        fullest: words of the fullest report.
        others: of the others.
        limit: words shown of each report; None for all.

    Returns:
        Lines, each a list of rows with as many cells as the line has columns.
    """
    first = [text for _, text in cut_at_words(fullest)]
    rows = [
        {(at, 0): Cell(text) for at, text in enumerate(first)},
        *(_row(fullest, first, report) for report in others),
    ]
    places = sorted({place for row in rows for place in row}, key=_order)
    if limit is not None:
        places = [place for place in places if place[0] < limit]
        rows = [_limited(row, limit) for row in rows]
    return [
        [[row.get(place, _EMPTY) for place in line] for row in rows]
        for line in _lines(places, rows)
    ]


def _order(place: _Place) -> tuple[int, float]:
    """What is inserted before a word stands left of it."""
    at, inserted = place
    return at, float("inf") if inserted == 0 else inserted


def _row(fullest: str, first: Sequence[str], report: str) -> dict[_Place, Cell]:
    own = cut_at_words(report)
    texts = dict(own)
    row: dict[_Place, Cell] = {}
    at = 0
    for piece in align([word for word, _ in cut_at_words(fullest)], [word for word, _ in own]):
        words = [texts[word] for word in piece.other]
        for place, cell in _cells(piece, words, first, at, row):
            row[place] = cell
        at += len(piece.one)
    return row


def _cells(
    piece: Piece, words: Sequence[str], first: Sequence[str], at: int, row: dict[_Place, Cell]
) -> Iterator[tuple[_Place, Cell]]:
    """Where each word of a piece stands; more words than the fullest has are inserted after."""
    number = len(piece.one)
    if piece.change == Change.DROPPED:
        for offset in range(number):
            yield (at + offset, 0), Cell(first[at + offset], str(Change.DROPPED))
        return
    for offset, text in enumerate(words[:number]):
        yield (at + offset, 0), Cell(text, str(piece.change))
    taken = sum(place[0] == at + number and place[1] > 0 for place in row)
    for offset, text in enumerate(words[number:], start=taken + 1):
        yield (at + number, offset), Cell(text, str(piece.change))


def _limited(row: dict[_Place, Cell], limit: int) -> dict[_Place, Cell]:
    """A row with so many words of its own."""
    kept: dict[_Place, Cell] = {}
    own = 0
    for place in sorted(row, key=_order):
        own += row[place].change != Change.DROPPED
        if own > limit:
            break
        kept[place] = row[place]
    return kept


def _lines(places: Sequence[_Place], rows: Sequence[dict[_Place, Cell]]) -> Iterator[list[_Place]]:
    """Break columns into lines that fit."""
    line: list[_Place] = []
    used = 0.0
    for place in places:
        widest = max(cell_len(row[place].words) for row in rows if place in row)
        width = widest * _LETTER + _GUTTER
        if line and used + width > _WIDTH:
            yield line
            line, used = [], 0.0
        line.append(place)
        used += width
    if line:
        yield line
