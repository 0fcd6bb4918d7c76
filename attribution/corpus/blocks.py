"""The blocks of an older Nexis download: what its text and its HTML layout have in common."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.corpus.extracts import Extract
from attribution.corpus.printed import (
    AFTER,
    DateLine,
    read_date_line,
    split_label,
    without_furniture,
)

_NUMBER, _OF = r"\d{1,6}", r"(?:of|de|von|di|van|sur)"
_NOUN = r"(?:documents?|dokument(?:en?)?|documentos?|documenti|documento)"
COUNTER = re.compile(
    rf"\s*(?:(?P<number>{_NUMBER}) {_OF} {_NUMBER} {_NOUN}|{_NOUN}:? (?P<last>{_NUMBER}) {_OF} {_NUMBER})\s*$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\) |all rights reserved)", re.IGNORECASE)
_HEAD_BLOCKS = 8  # the date stands among the first blocks
_NO_HEADLINE = re.compile(r"no headline", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch between two empty lines, or one division of a page.

    Attributes:
        paragraphs: without line ends; in a page, its lines.
        centred: whether it is set in the middle, as names of outlets, dates and notices are.
        lines: the lines of the first paragraph as they are printed.
    """

    paragraphs: tuple[str, ...]
    centred: bool
    lines: tuple[str, ...]


def read_blocks(blocks: Sequence[Block]) -> Extract:
    """Tell the outlet, date, headline, labelled fields and text of one article.

    Arguments:
        blocks: of the article, without its counter ("3 of 50 DOCUMENTS"); none is empty.
    """
    at, line = _find_date(blocks)
    names = [b for b in blocks[: max(at, 0)] if not _COPYRIGHT.match(b.paragraphs[0])]
    rest = list(blocks[at + 1 :]) if line else list(blocks)
    if not line:  # the outlet is the first line in the middle
        names = [b for b in rest[:1] if b.centred]
        rest = rest[len(names) :]
    while rest and rest[0].centred and not split_label(rest[0].paragraphs[0]):
        rest.pop(0)  # editions and notices below the date
    title, further, rest = _read_head(rest)
    body, after = _read_body(rest)
    if line and (edition := " ".join([line.rest, *blocks[at].lines[1:]]).strip(" ;")):
        further.setdefault("edition", edition)
    if "language" in after:
        further["language"] = after["language"]
    return Extract(
        paragraphs=without_furniture(body),
        title=None if title is None or _NO_HEADLINE.match(title) else title,
        outlet=names[0].lines[0] if names else None,
        date=line.date if line else None,
        names_day=line.names_day if line else True,
        further=further,
    )


def _find_date(blocks: Sequence[Block]) -> tuple[int, DateLine | None]:
    for index, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if split_label(block.paragraphs[0]):
            break
        if block.centred and (line := read_date_line(block.lines[0])):
            return index, line
    return -1, None


def _read_head(blocks: list[Block]) -> tuple[str | None, dict[str, str], list[Block]]:
    """The headline and labelled fields before the text, and the blocks from the text on."""
    title: str | None = None
    further: dict[str, str] = {}
    index = 0
    for index, block in enumerate(blocks):
        found = split_label(block.paragraphs[0])
        if found is None:
            has_fields = any(split_label(b.paragraphs[0]) for b in blocks[index + 1 : index + 3])
            if title is None and not further and has_fields:
                title = " ".join(block.paragraphs)
                continue
            break
        field, value = found
        value = " ".join([value, *block.paragraphs[1:]]).strip()
        if field == "body":
            first = (value, *block.paragraphs[1:]) if value else block.paragraphs[1:]
            body = [Block(tuple(first), False, tuple(first[:1]))] if any(first) else []
            return title, further, body + blocks[index + 1 :]
        if field == AFTER:
            break
        if field == "headline":
            title = title or value
        else:
            further.setdefault(field, value)
    else:
        index = len(blocks)
    return title, further, blocks[index:]


def _read_body(blocks: Sequence[Block]) -> tuple[list[str], dict[str, str]]:
    """The paragraphs up to the first label of what comes after them, and the fields behind."""
    body: list[str] = []
    for index, block in enumerate(blocks):
        found = split_label(block.paragraphs[0])
        if found and found[0] in (AFTER, "language") and _is_upper_label(block.paragraphs[0]):
            return body, _later(blocks[index:])
        if block.centred and _COPYRIGHT.match(block.paragraphs[0]):
            return body, _later(blocks[index:])
        body += block.paragraphs
    return body, {}


def _is_upper_label(line: str) -> bool:
    """Older layouts set labels in capitals; "Note: …" is text."""
    label = line.partition(":")[0]
    return label == label.upper()


def _later(blocks: Sequence[Block]) -> dict[str, str]:
    found = (split_label(block.paragraphs[0]) for block in blocks)
    return dict(pair for pair in found if pair)
