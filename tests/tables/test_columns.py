"""A table that grows row by row is the one made of all its rows."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.tables import STATEMENTS, make_table
from attribution.tables.columns import GrowingTable

SPANS = st.lists(st.lists(st.integers(0, 99), min_size=2, max_size=2), max_size=3)
TEXTS = st.text(st.characters(), max_size=5)
VALUES = {
    "str": st.none() | TEXTS,
    "Int64": st.none() | st.integers(0, 10**9),
    "Float64": st.none() | st.floats(0, 1),
}
ROWS = st.fixed_dictionaries(
    {
        column.name: VALUES[column.type]
        if column.type in VALUES
        else (st.lists(TEXTS, max_size=2) if column.name == "resolved_by" else SPANS)
        for column in STATEMENTS
    }
)


@settings(deadline=None, max_examples=30)
@given(st.lists(ROWS, max_size=4))
def test_it_is_the_table_made_at_once(rows):
    growing = GrowingTable(STATEMENTS)
    for row in rows:
        growing.add(row)
    expected = make_table(rows, STATEMENTS)
    some = ["statement_id", "content"]
    seen = growing.look(*some)
    pd.testing.assert_frame_equal(seen, expected[seen.columns])
    assert sorted(seen.columns) == sorted(some)
    pd.testing.assert_frame_equal(growing.take(), expected)
