"""Vectors come back from their file as they went in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.language.sentence_vectors import HALF, SIZE
from attribution.language.vector_file import VectorFile

ROWS = np.random.default_rng(1).normal(size=(12, SIZE)).astype(HALF)


@given(st.lists(st.integers(0, 11), max_size=20), st.integers(0, 12))
def test_any_rows_in_any_order_come_back(wanted, first):
    vectors = VectorFile()
    assert vectors.add(ROWS[:first].tobytes()) == first
    vectors.take(range(first))  # reading in between moves nothing
    vectors.add(ROWS[first:].tobytes())
    assert len(vectors) == 12
    assert np.array_equal(vectors.take(wanted), ROWS[wanted].astype(np.float32))


def test_half_a_vector_is_refused():
    with pytest.raises(ValueError, match="no whole vectors"):
        VectorFile().add(b"\0" * 100)
