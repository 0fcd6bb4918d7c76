"""Compare two reports of one utterance word by word, and say what changed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_CUT = 0.7  # a report with fewer than this share of the other's words is cut


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


def describe_changes(fullest: pd.Series, report: pd.Series, speakers_differ: bool = True) -> str:
    """Say how a report differs from the fullest one of its group.

    Arguments:
        fullest: a row of the statements table.
        report: another of the same group.
        speakers_differ: whether the group has more than one speaker at all.

    Returns:
        A comma-separated list out of: cut, wording, direct → indirect (any two kinds), other
        speaker; "same words" when nothing differs.
    """
    changes = []
    a, b = _tokens(fullest["content_text"]), _tokens(report["content_text"])
    matcher = SequenceMatcher(None, [_plain(t) for t in a], [_plain(t) for t in b], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if len(b) < _CUT * len(a):
        changes.append("cut")
    if same < len(b):
        changes.append("wording")
    if fullest["kind"] != report["kind"]:
        changes.append(f"{fullest['kind']} → {report['kind']}")
    names = (fullest["speaker_id"], report["speaker_id"])
    if speakers_differ and all(isinstance(name, str) for name in names) and names[0] != names[1]:
        changes.append("other speaker")
    return ", ".join(changes) or "same words"
