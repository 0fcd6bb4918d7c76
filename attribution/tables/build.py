"""The tables of a study from what its articles gave."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from attribution.harmless import storable
from attribution.tables.schema import (
    ELLIPSIS,
    SPEAKERS,
    count_by_speaker,
    make_table,
)
from attribution.types import Article, LeftOut, Reference, Spans, Speaker, Statement

_WORD = re.compile(r"\w+")


def hash_text(text: str) -> str:
    """The hash a text is known by, also one with halves of characters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_row(article: Article, statements: int) -> dict[str, Any]:
    """A row of the `articles` table but for what linking adds; see ``ARTICLES``.

    Arguments:
        article: it.
        statements: number of its statements.
    """
    return {
        "article": article.file,
        "outlet": article.outlet,
        "date": article.date,
        "title": article.title,
        "note": article.note,
        "story": article.story,
        "words": len(_WORD.findall(article.text)),
        "statements": statements,
        "sha256": hash_text(article.text),
        "text": article.text,
    }


def further_columns(further: Sequence[tuple[tuple[str, str], ...]]) -> dict[str, pd.Series]:
    """Columns of the metadata that the tables have no place for.

    Arguments:
        further: of each article, see ``Article.further``.
    """
    rows = [dict(columns) for columns in further]
    names = dict.fromkeys(name for columns in rows for name in columns)
    return {name: pd.Series([row.get(name) for row in rows], dtype="str") for name in names}


def statement_row(
    article: Article, statement: Statement, found: Reference | None
) -> dict[str, Any]:
    """A row of the `statements` table but for its speaker; see ``STATEMENTS``.

    Arguments:
        article: its own.
        statement: it.
        found: who made it, inside the article.
    """
    return {
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
        "name_in_article": found.name if found else None,
        "resolution": found.rule if found else None,
        "resolved_by": list(found.mentions) if found else [],
        "resolution_confidence": found.confidence if found else None,
        "evidence": statement.evidence,
        "confidence": statement.confidence,
    }


def with_speakers(statements: pd.DataFrame, speakers: Sequence[Speaker]) -> pd.DataFrame:
    """The `statements` table with the speaker of each statement.

    Arguments:
        statements: the table, without speakers.
        speakers: of the whole corpus.
    """
    number_of = {
        statement: number
        for number, speaker in enumerate(speakers)
        for statement in speaker.statement_ids
    }
    numbers = np.array([number_of.get(sid, -1) for sid in statements["statement_id"]], dtype=int)
    for name, values in (
        ("speaker_id", [speaker.speaker_id for speaker in speakers]),
        ("speaker", [storable(speaker.name) for speaker in speakers]),
    ):
        words = pd.array([*values, None], dtype="str")
        statements[name] = words.take(numbers)  # the last where nobody is known
    return statements


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
    found = dict(zip(counts.index, counts.to_dict("records"), strict=True))
    rows = [
        {
            "speaker_id": speaker.speaker_id,
            "speaker": speaker.name,
            "type": speaker.type,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "gender": speaker.gender,
            **found[speaker.speaker_id],
            "aliases": list(speaker.aliases),
            "joins": list(speaker.joins),
            "facts": list(speaker.facts),
        }
        for speaker in speakers
        if speaker.speaker_id in found
    ]
    return make_table(rows, SPEAKERS)


def left_out_row(article: Article, item: LeftOut) -> dict[str, Any]:
    """A row of the `left_out` table; see ``LEFT_OUT``.

    Arguments:
        article: its own.
        item: what was left out.
    """
    return {
        "article": item.file,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.span.of(article.text),
        "reason": item.reason,
        "statement_id": item.statement_id,
    }
