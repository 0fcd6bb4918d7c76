"""Which articles are read in which part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.engine import WHOLE, keys_of_part
from attribution.inventory import Entry
from attribution.types import Article


def entries(number: int, different: int) -> list[Entry]:
    """So many articles, of so many different texts."""
    return [Entry(Article(f"{n}.txt", ""), (n % different).to_bytes(32)) for n in range(number)]


@given(st.integers(1, 1000), st.integers(1, 400), st.integers(1, 7))
def test_every_text_is_in_one_part(number, different, parts):
    found = entries(number, different)
    shares = [keys_of_part(found, (part, parts)) for part in range(1, parts + 1)]
    assert sorted(key for share in shares for key in share) == sorted({e.key for e in found})


def test_parts_are_blocks_of_neighbours_in_turn():
    found = entries(450, 450)
    first, second = (keys_of_part(found, (part, 2)) for part in (1, 2))
    assert [int.from_bytes(key) for key in second] == [*range(100, 200), *range(300, 400)]
    assert len(first) == 250


@pytest.mark.parametrize("number", [0, 1, 101])
def test_the_whole_is_one_part(number):
    found = entries(number, 500)
    assert list(keys_of_part(found, WHOLE)) == [entry.key for entry in found]
