"""What the command ``attribution`` and ``python -m attribution`` run."""

import os
import signal
import sys
from _thread import interrupt_main
from contextlib import suppress
from functools import partial
from threading import Timer, main_thread
from typing import Any

_STOPPED = 130  # exit code of what Ctrl-C ends
_SOON = 0.05  # seconds


def main() -> None:
    """Run a verb of the shell; one that was stopped leaves at once.

    What was begun is tidied up by then. The libraries' own leave-taking would take seconds on a
    busy machine, and another Ctrl-C would show how it is done.
    """
    sys.unraisablehook = _ask_again
    try:
        from attribution.cli import app

        app()
    except KeyboardInterrupt:  # before there was a verb
        _leave(told=False)
    except SystemExit as leaving:
        if leaving.code != _STOPPED:
            raise
        # Typer turns a Ctrl-C into this code without a word, a verb says how far it was
        origin = leaving.__context__
        _leave(told=not (origin and isinstance(origin.__cause__, KeyboardInterrupt)))


def _ask_again(dropped: Any) -> None:
    """Let a Ctrl-C that Python had to drop come once more, a little later.

    It is dropped where nothing can be raised: when an object is thrown away, in a callback of a
    lock of imports, in compiled code.

    Arguments:
        dropped: what `sys.unraisablehook` is given.
    """
    if not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    interrupt = interrupt_main  # which on Windows is all there is; it ends no waiting
    if hasattr(signal, "pthread_kill") and (ident := main_thread().ident):
        interrupt = partial(signal.pthread_kill, ident, signal.SIGINT)
    with suppress(RuntimeError):  # Python is leaving already
        again = Timer(_SOON, interrupt)
        again.daemon = True
        again.start()


def _leave(told: bool) -> None:
    if not told:
        print("attribution: stopped", file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads it any more
            stream.flush()
    os._exit(_STOPPED)


if __name__ == "__main__":
    main()
