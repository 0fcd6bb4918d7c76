"""What is shown while the work goes on; standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from time import monotonic
from typing import TypeVar

from attribution.harmless import in_terminal
from attribution.options import refuse_unknown

Result = TypeVar("Result")

_LINE_SECONDS = 10.0  # between two plain lines


class Progress(StrEnum):
    """A bar when standard error is a terminal, a line every ten seconds, or nothing."""

    BAR = "bar"
    PLAIN = "plain"
    NONE = "none"


def progress_of(wanted: bool | str) -> Progress:
    """The form of progress that is asked for.

    Arguments:
        wanted: whether to show any, or the name of a form.

    Raises:
        OptionError: there is no such form.
    """
    if isinstance(wanted, bool):
        return Progress.BAR if wanted else Progress.NONE
    refuse_unknown("progress", wanted, list(Progress))
    return Progress(wanted)


def with_progress(results: Iterable[Result], total: int, shown: Progress) -> Iterable[Result]:
    """Show how many results have come and when the rest will.

    Arguments:
        results: as they come.
        total: how many there will be.
        shown: in which form.
    """
    if shown == Progress.PLAIN:
        return _in_lines(results, total)
    if shown == Progress.NONE:
        return results
    return _in_bar(results, total)


def _in_bar(results: Iterable[Result], total: int) -> Iterator[Result]:
    from rich import progress
    from rich.console import Console

    console = Console(stderr=True)
    columns = (
        progress.TextColumn("Reading"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
        progress.TextColumn("left"),
    )
    hidden = not console.is_terminal
    with progress.Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        yield from bar.track(results, total)


def _in_lines(results: Iterable[Result], total: int) -> Iterator[Result]:
    begun = said = monotonic()
    for done, result in enumerate(results, start=1):
        yield result
        now = monotonic()
        if now - said >= _LINE_SECONDS or done == total:
            said = now
            left = (now - begun) / done * (total - done)
            tell(f"read {done:,} of {total:,} articles, {_duration(left)} left", Progress.PLAIN)


def _duration(seconds: float) -> str:
    """A length of time as it is said."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"


def tell(line: str, shown: Progress) -> None:
    """Say a line, unless nothing is to be shown.

    Arguments:
        line: any text.
        shown: in which form progress is.
    """
    if shown != Progress.NONE:
        print(in_terminal(line), file=sys.stderr, flush=True)


@contextmanager
def show_status(message: str, shown: Progress) -> Iterator[None]:
    """A line while something without steps goes on.

    Arguments:
        message: what goes on.
        shown: in which form; a bar needs a terminal.
    """
    if shown == Progress.PLAIN:
        tell(message.lower(), shown)
        yield
        return
    from rich.console import Console

    console = Console(stderr=True)
    if shown == Progress.BAR and console.is_terminal:
        with console.status(message):
            yield
    else:
        yield
