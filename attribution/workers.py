"""Spread articles over processes, and outlive what one of them does.

The language package is loaded once and forked, so its weights are in memory once. Workers read;
this process only waits, so it can end a worker that is over a limit, start another where one died,
and stop at once when asked to. A worker ends with this process, whatever ends that. Where the
system cannot fork safely (macOS, Windows) articles are read in this process, one after another.
"""

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic
from typing import Any, TypeVar


class WorkError(RuntimeError):
    """An item failed; the message is the error's."""


class LimitError(WorkError):
    """An item was given up; the message names the limit and the remedy."""


Item = TypeVar("Item")
Work = Callable[[Item], bytes]
Results = Generator[tuple[int, bytes | WorkError], None, None]

MOST_WORKERS = 4  # each peaked at 1.3 GB on PolNeAR dev, shared weights included
MOST_GIGABYTES = 3  # that a worker may take beside what it was forked with
_STOPPING = (signal.SIGINT, signal.SIGTERM)
_LINUX = sys.platform == "linux"
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_LONGEST_WAIT = 3600.0  # seconds; the system knows no endless ones
_OVER_MEMORY = 71  # exit code of a worker that was refused memory
_DONE, _FAILED = b"+", b"-"  # the first byte a worker sends: a result follows, or a message

_TOO_LONG = "it took longer than {seconds:g} s; raise --article-seconds or split it"
_TOO_LARGE = f"it needs more than {MOST_GIGABYTES} GB of memory; split it"
_LOST = "its process died twice, likely for want of memory; use fewer workers or split it"
_NO_PROCESS = "no process can be started for it ({error}); use fewer workers"


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection


@dataclass(frozen=True, slots=True)
class _Task:
    index: int
    deadline: float
    again: bool


def choose_workers(wanted: int | None, items: int) -> int:
    """How many processes to use.

    Arguments:
        wanted: what the user asked for; None for one a core, at most `MOST_WORKERS`.
        items: how many articles there are.
    """
    if not _LINUX or items < 2:
        return 1
    cores = len(os.sched_getaffinity(0))
    return max(1, min(wanted or min(cores, MOST_WORKERS), items))


def map_items(function: Work[Item], items: Sequence[Item], workers: int, seconds: float) -> Results:
    """Indices of items with their results, as they come; an item that fails has a `WorkError`.

    A worker that dies costs no other item: the one it died on is tried once more, alone and in a
    new worker. Closing the iterator ends the workers.

    Arguments:
        function: called with each item; gives bytes, so that nothing that is sent can run.
        items: what to work on.
        workers: number of processes.
        seconds: what one item may take. One over it, or over `MOST_GIGABYTES`, has a `LimitError`.
    """
    if _LINUX and not current_process().daemon:
        return _spread(function, items, workers, seconds)
    return _one_by_one(function, items, seconds)


def _spread(function: Work[Item], items: Sequence[Item], workers: int, seconds: float) -> Results:
    fresh, again = deque(range(len(items))), deque[int]()
    team: set[_Worker] = set()
    busy: dict[_Worker, _Task] = {}
    try:
        while fresh or again or busy:
            while _may_start(fresh, again, busy, workers):
                queue = again or fresh
                if again:
                    _end(team, team)
                try:
                    worker = _hand_out(queue[0], team, busy, partial(_start, function, items))
                except OSError as error:
                    if busy:
                        break
                    yield queue.popleft(), LimitError(_NO_PROCESS.format(error=error.strerror))
                    continue
                busy[worker] = _Task(queue[0], monotonic() + seconds, queue is again)
                queue.popleft()
            for worker in _answering(busy):
                task = busy.pop(worker)
                try:
                    outcome = _receive(worker)
                except EOFError:
                    _end(team, [worker])
                    if not task.again:
                        again.append(task.index)
                        continue
                    too_large = worker.process.exitcode == _OVER_MEMORY
                    outcome = LimitError(_TOO_LARGE if too_large else _LOST)
                yield task.index, outcome
            for worker in _over_time(busy):
                task = busy.pop(worker)
                _end(team, [worker])
                yield task.index, LimitError(_TOO_LONG.format(seconds=seconds))
    finally:
        _end(team, team)


