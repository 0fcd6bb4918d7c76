"""Probabilities of many pairs of parts, sixteen bytes each."""

from collections.abc import Sequence

import numpy as np


class Scores:
    """Probabilities of pairs of parts; none before `sort`."""

    def __init__(self) -> None:
        self._pairs: list[np.ndarray] = []
        self._values: list[np.ndarray] = []

    def add(self, pairs: Sequence[tuple[int, int]], values: Sequence[float]) -> None:
        """Take up pairs; of one that comes twice the later value counts.

        Arguments:
            pairs: of parts, the lower number first.
            values: the probability of each.
        """
        if len(pairs):
            self._pairs.append(_number(*np.asarray(pairs, dtype=np.int64).T))
            self._values.append(np.asarray(values, dtype=np.float64))

    def sort(self) -> None:
        """Put the pairs in order, once all are there."""
        pairs = np.concatenate([*self._pairs, np.empty(0, dtype=np.int64)])[::-1]
        values = np.concatenate([*self._values, np.empty(0)])[::-1]
        distinct, places = np.unique(pairs, return_index=True)
        self._pairs, self._values = [distinct], [values[places]]

    def between(self, one: Sequence[int], other: Sequence[int]) -> np.ndarray:
        """Probabilities of all pairs of two lists of parts, (one, other); 0 where none is known.

        Arguments:
            one: numbers of parts.
            other: likewise.
        """
        (pairs,), (values,) = self._pairs, self._values
        rows, columns = np.array(one)[:, None], np.array(other)[None]
        wanted = _number(np.minimum(rows, columns), np.maximum(rows, columns))
        if not len(pairs):
            return np.zeros(wanted.shape)
        places = np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)
        return np.where(pairs[places] == wanted, values[places], 0.0)


def _number(lower: np.ndarray, higher: np.ndarray) -> np.ndarray:
    numbers: np.ndarray = (lower << 32) | higher
    return numbers
