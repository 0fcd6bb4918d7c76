"""What the command ``attribution`` and ``python -m attribution`` run."""

import os
import sys
from contextlib import suppress

_STOPPED = 130  # exit code of what Ctrl-C ends


def main() -> None:
    """Run a verb of the shell; one that was stopped leaves at once.

    What was begun is tidied up by then. The libraries' own leave-taking would take seconds on a
    busy machine, and another Ctrl-C would show how it is done.
    """
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


def _leave(told: bool) -> None:
    if not told:
        print("attribution: stopped", file=sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads it any more
            stream.flush()
    os._exit(_STOPPED)


if __name__ == "__main__":
    main()
