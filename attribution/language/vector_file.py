"""Sentence vectors on disk while a corpus is linked: two million of them would fill the memory."""

import tempfile
from collections.abc import Sequence

import numpy as np

from attribution.language.sentence_vectors import HALF, SIZE, VECTOR_BYTES


class VectorFile:
    """Rows of sentence vectors in a file without a name, which goes with this process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the object
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, rows: bytes) -> int:
        """Append vectors.

        Arguments:
            rows: the bytes of whole vectors.

        Returns:
            How many they are.

        Raises:
            ValueError: the last is not whole.
        """
        number, rest = divmod(len(rows), VECTOR_BYTES)
        if rest:
            raise ValueError(f"{len(rows)} bytes are no whole vectors of {SIZE} numbers")
        self._file.seek(0, 2)
        self._file.write(rows)
        self._size += number
        return number

    def take(self, rows: Sequence[int]) -> np.ndarray:
        """Some vectors in single precision, (rows, `SIZE`); neighbours are read at once.

        Arguments:
            rows: indices in the order in which they were added; in any order, best ascending.
        """
        wanted = np.asarray(rows, dtype=np.int64)
        found = np.empty((len(wanted), SIZE), dtype=np.float32)
        breaks = np.flatnonzero(np.diff(wanted) != 1) + 1
        for part in np.split(np.arange(len(wanted)), breaks):
            if len(part):
                self._file.seek(int(wanted[part[0]]) * VECTOR_BYTES)
                data = self._file.read(len(part) * VECTOR_BYTES)
                found[part] = np.frombuffer(data, dtype=HALF).reshape(-1, SIZE)
        return found
