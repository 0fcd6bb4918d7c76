"""Read articles on a Dask cluster: the same readings, from as many machines as it has.

What is sent are blocks of articles as JSON. A worker reads a block, writes it as a shard onto the
shelf, which all machines must see, and answers with what it wrote. Dask itself sends functions as
pickles, so a scheduler must be one's own. See docs/CLUSTER.md.
"""

import json
import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.arithmetic import Arithmetic
from attribution.gather import Keeping, missing_articles
from attribution.options import Options
from attribution.progress import Progress, tell, with_progress
from attribution.reading import read_packed
from attribution.shelf import Shelf, Taken, add_shard, find_recipe, key_of
from attribution.types import Article
from attribution.workers import LimitError, WorkError

if TYPE_CHECKING:
    from distributed import Client, Future
    from pydantic import TypeAdapter

    from attribution.language.package import LanguagePackage

_LOCAL = "local:"
_PATIENCE = 10.0  # seconds until a scheduler answers
_LOST = "its worker died several times, likely for want of memory; split it"
_ONE_AT_A_TIME = (
    threading.Lock()
)  # the package reads one article at a time, whatever threads there are


class ClusterError(RuntimeError):
    """There is no such cluster, or it cannot read; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker must know beside the articles.

    Attributes:
        folder: the shelf.
        recipe: what its readings depend on; a worker that has it otherwise must not read.
        acts: see `Options`.
        language_package: see `Options`.
        arithmetic: see `Options`.
    """

    folder: str
    recipe: str
    acts: str
    language_package: str
    arithmetic: str


def read_on_cluster(
    articles: Iterable[Article],
    missing: Collection[bytes],
    shelf: Shelf,
    options: Options,
    keeping: Keeping,
    progress: Progress,
) -> dict[bytes, WorkError]:
    """Read what is missing on the shelf; takes and returns what `gather.read_missing` does.

    The time an article may take is not held here: no worker can be ended for one article.

    Raises:
        ClusterError: there is no such cluster, or its workers have another version.
    """
    folder = str(shelf.folder.resolve())
    order = Order(
        folder,
        shelf.recipe,
        str(options.acts),
        options.language_package,
        str(options.arithmetic_used),
    )
    failed: dict[bytes, WorkError] = {}
    with _connect(options) as client:
        for key, error in with_progress(
            _answers(
                client,
                _blocks(
                    (article for _, article in missing_articles(articles, missing)), keeping.block
                ),
                order,
                shelf,
                progress,
            ),
            len(missing),
            progress,
        ):
            if error is not None:
                failed[key] = error
    return failed


def _blocks(articles: Iterator[Article], size: int) -> Iterator[list[Article]]:
    while block := list(islice(articles, size)):
        yield block


def _answers(
    client: "Client",
    blocks: Iterator[list[Article]],
    order: Order,
    shelf: Shelf,
    progress: Progress,
) -> Iterator[tuple[bytes, WorkError | None]]:
    """Keys with what became of them, as workers answer; a few blocks are sent ahead."""
    from distributed import KilledWorker, as_completed

    sent: dict[str, list[Article]] = {}

    def send(block: list[Article]) -> "Future":
        future = client.submit(read_block, _articles().dump_json(block).decode(), order, pure=False)
        sent[future.key] = block
        return future

    ahead = 2 * max(1, sum(client.nthreads().values()))
    working = as_completed([send(block) for block in islice(blocks, ahead)])
    for future in working:
        block = sent.pop(future.key)
        error = future.exception()
        if isinstance(error, KilledWorker):
            if len(block) == 1:
                yield key_of(block[0]), LimitError(_LOST)
            else:  # one of them may be to blame, the others are not
                tell(f"a block of {len(block)} articles was lost; each is read alone", progress)
                for article in block:
                    working.add(send([article]))
        elif error is not None:
            raise ClusterError(f"the cluster cannot read: {error}") from error
        else:
            yield from _take_over(json.loads(future.result()), shelf)
        future.release()
        for further in islice(blocks, 1):
            working.add(send(further))


def _take_over(answer: dict[str, Any], shelf: Shelf) -> Iterator[tuple[bytes, WorkError | None]]:
    for key in map(bytes.fromhex, answer["kept"]):
        shelf.places[key] = answer["shard"]
        yield key, None
    for key, message in answer["failed"].items():
        yield bytes.fromhex(key), WorkError(message)


def read_block(block: str, order: Order) -> str:
    """On a worker: read articles and keep what they give.

    Arguments:
        block: articles as JSON.
        order: see `Order`.

    Returns:
        JSON: the shard's name, the keys of its rows in order, and messages of what failed by key.

    Raises:
        ClusterError: this worker would not read as the others do.
        ShelfError: the shelf cannot be written to from here.
    """
    if _own_recipe(order.acts, order.language_package, order.arithmetic) != order.recipe:
        raise ClusterError("a worker has another version of the package or its libraries")
    rows: list[tuple[bytes, Taken]] = []
    failed: dict[str, str] = {}
    for article in _articles().validate_json(block):
        try:
            with _ONE_AT_A_TIME:
                packed = read_packed(
                    article, _load(order.language_package, order.arithmetic), order.acts
                )
        except Exception as error:  # whatever one article breaks must not cost the others
            failed[key_of(article).hex()] = str(error) or type(error).__name__
        else:
            rows.append((key_of(article), Taken(article.text, packed)))
    name = add_shard(Shelf(Path(order.folder), order.recipe, {}), rows)
    return json.dumps({"shard": name, "kept": [key.hex() for key, _ in rows], "failed": failed})


@cache
def _load(language_package: str, arithmetic: str) -> "LanguagePackage":
    from attribution.language.package import load_package

    return load_package(language_package, Arithmetic(arithmetic))


@cache
def _own_recipe(acts: str, language_package: str, arithmetic: str) -> str:
    from attribution.provenance import hash_models

    options = Options(acts=acts, language_package=language_package, arithmetic=arithmetic)
    return find_recipe(options, hash_models(language_package))


@cache
def _articles() -> "TypeAdapter[list[Article]]":
    from pydantic import TypeAdapter

    return TypeAdapter(list[Article])


@contextmanager
def _connect(options: Options) -> "Iterator[Client]":
    """A client of the cluster, each of whose workers loads the language package once."""
    try:
        from distributed import Client, LocalCluster, WorkerPlugin
    except ImportError as error:
        raise ClusterError('--cluster needs Dask: pip install "attribution[dask]"') from error

    class LoadPackage(WorkerPlugin):
        """Loads the package before the first block; a worker that is started anew does so too."""

        def setup(self, worker: Any) -> None:
            _load(options.language_package, str(options.arithmetic_used))

    address = options.cluster or ""
    with ExitStack() as held:
        if address.startswith(_LOCAL):
            number = address.removeprefix(_LOCAL)
            if not number.isdecimal() or number == "0":
                raise ClusterError(f'--cluster is "{address}"; give local:4 for four processes')
            cluster = LocalCluster(
                n_workers=int(number),
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.ERROR,
            )
            place: Any = held.enter_context(cluster)
        elif options.shelf is None:
            raise ClusterError("a cluster needs a shelf that all its machines see; name --shelf")
        else:
            place = address
        try:
            client = held.enter_context(Client(place, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"{address}: no Dask scheduler answers ({error or 'no answer'}); give its address as"
                " tcp://host:8786, or local:4"
            ) from error
        client.register_plugin(LoadPackage())
        yield client
