"""Shards: files of a few hundred readings, written whole or not at all.

The name of a shard holds the hash of what its readings depend on (`recipe.find_recipe`) and the
hash of the file. So a shard of another version is known by its name, a damaged one by its content,
and two runs on one shelf cannot harm each other: what both write is the same file.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from secrets import token_hex

import pyarrow as pa
import pyarrow.parquet as pq

from attribution.corpus.wording import counted

_TOGETHER = 32  # readings that are loaded from a shard at once
_AT_HAND = 16  # such sets that stay in memory
_PART = ".part-"
_STALE = 24 * 3600.0  # seconds after which an unfinished file is nobody's
_TAG = "CACHEDIR.TAG"  # https://bford.info/cachedir/: backups and our own readers pass it over
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n"
_SCHEMA = pa.schema(
    [("key", pa.binary(32)), ("text", pa.large_string()), ("reading", pa.large_binary())]
)


class ShelfError(RuntimeError):
    """Readings cannot be kept; the message names the folder, what is kept and the remedy."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of shards, and what of it can be used.

    Attributes:
        folder: where the shards lie.
        recipe: what their readings depend on.
        places: the shard of each reading, by its key.
        notes: shards that cannot be used.
    """

    folder: Path
    recipe: str
    places: dict[bytes, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A text from the shelf with what it gave, see ``reading.pack``."""

    text: str
    reading: bytes


@contextmanager
def open_shelf(folder: Path, recipe: str, fresh: bool = False) -> Iterator[Shelf]:
    """Open a shelf; a folder that was made for it goes again if nothing came into it.

    Arguments:
        folder: of the shards.
        recipe: see `recipe.find_recipe`; shards of another are left alone.
        fresh: whether what is kept is ignored.

    Raises:
        ShelfError: the folder cannot be written to.
    """
    created = [place for place in (folder, *folder.parents) if not place.exists()]
    with _explained(folder, 0):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _TAG).write_text(_SIGNATURE, encoding="ascii")
        _clear(folder)
    try:
        yield Shelf(folder, recipe, {}) if fresh else _look_through(folder, recipe)
    finally:
        if created and not any(folder.glob("*.parquet")):
            with suppress(OSError):
                (folder / _TAG).unlink()
                for place in created:
                    place.rmdir()


def _look_through(folder: Path, recipe: str) -> Shelf:
    """What of a folder can be used; damage is found here, not when a reading is asked for."""
    places: dict[bytes, str] = {}
    others, damaged = 0, []
    for path in sorted(folder.glob("*.parquet")):
        made_by, _, digest = path.stem.partition("-")
        if made_by != recipe:
            others += 1
        elif _hash(path) != digest:
            damaged.append(path.name)
        else:
            places |= dict.fromkeys(_rows(folder, path.name), path.name)
    notes = [f"{folder / name}: is damaged; what it held is read again" for name in damaged]
    if others:
        notes.append(
            f"{folder}: {counted(others, 'shard')} of another version or of other options; what they"
            " hold is read again"
        )
    return Shelf(folder, recipe, places, tuple(notes))


def add_shard(shelf: Shelf, rows: Sequence[tuple[bytes, Taken]]) -> str | None:
    """Keep readings in a shard of their own, whole or not at all.

    Arguments:
        shelf: gains the readings.
        rows: key, text and reading of each.

    Returns:
        The name of the shard; None where there are no rows.

    Raises:
        ShelfError: the disk is full, or the folder has become unfit.
    """
    if not rows:
        return None
    columns = [[key for key, _ in rows], [t.text for _, t in rows], [t.reading for _, t in rows]]
    table = pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, _SCHEMA, strict=True)],
        schema=_SCHEMA,
    )
    part = shelf.folder / f"{_PART}{token_hex(8)}"
    with _explained(shelf.folder, len(shelf.places)):
        try:
            pq.write_table(table, part, compression="zstd", row_group_size=_TOGETHER)
            name = f"{shelf.recipe}-{_hash(part)}.parquet"
            part.replace(shelf.folder / name)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    shelf.places.update((key, name) for key, _ in rows)
    return name


def take(shelf: Shelf, keys: Iterable[bytes]) -> Iterator[Taken]:
    """What is kept under some keys, in their order; few readings are in memory at a time.

    Arguments:
        shelf: holds them all.
        keys: in any order; those of neighbouring articles lie together.
    """
    load = lru_cache(maxsize=_AT_HAND)(partial(_load, shelf.folder))
    rows = lru_cache(maxsize=_AT_HAND)(partial(_rows, shelf.folder))
    for key in keys:
        name = shelf.places[key]
        row = rows(name)[key]
        yield load(name, row // _TOGETHER)[row % _TOGETHER]


def _rows(folder: Path, name: str) -> dict[bytes, int]:
    """The row of each reading of a shard, by its key."""
    keys = pq.read_table(folder / name, columns=["key"]).column("key").to_pylist()
    return {key: row for row, key in enumerate(keys)}


def _load(folder: Path, name: str, group: int) -> list[Taken]:
    with pq.ParquetFile(folder / name) as file:
        table = file.read_row_group(group, columns=["text", "reading"])
    return [
        Taken(text, reading)
        for text, reading in zip(*(column.to_pylist() for column in table.columns), strict=True)
    ]


def _clear(folder: Path) -> None:
    """Remove what runs that were killed had begun; another run's, going on now, is younger."""
    for path in folder.glob(f"{_PART}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE:
                path.unlink()


def _hash(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]


@contextmanager
def _explained(folder: Path, kept: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"; {counted(kept, 'article')} kept there, run again to go on" if kept else ""
        why = os.strerror(error.errno) if error.errno else error
        raise ShelfError(
            f"{folder}: readings cannot be kept ({why}){what}; make room, or"
            " name another place with --shelf"
        ) from error
