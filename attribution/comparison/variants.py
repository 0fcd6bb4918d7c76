"""Compare two reports of one utterance word by word, and say what changed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

# a number with its sign and decimals; a word with its apostrophes and accents; any other sign
_TOKEN = re.compile(
    r"(?<!\w)[-–−]?\d+(?:[.,]\d+)*(?![^\W\d])|[^\W_](?:[\w\u0300-\u036f]|['’](?=\w))*|[^\w\s]"
)
_COUNTED = "%‰&@#§"  # signs that are read out as words, beside currencies and other symbols
_CUT = 0.7  # a report with fewer than this share of the other's words is cut


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one report: same, or different in the other.

    Attributes:
        words: the run, exactly as written, with the punctuation and spaces around it.
        change: "same", "changed" (other words stand there), "only here".
    """

    words: str
    change: str


def compare_words(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Align two texts word by word; case, punctuation and typography do not count.

    Arguments:
        one: a text.
        other: another.

    Returns:
        The pieces of each; joined without anything between, they are the text.
    """
    first, second = _words(one), _words(other)
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    for tag, a, b, c, d in _changes(one, first, other, second):
        change = {"equal": "same", "replace": "changed"}.get(tag, "only here")
        if b > a:
            left.append((a, change))
        if d > c:
            right.append((c, change))
    return _pieces(one, first, left), _pieces(other, second, right)


def _words(text: str) -> list[tuple[int, int]]:
    """Where the words, numbers and read-out signs of a text stand."""
    spans = (found.span() for found in _TOKEN.finditer(text))
    return [(start, end) for start, end in spans if _counts(text[start:end])]


def _counts(token: str) -> bool:
    sign = token[0]
    return (
        len(token) > 1
        or sign.isalnum()
        or sign in _COUNTED
        or (unicodedata.category(sign).startswith("S") and sign not in "`´^¨")
    )


def _changes(
    one: str, first: list[tuple[int, int]], other: str, second: list[tuple[int, int]]
) -> Sequence[tuple[str, int, int, int, int]]:
    a = [_plain(one[start:end]) for start, end in first]
    b = [_plain(other[start:end]) for start, end in second]
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def _plain(token: str) -> str:
    folded = unicodedata.normalize("NFC", token).lower().replace("’", "'")
    return re.sub("^[–−]", "-", folded)


def _pieces(text: str, words: list[tuple[int, int]], runs: list[tuple[int, str]]) -> list[Piece]:
    """Cut a text where runs of words begin."""
    if not runs:
        return [Piece(text, "same")] if text else []
    starts = [0, *(_seam(text, words[run - 1][1], words[run][0]) for run, _ in runs[1:])]
    ends = [*starts[1:], len(text)]
    return [
        Piece(text[start:end], change)
        for start, end, (_, change) in zip(starts, ends, runs, strict=True)
    ]


def _seam(text: str, end: int, start: int) -> int:
    """Between two words: closing punctuation goes with the first, what opens with the second."""
    space = re.search(r"\s", text[end:start])
    return end + space.start() if space else start


def describe_changes(fullest: pd.Series, report: pd.Series, speakers_differ: bool = True) -> str:
    """Say how a report differs from the fullest one of its group.

    Arguments:
        fullest: a row of the statements table.
        report: another of the same group.
        speakers_differ: whether the group has more than one speaker at all.

    Returns:
        A comma-separated list out of: cut (fewer than 0.7 of the words), dropped (words are
        missing), added (words stand here only), wording (other words stand in their place),
        direct → indirect (any two kinds), other speaker; "same words" when nothing differs.
    """
    one, other = str(fullest["content_text"]), str(report["content_text"])
    first, second = _words(one), _words(other)
    found = {tag for tag, *_ in _changes(one, first, other, second)}
    changes = []
    if len(second) < _CUT * len(first):
        changes.append("cut")
    elif "delete" in found:
        changes.append("dropped")
    if "insert" in found:
        changes.append("added")
    if "replace" in found:
        changes.append("wording")
    if fullest["kind"] != report["kind"]:
        changes.append(f"{fullest['kind']} → {report['kind']}")
    names = (fullest["speaker_id"], report["speaker_id"])
    if speakers_differ and all(isinstance(name, str) for name in names) and names[0] != names[1]:
        changes.append("other speaker")
    return ", ".join(changes) or "same words"
