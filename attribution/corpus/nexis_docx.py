"""Nexis and Nexis Uni, downloaded as Word.

A bookmark ``Body…`` stands before each text, ``Bookmark_…`` before each headline; the words of the
headings depend on the language of the interface, the bookmarks do not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attribution.corpus.extracts import Extract
from attribution.corpus.printed import (
    AFTER,
    is_heading_after,
    read_date_line,
    split_label,
    without_furniture,
)
from attribution.corpus.word import Paragraph

_BODY = re.compile(r"Body[_\d]*$")
_HEAD = re.compile(r"Bookmark_\d+$")
_SECTION = re.compile(r"(?:Classification|Correction|Graphic|Notes?|Load-?Date)(?:_\d+)?$")
_STATED = re.compile(r"[^\W\d_][^()\d]{2,40}\((\d{1,6})\)$")
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\) )", re.IGNORECASE)
_ASIDE = re.compile(r"\(.*\)$")
_APPENDED = re.compile(r"correction appended$", re.IGNORECASE)
_HEADING_STYLES = ("heading", "title", "berschrift", "titel", "titre", "ttulo", "titolo")
_LARGE = 28  # half points of headings, where an article has no heading "Body"
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+:")
_NO_HEADLINE = re.compile(r"no headline(?: in original)?$", re.IGNORECASE)
_END = re.compile(
    r"(?:end of document|fin du document|ende des dokuments|fin del documento|fine del documento"
    r"|fim do documento|einde van document)$",
    re.IGNORECASE,
)  # fmt: skip


def is_nexis(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether paragraphs are of a download from Nexis."""
    return any(_begins(p, _BODY) for p in paragraphs)


