"""What the readers of folders and tables hand on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from attribution.types import Note, Problem, Skipped

UNKNOWN_OUTLET = "unknown"
METADATA_FILE = "corpus.csv"
METADATA_HEADER = "file,outlet,date,title,note,story"


class CorpusError(ValueError):
    """The input as a whole cannot be read; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its metadata, before it is checked."""

    file: str
    text: str
    outlet: str = UNKNOWN_OUTLET
    date: str | None = None
    title: str | None = None
    note: str | None = None
    story: str | None = None
    further: tuple[tuple[str, str], ...] = ()


Found: TypeAlias = Draft | Skipped | Problem | Note  # what a reader yields, one at a time


@dataclass(frozen=True, slots=True)
class Reading:
    """Drafts, and what became of the rest of the input; see `types.Corpus`."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def gather(found: Iterable[Found]) -> Reading:
    """Collect what a reader yields.

    Arguments:
        found: drafts and what became of the rest, in any order.
    """
    items = list(found)
    return Reading(
        tuple(item for item in items if isinstance(item, Draft)),
        tuple(item for item in items if isinstance(item, Skipped)),
        tuple(item.text for item in items if isinstance(item, Problem)),
        tuple(item.text for item in items if isinstance(item, Note)),
    )
