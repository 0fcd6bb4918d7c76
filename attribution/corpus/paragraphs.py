"""Find the paragraphs of a text without moving a character."""

import re

from attribution.types import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\r?\n[ \t]*\r?\n")
_SENTENCE_END = re.compile(r"""[.!?:…]["'”’»)\]]*\s*$""")
_WRAP_WIDTH = 100  # lines longer than this were not wrapped by hand


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Split a text at its line ends; lines wrapped at a fixed width are joined.

    Arguments:
        text: the article.

    Returns:
        Spans without surrounding space, in order, none empty.
    """
    paragraphs: list[Span] = []
    start = 0
    for break_ in [*_BLANK.finditer(text), None]:
        end = break_.start() if break_ else len(text)
        lines = [
            _strip(text, match.start(), match.end()) for match in _LINE.finditer(text, start, end)
        ]
        lines = [line for line in lines if len(line)]
        if _is_wrapped([line.of(text) for line in lines]):
            paragraphs.append(Span(lines[0].start, lines[-1].end))
        else:
            paragraphs.extend(lines)
        if break_:
            start = break_.end()
    return tuple(paragraphs)


def _strip(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return Span(start + left, max(start + left, start + len(line.rstrip())))


def _is_wrapped(lines: list[str]) -> bool:
    """Wrapped lines are of like length and mostly stop in mid-sentence."""
    if len(lines) < 2 or max(map(len, lines)) > _WRAP_WIDTH:
        return False
    inner = lines[:-1]
    if min(map(len, inner)) < 0.6 * max(map(len, inner)) or max(map(len, inner)) < 40:
        return False
    return sum(not _SENTENCE_END.search(line) for line in inner) > len(inner) / 2
