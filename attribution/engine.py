"""Run a corpus through the rooms: articles in, a study out."""

from collections.abc import Iterator, Mapping, Sized
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.options import Options
from attribution.progress import show_status, with_progress
from attribution.reading import ReadArticle, read_packed, unpack
from attribution.tables import SCHEMA
from attribution.tables.build import hash_text
from attribution.types import Article, Corpus, Skipped
from attribution.version import __version__
from attribution.workers import LimitError, WorkError, choose_workers, map_items

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
    results: dict[int, bytes | WorkError] = {}
    with _telling_how_far(results, len(corpus.articles)):
        from attribution.language.package import load_package

        with show_status("Loading the language package", progress):
            package = load_package(options.language_package, options.arithmetic)
        with closing(
            map_items(
                partial(read_packed, package=package, acts=options.acts),
                corpus.articles,
                choose_workers(options.workers, len(corpus.articles)),
                options.article_seconds,
            )
        ) as coming:
            results.update(with_progress(coming, len(corpus.articles), progress))
        with show_status("Comparing the articles", progress):
            return _put_together(corpus, results, options)


def _put_together(
    corpus: Corpus, results: Mapping[int, bytes | WorkError], options: Options
) -> "Study":
    """Link the articles that were read, and say what became of the others."""
    from attribution.linking import link
    from attribution.provenance import hash_lexicons, hash_models
    from attribution.study import Study

    articles: list[Article] = []
    read: list[ReadArticle] = []
    skipped = list(corpus.skipped)
    for index, article in enumerate(corpus.articles):
        result = results[index]
        if isinstance(result, WorkError):
            skipped.append(Skipped(article.file, _why(result)))
        else:
            articles.append(article)
            read.append(unpack(result))
    if not read:
        raise NothingToAnalyzeError(
            f"no article can be analyzed ({skipped[0].file}: {skipped[0].reason})"
        )
    run = {
        "version": __version__,
        "schema": SCHEMA,
        "options": options.kept(),
        "models": hash_models(options.language_package),
        "lexicons": hash_lexicons(),
        "inputs": {article.file: hash_text(article.text) for article in articles},
        "skipped": [{"file": item.file, "reason": item.reason} for item in skipped],
        "problems": list(corpus.problems),
        "notes": list(corpus.notes),
    }
    return Study(link(articles, read, options), run)


def _why(error: WorkError) -> str:
    """The reason an article is skipped for; a limit names itself."""
    return str(error) if isinstance(error, LimitError) else NOT_ANALYZED.format(error=error)


@contextmanager
def _telling_how_far(done: Sized, total: int) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError(
            f"{len(done)} of {total} articles were read; nothing was written"
        ) from None
