"""Web pages and web archives: the article of a page, without menus, teasers and comments."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from attribution.corpus.decode import UndecodableError, decode
from attribution.corpus.drafts import Found
from attribution.corpus.extracts import Extract, UnreadableError, single
from attribution.corpus.limits import parse_page
from attribution.corpus.printed import read_date_line, without_furniture
from attribution.corpus.wording import counted, several
from attribution.types import Note, Problem, Skipped

MAX_PAGE_BYTES = 20_000_000  # an article with a long list of comments has one
_TOO_LARGE = f"it is larger than {MAX_PAGE_BYTES // 1_000_000} MB, the limit for a page; remove it"
_NO_ARTICLE = "no article was found in the page; save its text as .txt"
_NEEDED = 'web pages need a further package: pip install "attribution[web]"'
_DATES = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[contains('|date|pubdate|publishdate|publish-date|dc.date|dc.date.issued|dcterms.date|"
    "dcterms.created|sailthru.date|parsely-pub-date|article.published|cxenseparse:recs:publishtime|',"
    " concat('|', translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '|'))]"
    "/@content",
    "//time[@pubdate]/@datetime",
)
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)")


def read_page(name: str, page: str) -> Iterator[Found]:
    """Read the article of a web page.

    Arguments:
        name: the file's name.
        page: the page, decoded.

    Raises:
        UnreadableError: it holds no article, or the package for pages is not installed.
    """
    yield from single(name, extract(page))


def extract(page: str, host: str | None = None) -> Extract:
    """Cut the article out of a page; nothing is fetched.

    Arguments:
        page: the page, decoded.
        host: where it came from, for pages that name no site.

    Raises:
        UnreadableError: see `read_page`.
    """
    if len(page) > MAX_PAGE_BYTES:
        raise UnreadableError(_TOO_LARGE)
    trafilatura = _import("trafilatura")
    tree = parse_page(page)
    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=False, include_images=False,
        favor_precision=True, with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": None},
    )  # fmt: skip
    if found is None or not (found.text or "").strip():
        raise UnreadableError(_NO_ARTICLE)
    title = " ".join((found.title or "").split()) or None
    paragraphs = [line.strip() for line in found.text.split("\n") if line.strip()]
    if title and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    date = _date(tree, page)
    line = read_date_line(date) if date else None
    return Extract(
        paragraphs=without_furniture(paragraphs),
        title=title,
        outlet=found.sitename or found.hostname or host,
        date=line.date if line and line.names_day else None,
        further={
            "byline": found.author or "",
            "url": found.url or "",
            "section": "; ".join(found.categories or ()),
            "language": (tree.get("lang") or "").strip(),
        },
    )


def _date(tree: Any, page: str) -> str | None:
    """The date a page gives itself; what stands in its text is not guessed at."""
    for path in _DATES:
        for value in tree.xpath(path):
            if str(value).strip():
                return _day(str(value))
    match = _PUBLISHED.search(page)
    return _day(match[1]) if match else None


def _day(value: str) -> str:
    iso = _ISO.match(value)
    return iso[1] if iso else value.strip()


def read_warc(name: str, path: Path) -> Iterator[Found]:
    """Read the pages of a web archive, one at a time.

    Arguments:
        name: the file's name; pages are named by it and their number.
        path: a .warc or .warc.gz.

    Raises:
        UnreadableError: it holds no page, or the package for archives is not installed.
    """
    fastwarc = _import("fastwarc.warc")
    _import("trafilatura")
    pages = read = 0
    unread: dict[str, list[str]] = {}
    with path.open("rb") as file:
        records = fastwarc.ArchiveIterator(
            file, record_types=fastwarc.WarcRecordType.response, auto_decode="all"
        )
        try:
            for record in records:
                if not _is_page(record):
                    continue
                pages += 1
                label = f"{name}#{pages:05}"
                try:
                    article = _from_record(record)
                except (UnreadableError, UndecodableError) as error:
                    unread.setdefault(str(error), []).append(label)
                    continue
                read += 1
                yield from single(label, article)
        except (OSError, ValueError, EOFError, RuntimeError):
            yield Problem(f"{name} is damaged after page {pages}; get the file again")
    if not pages:
        raise UnreadableError("it holds no web page; remove it")
    for reason, labels in unread.items():
        yield Skipped(several(labels), reason)
    yield Note(f"{read:,} of {counted(pages, 'page')} read from {name}")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return False
    return "html" in (record.http_content_type or "").casefold()


def _from_record(record: Any) -> Extract:
    data = record.reader.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        raise UnreadableError(_TOO_LARGE)
    uri = record.headers.get("WARC-Target-URI") or ""
    host = re.sub(r"^\w+://(?:www\.)?([^/:]+).*$", r"\1", uri)
    article = extract(decode(data).text, host or None)
    article.further["url"] = article.further["url"] or uri
    return article


def _import(module: str) -> ModuleType:
    from importlib import import_module

    # pages without an article are said by this package, once
    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return import_module(module)
    except ImportError as error:
        raise UnreadableError(_NEEDED) from error
