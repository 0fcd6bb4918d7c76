"""What becomes of one article: parsed, its statements extracted, their speakers found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution.types import Article, LeftOut, Reference, Statement

if TYPE_CHECKING:
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
