"""Factiva, saved as a web page: with tagged fields (HD, PD, SN, …) or in the plain layout."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attribution.corpus.extracts import Extract, dated
from attribution.corpus.printed import read_date_line, without_furniture

_ARTICLE = "//div[contains(concat(' ', normalize-space(@class), ' '), ' article ')]"
_MARK = re.compile(
    r"class=[\"'][^\"']*\barticle\b[^\"']*\b[a-z]{2,5}Article\b|\barticleParagraph\b"
)
_TEXT_TAGS = ("LP", "TD")
_FIELDS = {
    "BY": "byline", "SE": "section", "CLM": "column", "LA": "language", "PG": "page", "ED": "edition",
    "CR": "credit", "WC": "length", "AN": "document", "DLN": "dateline", "VOL": "volume",
}  # fmt: skip
_WORDS = re.compile(r"\d[\d.,\s]* \S+$")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[ap]m)?(?: \S+)?$", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{2,10}$")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door) ", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\))", re.IGNORECASE)


def is_factiva(page: str) -> bool:
    """Whether a web page was saved from Factiva."""
    return bool(_MARK.search(page)) and "factiva" in page.lower()


def read_factiva(tree: Any) -> tuple[list[Extract], int | None]:
    """Cut a page of Factiva into articles.

    Arguments:
        tree: of the page; `is_factiva`.

    Returns:
        The articles, and the number of divisions that hold one.
    """
    divisions = [d for d in tree.xpath(_ARTICLE) if not d.xpath(f".{_ARTICLE}")]
    articles = [_tagged(division) or _plain(division) for division in divisions]
    return articles, len(divisions)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _tagged(division: Any) -> Extract | None:
    """An article whose fields stand in a table with their tags; None for the plain layout."""
    fields: dict[str, str] = {}
    paragraphs: list[str] = []
    for row in division.iter("tr"):
        cells = row.findall("td")
        tag = _text(cells[0]) if len(cells) > 1 else ""
        if not re.fullmatch(r"[A-Z]{2,3}", tag):
            continue
        if tag in _TEXT_TAGS:
            paragraphs += list(_paragraphs(cells[1])) or [_text(cells[1])]
        else:
            fields.setdefault(tag, _text(cells[1]))
    if "HD" not in fields and "PD" not in fields:
        return None
    return Extract(
        paragraphs=without_furniture(paragraphs),
        title=fields.get("HD"),
        outlet=fields.get("SN"),
        further={name: fields[tag] for tag, name in _FIELDS.items() if tag in fields},
        **dated(read_date_line(fields.get("PD", ""))),  # type: ignore[arg-type]
    )


def _paragraphs(element: Any) -> Iterator[str]:
    for paragraph in element.iter("p", "pre"):
        if "articleParagraph" in (paragraph.get("class") or "") or paragraph.tag == "pre":
            yield _text(paragraph)


def _plain(division: Any) -> Extract:
    """An article in the plain layout: after the number of words come date, source and its code."""
    headline = division.xpath(".//*[@id='hd']") or division.xpath(
        ".//*[contains(@class, 'Headline')]"
    )
    title = _text(headline[0]) if headline else None
    lines = [
        _text(e) for e in division.iter("div") if e.find(".//div") is None and e not in headline
    ]
    lines = [line for line in lines if line and line != title]
    at, line = next(
        ((i, found) for i, text in enumerate(lines) if (found := read_date_line(text))), (-1, None)
    )
    if line is None:
        return Extract(without_furniture(list(_paragraphs(division))), title)
    below = lines[at + 1 :]
    while below and _TIME.match(below[0]):
        below.pop(0)
    further = _head_fields(lines[:at])
    further.update(_tail_fields(below[1:]))
    return Extract(
        paragraphs=without_furniture(list(_paragraphs(division))),
        title=title,
        outlet=below[0] if below else None,
        further=further,
        **dated(line),  # type: ignore[arg-type]
    )


def _head_fields(lines: Sequence[str]) -> dict[str, str]:
    """Section, byline and length; which is which tells its form, a section stands first."""
    fields: dict[str, str] = {}
    for line in lines:
        if _WORDS.match(line) and line is lines[-1]:
            fields["length"] = line
        elif _BYLINE.match(line):
            fields.setdefault("byline", line)
        elif not fields:
            fields["section"] = line
        else:
            fields.setdefault("credit", line)
    return fields


def _tail_fields(lines: Sequence[str]) -> dict[str, str]:
    """Edition, page and language: what stands between the code of the source and the copyright."""
    kept = [line for line in lines if not _COPYRIGHT.match(line)]
    if kept and _CODE.match(kept[0]):
        kept = kept[1:]
    fields = {"language": kept[-1]} if kept else {}
    rest = kept[:-1]
    if rest and rest[-1].isdecimal():
        fields["page"] = rest.pop()
    if rest:
        fields["edition"] = "; ".join(rest)
    return fields
