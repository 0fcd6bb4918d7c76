"""Nexis in its older layouts, downloaded as text or as a web page."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attribution.corpus.blocks import COUNTER, Block, read_blocks
from attribution.corpus.extracts import Extract

_CENTRED = 8  # spaces before a line that is set in the middle
_RANGE = re.compile(r"(?:items|documents|elemente|dokumente|documents?|éléments)[^:\n]*: *(\d+) ?- ?(\d+)\s*$", re.I | re.M)  # fmt: skip
_MARK = re.compile(r"<DOCFULL>|name=\"?DOC_ID_", re.IGNORECASE)  # browsers save it in small letters
_STYLE = re.compile(r"\.(\w+)\s*\{[^}]*text-align:\s*center", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,6}$")


def is_nexis_text(text: str) -> bool:
    """Whether a text is a download from Nexis: a line "1 of 10 DOCUMENTS" stands in it."""
    return any(COUNTER.match(line) and line[:1].isspace() for line in text[:50_000].splitlines())


def read_nexis_text(text: str) -> tuple[list[Extract], int | None]:
    """Cut a download as text into articles.

    Arguments:
        text: of the file; `is_nexis_text`.

    Returns:
        The articles, and how many the file says it holds: by its cover, else by its counters.
    """
    lines = text.replace("\f", "\n").splitlines()
    starts = [i for i, line in enumerate(lines) if line[:1].isspace() and COUNTER.match(line)]
    parts = [lines[a + 1 : b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    articles = [read_blocks(list(_text_blocks(part))) for part in parts]
    return articles, _stated("\n".join(lines[: starts[0]]), [lines[i] for i in starts])


def _stated(cover: str, counters: Sequence[str]) -> int | None:
    if match := _RANGE.search(cover):
        return int(match[2]) - int(match[1]) + 1
    found = [match for line in counters if (match := COUNTER.match(line))]
    numbers = [int(match["number"] or match["last"]) for match in found]
    return max(numbers) - min(numbers) + 1 if numbers else None


def _text_blocks(lines: Sequence[str]) -> Iterator[Block]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            stripped = tuple(" ".join(one.split()) for one in block)
            centred = all(len(one) - len(one.lstrip()) >= _CENTRED for one in block)
            yield Block((" ".join(stripped),), centred, stripped)
            block = []


def is_nexis_page(page: str) -> bool:
    """Whether a web page is a download from Nexis: it marks its documents."""
    return _MARK.search(page) is not None


def read_nexis_page(page: str, tree: Any) -> tuple[list[Extract], int | None]:
    """Cut a download as a web page into articles.

    Arguments:
        page: the page as text; `is_nexis_page`.
        tree: its tree.

    Returns:
        The articles, and how many the file says it holds: in its head, else by its counters.
    """
    centred_classes = set(_STYLE.findall(page))
    parts: list[list[Block]] = []
    counters = []
    for element in tree.iter("a", "div"):
        if element.tag == "a":
            continue
        if element.find(".//div") is not None:
            continue
        block = _page_block(element, centred_classes)
        if block is None:
            continue
        if COUNTER.match(block.lines[0]):
            counters.append(block.lines[0])
            parts.append([])
        elif parts:
            parts[-1].append(block)
    stated = next((m.get("documents") for m in tree.iter("meta") if m.get("documents")), "")
    articles = [read_blocks(part) for part in parts]
    return articles, int(stated) if _COUNT.match(stated) else _stated("", counters)


def _page_block(division: Any, centred_classes: set[str]) -> Block | None:
    paragraphs = [_lines(paragraph) for paragraph in division.iter("p")]
    filled = [lines for lines in paragraphs if lines]
    if not filled:
        return None
    joined = tuple(line for lines in filled for line in lines)
    return Block(joined, division.get("class") in centred_classes, tuple(filled[0]))


def _lines(paragraph: Any) -> list[str]:
    lines = "".join(paragraph.itertext()).split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]
