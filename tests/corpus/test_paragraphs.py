"""Paragraphs without moving a character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from attribution.corpus.paragraphs import split_paragraphs


def test_each_line_is_a_paragraph():
    text = "One line here.\nAnother line there.\n\nA third."
    assert [s.of(text) for s in split_paragraphs(text)] == [
        "One line here.", "Another line there.", "A third.",
    ]  # fmt: skip


def test_lines_wrapped_at_a_width_are_one_paragraph():
    text = (
        "This paragraph was wrapped by hand at some sixty characters\n"
        "a line, as plain text from a mail program often is, so that\n"
        "its lines stop in mid-sentence.\n\nThe next one."
    )
    assert len(split_paragraphs(text)) == 2


@given(st.text(max_size=200))
def test_paragraphs_cover_every_visible_character_once(text):
    spans = split_paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(s.of(text) for s in spans)
    assert sorted("".join(covered.split())) == sorted("".join(text.split()))
