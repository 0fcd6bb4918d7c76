"""How the shell is spoken to: one line for what users can mend, and an exit code."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from attribution.harmless import in_terminal

if TYPE_CHECKING:
    from attribution.study import Study

T = TypeVar("T")
NOTHING_USABLE, USAGE, SOME_SKIPPED, STOPPED = 1, 2, 3, 130


def say(line: str, err: bool = False) -> None:
    """Print one line that cannot command a terminal.

    Arguments:
        line: any text.
        err: whether it goes to standard error.
    """
    typer.echo(in_terminal(line), err=err)


def stop(message: str, code: int) -> NoReturn:
    """Leave with a line on standard error.

    Arguments:
        message: what is wrong, and the remedy.
        code: the exit code.
    """
    say(f"attribution: {message}", err=True)
    raise typer.Exit(code)


def guard(work: Callable[[], T]) -> T:
    """Turn what users can mend into one line and an exit code.

    Arguments:
        work: what may fail.

    Returns:
        What `work` returns.
    """
    from attribution.cluster import ClusterError
    from attribution.corpus.read import CorpusError
    from attribution.engine import NothingToAnalyzeError
    from attribution.exports import ExportError
    from attribution.framing.compared import ComparisonError
    from attribution.language.package import PackageError
    from attribution.options import OptionError
    from attribution.reporting.explain import UnknownSpeakerError
    from attribution.reporting.selection import UnknownOutletError
    from attribution.shelf import ShelfError
    from attribution.study import StudyError
    from attribution.study.edited import CorrectionsError
    from attribution.study.folder import OutputError
    from attribution.study.naming import UnclearNameError

    try:
        return work()
    except (
        ClusterError, CorpusError, ExportError, NothingToAnalyzeError, PackageError, ShelfError,
        StudyError,
    ) as error:  # fmt: skip
        stop(str(error), NOTHING_USABLE)
    except (
        ComparisonError, CorrectionsError, OptionError, OutputError, UnclearNameError,
        UnknownOutletError, UnknownSpeakerError,
    ) as error:  # fmt: skip
        stop(str(error), USAGE)
    except KeyboardInterrupt as error:
        stop(f"stopped: {error}" if str(error) else "stopped", STOPPED)
    except OSError as error:
        stop(
            f"{error.filename or 'output'}: {error.strerror or error}; choose another folder",
            NOTHING_USABLE,
        )


def write_or_rescue(study: "Study", write: Callable[[], T]) -> T:
    """Write; where the folder has become unfit during the work, save the tables elsewhere.

    Arguments:
        study: what must not be lost.
        write: writes it where the user wants it.

    Returns:
        What `write` returns.
    """
    from attribution.study.folder import OutputError

    try:
        return write()
    except (OutputError, OSError):
        with suppress(OSError):
            elsewhere = study.save(tempfile.mkdtemp(prefix="attribution-"))
            say(f"the tables are saved in {elsewhere} instead", err=True)
        raise
