"""Run a corpus through the rooms: articles in, a study out."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pandas as pd

from attribution import tables
from attribution.types import Article, Corpus, LeftOut, Reference, Spans, Speaker, Statement
from attribution.version import __version__

if TYPE_CHECKING:
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
    progress: bool = False,
) -> "Study":
    """Analyze every article of a corpus and compare the outlets.

    Arguments:
        corpus: the articles.
        language_package: "embedded" or "stanza-default".
        acts: "speech" or "all", see `statements.extract`.
        progress: show a progress bar when standard error is a terminal.

    Returns:
        The study. An article that fails is listed under ``run["skipped"]``.

    Raises:
        NothingToAnalyzeError: the corpus holds no usable article.
        PackageError: the language package is not installed.
    """
    from attribution.comparison import group_quotes
    from attribution.language.annotate import annotate
    from attribution.language.package import list_files, load_package
    from attribution.speakers import merge_speakers, resolve
    from attribution.statements import extract
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
    for article in _with_progress(corpus.articles, progress):
        try:
            annotated = annotate(article, package)
            extraction = extract(annotated, acts)
            found = resolve(annotated, extraction.statements)
        except Exception as error:  # whatever one article breaks must not cost the others
            skipped.append((article.file, NOT_ANALYZED.format(error=error)))
            continue
        read.append(article)
        statements += extraction.statements
        left_out += extraction.left_out
        references += [(article.file, reference) for reference in found]
    if not read:
        raise NothingToAnalyzeError(
            f"no article can be analyzed ({skipped[0][0]}: {skipped[0][1]})"
        )
    speakers = merge_speakers(references)
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
            "options": {"language_package": language_package, "acts": acts},
            "models": {file.name: file.sha256 for file in list_files()},
            "inputs": {article.file: _hash(article.text) for article in read},
            "skipped": [{"file": file, "reason": reason} for file, reason in skipped],
            "notes": list(corpus.notes),
        },
    )


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


def _with_progress(articles: tuple[Article, ...], wanted: bool) -> Iterable[Article]:
    if not wanted:
        return articles
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(
        articles, "Reading", console=console, disable=not console.is_terminal, transient=True
    )


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
    rules = {reference.statement_id: reference.rule for _, reference in references}
    speaker_of = {sid: speaker for speaker in speakers for sid in speaker.statement_ids}
    rows = []
    for statement in statements:
        article = by_file[statement.file]
        speaker = speaker_of.get(statement.statement_id)
        rows.append(
            {
                "statement_id": statement.statement_id,
                "article": statement.file,
                "outlet": article.outlet,
                "date": article.date,
                "paragraph": statement.paragraph,
                "kind": str(statement.kind),
                "content": _pairs(statement.content),
                "cue": _pairs(statement.cue),
                "source": _pairs(statement.source),
                "content_text": _joined(article.text, statement.content),
                "cue_text": _joined(article.text, statement.cue),
                "source_text": _joined(article.text, statement.source),
                "speaker_id": speaker.speaker_id if speaker else None,
                "speaker": speaker.name if speaker else None,
                "resolution": rules.get(statement.statement_id),
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
    said = dict(iter(statements.groupby("speaker_id")))
    rows = [
        {
            "speaker_id": speaker.speaker_id,
            "speaker": speaker.name,
            "type": speaker.type,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "statements": len(said[speaker.speaker_id]),
            "outlets": said[speaker.speaker_id]["outlet"].nunique(),
            "articles": said[speaker.speaker_id]["article"].nunique(),
            "aliases": list(speaker.aliases),
        }
        for speaker in speakers
        if speaker.speaker_id in said
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
