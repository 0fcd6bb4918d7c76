"""What a corpus holds, without its texts: they are many, and wait where they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from sys import intern

from attribution.corpus.read import Streamed, outlets_of
from attribution.shelf import key_of
from attribution.types import Article, Problem, Skipped


@dataclass(frozen=True, slots=True)
class Entry:
    """An article whose text is elsewhere.

    Attributes:
        article: its name and metadata; text and layout are empty.
        key: what its reading is kept under, see ``shelf.key_of``.
    """

    article: Article
    key: bytes


@dataclass(frozen=True, slots=True)
class Inventory:
    """The articles of a study, and what became of the rest of the input; see ``types.Corpus``."""

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def take_inventory(events: Iterable[Streamed]) -> Inventory:
    """Go once through an input and keep all but the texts.

    Arguments:
        events: see ``corpus.read.stream_corpus``.
    """
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    problems: list[str] = []
    notes: list[str] = []
    for event in events:
        if isinstance(event, Article):
            bare = replace(
                event,
                text="",
                # a few outlets and days for many articles
                outlet=intern(event.outlet),
                date=event.date and intern(event.date),
                paragraphs=(),
                boilerplate=(),
                headings=(),
            )
            entries.append(Entry(bare, key_of(event)))
        elif isinstance(event, Skipped):
            skipped.append(event)
        else:
            (problems if isinstance(event, Problem) else notes).append(event.text)
    outlets, joined = outlets_of([entry.article.outlet for entry in entries])
    for place, outlet in enumerate(outlets):  # one by one: a second list would be as large
        entry = entries[place]
        if entry.article.outlet != outlet:
            entries[place] = replace(entry, article=replace(entry.article, outlet=outlet))
    return Inventory(tuple(entries), tuple(skipped), tuple(problems), (*notes, *joined))
