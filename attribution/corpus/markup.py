"""Tell plain text from what other programs write."""

import re

_BEGINNINGS = (
    (re.compile(r"\{\\rtf"), "an RTF document"),
    (re.compile(r"%PDF-"), "a PDF"),
    (re.compile(r"%!PS"), "a PostScript file"),
    (re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(r"<\?xml\b|<!doctype\b", re.IGNORECASE), "XML"),
    (
        re.compile(r"(?:From|MIME-Version|Content-Type): .*\n(?:.*\n){0,9}.*<html", re.I),
        "a web page",
    ),
)
_COMMENTS = re.compile(r"(?:\s|\ufeff|<!--.*?-->)*", re.DOTALL)
_TAG = re.compile(
    r"</?(?:a|article|aside|b|blockquote|body|br|button|center|div|em|figcaption|figure|font|footer"
    r"|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|ol|p|picture|script"
    r"|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|th|time|title|tr|u|ul"
    r"|video)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_START = 20_000  # characters that are looked at
_MANY_TAGS = 8
_WORDS_A_TAG = 50  # prose about markup names fewer tags


def written_as(text: str) -> str | None:
    """Name the format of a text that is no plain text.

    Arguments:
        text: the content of a file, decoded.

    Returns:
        "a web page (HTML)", "an RTF document" and the like; None for plain text, also where it
        mentions a tag.
    """
    start = text[_COMMENTS.match(text[:_START]).end() :][:_START]  # type: ignore[union-attr]
    for beginning, name in _BEGINNINGS:
        if beginning.match(start):
            return name
    tags = _TAG.findall(start)
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    in_tags = sum(bool(_TAG.match(line)) for line in lines)
    structured = len(tags) >= 2 and 2 * in_tags > len(lines) and any(t[1] == "/" for t in tags)
    many = len(tags) >= _MANY_TAGS and len(tags) * _WORDS_A_TAG > len(start.split())
    return "a web page (HTML)" if structured or many else None
