"""Run a corpus through the rooms: articles in, a study out."""

from collections.abc import Iterator, Mapping, Sized
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.options import Options
from attribution.progress import show_status, with_progress
from attribution.reading import ReadArticle, read_article
from attribution.tables import SCHEMA, Tables
from attribution.tables.build import (
    article_table,
    hash_text,
    left_out_table,
    speaker_table,
    statement_table,
)
from attribution.types import Article, Corpus, LeftOut, Reference, Statement
from attribution.version import __version__
from attribution.workers import LimitError, choose_workers, map_items

if TYPE_CHECKING:
    from attribution.study import Study

DEFAULT = Options()
NOT_ANALYZED = "it could not be analyzed ({error}); the other articles are not affected"


class NothingToAnalyzeError(RuntimeError):
    """No article of the input can be analyzed."""


class StoppedError(KeyboardInterrupt):
    """The work was stopped (Ctrl-C); the message says how far it was."""


def analyze_path(
    path: str | Path,
    options: Options = DEFAULT,
    *,
    speakers: str | Path | None = None,
    progress: bool = False,
) -> "Study":
    """Read the articles of a folder or a table and analyze them; see `attribution.analyze`."""
    from attribution.corpus.read import Columns, read_corpus
    from attribution.study.corrections import read_corrections

    if speakers is not None:
        read_corrections(speakers)  # say what is wrong with it before the work, not after
    columns = Columns(options.text_column, options.outlet_column, options.date_column)
    corpus = read_corpus(path, columns=columns, any_language=options.any_language)
    study = analyze_corpus(corpus, options, progress=progress)
    return study if speakers is None else study.correct(speakers)


def analyze_corpus(
    corpus: Corpus, options: Options = DEFAULT, *, progress: bool = False
) -> "Study":
    """Analyze every article of a corpus and compare the outlets.

    Arguments:
        corpus: the articles.
        options: how they are read and joined.
        progress: show a progress bar when standard error is a terminal.

    Returns:
        The study. An article that fails is listed under ``run["skipped"]``.

    Raises:
        NothingToAnalyzeError: the corpus holds no usable article.
        PackageError: the language package is not installed.
        StoppedError: Ctrl-C; no process of it is left.
    """
    if not corpus.articles:
        reasons = "; ".join(f"{item.file}: {item.reason}" for item in corpus.skipped[:3])
        raise NothingToAnalyzeError(f"no article can be analyzed ({reasons})")
    results: dict[int, ReadArticle | Exception] = {}
    with _telling_how_far(results, len(corpus.articles)):
        from attribution.language.package import load_package

        with show_status("Loading the language package", progress):
            package = load_package(options.language_package)
        with closing(
            map_items(
                partial(read_article, package=package, acts=options.acts),
                corpus.articles,
                choose_workers(options.workers, len(corpus.articles)),
                options.article_seconds,
            )
        ) as coming:
            results.update(with_progress(coming, len(corpus.articles), progress))
        with show_status("Comparing the articles", progress):
            return _put_together(corpus, results, options)


def _put_together(
    corpus: Corpus,
    results: Mapping[int, ReadArticle | Exception],
    options: Options,
) -> "Study":
    """Join the speakers of the articles that were read, compare the articles, make the tables."""
    from attribution.comparison import group_quotes
    from attribution.provenance import hash_lexicons, hash_models
    from attribution.speakers import merge_speakers
    from attribution.study import Study

    read: list[Article] = []
    statements: list[Statement] = []
    left_out: list[LeftOut] = []
    references: list[tuple[str, Reference]] = []
    skipped = [(item.file, item.reason) for item in corpus.skipped]
    for index, article in enumerate(corpus.articles):
        result = results[index]
        if isinstance(result, Exception):
            skipped.append((article.file, _why(result)))
            continue
        read.append(article)
        statements += result.statements
        left_out += result.left_out
        references += [(article.file, reference) for reference in result.references]
    if not read:
        raise NothingToAnalyzeError(
            f"no article can be analyzed ({skipped[0][0]}: {skipped[0][1]})"
        )
    speakers = merge_speakers(references, options.join_metonyms)
    table = statement_table(read, statements, references, speakers)
    return Study(
        Tables(
            articles=article_table(read, statements),
            statements=table,
            speakers=speaker_table(speakers, table),
            groups=group_quotes(table),
            left_out=left_out_table(read, left_out),
        ),
        {
            "version": __version__,
            "schema": SCHEMA,
            "options": options.kept(),
            "models": hash_models(options.language_package),
            "lexicons": hash_lexicons(),
            "inputs": {article.file: hash_text(article.text) for article in read},
            "skipped": [{"file": file, "reason": reason} for file, reason in skipped],
            "problems": list(corpus.problems),
            "notes": list(corpus.notes),
        },
    )


def _why(error: Exception) -> str:
    """The reason an article is skipped for; a limit names itself."""
    if isinstance(error, LimitError):
        return str(error)
    return NOT_ANALYZED.format(error=str(error) or type(error).__name__)


@contextmanager
def _telling_how_far(done: Sized, total: int) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError(
            f"{len(done)} of {total} articles were read; nothing was written"
        ) from None
