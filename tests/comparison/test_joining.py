"""Groups that pairs hold together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.comparison.joining import join_all
from attribution.comparison.scores import Scores

GROUPS = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=4, unique=True), max_size=5)
PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(13, 16)), max_size=4)


def one_by_one(groups, pairs) -> list[list[int]]:
    joined = [set(group) for group in groups]
    for pair in pairs:
        held = [group for group in joined if not group.isdisjoint(pair)]
        joined = [group for group in joined if group.isdisjoint(pair)]
        joined.append(set(pair).union(*held))
    return sorted(sorted(group) for group in joined)


@settings(deadline=None)
@given(GROUPS, PAIRS)
def test_joining_all_at_once_is_joining_pair_by_pair_until_nothing_changes(groups, pairs):
    expected = one_by_one(groups, pairs)
    while (again := one_by_one(expected, pairs)) != expected:
        expected = again
    assert join_all(groups, pairs) == expected


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(6, 9)), st.floats(0, 1)))
def test_scores_come_back_and_later_ones_count(known):
    scores = Scores()
    scores.add(list(known), [0.5] * len(known))
    scores.add(list(known), list(known.values()))
    scores.sort()
    found = scores.between(range(10), range(10))
    for a in range(10):
        for b in range(10):
            assert found[a, b] == known.get((min(a, b), max(a, b)), 0.0)
