"""What becomes of one article: parsed, its statements extracted, their speakers found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from attribution.harmless import storable
from attribution.types import Article, LeftOut, Reference, Statement

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from attribution.language.package import LanguagePackage


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What one article gives.

    Attributes:
        statements: in order.
        left_out: what might have been a statement.
        references: who made the statements.
        vectors: sentence vectors of its lead and of its statements' sentences, in order, as the
            bytes of half-precision numbers; empty where none are kept.
    """

    # in JSON, bytes are ASCII
    __pydantic_config__: ClassVar[dict[str, str]] = {
        "ser_json_bytes": "base64",
        "val_json_bytes": "base64",
    }

    statements: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]
    references: tuple[Reference, ...]
    vectors: bytes = b""


def read_article(article: Article, package: "LanguagePackage", acts: str) -> ReadArticle:
    """Parse an article, extract its statements, say who made them and make its sentence vectors.

    Arguments:
        article: an article with its paragraphs; beside the text, its title is read.
        package: a loaded language package.
        acts: "speech" or "all".
    """
    from attribution.language.annotate import annotate
    from attribution.language.sentence_vectors import one_thread
    from attribution.speakers import resolve
    from attribution.statements import extract

    with one_thread():
        annotated = annotate(article, package)
    extraction = extract(annotated, acts)
    found = resolve(annotated, extraction.statements)
    vectors = make_vectors(article, extraction.statements)
    return ReadArticle(extraction.statements, extraction.left_out, tuple(found), vectors)


def make_vectors(article: Article, statements: Sequence[Statement]) -> bytes:
    """Whatever linking asks the sentence encoder for; see ``ReadArticle.vectors``.

    Arguments:
        article: it.
        statements: its own.
    """
    from attribution.comparison.parts import sentence_texts
    from attribution.language.sentence_vectors import embed
    from attribution.stories.words import body, lead
    from attribution.tables.build import content_columns

    sentences = [
        sentence
        for statement in statements
        for sentence in sentence_texts(*content_columns(article.text, statement.content))
    ]
    of_lead = embed([storable(lead(article.title, body(article.text)))])
    return of_lead.tobytes() + embed(sentences).tobytes()


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


@cache
def _format() -> "TypeAdapter[ReadArticle]":
    from pydantic import TypeAdapter

    return TypeAdapter(ReadArticle)
