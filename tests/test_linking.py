"""Linking what was read."""

from dataclasses import replace

import pandas as pd
import pytest

from attribution.linking import compare_again, link
from attribution.options import Options
from attribution.reading import ReadArticle, make_vectors
from attribution.types import Article, Kind, Reference, Span, Statement
from tests.conftest import make_article
from tests.stories.conftest import BRIDGE, HARBOUR

SAID = (
    "We lost the whole harvest of the valley in three hours",
    "A toll nobody was asked about is a tax by stealth",
    "nobody was hurt",
    "commuters had not been heard",
    "the public had not been heard",
)


def read_by_hand(number: int, title: str, text: str) -> tuple[Article, ReadArticle]:
    """An article with the statements of `SAID` that it holds, all by one speaker each."""
    article = replace(
        make_article(text, f"{number}.txt", f"Outlet {number % 3}"), title=title, date="2020-03-04"
    )
    statements, references = [], []
    for words in SAID:
        start = text.find(words)
        if start < 0:
            continue
        quoted = text[start - 1] == "“"
        name = f"{number}.txt#{len(statements)}"
        statements.append(
            Statement(
                name, article.file, 0, Kind.DIRECT if quoted else Kind.INDIRECT,
                (Span(start, start + len(words)),), (), (), "parser", "speech", 0.9,
            )
        )  # fmt: skip
        speaker = "Ingrid Solberg" if text in HARBOUR else "Tomas Wikander"
        references.append(
            Reference(name, speaker, "person", None, None, None, "named", (speaker,), 0.9)
        )
    return article, ReadArticle(tuple(statements), (), tuple(references))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Article, ReadArticle]]:
    events = (*HARBOUR, *BRIDGE)
    return [
        read_by_hand(at // 2, events[at], events[at + 1]) for at in range(0, len(events), 2)
    ]  # fmt: skip


def same(one, other) -> None:
    for name, table in one.by_name().items():
        pd.testing.assert_frame_equal(table, other.by_name()[name])


def test_vectors_made_while_reading_are_those_that_linking_makes(pairs):
    fresh = link(pairs, Options())
    with_vectors = [
        (article, replace(read, vectors=make_vectors(article, read.statements)))
        for article, read in pairs
    ]
    kept = link(with_vectors, Options())
    assert len(kept.groups) and len(kept.stories) == 2
    same(kept, fresh)


def test_a_comparison_without_kept_vectors_gives_the_same(pairs):
    tables = link(pairs, Options())
    same(compare_again(tables, tables.statements, tables.speakers), tables)
