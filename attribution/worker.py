"""One worker: a process that is sent items, one after another, and answers each.

Items and answers are JSON or a line of text, so nothing of them can run. On Linux a worker is forked
and has what this process has loaded. Elsewhere it is a new Python (spawn), to which `multiprocessing`
sends the function that it calls: a name and its arguments, of which a language package travels as
its name and is loaded by the worker itself.
"""

import ctypes
import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import current_thread, main_thread
from types import ModuleType
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
_START_METHOD = "fork" if sys.platform == "linux" else "spawn"
_STOPPING = (signal.SIGINT, signal.SIGTERM)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
# the first byte a worker sends: a result follows, or a message, or it is ready for its first item
_DONE, _FAILED, _READY = b"+", b"-", b"."


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


def forks() -> bool:
    """Whether a worker begins with all this process has loaded."""
    return _START_METHOD == "fork"


def start_worker(function: Work[Any], kind: Any) -> Worker:
    """Start a process that waits for items; to be called under `no_interrupts`.

    Arguments:
        function: called with each item.
        kind: what the items are.

    Raises:
        OSError: the system refuses a process.
    """
    context: Any = get_context(_START_METHOD)
    mine, theirs = context.Pipe()
    work = (function, kind, theirs, os.getpid())
    process = context.Process(target=_serve, args=work, daemon=True)
    try:
        with _blocked(), _no_main_module():
            process.start()
    finally:
        theirs.close()
    return Worker(process, mine)


@contextmanager
def no_interrupts() -> Iterator[None]:
    """Hold back a Ctrl-C that comes while a worker is made and noted; it is answered afterwards.

    Python answers it wherever this process is. In what other libraries do around a fork
    (`os.register_at_fork`) an exception is printed and dropped, and the Ctrl-C with it.
    """
    with _held_back(signal.SIGTERM), _held_back(signal.SIGINT):
        yield


@contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    answer = signal.getsignal(number)
    if not callable(answer) or current_thread() is not main_thread():  # it raises nothing here
        yield
        return
    came: list[int] = []
    signal.signal(number, lambda *_: came.append(number))
    try:
        yield
    finally:
        signal.signal(number, answer)
        if came:
            signal.raise_signal(number)


@contextmanager
def _blocked() -> Iterator[None]:
    """Let no signal reach a worker before it can answer.

    This process is reached all the same: its other threads take what this one blocks.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keep a spawned worker from running the user's script once more, which `multiprocessing` does.

    It looks up where the script lies, and a script that is no module with a guard would begin anew.
    """
    main = sys.modules["__main__"]
    if not forks():
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def receive(worker: Worker) -> bytes | WorkError | None:
    """What a worker answers; None where it only says that it is ready.

    Raises:
        EOFError: it died.
    """
    try:
        answer = worker.pipe.recv_bytes()
    except OSError as error:
        raise EOFError from error
    mark, outcome = answer[:1], answer[1:]
    if mark == _READY:
        return None
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before
            return
        _limit_memory()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    gc.freeze()  # what is loaded stays: it need not be searched for garbage, nor copied for that
    _format(kind)  # its library is loaded on no article's time
    with suppress(EOFError, OSError):  # the parent is gone
        pipe.send_bytes(_READY)
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
