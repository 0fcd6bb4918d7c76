"""One worker: a process that is sent items, one after another, and answers each.

What is sent either way is JSON or a line of text, so nothing of it can run.
"""

import ctypes
import json
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class WorkError(RuntimeError):
    """An item failed; the message is the error's."""


class LimitError(WorkError):
    """An item was given up; the message names the limit and the remedy."""


Item = TypeVar("Item")
Work = Callable[[Item], bytes]

MOST_GIGABYTES = 3  # that a worker may take beside what it was forked with
OVER_MEMORY = 71  # exit code of a worker that was refused memory
_STOPPING = (signal.SIGINT, signal.SIGTERM)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_DONE, _FAILED = b"+", b"-"  # the first byte a worker sends: a result follows, or a message


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """A process and this process's end of the pipe to it."""

    process: BaseProcess
    pipe: Connection


def pack_item(item: Any) -> bytes:
    """An item in JSON; halves of characters, which UTF-8 does not hold, are escaped."""
    kind: Any = type(item)
    return json.dumps(_format(kind).dump_python(item)).encode("ascii")


@cache
def _format(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def start_worker(function: Work[Any], kind: Any) -> Worker:
    """Start a process that waits for items.

    Arguments:
        function: called with each item.
        kind: what the items are.

    Raises:
        OSError: the system refuses a process.
    """
    context = get_context("fork")
    mine, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(function, kind, theirs, os.getpid()), daemon=True)  # fmt: skip
    # a Ctrl-C that comes while the worker is made would be answered by both processes
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
    return Worker(process, mine)


def receive(worker: Worker) -> bytes | WorkError:
    """What a worker answers.

    Raises:
        EOFError: it died.
    """
    try:
        answer = worker.pipe.recv_bytes()
    except OSError as error:
        raise EOFError from error
    mark, outcome = answer[:1], answer[1:]
    return outcome if mark == _DONE else WorkError(outcome.decode(errors="replace"))


def end_workers(workers: Iterable[Worker]) -> None:
    """Kill workers, whatever they are doing, and wait until they are gone."""
    ending = list(workers)
    for worker in ending:
        worker.process.kill()
    for worker in ending:
        worker.process.join()
        worker.pipe.close()


def tell(error: Exception) -> str:
    """What an error says, or its name where it says nothing."""
    return str(error) or type(error).__name__


def _serve(function: Work[Any], kind: Any, pipe: Connection, parent: int) -> None:
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
            pipe.send_bytes(_attempt(function, kind, pipe.recv_bytes()))


def _limit_memory() -> None:
    """Let the system refuse what is asked for beyond the limit; the rest of the machine goes on."""
    import resource

    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    own = next(line.split()[1] for line in status.splitlines() if line.startswith("VmData"))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(own) * 1024 + int(MOST_GIGABYTES * 10**9)
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _attempt(function: Work[Any], kind: Any, data: bytes) -> bytes:
    try:
        return _DONE + function(_format(kind).validate_python(json.loads(data)))
    except Exception as error:  # whatever one article breaks must not cost the others
        if isinstance(error, MemoryError) or "allocate memory" in str(error):
            os._exit(OVER_MEMORY)  # what it holds by now would be missing for the next item
        return _FAILED + tell(error).encode(errors="replace")
