"""Word-level comparison of two reports."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison.variants import compare_words


def test_same_changed_and_added_words_are_told_apart():
    left, right = compare_words("We will open the road in May", "We open the bridge in May soon")
    assert [(p.words, p.change) for p in left] == [
        ("We", "same"), ("will", "only here"), ("open the", "same"), ("road", "changed"), ("in May", "same"),
    ]  # fmt: skip
    assert ("bridge", "changed") in [(p.words, p.change) for p in right]
    assert ("soon", "only here") in [(p.words, p.change) for p in right]


def test_case_and_apostrophes_do_not_count():
    left, _ = compare_words("It’s Done", "it's done")
    assert [p.change for p in left] == ["same"]


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e"])),
    st.lists(st.sampled_from(["a", "b", "c", "d"])),
)
def test_pieces_joined_give_the_words_back(one, other):
    left, right = compare_words(" ".join(one), " ".join(other))
    assert " ".join(p.words for p in left).split() == one
    assert " ".join(p.words for p in right).split() == other
    same = [[p.words for p in side if p.change == "same"] for side in (left, right)]
    assert same[0] == same[1]
