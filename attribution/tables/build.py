"""The tables of a study from what its articles gave."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from attribution.harmless import storable
from attribution.tables.schema import (
    ARTICLES,
    ELLIPSIS,
    LEFT_OUT,
    SPEAKERS,
    STATEMENTS,
    count_by_speaker,
    make_table,
)
from attribution.types import Article, LeftOut, Reference, Spans, Speaker, Statement

_WORD = re.compile(r"\w+")


def hash_text(text: str) -> str:
    """The hash a text is known by, also one with halves of characters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_table(articles: Sequence[Article], statements: Sequence[Statement]) -> pd.DataFrame:
    """The `articles` table; see ``ARTICLES``. Further columns of the metadata stand at its end."""
    counts = pd.Series([statement.file for statement in statements]).value_counts()
    rows: list[dict[str, Any]] = [
        {
            "article": article.file,
            "outlet": article.outlet,
            "date": article.date,
            "title": article.title,
            "note": article.note,
            "story": article.story,
            "words": len(_WORD.findall(article.text)),
            "statements": int(counts.get(article.file, 0)),
            "sha256": hash_text(article.text),
            "text": article.text,
        }
        for article in articles
    ]
    further = [dict(article.further) for article in articles]
    names = dict.fromkeys(name for columns in further for name in columns)
    table = make_table(rows, ARTICLES)
    return table.assign(
        **{name: pd.Series([row.get(name) for row in further], dtype="str") for name in names}
    )


def statement_table(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    references: Sequence[tuple[str, Reference]],
    speakers: Sequence[Speaker],
) -> pd.DataFrame:
    """The `statements` table; see ``STATEMENTS``."""
    by_file = {article.file: article for article in articles}
    reference_of = {reference.statement_id: reference for _, reference in references}
    speaker_of = {sid: speaker for speaker in speakers for sid in speaker.statement_ids}
    rows = []
    for statement in statements:
        article = by_file[statement.file]
        speaker = speaker_of.get(statement.statement_id)
        found = reference_of.get(statement.statement_id)
        rows.append(
            {
                "statement_id": statement.statement_id,
                "article": statement.file,
                "outlet": article.outlet,
                "date": article.date,
                "paragraph": statement.paragraph,
                "kind": str(statement.kind),
                "act": statement.act,
                "content": _pairs(statement.content),
                "cue": _pairs(statement.cue),
                "source": _pairs(statement.source),
                "content_text": _joined(article.text, statement.content),
                "cue_text": _joined(article.text, statement.cue),
                "source_text": _joined(article.text, statement.source),
                "speaker_id": speaker.speaker_id if speaker else None,
                "speaker": speaker.name if speaker else None,
                "name_in_article": found.name if found else None,
                "resolution": found.rule if found else None,
                "resolved_by": list(found.mentions) if found else [],
                "resolution_confidence": found.confidence if found else None,
                "evidence": statement.evidence,
                "confidence": statement.confidence,
            }
        )
    return make_table(rows, STATEMENTS)


def content_columns(text: str, spans: Spans) -> tuple[list[list[int]], str]:
    """What the `statements` table has for some words of an article: their places, and they.

    Arguments:
        text: of the article.
        spans: of the words.
    """
    return _pairs(spans), storable(_joined(text, spans))


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _joined(text: str, spans: Spans) -> str:
    return ELLIPSIS.join(span.of(text) for span in spans)


def speaker_table(speakers: Sequence[Speaker], statements: pd.DataFrame) -> pd.DataFrame:
    """The `speakers` table, most heard first; see ``SPEAKERS``."""
    counts = count_by_speaker(statements)
    rows = [
        {
            "speaker_id": speaker.speaker_id,
            "speaker": speaker.name,
            "type": speaker.type,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "gender": speaker.gender,
            **counts.loc[speaker.speaker_id],
            "aliases": list(speaker.aliases),
            "joins": list(speaker.joins),
            "facts": list(speaker.facts),
        }
        for speaker in speakers
        if speaker.speaker_id in counts.index
    ]
    return make_table(rows, SPEAKERS)


def left_out_table(articles: Sequence[Article], left_out: Sequence[LeftOut]) -> pd.DataFrame:
    """The `left_out` table; see ``LEFT_OUT``."""
    by_file = {article.file: article for article in articles}
    rows = [
        {
            "article": item.file,
            "start": item.span.start,
            "end": item.span.end,
            "text": item.span.of(by_file[item.file].text),
            "reason": item.reason,
            "statement_id": item.statement_id,
        }
        for item in left_out
    ]
    return make_table(rows, LEFT_OUT)
