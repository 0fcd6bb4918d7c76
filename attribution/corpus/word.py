"""The paragraphs of a Word file, in order, with the few marks of form that readers go by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution.corpus.limits import open_package, walk_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_NOT_PROSE = ("txbxContent", "del", "moveFrom", "instrText")
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a Word file.

    Attributes:
        text: its words; line breaks are line ends.
        bookmarks: the names of bookmarks that begin in it, or before it and after the last one.
        style: the identifier of its style, or None.
        size: of its letters in half points, the most frequent one; None where the style tells it.
        bold: whether all of it is bold.
        label: the bold words it begins with, where they end with a colon and more follows.
    """

    text: str
    bookmarks: tuple[str, ...] = ()
    style: str | None = None
    size: int | None = None
    bold: bool = False
    label: str | None = None


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """Read the paragraphs of a Word file one at a time, those of tables too.

    Text boxes, deleted words, notes and codes of fields are left out.

    Arguments:
        path: a .docx.

    Raises:
        UnreadableError: it is damaged, or unpacks to more than the limit.
    """
    bookmarks: list[str] = []
    skipping = 0
    with open_package(path) as package:
        for event, element in walk_xml(package, _DOCUMENT):
            if not isinstance(element.tag, str):
                continue
            name = _local(element.tag)
            if name in _NOT_PROSE or element.tag == _FALLBACK:
                skipping += 1 if event == "start" else -1
            elif event == "start" and name == "bookmarkStart":
                bookmarks.append(_attribute(element, "name") or "")
            elif event == "end" and name == "p" and not skipping:
                yield _paragraph(element, tuple(bookmarks))
                bookmarks = []
                element.clear()
            elif event == "end" and name in ("tbl", "sectPr"):
                element.clear()


def _local(tag: str) -> str:
    return tag.removeprefix(_W).removeprefix(_STRICT)


def _attribute(element: Any, name: str) -> str | None:
    value = element.get(_W + name)
    return value if value is not None else element.get(_STRICT + name)


def _paragraph(element: Any, bookmarks: tuple[str, ...]) -> Paragraph:
    runs = list(_runs(element))
    text = _SPACE.sub(" ", "".join(words for words, _, _ in runs)).strip()
    filled = [(words, bold, size) for words, bold, size in runs if words.strip()]
    letters: dict[int | None, int] = {}
    for words, _, size in filled:
        letters[size] = letters.get(size, 0) + len(words)
    lead = ""
    for words, bold, _ in filled:
        if not bold:
            break
        lead += words
    lead = _SPACE.sub(" ", lead).strip()
    has_label = lead.endswith(":") and len(lead) < len(text)
    style = next(
        (
            _attribute(e, "val")
            for e in element.iter()
            if isinstance(e.tag, str) and _local(e.tag) == "pStyle"
        ),
        None,
    )
    return Paragraph(
        text=text,
        bookmarks=bookmarks,
        style=style,
        size=max(letters, key=lambda size: letters[size]) if letters else None,
        bold=bool(filled) and all(bold for _, bold, _ in filled),
        label=lead if has_label else None,
    )


def _runs(
    element: Any, bold: bool = False, size: int | None = None
) -> Iterator[tuple[str, bool, int | None]]:
    """The words of a paragraph with their form, run by run."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = _local(child.tag)
        if name in _NOT_PROSE or child.tag == _FALLBACK:
            continue
        if name == "rPr":
            bold, size = _form(child)
        elif name == "t":
            yield child.text or "", bold, size
        elif name in ("br", "cr"):
            yield "\n", bold, size
        elif name == "tab":
            yield "\t", bold, size
        elif name == "noBreakHyphen":
            yield "-", bold, size
        elif name not in ("pPr", "p"):
            yield from _runs(child)


def _form(properties: Any) -> tuple[bool, int | None]:
    bold, size = False, None
    for child in properties:
        if isinstance(child.tag, str) and _local(child.tag) == "b":
            bold = _attribute(child, "val") not in ("0", "false", "off")
        elif isinstance(child.tag, str) and _local(child.tag) == "sz":
            value = _attribute(child, "val") or ""
            size = int(value) if value.isdecimal() and len(value) < 6 else None
    return bold, size
