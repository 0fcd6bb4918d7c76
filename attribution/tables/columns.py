"""Rows that come one at a time, kept as Arrow columns: a tenth of what they take as objects."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from attribution.harmless import storable
from attribution.tables.schema import Column

_CHUNK = 4096  # rows that are objects at a time
_TEXTS = frozenset({"resolved_by", "labels"})  # columns of lists of texts; others hold spans
_TYPES = {
    "str": pa.large_string(),
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "bool": pa.bool_(),
    "boolean": pa.bool_(),
}


class GrowingTable:
    """A table that grows row by row.

    Arguments:
        columns: its schema; lists are of [start, end) or of texts.
    """

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._schema = pa.schema([(column.name, _arrow_type(column)) for column in columns])
        self._texts = [column.name for column in columns if column.type == "str"]
        self._lists = [c.name for c in columns if c.name in _TEXTS]
        self._waiting: list[dict[str, Any]] = []
        self._chunks: list[pa.RecordBatch] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Append a row.

        Halves of a character, which no table can hold, are replaced; offsets stay.

        Arguments:
            row: a key that is absent becomes a missing value.
        """
        kept = dict(row)
        for name in self._texts:
            text = kept.get(name)
            kept[name] = storable(text) if isinstance(text, str) else None  # NaN is missing too
        for name in self._lists:
            kept[name] = [storable(text) for text in kept[name]]
        self._waiting.append(kept)
        if len(self._waiting) == _CHUNK:
            self._pack()

    def look(self, *names: str) -> pd.DataFrame:
        """Some columns, as they are so far.

        Arguments:
            names: of the columns.
        """
        packed = self._packed()
        wanted = [column for column in self._columns if column.name in names]
        return pd.DataFrame({c.name: _series(packed.column(c.name), c) for c in wanted})

    def take(self) -> pd.DataFrame:
        """The table with the schema's types; the rows are let go."""
        packed = self._packed()
        self._chunks = []
        found = {}
        for column in self._columns:
            found[column.name] = _series(packed.column(column.name), column)
            packed = packed.drop_columns(column.name)
        return pd.DataFrame(found)

    def _packed(self) -> pa.Table:
        self._pack()
        # pandas cannot join columns of no chunk at all
        chunks = self._chunks or [pa.RecordBatch.from_pylist([], self._schema)]
        return pa.Table.from_batches(chunks, self._schema)

    def _pack(self) -> None:
        if self._waiting:
            self._chunks.append(pa.RecordBatch.from_pylist(self._waiting, self._schema))
            self._waiting = []


def _arrow_type(column: Column) -> pa.DataType:
    if column.type != "object":
        return _TYPES[column.type]
    return pa.list_(pa.large_string() if column.name in _TEXTS else pa.list_(pa.int64()))


def _series(values: pa.ChunkedArray, column: Column) -> pd.Series:
    if column.type == "object":
        return pd.Series(_objects(values), dtype="object")
    if column.type == "str":
        return pd.Series(pd.StringDtype("pyarrow", na_value=np.nan).__from_arrow__(values))
    return pd.Series(values.to_pandas()).astype(column.type)


def _objects(values: pa.ChunkedArray) -> np.ndarray:
    """Lists, one a row; from chunk to chunk, so that few are there twice."""
    found = np.empty(len(values), dtype=object)
    at = 0
    for chunk in values.chunks:
        for value in chunk.to_pylist():
            found[at] = value
            at += 1
    return found