def _may_start(
    fresh: Sequence[int], again: Sequence[int], busy: Mapping[_Worker, _Task], workers: int
) -> bool:
    """Whether another item may be handed out; one that is tried again has the machine alone."""
    if again:
        return not busy
    return bool(fresh) and len(busy) < workers and not any(task.again for task in busy.values())


def _hand_out(
    index: int,
    team: set[_Worker],
    busy: Mapping[_Worker, _Task],
    start: Callable[[], _Worker],
) -> _Worker:
    """Send an index to a worker that has nothing to do, else to a new one."""
    for worker in [worker for worker in team if worker not in busy]:
        try:
            worker.pipe.send_bytes(b"%d" % index)
            return worker
        except OSError:  # it died while it had nothing to do
            _end(team, [worker])
    worker = start()
    team.add(worker)
    worker.pipe.send_bytes(b"%d" % index)
    return worker


def _answering(busy: Mapping[_Worker, _Task]) -> list[_Worker]:
    """Workers that have sent something or died; none when a deadline passes first."""
    if not busy:
        return []
    patience = min(task.deadline for task in busy.values()) - monotonic()
    ready = wait([worker.pipe for worker in busy], min(max(0.0, patience), _LONGEST_WAIT))
    return [worker for worker in busy if worker.pipe in ready]


def _over_time(busy: Mapping[_Worker, _Task]) -> list[_Worker]:
    """Workers past their deadline; one that answered before this process came to ask is in time."""
    now = monotonic()
    late = [worker for worker, task in busy.items() if task.deadline <= now]
    return [worker for worker in late if not worker.pipe.poll()]


def _receive(worker: _Worker) -> bytes | WorkError:
    try:
        answer = worker.pipe.recv_bytes()
    except OSError as error:
        raise EOFError from error
    mark, outcome = answer[:1], answer[1:]
    return outcome if mark == _DONE else WorkError(outcome.decode(errors="replace"))


def _end(team: set[_Worker], workers: Iterable[_Worker]) -> None:
    ending = list(workers)
    for worker in ending:
        worker.process.kill()
    for worker in ending:
        worker.process.join()
        worker.pipe.close()
        team.discard(worker)


def _start(function: Work[Item], items: Sequence[Item]) -> _Worker:
    context = get_context("fork")
    mine, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(function, items, theirs, os.getpid()), daemon=True
    )
    # a Ctrl-C that comes while the worker is made would be answered by both processes
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
    return _Worker(process, mine)


def _serve(function: Work[Item], items: Sequence[Item], pipe: Connection, parent: int) -> None:
    """What a worker does until it is killed."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    _limit_memory()
    with suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(_attempt(function, items[int(pipe.recv_bytes())]))


def _limit_memory() -> None:
    """Let the system refuse what is asked for beyond the limit; the rest of the machine goes on."""
    import resource

    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    own = next(line.split()[1] for line in status.splitlines() if line.startswith("VmData"))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(own) * 1024 + int(MOST_GIGABYTES * 10**9)
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _attempt(function: Work[Item], item: Item) -> bytes:
    try:
        return _DONE + function(item)
    except Exception as error:  # whatever one article breaks must not cost the others
        if isinstance(error, MemoryError) or "allocate memory" in str(error):
            os._exit(_OVER_MEMORY)  # what it holds by now would be missing for the next item
        return _FAILED + _tell(error).encode(errors="replace")


def _tell(error: Exception) -> str:
    return str(error) or type(error).__name__


def _one_by_one(function: Work[Item], items: Sequence[Item], seconds: float) -> Results:
    for index, item in enumerate(items):
        try:
            with _alarm(seconds):
                outcome: bytes | WorkError = function(item)
        except LimitError as error:
            outcome = error
        except Exception as error:
            outcome = WorkError(_tell(error))
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
