"""Word lists, kept as tables beside the room that reads them; scholars may add lines."""

import csv
from functools import cache
from importlib.resources import files


@cache
def read_lexicon(room: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table.

    Arguments:
        room: the package it lies in, "speakers.names".
        name: its file.
    """
    text = files(f"attribution.{room}").joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def words_of_kind(room: str, name: str, kind: str) -> frozenset[str]:
    """The words of one kind in a table with the columns word and kind.

    Arguments:
        room: see `read_lexicon`.
        name: its file.
        kind: one of the words in its column kind, which may hold several.
    """
    return frozenset(row["word"] for row in read_lexicon(room, name) if kind in row["kind"].split())
