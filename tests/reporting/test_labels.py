"""Labels are short, and differ where the names do."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from attribution.reporting.labels import fit, short_labels, shorten, wrap

NAMES = st.lists(st.text("ab é习", min_size=1, max_size=50).map(str.strip).filter(bool), unique=True, max_size=8)  # fmt: skip


def test_a_label_is_cut_at_a_words_end():
    assert shorten("the national security council", 16) == "the national…"
    assert shorten("the national", 16) == "the national"


def test_wide_letters_count_twice():
    assert cell_len(shorten("习近平主席讲话", 8)) <= 8


def test_names_that_would_be_cut_alike_keep_their_ends():
    names = ["The Herald of the North, Edition 1", "The Herald of the North, Edition 2"]
    assert list(short_labels(names, 20).values()) == ["The Heral…Edition 1", "The Heral…Edition 2"]


@given(NAMES)
def test_short_labels_are_short_and_differ(names):
    labels = list(short_labels(names, 12).values())
    assert len(set(labels)) == len(names)
    assert all(cell_len(label) <= 12 for label in labels)


@given(NAMES)
def test_labels_fit_their_place(names):
    for label in fit(names, 12, 2):
        assert len(label.split("\n")) <= 2


def test_a_text_is_broken_into_lines_and_the_rest_is_cut():
    assert wrap("one two three four five", 9, 2) == "one two\nthree…"
