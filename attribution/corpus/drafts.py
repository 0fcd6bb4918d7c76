"""What the readers of folders and tables hand on."""

from dataclasses import dataclass

from attribution.types import Skipped

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


@dataclass(frozen=True, slots=True)
class Reading:
    """Drafts, and what became of the rest of the input; see `types.Corpus`."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
