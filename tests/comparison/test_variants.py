"""Two reports side by side."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison.variants import compare_words, mark_changes


def shown(runs) -> list[tuple[str, str]]:
    return [(run.words.strip(), str(run.change)) for run in runs]


def test_kept_dropped_added_and_replaced_words_are_told_apart():
    left, right = compare_words("We will open the road in May", "We open the bridge in May soon")
    assert shown(left) == [
        ("We", "kept"), ("will", "dropped"), ("open the", "kept"), ("road", "replaced"), ("in May", "kept"),
    ]  # fmt: skip
    assert ("bridge", "replaced") in shown(right)
    assert ("soon", "added") in shown(right)


def test_a_negation_that_is_lost_stands_in_its_place():
    runs = mark_changes("We will not deploy them", "We will deploy them")
    assert shown(runs) == [("We will", "kept"), ("not", "dropped"), ("deploy them", "kept")]


def test_case_and_apostrophes_do_not_count():
    left, _ = compare_words("It’s Done", "it's done")
    assert [str(run.change) for run in left] == ["kept"]


def test_opening_marks_go_with_the_word_they_open():
    _, runs = compare_words("He paid $916 million", "He paid $916 million “gladly”")
    assert [run.words for run in runs] == ["He paid $916 million", " “gladly”"]


TEXTS = st.text() | st.lists(
    st.sampled_from(["the", "Road", "$916", "million", "“no”", "—", "it’s", "5%", "(a)", "…", "\n"])
).map(" ".join)


@given(TEXTS, TEXTS)
def test_runs_joined_give_the_text_back(one, other):
    left, right = compare_words(one, other)
    assert "".join(run.words for run in left) == one
    assert "".join(run.words for run in right) == other
    marked = mark_changes(one, other)
    assert "".join(run.words for run in marked if run.change != "dropped") == other