def read_nexis_docx(paragraphs: Sequence[Paragraph]) -> tuple[list[Extract], int | None]:
    """Cut a download into articles.

    Arguments:
        paragraphs: of the file; `is_nexis`.

    Returns:
        The articles, and how many the file says it holds: on its cover, else by its bookmarks.
    """
    starts = [i for i, p in enumerate(paragraphs) if _begins(p, _HEAD)]
    if not starts:
        parts = _parts_by_body(paragraphs)
        return [_article(part) for part in parts], _stated(paragraphs[: len(paragraphs) // 2])
    parts = [paragraphs[a:b] for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]
    # one anchor may carry two bookmarks of a file that was saved again
    parts = [part for part in parts if any(p.text for p in part)]
    stated = _stated(paragraphs[: starts[0]])
    return [_article(part) for part in parts], len(parts) if stated is None else stated


def _begins(paragraph: Paragraph, bookmark: re.Pattern[str]) -> bool:
    return any(bookmark.match(name) for name in paragraph.bookmarks)


def _stated(cover: Sequence[Paragraph]) -> int | None:
    """The number in "Documents (50)" on the cover, in whatever language."""
    for paragraph in cover[:40]:
        if match := _STATED.match(paragraph.text):
            return int(match[1])
    return None


def _parts_by_body(paragraphs: Sequence[Paragraph]) -> list[Sequence[Paragraph]]:
    """Articles of a file without bookmarks at headlines: from the end of one to the end of the next."""
    bodies = [i for i, p in enumerate(paragraphs) if _begins(p, _BODY)]
    parts = []
    start = 0
    for body, following in zip(bodies, [*bodies[1:], len(paragraphs)], strict=True):
        ends = [i for i in range(body, following) if _END.match(paragraphs[i].text)]
        end = ends[0] + 1 if ends else following
        parts.append(paragraphs[_head_start(paragraphs, start, body) : end])
        start = end
    return parts


def _head_start(paragraphs: Sequence[Paragraph], start: int, body: int) -> int:
    """Where the head before a body begins, after a cover: at its last large letters."""
    large = [i for i in range(start, body) if _is_large(paragraphs[i], paragraphs[body])]
    if not large:
        return start
    first = large[-1]
    while first - 1 in large:
        first -= 1
    return first


def _is_large(paragraph: Paragraph, heading: Paragraph | None) -> bool:
    """Whether a paragraph is set like the heading of the text: by its style or by its letters."""
    if not paragraph.text:
        return False
    if (paragraph.style or "").casefold().startswith(_HEADING_STYLES):
        return True
    size = heading.size if heading else _LARGE
    return size is not None and paragraph.size is not None and paragraph.size >= size


def _article(part: Sequence[Paragraph]) -> Extract:
    body = next((i for i, p in enumerate(part) if _begins(p, _BODY)), len(part))
    heading = part[body] if body < len(part) else None
    head = [p for p in part[:body] if p.text and not _END.match(p.text)]
    end = next((i for i in range(body + 1, len(part)) if _ends_body(part[i], heading)), len(part))
    texts = [line for p in part[body + 1 : end] for line in p.text.split("\n")]
    later = dict(_fields(part[end:]))
    language = {"language": later["language"]} if "language" in later else {}
    return _with_head(head, heading, without_furniture(texts), language)


def _ends_body(paragraph: Paragraph, heading: Paragraph | None) -> bool:
    """Whether a paragraph is the heading or the label of what comes after the text."""
    text = paragraph.text
    if not text:
        return False
    if _begins(paragraph, _SECTION) or _END.match(text):
        return True
    if is_heading_after(text) and (paragraph.bold or _is_large(paragraph, heading)):
        return True
    if paragraph.bold and _is_large(paragraph, heading):
        return True
    # in bold letters any label counts; others ("Note: …") may be text
    label = paragraph.label or (text if _HYPHENED.match(text) else None)
    field = split_label(label) if label else None
    return field is not None and field[0] in (AFTER, "language")


def _fields(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Labelled lines; a line without a label goes on with the one before."""
    field, value = "", ""
    for paragraph in paragraphs:
        found = split_label(paragraph.text)
        if found:
            if field:
                yield field, value
            field, value = found
        elif field and paragraph.text not in value:
            value = f"{value} {paragraph.text}"
    if field:
        yield field, value


def _with_head(
    head: Sequence[Paragraph],
    heading: Paragraph | None,
    paragraphs: list[str],
    language: dict[str, str],
) -> Extract:
    labelled = next((i for i, p in enumerate(head) if _is_labelled(p)), len(head))
    lines = [p for p in head[:labelled] if not _COPYRIGHT.match(p.text)]
    dates = [read_date_line(p.text) for p in lines]
    # a headline may begin with a date: the line is the last one that does, and not large
    at = next(
        (i for i in range(len(lines) - 1, -1, -1) if dates[i] and not _is_large(lines[i], heading)),
        None,
    )
    before = [p for p in lines[:at] if not _APPENDED.match(p.text)]
    large = [i for i, p in enumerate(before) if _is_large(p, heading)]
    if large:
        cut = large[-1] + 1
    else:  # letters are of one size: the line before the date names the outlet
        names = [i for i, p in enumerate(before) if not _ASIDE.match(p.text)]
        cut = names[-1] if at is not None and names else min(1, len(before))
    title = " ".join(p.text for p in before[:cut])
    named = [p.text for p in before[cut:]]
    line = dates[at] if at is not None else None
    further = dict(_fields(head[labelled:]))
    further.pop(AFTER, None)
    further.pop("body", None)
    if "headline" in further:
        title = title or further.pop("headline")
    if line and line.rest:
        further.setdefault("edition", line.rest)
    if len(named) > 1:
        further["outlet_part"] = " ".join(named[1:])
    return Extract(
        paragraphs=paragraphs,
        title=None if _NO_HEADLINE.match(title.strip()) else title,
        outlet=named[0] if named else None,
        date=line.date if line else None,
        names_day=line.names_day if line else True,
        further={**further, **language},
    )


def _is_labelled(paragraph: Paragraph) -> bool:
    """Whether a line of the head has a label; a headline may look like one ("Length: it matters")."""
    if paragraph.label is not None:
        return split_label(paragraph.label) is not None
    return not paragraph.bold and split_label(paragraph.text) is not None
