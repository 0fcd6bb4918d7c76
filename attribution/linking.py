"""Link what was read: stories, speakers, utterances and what differs between their reports."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from attribution.comparison import find_differences, find_utterances
from attribution.framing.source_class import source_classes
from attribution.language.sentence_vectors import HALF, SIZE, VECTOR_BYTES
from attribution.language.vector_file import VectorFile
from attribution.options import Options
from attribution.reading import ReadArticle, make_vectors
from attribution.speakers.across import merge_speakers
from attribution.stories import StorySettings, find_copies, find_shared_quotes, find_stories
from attribution.tables import FACTS, Tables
from attribution.tables.build import (
    article_table,
    left_out_table,
    speaker_table,
    statement_table,
)
from attribution.types import Article, Statement

SAME_WORDS = 5  # content words quoted in both: nobody says as many of another's by chance


def link(articles: Sequence[Article], read: Sequence[ReadArticle], options: Options) -> Tables:
    """The tables of a study from the articles and what each gave.

    Arguments:
        articles: those that were read.
        read: what each of them gave, in the same order.
        options: how speakers and stories are joined.
    """
    statements = [statement for one in read for statement in one.statements]
    references = [
        (article.file, reference)
        for article, one in zip(articles, read, strict=True)
        for reference in one.references
    ]
    table = article_table(articles, statements)
    settings = StorySettings(story_days=options.story_days)
    vectors = VectorFile()
    leads = np.concatenate([_keep(*pair, vectors) for pair in zip(articles, read, strict=True)])
    table["story_id"], stories = find_stories(table, leads, settings)
    table = table.assign(**find_copies(table, settings))
    joined = merge_speakers(
        references,
        options.join_metonyms,
        stories=dict(zip(table["article"], table["story_id"], strict=True)),
        dates={article.file: article.date for article in articles},
        same_words=_same_words(table, statements, settings),
    )
    said = statement_table(articles, statements, references, joined)
    speakers = speaker_table(joined, said)
    speakers["source_class"] = source_classes(speakers)
    groups = find_utterances(said, table, speakers, vectors=vectors.take)
    return Tables(
        articles=table,
        statements=said,
        speakers=speakers,
        groups=groups,
        differences=find_differences(groups, said, table, speakers),
        stories=stories,
        left_out=left_out_table(articles, [item for one in read for item in one.left_out]),
    )


def _keep(article: Article, one: ReadArticle, vectors: VectorFile) -> np.ndarray:
    """The vector of an article's lead; those of its sentences go to the file."""
    own = one.vectors or make_vectors(article, one.statements)
    vectors.add(own[VECTOR_BYTES:])
    return np.frombuffer(own, dtype=HALF, count=SIZE)[None]


def _same_words(
    articles: pd.DataFrame, statements: Sequence[Statement], settings: StorySettings
) -> list[tuple[str, str]]:
    """Pairs of statements of a story that quote so many of the same words that one said them."""
    said = [
        {
            "article": statement.file,
            "statement_id": statement.statement_id,
            "content": [[span.start, span.end] for span in statement.content],
        }
        for statement in statements
    ]
    if not said:
        return []
    shared = find_shared_quotes(articles, pd.DataFrame(said), settings=settings)
    long = shared["quoted"] & shared["quoted_b"] & (shared["content_words"] >= SAME_WORDS)
    return [
        (row["statements"][0], row["statements_b"][0])
        for row in shared[long].to_dict("records")
        # words that stand in nested statements are said by one and told by another
        if len(row["statements"]) == len(row["statements_b"]) == 1
    ]


def compare_again(tables: Tables, statements: pd.DataFrame, speakers: pd.DataFrame) -> Tables:
    """The tables with other speakers: utterances and differences are found anew.

    Arguments:
        tables: of the study before.
        statements: with the speakers a scholar gave them.
        speakers: the speakers of these statements.
    """
    groups = find_utterances(statements, tables.articles, speakers)
    for fact in (fact for fact in FACTS if fact in statements):
        groups[fact] = groups["statement_id"].map(statements.set_index("statement_id")[fact])
    return replace(
        tables,
        statements=statements,
        speakers=speakers,
        groups=groups,
        differences=find_differences(groups, statements, tables.articles, speakers),
    )
