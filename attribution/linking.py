"""Link what was read: stories, speakers, utterances and what differs between their reports."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from attribution.comparison import Decided, find_differences, find_utterances
from attribution.framing.source_class import source_classes
from attribution.language.sentence_vectors import HALF, VECTOR_BYTES
from attribution.language.vector_file import VectorFile
from attribution.options import Options
from attribution.reading import ReadArticle, make_vectors
from attribution.speakers.across import merge_speakers
from attribution.stories import StorySettings, find_copies, find_shared_quotes, find_stories
from attribution.tables import ARTICLES, FACTS, LEFT_OUT, STATEMENTS, Tables
from attribution.tables.build import (
    article_row,
    further_columns,
    left_out_row,
    speaker_table,
    statement_row,
    with_speakers,
)
from attribution.tables.columns import GrowingTable
from attribution.types import Article, Reference

_SAID = ("statement_id", "article", "content")
SAME_WORDS = 5  # content words quoted in both: nobody says as many of another's by chance


@dataclass(slots=True)
class _Gathered:
    """What was read, as far as linking needs it later.

    Attributes:
        articles, statements, left_out: rows of the tables.
        references: with the file of each.
        further: columns of the metadata, of each article.
        leads: vector of each article's lead.
        sentences: vectors of the sentences of all statements.
    """

    articles: GrowingTable
    statements: GrowingTable
    left_out: GrowingTable
    references: list[tuple[str, Reference]]
    further: list[tuple[tuple[str, str], ...]]
    leads: list[np.ndarray]
    sentences: VectorFile


def link(read: Iterable[tuple[Article, ReadArticle]], options: Options) -> Tables:
    """The tables of a study from the articles and what each gave.

    Arguments:
        read: those that were read, each with what it gave; asked for once, one at a time.
        options: how speakers and stories are joined.
    """
    gathered = _gather(read)
    table = gathered.articles.take().assign(**further_columns(gathered.further))
    settings = StorySettings(story_days=options.story_days)
    table["story_id"], stories = find_stories(table, np.stack(gathered.leads), settings)
    table = table.assign(**find_copies(table, settings))
    joined = merge_speakers(
        gathered.references,
        options.join_metonyms,
        stories=dict(zip(table["article"], table["story_id"], strict=True)),
        dates=dict(zip(table["article"], _or_none(table["date"]), strict=True)),
        same_words=_same_words(table, gathered.statements.look(*_SAID), settings),
    )
    gathered.references.clear()  # before the lists of the statements are made: both are large
    said = with_speakers(gathered.statements.take(), joined)
    speakers = speaker_table(joined, said)
    speakers["source_class"] = source_classes(speakers)
    groups = find_utterances(said, table, speakers, vectors=gathered.sentences.take)
    return Tables(
        articles=table,
        statements=said,
        speakers=speakers,
        groups=groups,
        differences=find_differences(groups, said, table, speakers),
        stories=stories,
        left_out=gathered.left_out.take(),
    )


def _gather(read: Iterable[tuple[Article, ReadArticle]]) -> _Gathered:
    gathered = _Gathered(
        GrowingTable(ARTICLES),
        GrowingTable(STATEMENTS),
        GrowingTable(LEFT_OUT),
        [],
        [],
        [],
        VectorFile(),
    )
    for article, one in read:
        gathered.articles.add(article_row(article, len(one.statements)))
        gathered.further.append(article.further)
        reference_of = {reference.statement_id: reference for reference in one.references}
        for statement in one.statements:
            found = reference_of.get(statement.statement_id)
            gathered.statements.add(statement_row(article, statement, found))
        for item in one.left_out:
            gathered.left_out.add(left_out_row(article, item))
        gathered.references += [(article.file, reference) for reference in one.references]
        gathered.leads.append(_keep(article, one, gathered.sentences))
    return gathered


def _keep(article: Article, one: ReadArticle, vectors: VectorFile) -> np.ndarray:
    """The vector of an article's lead; those of its sentences go to the file."""
    own = one.vectors or make_vectors(article, one.statements)
    vectors.add(own[VECTOR_BYTES:])
    return np.frombuffer(own[:VECTOR_BYTES], dtype=HALF)


def _or_none(values: pd.Series) -> list[str | None]:
    return [value if isinstance(value, str) else None for value in values]


def _same_words(
    articles: pd.DataFrame, statements: pd.DataFrame, settings: StorySettings
) -> list[tuple[str, str]]:
    """Pairs of statements of a story that quote so many of the same words that one said them."""
    if statements.empty:
        return []
    shared = find_shared_quotes(articles, statements, settings=settings)
    long = shared["quoted"] & shared["quoted_b"] & (shared["content_words"] >= SAME_WORDS)
    return [
        (row["statements"][0], row["statements_b"][0])
        for row in shared[long].to_dict("records")
        # words that stand in nested statements are said by one and told by another
        if len(row["statements"]) == len(row["statements_b"]) == 1
    ]


def compare_again(
    tables: Tables,
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    decided: Decided | None = None,
) -> Tables:
    """The tables with other speakers or decided pairs: utterances and differences are found anew.

    Arguments:
        tables: of the study before.
        statements: with the speakers a scholar gave them.
        speakers: the speakers of these statements.
        decided: pairs of sentences that a scholar decided.
    """
    groups = find_utterances(statements, tables.articles, speakers, decided=decided)
    for fact in (fact for fact in FACTS if fact in statements):
        groups[fact] = groups["statement_id"].map(statements.set_index("statement_id")[fact])
    return replace(
        tables,
        statements=statements,
        speakers=speakers,
        groups=groups,
        differences=find_differences(groups, statements, tables.articles, speakers),
    )
