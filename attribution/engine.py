"""Run a corpus through the rooms: articles in, a study out."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from attribution import tables
from attribution.types import Article, Corpus, LeftOut, Reference, Spans, Speaker, Statement
from attribution.version import __version__
from attribution.workers import choose_workers, map_items, with_progress

if TYPE_CHECKING:
    from attribution.language.package import LanguagePackage
    from attribution.study import Study

_WORD = re.compile(r"\w+")
ELLIPSIS = " … "
NOT_ANALYZED = "it could not be analyzed ({error}); the other articles are not affected"


class NothingToAnalyzeError(RuntimeError):
    """No article of the input can be analyzed."""


def analyze_corpus(
    corpus: Corpus,
    *,
    language_package: str = "embedded",
    acts: str = "speech",
    workers: int | None = None,
    join_metonyms: bool = True,
    progress: bool = False,
) -> "Study":
    """Analyze every article of a corpus and compare the outlets.

    Arguments:
        corpus: the articles.
        language_package: "embedded" or "stanza-default".
        acts: "speech" or "all", see `statements.extract`.
        workers: number of processes; None for one a core, at most four.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        progress: show a progress bar when standard error is a terminal.

    Returns:
        The study. An article that fails is listed under ``run["skipped"]``.

    Raises:
        NothingToAnalyzeError: the corpus holds no usable article.
        PackageError: the language package is not installed.
    """
    from attribution.comparison import group_quotes
    from attribution.language.package import list_files, load_package
    from attribution.speakers import merge_speakers
    from attribution.study import Study

    if not corpus.articles:
        reasons = "; ".join(f"{item.file}: {item.reason}" for item in corpus.skipped[:3])
        raise NothingToAnalyzeError(f"no article can be analyzed ({reasons})")
    with _status("Loading the language package", progress):
        package = load_package(language_package)
    read: list[Article] = []
    statements: list[Statement] = []
    left_out: list[LeftOut] = []
    references: list[tuple[str, Reference]] = []
    skipped = [(item.file, item.reason) for item in corpus.skipped]
    results = map_items(
        partial(read_article, package=package, acts=acts),
        corpus.articles,
        choose_workers(workers, len(corpus.articles)),
    )
    for article, result in zip(
        corpus.articles, with_progress(results, len(corpus.articles), progress), strict=True
    ):
        if isinstance(result, Exception):
            skipped.append((article.file, NOT_ANALYZED.format(error=result)))
            continue
        read.append(article)
        statements += result.statements
        left_out += result.left_out
        references += [(article.file, reference) for reference in result.references]
    if not read:
        raise NothingToAnalyzeError(
            f"no article can be analyzed ({skipped[0][0]}: {skipped[0][1]})"
        )
    speakers = merge_speakers(references, join_metonyms)
    table = statement_table(read, statements, references, speakers)
    with _status("Comparing the articles", progress):
        groups = group_quotes(table)
    return Study(
        articles=article_table(read, statements),
        statements=table,
        speakers=speaker_table(speakers, table),
        groups=groups,
        left_out=left_out_table(read, left_out),
        run={
            "version": __version__,
            "options": {
                "language_package": language_package,
                "acts": acts,
                "join_metonyms": join_metonyms,
            },
            "models": {file.name: file.sha256 for file in list_files()},
            "inputs": {article.file: _hash(article.text) for article in read},
            "skipped": [{"file": file, "reason": reason} for file, reason in skipped],
            "problems": list(corpus.problems),
            "notes": list(corpus.notes),
        },
    )


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

    annotated = annotate(article, package)
    extraction = extract(annotated, acts)
    found = resolve(annotated, extraction.statements)
    return ReadArticle(extraction.statements, extraction.left_out, tuple(found))


@contextmanager
def _status(message: str, wanted: bool) -> Iterator[None]:
    """A line while something without steps goes on; nothing when standard error is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if wanted and console.is_terminal:
        with console.status(message):
            yield
    else:
        yield


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_table(articles: list[Article], statements: list[Statement]) -> pd.DataFrame:
    """The `articles` table; see ``tables.ARTICLES``."""
    counts = pd.Series([statement.file for statement in statements]).value_counts()
    rows: list[dict[str, Any]] = [
        {
            "article": article.file,
            "outlet": article.outlet,
            "date": article.date,
            "title": article.title,
            "note": article.note,
            "words": len(_WORD.findall(article.text)),
            "statements": int(counts.get(article.file, 0)),
            "sha256": _hash(article.text),
            "text": article.text,
        }
        for article in articles
    ]
    return tables.make_table(rows, tables.ARTICLES)


def statement_table(
    articles: list[Article],
    statements: list[Statement],
    references: list[tuple[str, Reference]],
    speakers: list[Speaker],
) -> pd.DataFrame:
    """The `statements` table; see ``tables.STATEMENTS``."""
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
    return tables.make_table(rows, tables.STATEMENTS)


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _joined(text: str, spans: Spans) -> str:
    return ELLIPSIS.join(span.of(text) for span in spans)


def speaker_table(speakers: list[Speaker], statements: pd.DataFrame) -> pd.DataFrame:
    """The `speakers` table, most heard first; see ``tables.SPEAKERS``."""
    counts = tables.count_by_speaker(statements)
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
    return tables.make_table(rows, tables.SPEAKERS)


def left_out_table(articles: list[Article], left_out: list[LeftOut]) -> pd.DataFrame:
    """The `left_out` table; see ``tables.LEFT_OUT``."""
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
    return tables.make_table(rows, tables.LEFT_OUT)
