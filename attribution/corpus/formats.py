"""What a file is, told by what stands in it; its name decides only between kinds of plain text."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from attribution.corpus.blocks import COUNTER
from attribution.corpus.markup import written_as

_START = 65_536  # bytes that are looked at
_PAGE = ("a web page (HTML)", "a web page", "XML")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|table|p|a)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:From|MIME-Version|Content-Type|Received|Subject|Date|To|Message-ID|Return-Path|X-[\w-]+): ",
    re.IGNORECASE,
)
_SEPARATED = (".csv", ".tsv")
_JSON_LINES = (".jsonl", ".ndjson")


class Format(StrEnum):
    """The kinds of files that are read; the value is what `check` calls them."""

    TEXT = "plain text"
    NEXIS_TEXT = "Nexis (text)"
    WORD = "Word"
    PAGE = "web page"
    MAIL = "mail or saved page"
    WARC = "web archive (WARC)"
    SEPARATED = "CSV"
    JSON_LINES = "JSON lines"
    JSON = "JSON"
    EXCEL = "Excel"
    PARQUET = "Parquet"


TABLES = (Format.SEPARATED, Format.JSON_LINES, Format.JSON, Format.EXCEL, Format.PARQUET)


def recognise(path: Path) -> Format | None:
    """Tell what a file is.

    Arguments:
        path: a regular file.

    Returns:
        Its format; None where it is none that is read. Word files and web pages are told apart
        further when they are read.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    suffix = path.suffix.strip().casefold()
    if start.startswith(b"PK\x03\x04"):
        return _office(path)
    if start.startswith(b"PAR1"):
        return Format.PARQUET
    if start.startswith(b"WARC/"):
        return Format.WARC
    if start.startswith(b"\x1f\x8b"):
        return Format.WARC if ".warc" in path.name.casefold() else None
    if suffix in _SEPARATED:
        return Format.SEPARATED
    if suffix in _JSON_LINES:
        return Format.JSON_LINES
    return _text(start, suffix)


def _office(path: Path) -> Format | None:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return Format.WORD if path.suffix.casefold() == ".docx" else None
    if "word/document.xml" in names:
        return Format.WORD
    return Format.EXCEL if "xl/workbook.xml" in names else None


def _text(start: bytes, suffix: str) -> Format | None:
    plain = start.replace(b"\0", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
    stripped = plain.removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix == ".json":
        return Format.JSON
    page = suffix in (".html", ".htm", ".xhtml", ".shtml")
    if (
        _MAIL.match(stripped)
        and b"mime-version:" in plain.lower()
        and b"text/html" in plain.lower()
    ):
        return Format.MAIL
    text = plain.decode("utf-8", "replace")
    if any(line[:1].isspace() and COUNTER.match(line) for line in text.splitlines()):
        return Format.NEXIS_TEXT
    if (page and _HTML.search(stripped)) or written_as(text) in _PAGE:
        return Format.PAGE
    return Format.TEXT if suffix == ".txt" else None
