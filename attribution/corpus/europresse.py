"""Europresse, saved as a web page: each article in a table of its own, with classes that name parts."""

import re
from typing import Any

from attribution.corpus.extracts import Extract, dated
from attribution.corpus.printed import read_date_line, without_furniture

_MARK = re.compile(r"class=[\"'](?:DocPublicationName|TitreArticleVisu)\b")
_NOTICE = re.compile(
    r"©|numéro de document|tous droits réservés|all rights reserved", re.IGNORECASE
)


def is_europresse(page: str) -> bool:
    """Whether a web page was saved from Europresse in its layout for printing."""
    return bool(_MARK.search(page)) and "europresse" in page.lower()


def read_europresse(tree: Any) -> tuple[list[Extract], int | None]:
    """Cut a page of Europresse into articles.

    Arguments:
        tree: of the page; `is_europresse`.

    Returns:
        The articles, and the number of headlines the page marks.
    """
    titles = tree.xpath("//span[@class='TitreArticleVisu']")
    articles = [_article(title) for title in titles]
    return articles, len(titles)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _article(title: Any) -> Extract:
    cell = title.getparent()
    outlet = cell.xpath("./span[@class='DocPublicationName']")
    headers = [_text(e) for e in cell.xpath("./span[@class='DocHeader']")]
    lines = [header.strip(" ,") for header in headers]
    date = next((found for line in lines if (found := read_date_line(line))), None)
    # what stands behind the headline, up to the notice of rights
    pieces = [title.tail or ""]
    for element in title.itersiblings():
        if element.tag == "table":
            break
        pieces.append("\n" if element.tag in ("p", "br") else "")
        pieces += [*element.itertext(), element.tail or ""]
    paragraphs = []
    for line in "".join(pieces).split("\n"):
        if _NOTICE.search(line):
            break
        if line.strip():
            paragraphs.append(line)
    return Extract(
        paragraphs=without_furniture(paragraphs),
        title=_text(title),
        outlet=_text(outlet[0]).partition(", no.")[0] if outlet else None,
        further={"section": lines[0]} if lines and date and not read_date_line(lines[0]) else {},
        **dated(date),  # type: ignore[arg-type]
    )
