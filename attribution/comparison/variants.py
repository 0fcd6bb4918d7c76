"""Runs of words for the pages of the report."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one report: same, or different in the other.

    Attributes:
        words: the run, as written.
        change: "same", "changed" (other words stand there), "only here".
    """

    words: str
    change: str


def compare_words(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Align two texts word by word, case and typography aside.

    Arguments:
        one: a text.
        other: another.

    Returns:
        The pieces of each; joined, they give the text back with single spaces.
    """
    first, second = _tokens(one), _tokens(other)
    matcher = SequenceMatcher(
        None, [_plain(t) for t in first], [_plain(t) for t in second], autojunk=False
    )
    left, right = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            left.append(Piece(" ".join(first[a:b]), "same"))
            right.append(Piece(" ".join(second[c:d]), "same"))
            continue
        change = "changed" if tag == "replace" else "only here"
        if b > a:
            left.append(Piece(" ".join(first[a:b]), change))
        if d > c:
            right.append(Piece(" ".join(second[c:d]), change))
    return left, right


def _tokens(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token[0].isalnum()]


def _plain(token: str) -> str:
    return token.lower().replace("’", "'")
