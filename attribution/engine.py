"""Run a corpus through the rooms: articles in, a study out."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.corpus.wording import counted
from attribution.gather import Keeping, read_missing
from attribution.inventory import Entry, Inventory, take_inventory
from attribution.options import Options
from attribution.progress import Progress, show_status, tell
from attribution.provenance import hash_lexicons, hash_models
from attribution.reading import ReadArticle, name_reading, unpack
from attribution.shelf import Shelf, find_recipe, open_shelf, take
from attribution.tables import SCHEMA
from attribution.types import Article, Corpus, Note, Problem, Skipped
from attribution.version import __version__
from attribution.workers import LimitError, WorkError

if TYPE_CHECKING:
    from attribution.corpus.read import Streamed
    from attribution.study import Study

DEFAULT = Options()
WHOLE = (1, 1)
NOT_ANALYZED = "it could not be analyzed ({error}); the other articles are not affected"
_CHANGED = "its text changed while the corpus was read; run again"
_BLOCK = 100  # articles in a row that are one part's


class NothingToAnalyzeError(RuntimeError):
    """No article of the input can be analyzed."""


class StoppedError(KeyboardInterrupt):
    """The work was stopped (Ctrl-C); the message says how far it was."""


def analyze_path(
    path: str | Path,
    options: Options = DEFAULT,
    *,
    speakers: str | Path | None = None,
    pairs: str | Path | None = None,
    progress: Progress = Progress.NONE,
    keeping: Keeping | None = None,
) -> "Study":
    """Read the articles of a folder or a table and analyze them; see `attribution.analyze`.

    A text is in memory only while its article is read and while it is linked.
    """
    from attribution.study.corrections import read_corrections
    from attribution.study.decisions import read_decisions

    # say what is wrong with them before the work, not after
    if speakers is not None:
        read_corrections(speakers)
    if pairs is not None:
        read_decisions(pairs)
    study = _analyze(_opener(path, options), options, progress, keeping or Keeping())
    if speakers is not None:
        study = study.correct(speakers)
    return study if pairs is None else study.decide(pairs)


def analyze_corpus(
    corpus: Corpus,
    options: Options = DEFAULT,
    *,
    progress: Progress = Progress.NONE,
    keeping: Keeping | None = None,
) -> "Study":
    """Analyze every article of a corpus and compare the outlets.

    Arguments:
        corpus: the articles.
        options: how they are read and joined, and where what was read is kept.
        progress: what is shown meanwhile.
        keeping: how often what was read is written down.

    Returns:
        The study. An article that fails is listed under ``run["skipped"]``.

    Raises:
        NothingToAnalyzeError: the corpus holds no usable article.
        PackageError: the language package is not installed.
        ShelfError: what was read cannot be kept.
        StoppedError: Ctrl-C; no process of it is left.
    """
    return _analyze(partial(_events, corpus), options, progress, keeping or Keeping())


def read_part(
    path: str | Path,
    options: Options,
    part: tuple[int, int],
    *,
    progress: Progress = Progress.NONE,
) -> tuple[int, int]:
    """Read one of several parts of a corpus onto a common shelf; nothing is linked.

    Arguments:
        path: see `attribution.analyze`.
        options: name the shelf.
        part: (3, 20) for the third of twenty.
        progress: what is shown meanwhile.

    Returns:
        How many articles of the part are kept by now, and how many it has.

    Raises:
        See `analyze_corpus`.
    """
    open_articles = _opener(path, options)
    found = _inventory(open_articles)
    models = hash_models(options.language_package)
    with _shelf(options, models, found, progress) as shelf:
        keys = keys_of_part(found.entries, part)
        _read(open_articles, keys, shelf, options, Keeping(), progress)
        return sum(key in shelf.places for key in keys), len(keys)


def _opener(path: str | Path, options: Options) -> "Callable[[], Iterator[Streamed]]":
    from attribution.corpus.columns import columns_of
    from attribution.corpus.read import stream_corpus

    columns = columns_of(options)
    return partial(stream_corpus, path, columns=columns, any_language=options.any_language)


def _events(corpus: Corpus) -> "Iterator[Streamed]":
    yield from corpus.articles
    yield from corpus.skipped
    yield from map(Problem, corpus.problems)
    yield from map(Note, corpus.notes)


def _inventory(open_articles: "Callable[[], Iterator[Streamed]]") -> Inventory:
    found = take_inventory(open_articles())
    if not found.entries:
        reasons = "; ".join(f"{item.file}: {item.reason}" for item in found.skipped[:3])
        raise NothingToAnalyzeError(f"no article can be analyzed ({reasons})")
    return found


def _analyze(
    open_articles: "Callable[[], Iterator[Streamed]]",
    options: Options,
    progress: Progress,
    keeping: Keeping,
) -> "Study":
    with show_status("Looking through the articles", progress):
        found = _inventory(open_articles)
    models = hash_models(options.language_package)
    with _shelf(options, models, found, progress) as shelf:
        keys = keys_of_part(found.entries, WHOLE)
        failed = _read(open_articles, keys, shelf, options, keeping, progress)
        with show_status("Comparing the articles", progress):
            return _put_together(found, shelf, failed, options, models)


def keys_of_part(entries: Iterable[Entry], part: tuple[int, int]) -> dict[bytes, None]:
    """The keys of a part's articles, each once and in order: every n-th block of neighbours.

    Arguments:
        entries: of the corpus.
        part: (3, 20) for the third of twenty.
    """
    number, parts = part
    whole = dict.fromkeys(entry.key for entry in entries)
    mine = (index // _BLOCK % parts == number - 1 for index in range(len(whole)))
    return dict.fromkeys(compress(whole, mine))


def _read(
    open_articles: "Callable[[], Iterator[Streamed]]",
    keys: Collection[bytes],
    shelf: Shelf,
    options: Options,
    keeping: Keeping,
    progress: Progress,
) -> Mapping[bytes, WorkError]:
    """Bring on the shelf what of the keys is missing there."""
    missing = {key for key in keys if key not in shelf.places}
    if not missing:
        return {}
    if len(missing) < len(keys):
        kept = len(keys) - len(missing)
        tell(f"{kept:,} of {counted(len(keys), 'article')} are kept already", progress)
    articles = (event for event in open_articles() if isinstance(event, Article))
    if options.cluster is None:
        return read_missing(articles, missing, shelf, options, keeping, progress)
    from attribution.cluster import read_on_cluster

    return read_on_cluster(articles, missing, shelf, options, keeping, progress)


@contextmanager
def _shelf(
    options: Options, models: Mapping[str, str], found: Inventory, progress: Progress
) -> Iterator[Shelf]:
    """The shelf the user named, or one that lasts as long as the work; says what Ctrl-C costs."""
    recipe = find_recipe(options, models)
    keys = [entry.key for entry in found.entries]
    with tempfile.TemporaryDirectory(prefix="attribution-") as passing:
        named = None if options.shelf is None else Path(options.shelf)
        with open_shelf(named or Path(passing), recipe, options.fresh) as shelf:
            for note in shelf.notes:
                tell(note, progress)
            try:
                yield shelf
            except KeyboardInterrupt:
                done = f"{sum(key in shelf.places for key in keys):,} of {len(keys):,}"
                raise StoppedError(
                    f"{done} articles were read; nothing was written"
                    if named is None
                    else f"{done} articles kept; run again to go on"
                ) from None


def _put_together(
    found: Inventory,
    shelf: Shelf,
    failed: Mapping[bytes, WorkError],
    options: Options,
    models: Mapping[str, str],
) -> "Study":
    """Link the articles that were read, and say what became of the others."""
    from attribution.linking import link
    from attribution.study import Study

    read = [entry for entry in found.entries if entry.key in shelf.places]
    skipped = list(found.skipped)
    for entry in found.entries:
        if entry.key not in shelf.places:
            skipped.append(Skipped(entry.article.file, _why(failed.get(entry.key))))
    if not read:
        raise NothingToAnalyzeError(
            f"no article can be analyzed ({skipped[0].file}: {skipped[0].reason})"
        )
    tables = link(_readings(read, shelf), options)
    run = {
        "version": __version__,
        "schema": SCHEMA,
        "options": options.kept(),
        "models": dict(models),
        "lexicons": hash_lexicons(),
        "inputs": dict(zip(tables.articles["article"], tables.articles["sha256"], strict=True)),
        "skipped": [{"file": item.file, "reason": item.reason} for item in skipped],
        "problems": list(found.problems),
        "notes": list(found.notes),
    }
    return Study(tables, run)


def _readings(entries: Collection[Entry], shelf: Shelf) -> Iterator[tuple[Article, ReadArticle]]:
    """Articles with their texts and what they gave, one at a time."""
    taken = take(shelf, (entry.key for entry in entries))
    for entry, one in zip(entries, taken, strict=True):
        article = replace(entry.article, text=one.text)
        yield article, name_reading(unpack(one.reading), article.file)


def _why(error: WorkError | None) -> str:
    """The reason an article is skipped for; a limit names itself."""
    if error is None:
        return _CHANGED
    return str(error) if isinstance(error, LimitError) else NOT_ANALYZED.format(error=error)
