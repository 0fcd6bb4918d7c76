"""ProQuest, saved or mailed as a web page: labelled paragraphs around a full text."""

import re
from typing import Any

from attribution.corpus.extracts import Extract, dated
from attribution.corpus.printed import read_date_line, without_furniture

_MARK = re.compile(r"ProQuest document (?:link|ID)|name=[\"']DocID_", re.IGNORECASE)
_ANCHOR = re.compile(r"DocID_")
_FIELDS = {
    "author": "byline", "section": "section", "pages": "page", "language of publication": "language",
    "dateline": "dateline", "document url": "url", "proquest document id": "document",
}  # fmt: skip
_FULL_TEXT = "full text"
_RULE = "--"


def is_proquest(page: str) -> bool:
    """Whether a web page was saved from ProQuest."""
    return bool(_MARK.search(page)) and "proquest" in page.lower()


def read_proquest(tree: Any) -> tuple[list[Extract], int | None]:
    """Cut a page of ProQuest into articles.

    Arguments:
        tree: of the page; `is_proquest`.

    Returns:
        The articles, and the number of documents the page marks.
    """
    anchors = [a for a in tree.iter("a") if _ANCHOR.match(a.get("name") or "")]
    articles = [_article(anchor.getparent(), anchor) for anchor in anchors]
    return articles, len(anchors)


def _article(part: Any, anchor: Any) -> Extract:
    fields: dict[str, str] = {}
    title = None
    paragraphs: list[str] = []
    in_text = False
    for element in part.iter("p", "pre"):
        text = _text(element)
        label = _label(element, text)
        if label:
            in_text = label == _FULL_TEXT
            fields.setdefault(label, text.partition(":")[2].strip())
        elif in_text and text:
            paragraphs.append(text)
        elif title is None and text:
            title = text
    if not paragraphs and fields.get(_FULL_TEXT):
        paragraphs = [fields[_FULL_TEXT]]
    if paragraphs and _RULE in paragraphs:  # what follows a rule is an address or a credit
        rule = len(paragraphs) - 1 - paragraphs[::-1].index(_RULE)
        paragraphs = paragraphs[:rule] if len(paragraphs) - rule <= 3 else paragraphs
    outlet = fields.get("publication title") or fields.get("publication info", "")
    return Extract(
        paragraphs=without_furniture(paragraphs),
        title=title,
        outlet=outlet.partition(";")[0].strip() or None,
        further={name: fields[label] for label, name in _FIELDS.items() if label in fields},
        **dated(read_date_line(fields.get("publication date", ""))),  # type: ignore[arg-type]
    )


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _label(paragraph: Any, text: str) -> str | None:
    """The bold words a paragraph begins with, where they end with a colon."""
    strong = paragraph.find("strong")
    words = "" if strong is None else _text(strong)
    return words[:-1].strip().casefold() if words.endswith(":") and text.startswith(words) else None
