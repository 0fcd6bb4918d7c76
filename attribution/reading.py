"""What becomes of one article: parsed, its statements extracted, their speakers found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from attribution.types import Article, LeftOut, Reference, Statement

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from attribution.language.package import LanguagePackage


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What one article gives."""

    statements: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]
    references: tuple[Reference, ...]


def read_article(article: Article, package: "LanguagePackage", acts: str) -> ReadArticle:
    """Parse an article, extract its statements and say who made them.

    Arguments:
        article: an article with its paragraphs.
        package: a loaded language package.
        acts: "speech" or "all".
    """
    from attribution.language.annotate import annotate
    from attribution.speakers import resolve
    from attribution.statements import extract

    with _one_thread():
        annotated = annotate(article, package)
    extraction = extract(annotated, acts)
    found = resolve(annotated, extraction.statements)
    return ReadArticle(extraction.statements, extraction.left_out, tuple(found))


def read_packed(article: Article, package: "LanguagePackage", acts: str) -> bytes:
    """`read_article`, packed; takes the same arguments."""
    return pack(read_article(article, package, acts))


def pack(read: ReadArticle) -> bytes:
    """What an article gives in JSON: it can be sent between processes and holds nothing that runs.

    Arguments:
        read: see `read_article`.
    """
    return _format().dump_json(read)


def unpack(data: bytes) -> ReadArticle:
    """What `pack` made, again as value objects.

    Arguments:
        data: JSON in UTF-8.

    Raises:
        pydantic.ValidationError: it is anything else.
    """
    return _format().validate_json(data)


def name_reading(read: ReadArticle, file: str) -> ReadArticle:
    """What a nameless article gave, as that of a file.

    Arguments:
        read: of an article whose file is "".
        file: the name the article has in the corpus.
    """
    return replace(
        read,
        statements=tuple(
            replace(statement, file=file, statement_id=file + statement.statement_id)
            for statement in read.statements
        ),
        left_out=tuple(
            replace(
                item,
                file=file,
                statement_id=None if item.statement_id is None else file + item.statement_id,
            )
            for item in read.left_out
        ),
        references=tuple(
            replace(reference, statement_id=file + reference.statement_id)
            for reference in read.references
        ),
    )


@cache
def _format() -> "TypeAdapter[ReadArticle]":
    from pydantic import TypeAdapter

    return TypeAdapter(ReadArticle)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let torch compute on one thread: figures do not depend on the number of processes."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
