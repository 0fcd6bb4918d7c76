"""Spread articles over processes, and outlive what one of them does.

On Linux the language package is loaded once and forked, so its weights are in memory once. Workers
read; this process only waits, so it can end a worker that is over a limit, start another where one
died, and stop at once when asked to. A worker ends with this process, whatever ends that.

Where the system cannot fork safely (macOS, Windows) each worker loads the package itself, nothing
limits its memory, and one whose parent was killed ends when its article is done. A single process
is no worker there: it reads itself, and on Windows nothing limits the time of an article then.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import current_process
from multiprocessing.connection import wait
from threading import current_thread, main_thread
from time import monotonic
from typing import Any

from attribution.worker import (
    MOST_GIGABYTES,
    OVER_MEMORY,
    Item,
    LimitError,
    Work,
    Worker,
    WorkError,
    end_workers,
    forks,
    no_interrupts,
    pack_item,
    receive,
    start_worker,
    tell,
)

__all__ = ["LimitError", "WorkError", "choose_workers", "map_items"]

Results = Generator[tuple[int, bytes | WorkError], None, None]

MOST_WORKERS = 4  # each peaked at 1.3 GB on PolNeAR dev, shared weights included
_WORTH_A_LOAD = 10  # articles: reading them takes longer than loading a package once more
_START_SECONDS = 300.0  # what loading may take on a machine that has much else to do
_LONGEST_WAIT = 3600.0  # seconds; the system knows no endless ones

_TOO_LONG = "it took longer than {seconds:g} s; raise --article-seconds or split it"
_TOO_LARGE = f"it needs more than {MOST_GIGABYTES} GB of memory; split it"
_LOST = "its process died twice, likely for want of memory; use fewer workers or split it"
_NOT_STARTED = f"its process was not ready after {_START_SECONDS:g} s; use fewer workers"
_NO_PROCESS = "no process can be started for it ({error}); use fewer workers"


@dataclass(frozen=True, slots=True)
class _Parcel:
    """An item as it is sent; kept until it has a result, because it may be sent once more."""

    index: int
    kind: type
    data: bytes


@dataclass(frozen=True, slots=True)
class _Task:
    parcel: _Parcel
    deadline: float
    again: bool
    begun: bool  # False while its worker is still loading


def choose_workers(wanted: int | None, items: int) -> int:
    """How many processes to use.

    Arguments:
        wanted: what the user asked for; None for one a core, at most `MOST_WORKERS`.
        items: how many articles there are.
    """
    has_affinity = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    worth = items if wanted or forks() else items // _WORTH_A_LOAD
    return max(1, min(wanted or min(cores, MOST_WORKERS), worth))


def map_items(function: Work[Item], items: Iterable[Item], workers: int, seconds: float) -> Results:
    """Indices of items with their results, as they come; an item that fails has a `WorkError`.

    Items are taken one at a time, when a worker is free for them, so they are never in memory
    together. A worker that dies costs no other item: the one it died on is tried once more, alone
    and in a new worker. Closing the iterator ends the workers.

    Arguments:
        function: called with each item; gives bytes, so that nothing that is sent can run. Where
            workers are spawned, `pickle` must be able to name it and its arguments.
        items: what to work on, all of one type, which pydantic knows: they are sent as JSON.
        workers: number of processes.
        seconds: what one item may take. One over it, or over `MOST_GIGABYTES`, has a `LimitError`.
    """
    if current_process().daemon or (workers == 1 and not forks()):
        return _one_by_one(function, items, seconds)
    return _spread(function, items, workers, seconds)


def _spread(function: Work[Item], items: Iterable[Item], workers: int, seconds: float) -> Results:
    fresh, again = _parcels(items), deque[_Parcel]()
    coming = next(fresh, None)
    team: dict[Worker, bool] = {}  # whether it is ready
    busy: dict[Worker, _Task] = {}
    try:
        while coming or again or busy:
            while parcel := _next_parcel(coming, again, busy, workers):
                if again:
                    _end(team, team)
                try:
                    start = partial(start_worker, function, parcel.kind)
                    worker = _hand_out(parcel.data, team, busy, start)
                except OSError as error:
                    if busy:
                        break
                    yield parcel.index, LimitError(_NO_PROCESS.format(error=error.strerror))
                else:
                    limit = seconds if team[worker] else _START_SECONDS
                    busy[worker] = _Task(parcel, monotonic() + limit, bool(again), team[worker])
                if again:
                    again.popleft()
                else:
                    coming = next(fresh, None)
            for worker in _answering(busy):
                task = busy.pop(worker)
                try:
                    outcome = receive(worker)
                except EOFError:
                    _end(team, [worker])
                    if not task.again:
                        again.append(task.parcel)
                        continue
                    too_large = worker.process.exitcode == OVER_MEMORY
                    outcome = LimitError(_TOO_LARGE if too_large else _LOST)
                if outcome is None:  # it has loaded; the time of its article begins
                    team[worker] = True
                    busy[worker] = replace(task, deadline=monotonic() + seconds, begun=True)
                else:
                    yield task.parcel.index, outcome
            for worker in _over_time(busy):
                task = busy.pop(worker)
                _end(team, [worker])
                why = _TOO_LONG.format(seconds=seconds) if task.begun else _NOT_STARTED
                yield task.parcel.index, LimitError(why)
    finally:
        _end(team, team)


def _parcels(items: Iterable[Item]) -> Iterator[_Parcel]:
    for index, item in enumerate(items):
        yield _Parcel(index, type(item), pack_item(item))


def _next_parcel(
    coming: _Parcel | None, again: deque[_Parcel], busy: Mapping[Worker, _Task], workers: int
) -> _Parcel | None:
    """What may be handed out now; an item that is tried again has the machine alone."""
    if again:
        return None if busy else again[0]
    is_free = len(busy) < workers and not any(task.again for task in busy.values())
    return coming if is_free else None


def _hand_out(
    data: bytes,
    team: dict[Worker, bool],
    busy: Mapping[Worker, _Task],
    start: Callable[[], Worker],
) -> Worker:
    """Send an item to a worker that has nothing to do, else to a new one."""
    for worker in [worker for worker in team if worker not in busy]:
        try:
            worker.pipe.send_bytes(data)
            return worker
        except OSError:  # it died while it had nothing to do
            _end(team, [worker])
    with no_interrupts():
        worker = start()
        team[worker] = False
    worker.pipe.send_bytes(data)
    return worker


def _answering(busy: Mapping[Worker, _Task]) -> list[Worker]:
    """Workers that have sent something or died; none when a deadline passes first."""
    if not busy:
        return []
    patience = min(task.deadline for task in busy.values()) - monotonic()
    ready = wait([worker.pipe for worker in busy], min(max(0.0, patience), _LONGEST_WAIT))
    return [worker for worker in busy if worker.pipe in ready]


def _over_time(busy: Mapping[Worker, _Task]) -> list[Worker]:
    """Workers past their deadline; one that answered before this process came to ask is in time."""
    now = monotonic()
    late = [worker for worker, task in busy.items() if task.deadline <= now]
    return [worker for worker in late if not worker.pipe.poll()]


def _end(team: dict[Worker, bool], workers: Iterable[Worker]) -> None:
    ending = list(workers)
    end_workers(ending)
    for worker in ending:
        team.pop(worker, None)


def _one_by_one(function: Work[Item], items: Iterable[Item], seconds: float) -> Results:
    for index, item in enumerate(items):
        try:
            with _alarm(seconds):
                outcome: bytes | WorkError = function(item)
        except LimitError as error:
            outcome = error
        except Exception as error:
            outcome = WorkError(tell(error))
        yield index, outcome


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Break off what takes longer, where the system has such an alarm (not on Windows)."""
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def ring(*_: Any) -> None:
        raise LimitError(_TOO_LONG.format(seconds=seconds))

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # again, should a library catch the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
