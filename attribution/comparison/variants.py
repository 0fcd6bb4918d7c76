"""Two reports side by side, as a page shows them: runs of words, each with what became of it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from attribution.comparison.alignment import Change, Word, align, extent, words_in


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a report as they stand there, marks and spaces included.

    Attributes:
        words: the run.
        change: kept, dropped, added or replaced.
    """

    words: str
    change: Change


def mark_changes(fullest: str, report: str) -> list[Run]:
    """A report with the words it drops of the fullest one in their places.

    Arguments:
        fullest: the report it is held against.
        report: its words.

    Returns:
        Runs of the report, which joined without those dropped give it back, and dropped ones.
    """
    pieces = align(_words(fullest), _words(report))
    own = iter(_runs(report, [(piece.other, piece.change) for piece in pieces if piece.other]))
    runs = []
    for piece in pieces:
        if piece.other:
            runs.append(next(own))
        else:
            start, end = extent(piece.one)
            runs.append(Run(fullest[start:end], Change.DROPPED))
    return [*runs, *own]


def cut_at_words(text: str) -> list[tuple[Word, str]]:
    """The words of a report, each with the marks that stand at it.

    Arguments:
        text: the report.
    """
    words = _words(text)
    runs = _runs(text, [((word,), Change.KEPT) for word in words])
    return list(zip(words, (run.words.strip() for run in runs)))


def _words(text: str) -> list[Word]:
    return words_in(text, [[0, len(text)]])


def _runs(text: str, parts: list[tuple[tuple[Word, ...], Change]]) -> list[Run]:
    """Cut a text where runs of words begin."""
    if not parts:
        return [Run(text, Change.KEPT)] if text else []
    seams = [
        _seam(text, before[-1].end, after[0].start) for (before, _), (after, _) in pairwise(parts)
    ]
    starts, ends = [0, *seams], [*seams, len(text)]
    return [
        Run(text[start:end], change)
        for start, end, (_, change) in zip(starts, ends, parts, strict=True)
    ]


def _seam(text: str, end: int, start: int) -> int:
    """Between two words: closing punctuation goes with the first, what opens with the second."""
    space = re.search(r"\s", text[end:start])
    return end + space.start() if space else start
