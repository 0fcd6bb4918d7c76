"""Spread articles over processes.

The language package is loaded once and forked, so its weights are in memory once. Every process
computes on one thread: figures do not depend on the number of processes. Where the system cannot
fork safely (macOS, Windows) articles are read one after another.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_WORKERS = 4  # each peaked at 1.3 GB on PolNeAR dev, shared weights included
_LOST = "a worker process died, likely for want of memory; use fewer workers"


class WorkerLostError(RuntimeError):
    """A process died while it worked on an item."""


class _Job:
    """The function every process of the pool runs; set before the fork."""

    function: Callable


def choose_workers(wanted: int | None, items: int) -> int:
    """How many processes to use.

    Arguments:
        wanted: what the user asked for; None for one a core, at most `MOST_WORKERS`.
        items: how many articles there are.
    """
    if sys.platform != "linux" or items < 2:
        return 1
    cores = len(os.sched_getaffinity(0))
    return max(1, min(wanted or min(cores, MOST_WORKERS), items))


def map_items(
    function: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result | Exception]:
    """Results in the order of the items; one that fails yields its exception.

    Arguments:
        function: called with each item; what it returns is sent between processes.
        items: what to work on.
        workers: number of processes; with 1 the work is done in this one.
    """
    if workers == 1:
        with single_thread():
            for item in items:
                yield _attempt(partial(function, item))
        return
    with ProcessPoolExecutor(
        workers, get_context("fork"), initializer=_begin, initargs=(function,)
    ) as pool:
        futures: list[Future[Result]] = [pool.submit(_work, item) for item in items]
        for future in futures:
            yield _attempt(future.result)


def _attempt(work: Callable[[], Result]) -> Result | Exception:
    try:
        return work()
    except BrokenProcessPool:
        return WorkerLostError(_LOST)
    except Exception as error:  # whatever one article breaks must not cost the others
        return error


def _begin(function: Callable) -> None:
    import torch

    torch.set_num_threads(1)
    _Job.function = function


def _work(item: Any) -> Any:
    return _Job.function(item)


@contextmanager
def single_thread() -> Iterator[None]:
    """Let torch compute on one thread."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def with_progress(results: Iterable[Result], total: int, wanted: bool) -> Iterable[Result]:
    """Show a progress bar on standard error, when that is a terminal."""
    if not wanted:
        return results
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = not console.is_terminal
    return track(results, "Reading", total, console=console, disable=hidden, transient=True)
