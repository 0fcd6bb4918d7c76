"""Two reports side by side."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison.variants import mark_changes


def shown(runs) -> list[tuple[str, str]]:
    return [(run.words.strip(), str(run.change)) for run in runs]


def test_kept_dropped_added_and_replaced_words_are_told_apart():
    runs = mark_changes("We will open the road in May", "We open the bridge in May soon")
    assert shown(runs) == [
        ("We", "kept"), ("will", "dropped"), ("open the", "kept"), ("bridge", "replaced"), ("in May", "kept"),
        ("soon", "added"),
    ]  # fmt: skip


def test_a_negation_that_is_lost_stands_in_its_place():
    runs = mark_changes("We will not deploy them", "We will deploy them")
    assert shown(runs) == [("We will", "kept"), ("not", "dropped"), ("deploy them", "kept")]


def test_case_and_apostrophes_do_not_count():
    assert shown(mark_changes("It’s Done", "it's done")) == [("it's done", "kept")]


def test_opening_marks_go_with_the_word_they_open():
    runs = mark_changes("He paid $916 million", "He paid $916 million “gladly”")
    assert [run.words for run in runs] == ["He paid $916 million", " “gladly”"]


TEXTS = st.text() | st.lists(
    st.sampled_from(["the", "Road", "$916", "million", "“no”", "—", "it’s", "5%", "(a)", "…", "\n"])
).map(" ".join)


@given(TEXTS, TEXTS)
def test_runs_joined_without_those_dropped_give_the_report_back(one, other):
    marked = mark_changes(one, other)
    assert "".join(run.words for run in marked if run.change != "dropped") == other
