"""Find quotations by their marks, however they are typed.

Paragraph by paragraph: curly, straight and doubled marks, guillemets, single marks, marks the
wrong way round (``” word “``), missing closing marks, and quotations that run over paragraphs,
each of which opens anew. A mark nobody closes never reaches beyond its sentence unless the next
paragraph goes on with the quotation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.types import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»＂]")
_OPENING = {"“", "„", "«", "``", "‟"}
_CLOSING = {"”", "»"}
_CLOSED_BY = {
    "“": {"”", "＂", '"'},
    "„": {"“", "”", "‟"},
    "‟": {"”"},
    "«": {"»"},
    "»": {"«", "»"},
    "”": {"“", "”"},
    "``": {"''", '"'},
    "''": {"''"},
    '"': {'"'},
    "＂": {"＂"},
}
_SINGLE = re.compile(r"(?<![\w’'‘])[‘'](?=[^\s'’‘])")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_WORD = re.compile(r"\w+")
LONG_QUOTATION = 4  # words; shorter marked stretches are often terms or scare quotes
_MAX_SINGLE = 300  # a longer stretch between single marks is an apostrophe gone astray


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        span: with its marks.
        inner: without them.
        closed: whether the closing mark was found.
        paragraph: index of the paragraph it stands in.
        continues: whether it goes on in the next paragraph.
    """

    span: Span
    inner: Span
    closed: bool
    paragraph: int
    continues: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the quotations of a text.

    Arguments:
        text: the article.
        paragraphs: its paragraphs; no quotation crosses their ends.

    Returns:
        Quotations in order; single-marked ones inside double-marked ones are left out.
    """
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].of(text) if index + 1 < len(paragraphs) else ""
        double = _double_marked(text, paragraph, index, following)
        found += double
        found += [
            quotation
            for quotation in _single_marked(text, paragraph, index)
            if not any(quotation.span.overlaps(other.span) for other in double)
        ]
    return tuple(sorted((q for q in found if len(q.inner)), key=lambda quotation: quotation.span))


def is_long(text: str, quotation: Quotation) -> bool:
    """Whether a quotation has `LONG_QUOTATION` words or more."""
    return len(_WORD.findall(quotation.inner.of(text))) >= LONG_QUOTATION


def _double_marked(text: str, paragraph: Span, index: int, following: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if _opens(text, mark, paragraph):
                opened = mark
        elif _closes(text, opened, mark, paragraph):
            if text[opened.end() : mark.start()].strip():
                found.append(_quotation(text, opened, mark.start(), mark.end(), index))
            opened = None
        elif mark.group() in _OPENING and _glued_right(text, mark, paragraph):
            found += _unclosed(text, opened, mark.start(), index)
            opened = mark
    if opened is not None:
        goes_on = bool(following) and following[0] in "“\"«„'`" and _MARK.match(following)
        if goes_on:
            end = paragraph.end
            found.append(_quotation(text, opened, end, end, index, closed=False, continues=True))
        else:
            found += _unclosed(text, opened, paragraph.end, index)
    return found


def _glued_left(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    return mark.start() > paragraph.start and not text[mark.start() - 1].isspace()


def _glued_right(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    return mark.end() < paragraph.end and not text[mark.end()].isspace()


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """A closing glyph opens only where nothing to its left could be closed by it."""
    if mark.end() >= paragraph.end:
        return False
    glued_left, glued_right = (
        _glued_left(text, mark, paragraph),
        _glued_right(text, mark, paragraph),
    )
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return not glued_left
    return glued_right and (not glued_left or not (before.isalnum() or before in ".,!?"))


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], paragraph: Span) -> bool:
    if mark.group() in _CLOSED_BY[opened.group()]:
        if mark.group() == opened.group() and mark.group() not in _CLOSING:
            return _glued_left(text, mark, paragraph) or not _glued_right(text, mark, paragraph)
        return True
    # “word “ : an opening glyph with nothing after it can only close
    return mark.group() in _OPENING and not _glued_right(text, mark, paragraph)


def _quotation(
    text: str,
    opened: re.Match[str],
    inner_end: int,
    end: int,
    index: int,
    closed: bool = True,
    continues: bool = False,
) -> Quotation:
    raw = text[opened.end() : inner_end]
    start = opened.end() + len(raw) - len(raw.lstrip())
    stop = max(start, opened.end() + len(raw.rstrip()))
    return Quotation(Span(opened.start(), end), Span(start, stop), closed, index, continues)


def _unclosed(text: str, opened: re.Match[str], limit: int, index: int) -> list[Quotation]:
    """A quotation nobody closes ends with its sentence."""
    stop = _SENTENCE_END.search(text, opened.end(), limit)
    end = stop.end() if stop else limit
    if not text[opened.end() : end].strip():
        return []
    return [_quotation(text, opened, end, end, index, closed=False)]


def _single_marked(text: str, paragraph: Span, index: int) -> list[Quotation]:
    found = []
    position = paragraph.start
    while mark := _SINGLE.search(text, position, paragraph.end):
        position = mark.end()
        limit = min(paragraph.end, mark.end() + _MAX_SINGLE)
        closings = list(_SINGLE_CLOSE.finditer(text, mark.end(), limit))
        sure = [closing for closing in closings if text[closing.start() - 1] != "s"]
        if not closings or (mark.group() == "'" and text[mark.end()].isdigit()):
            continue
        closing = (sure or closings)[0]
        found.append(_quotation(text, mark, closing.start(), closing.end(), index))
        position = closing.end()
    return found
