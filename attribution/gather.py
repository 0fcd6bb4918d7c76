"""Read the articles that the shelf does not hold yet, and keep them as they come."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from time import monotonic

from attribution.options import Options
from attribution.progress import Progress, show_status, with_progress
from attribution.reading import read_packed
from attribution.shelf import Shelf, Taken, add_shard, key_of
from attribution.types import Article
from attribution.worker import Work
from attribution.workers import WorkError, choose_workers, map_items


@dataclass(frozen=True, slots=True)
class Keeping:
    """When a shard is written: what a kill may cost, against many small files.

    Attributes:
        articles: so many readings are a shard.
        seconds: a shard is written after so long, whatever it holds.
        block: so many articles a worker of a cluster is sent at once, and writes as a shard: about a
            minute's work.
    """

    articles: int = 300
    seconds: float = 60.0
    block: int = 40


def read_missing(
    articles: Iterable[Article],
    missing: Collection[bytes],
    shelf: Shelf,
    options: Options,
    keeping: Keeping,
    progress: Progress,
) -> dict[bytes, WorkError]:
    """Read what is missing on the shelf; texts that are the same are read once.

    Whatever ends this, what was read by then is on the shelf, if the shelf can still be written.

    Arguments:
        articles: of the corpus, with their texts; taken one at a time.
        missing: the keys to read.
        shelf: gains their readings.
        options: how they are read.
        keeping: see there.
        progress: what is shown meanwhile.

    Returns:
        What failed, by key.

    Raises:
        PackageError: the language package is not installed.
        ShelfError: a reading cannot be kept.
    """
    from attribution.language.package import load_package
    from attribution.language.sentence_vectors import load_sentence_model

    with show_status("Loading the language package", progress):
        package = load_package(options.language_package, options.arithmetic_used)
        load_sentence_model()
    work = partial(read_packed, package=package, acts=options.acts)
    return keep_as_they_come(work, articles, missing, shelf, options, keeping, progress)


def keep_as_they_come(
    work: Work[Article],
    articles: Iterable[Article],
    missing: Collection[bytes],
    shelf: Shelf,
    options: Options,
    keeping: Keeping,
    progress: Progress,
) -> dict[bytes, WorkError]:
    """Spread articles over processes and write what they give as shards; see `read_missing`.

    Arguments:
        work: reads a nameless article and packs what it gave.
        articles, missing, shelf, options, keeping, progress: see `read_missing`.
    """
    handed: dict[int, tuple[bytes, str]] = {}
    failed: dict[bytes, WorkError] = {}
    rows: list[tuple[bytes, Taken]] = []
    begun = monotonic()
    coming = map_items(
        work,
        _hand_out(articles, missing, handed),
        choose_workers(options.workers, len(missing)),
        options.article_seconds,
    )
    try:
        with closing(coming):
            for index, result in with_progress(coming, len(missing), progress):
                key, text = handed.pop(index)
                if isinstance(result, WorkError):
                    failed[key] = result
                else:
                    rows.append((key, Taken(text, result)))
                if len(rows) >= keeping.articles or monotonic() - begun >= keeping.seconds:
                    whole, rows, begun = rows, [], monotonic()
                    add_shard(shelf, whole)
    finally:
        add_shard(shelf, rows)
    return failed


def _hand_out(
    articles: Iterable[Article], missing: Collection[bytes], handed: dict[int, tuple[bytes, str]]
) -> Iterator[Article]:
    """The articles to read; what is known of each waits under its number until it has a result."""
    for number, (key, article) in enumerate(missing_articles(articles, missing)):
        handed[number] = key, article.text
        yield article


def missing_articles(
    articles: Iterable[Article], missing: Collection[bytes]
) -> Iterator[tuple[bytes, Article]]:
    """The articles to read, each text once, nameless: a reading is the same whatever it is called.

    Arguments:
        articles: of the corpus; taken one at a time.
        missing: the keys to read.

    Returns:
        The key, the object that `missing` holds, and the article.
    """
    left = {key: key for key in missing}
    for article in articles:
        key = left.pop(key_of(article), None)
        if key is not None:
            yield key, _nameless(article)


def _nameless(article: Article) -> Article:
    """What of an article is read: its text, its title and its layout."""
    return Article(
        "",
        article.text,
        title=article.title,
        paragraphs=article.paragraphs,
        boilerplate=article.boilerplate,
        headings=article.headings,
    )
