"""The blocks of an older Nexis download: what its text and its HTML layout have in common."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_NEAR = 3  # blocks below an unlabelled one in which a label shows that it is still the head
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
    if not any(block.centred for block in blocks):  # a page without its styles
        blocks = [replace(b, centred=True) if i < 2 else b for i, b in enumerate(blocks)]
    at, in_block, line = _find_date(blocks)
    if line:
        above = [name for b in blocks[:at] for name in b.lines if not _COPYRIGHT.match(name)]
        names = [*above, *blocks[at].lines[:in_block]]
        rest = list(blocks[at + 1 :])
    else:  # the outlet is the first line in the middle
        names = [name for block in blocks[:1] if block.centred for name in block.lines]
        rest = list(blocks[1:]) if names else list(blocks)
    while rest and rest[0].centred and not split_label(rest[0].paragraphs[0]):
        rest.pop(0)  # editions and notices below the date
    title, further, rest = _read_head(rest)
    body, after = _read_body(rest)
    if line:
        edition = " ".join([line.rest, *blocks[at].lines[in_block + 1 :]]).strip(" ;")
        further |= {"edition": edition} if edition else {}
    if "language" in after:
        further["language"] = after["language"]
    return Extract(
        paragraphs=without_furniture(body),
        title=None if title is None or _NO_HEADLINE.match(title) else title,
        outlet=names[0] if names else None,
        date=line.date if line else None,
        names_day=line.names_day if line else True,
        further=further,
    )


def _find_date(blocks: Sequence[Block]) -> tuple[int, int, DateLine | None]:
    """The block and the line in it that begin with a date."""
    for index, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if split_label(block.paragraphs[0]):
            break
        for number, text in enumerate(block.lines if block.centred else ()):
            if line := read_date_line(text):
                return index, number, line
    return -1, -1, None


def _read_head(blocks: list[Block]) -> tuple[str | None, dict[str, str], list[Block]]:
    """The headline and labelled fields before the text, and the blocks from the text on."""
    title: str | None = None
    further: dict[str, str] = {}
    last = None
    for index, block in enumerate(blocks):
        text = " ".join(block.paragraphs)
        found = split_label(block.paragraphs[0])
        if found is None:
            following = blocks[index + 1 : index + 1 + _NEAR]
            if not any(_is_head_label(b.paragraphs[0]) for b in following):
                return title, further, blocks[index:]
            if last is None:  # a headline may stand in several blocks
                title = f"{title} {text}" if title else text
            else:
                further[last] = f"{further[last]} {text}"
            continue
        field, value = found
        value = " ".join([value, *block.paragraphs[1:]]).strip()
        if field == "body":
            first = tuple(filter(None, (found[1], *block.paragraphs[1:])))
            own = [Block(first, False, first[:1])] if first else []
            return title, further, own + blocks[index + 1 :]
        if field == AFTER:
            return title, further, blocks[index:]
        if field == "headline":
            title = title or value
        else:
            further.setdefault(field, value)
            last = field
    return title, further, []


def _is_head_label(line: str) -> bool:
    found = split_label(line)
    return found is not None and found[0] not in (AFTER, "language") and _is_upper_label(line)


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
