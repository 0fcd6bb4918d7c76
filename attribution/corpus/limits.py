"""Files that unfold to more than memory holds, or that want to fetch something, are refused."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree, html

from attribution.corpus.extracts import UnreadableError

MAX_EXPORT_BYTES = 100_000_000  # of a file that is read whole; a thousand articles take five
MAX_UNPACKED_BYTES = 300_000_000  # of a part of an Office file, or a page of a web archive
_MEGABYTE = 1_000_000
_START = 4096  # bytes in which a document type would stand

_TOO_LARGE = f"it is larger than {MAX_EXPORT_BYTES // _MEGABYTE} MB, the limit; split it"
_BOMB = f"it unpacks to more than {MAX_UNPACKED_BYTES // _MEGABYTE} MB, the limit; split it"
_DAMAGED = "it is damaged or cut off; get the file again"
_HAS_DTD = "it declares a document type, which no Office file does; save it again"


def read_limited(path: Path) -> bytes:
    """The bytes of a file that is no larger than the limit.

    Arguments:
        path: a file.

    Raises:
        UnreadableError: it is larger.
    """
    if path.stat().st_size > MAX_EXPORT_BYTES:
        raise UnreadableError(_TOO_LARGE)
    return path.read_bytes()


@contextmanager
def open_package(path: Path) -> Iterator[zipfile.ZipFile]:
    """An Office file, opened.

    Arguments:
        path: a .docx or .xlsx.

    Raises:
        UnreadableError: it is damaged, encrypted, or its parts are larger than the limit.
    """
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED_BYTES:
                raise UnreadableError(_BOMB)
            if any(part.flag_bits & 1 for part in package.infolist()):
                raise UnreadableError("it is locked with a password; save it without one")
            # no reader below takes part in what a document type can do: entities, files, addresses
            for part in package.infolist():
                with package.open(part) as file:
                    if b"<!DOCTYPE" in file.read(_START).replace(b"\0", b""):
                        raise UnreadableError(_HAS_DTD)
            yield package
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        etree.XMLSyntaxError,
        KeyError,
    ) as error:
        raise UnreadableError(_DAMAGED) from error


def walk_xml(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Any]]:
    """Go through the elements of a part of an Office file.

    Arguments:
        package: see `open_package`.
        part: "word/document.xml".

    Returns:
        Pairs of "start" or "end" and the element; entities are not resolved and nothing is fetched.
    """
    with package.open(part) as file:
        yield from etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=False,
        )  # fmt: skip


def parse_page(text: str) -> Any:
    """The tree of a web page, line breaks as line ends; nothing is fetched, no entity is resolved.

    Arguments:
        text: the page, decoded.

    Raises:
        UnreadableError: it holds no page.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    # lxml takes no declaration of an encoding with a text that is decoded already
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml"):
        start = start.partition("?>")[2]
    try:
        tree = html.document_fromstring(start.replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("it holds no text; remove it") from error
    for line_break in tree.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return tree
