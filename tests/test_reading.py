"""What an article gives, as it is sent between processes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from attribution.reading import ReadArticle, pack, unpack
from attribution.types import Fact, LeftOut, Reference, Span, Statement

SPANS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(
    lambda pair: Span(*sorted(pair))
)
SHARES = st.floats(0, 1)
st.register_type_strategy(Span, SPANS)
READ = st.builds(
    ReadArticle,
    st.lists(st.builds(Statement, confidence=SHARES), max_size=3).map(tuple),
    st.lists(st.from_type(LeftOut), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Reference,
            confidence=st.none() | SHARES,
            facts=st.lists(st.from_type(Fact), max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    st.binary(max_size=9),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the format is made first
@given(READ)
def test_what_is_packed_comes_back_as_it_was(read):
    again = unpack(pack(read))
    assert again == read
    assert repr(again) == repr(read)  # enumerations stay enumerations, tuples tuples


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"statements": 1}', b"\x80\x04N."])
def test_anything_else_is_refused(data):
    with pytest.raises(ValidationError):
        unpack(data)
