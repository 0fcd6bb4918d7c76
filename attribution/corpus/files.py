"""Read one file, whatever it is."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from pathlib import Path

from attribution.corpus.columns import Columns
from attribution.corpus.decode import decode
from attribution.corpus.drafts import Draft, Found
from attribution.corpus.europresse import is_europresse, read_europresse
from attribution.corpus.extracts import UnreadableError, to_drafts
from attribution.corpus.factiva import is_factiva, read_factiva
from attribution.corpus.formats import TABLES, Format
from attribution.corpus.limits import parse_page, read_limited
from attribution.corpus.nexis_docx import is_nexis, read_nexis_docx
from attribution.corpus.nexis_pages import is_nexis_page, read_nexis_page, read_nexis_text
from attribution.corpus.proquest import is_proquest, read_proquest
from attribution.corpus.rows import read_table
from attribution.corpus.web import read_page, read_warc
from attribution.corpus.word import Paragraph, read_paragraphs
from attribution.types import Note, Problem

MAX_ARTICLE_BYTES = 1_000_000  # a book is larger, an article is not
TOO_LARGE = f"it is larger than {MAX_ARTICLE_BYTES // 1_000_000} MB, no single article; split it"
_TITLE_STYLES = (
    "title",
    "titel",
    "titre",
    "heading1",
    "berschrift1",
    "titre1",
    "ttulo1",
    "titolo1",
)


def read_file(name: str, path: Path, form: Format, columns: Columns) -> Iterator[Found]:
    """Read the articles of a file, one at a time.

    Arguments:
        name: its name in the corpus.
        path: where it is.
        form: what it is, see `recognise`.
        columns: the names of columns, for tables.

    Returns:
        Drafts; the outlet is that of the file, or unknown. A file with one article gives one of its
        own name, one with many gives "name#01" and so on.

    Raises:
        UnreadableError: it is not read, with the reason and the remedy.
        UndecodableError: its bytes are no text.
        OSError: it cannot be read.
    """
    if form is Format.TEXT:
        yield from _read_text(name, path)
    elif form is Format.WORD:
        yield from _read_word(name, list(read_paragraphs(path)))
    elif form in TABLES:
        yield from read_table(name, path, form, columns)
    elif form is Format.WARC:
        yield from read_warc(name, path)
    elif form is Format.MAIL:
        yield from _read_page(name, _page_of(read_limited(path)))
    else:
        decoded = decode(read_limited(path))
        if form is Format.PAGE:
            yield from _read_page(name, decoded.text)
        else:
            yield from to_drafts(name, *read_nexis_text(decoded.text))
        yield from _about(name, decoded.encoding, decoded.damage)


def _read_text(name: str, path: Path) -> Iterator[Found]:
    if path.stat().st_size > MAX_ARTICLE_BYTES:
        raise UnreadableError(TOO_LARGE)
    decoded = decode(path.read_bytes())
    yield from _about(name, decoded.encoding, decoded.damage)
    yield Draft(name, decoded.text)


def _about(name: str, encoding: str | None, damage: str | None) -> Iterator[Found]:
    if encoding:
        yield Note(f"{name}: {encoding}")
    if damage:
        yield Problem(f"{name} is {damage}")


def _read_word(name: str, paragraphs: list[Paragraph]) -> Iterator[Found]:
    if is_nexis(paragraphs):
        yield from to_drafts(name, *read_nexis_docx(paragraphs))
        return
    filled = [paragraph for paragraph in paragraphs if paragraph.text]
    if not filled:
        raise UnreadableError("it holds no text; remove it")
    styled = (filled[0].style or "").casefold() in _TITLE_STYLES and len(filled) > 1
    title = " ".join(filled[0].text.split()) if styled else None
    yield Draft(name, "\n\n".join(p.text for p in filled), title=title)


def _read_page(name: str, page: str) -> Iterator[Found]:
    if is_nexis_page(page):
        yield from to_drafts(name, *read_nexis_page(page, parse_page(page)))
    elif is_factiva(page):
        yield from to_drafts(name, *read_factiva(parse_page(page)))
    elif is_proquest(page):
        yield from to_drafts(name, *read_proquest(parse_page(page)))
    elif is_europresse(page):
        yield from to_drafts(name, *read_europresse(parse_page(page)))
    else:
        yield from read_page(name, page)


def _page_of(data: bytes) -> str:
    """The page in a mail or in a page that was saved as one file."""
    try:
        body = message_from_bytes(data, policy=policy.default)
        part = next((p for p in body.walk() if p.get_content_type() == "text/html"), None)
        content = part.get_payload(decode=True) if part is not None else None
    except (MessageError, LookupError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableError("it is damaged; save the page again as .html") from error
    if not isinstance(content, bytes):
        raise UnreadableError("it holds no web page; save its text as .txt")
    return decode(content).text
