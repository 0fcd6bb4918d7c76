"""Recombined corpora keep what linking goes by."""

import numpy as np

from attribution.comparison.parts import sentence_texts
from attribution.language.sentence_vectors import HALF, SIZE
from attribution.reading import ReadArticle
from attribution.tables.build import content_columns
from attribution.types import Kind, Reference, Span, Statement
from benchmarks.recombined import cut_paragraphs, recombine
from tests.conftest import make_article

TEXT = "The mayor said that the ferry would sail. Nobody asked.\n\nThe board said it was late."
SAID = ("that the ferry would sail. Nobody asked.", "it was late.")


def paragraphs():
    article = make_article(TEXT)
    statements, references = [], []
    for number, words in enumerate(SAID):
        start = TEXT.index(words)
        content = (Span(start, start + len(words)),)
        statements.append(
            Statement(
                str(number), "a.txt", number, Kind.INDIRECT, content, (), (), "parser", "speech", 0.9
            )
        )  # fmt: skip
        references.append(
            Reference(str(number), "Ann Lee", "person", None, None, None, "named", ("Ann Lee",), 0.9)
        )  # fmt: skip
    vectors = np.random.default_rng(1).normal(size=(4, SIZE)).astype(HALF).tobytes()
    read = ReadArticle(tuple(statements), (), tuple(references), vectors)
    return cut_paragraphs([(article, read)], [[2, 1]])


def test_each_sentence_has_a_vector_and_each_statement_stands_in_its_text():
    for article, read in recombine(paragraphs(), 30):
        sentences = [
            sentence
            for statement in read.statements
            for sentence in sentence_texts(*content_columns(article.text, statement.content))
        ]
        assert len(read.vectors) == (1 + len(sentences)) * SIZE * HALF.itemsize
        assert len(read.statements) >= 20
        assert all(article.text[s.content[0].end - 1] == "." for s in read.statements)
        assert {r.statement_id for r in read.references} == {
            s.statement_id for s in read.statements
        }


def test_a_smaller_corpus_is_the_beginning_of_a_larger():
    few, more = list(recombine(paragraphs(), 5)), list(recombine(paragraphs(), 9))
    assert few == more[:5]
