"""What a terminal shows while the work goes on; standard error, and nothing when piped."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


def with_progress(results: Iterable[Result], total: int, wanted: bool) -> Iterable[Result]:
    """Show a progress bar on standard error, when that is a terminal."""
    if not wanted:
        return results
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    hidden = not console.is_terminal
    return track(results, "Reading", total, console=console, disable=hidden, transient=True)


@contextmanager
def show_status(message: str, wanted: bool) -> Iterator[None]:
    """A line while something without steps goes on; nothing when standard error is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if wanted and console.is_terminal:
        with console.status(message):
            yield
    else:
        yield
