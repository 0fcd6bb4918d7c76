"""Quotations by their marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corpus.paragraphs import split_paragraphs
from attribution.language.quotation_marks import find_quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we are ready" today.', ["we are ready"]),
        ("He said “we are ready” today.", ["we are ready"]),
        ("He said ''we are ready'' today.", ["we are ready"]),
        ("He said ``we are ready'' today.", ["we are ready"]),
        ("He said « we are ready » today.", ["we are ready"]),
        ("He said «we are ready» today.", ["we are ready"]),
        ("He said „we are ready“ today.", ["we are ready"]),
        ("They asked for a ” small sign “ of trust.", ["small sign"]),
        ("He gave ” no answer “ to the ” question “, she noted.", ["no answer", "question"]),
        ("He called it ‘a fine day’ again.", ["a fine day"]),
        ("“We are united. “", ["We are united."]),
        ("“Yes”, he said, “we can”.", ["Yes", "we can"]),
    ],
)
def test_every_style_of_mark_is_read(text, expected):
    assert inner(text) == expected


def test_nested_marks_belong_to_the_outer_quotation():
    assert inner("“He told me ‘never’ twice,” she said.") == ["He told me ‘never’ twice,"]


def test_missing_closing_mark_ends_with_its_sentence():
    text = "She said “this will go wrong. Nobody listened. They left.\n\nThe next day was calm."
    assert inner(text) == ["this will go wrong."]


def test_a_new_opening_mark_ends_an_unclosed_quotation():
    text = "She said “this is wrong. Later he said “that is right” again."
    assert inner(text) == ["this is wrong.", "that is right"]


def test_quotation_over_paragraphs_opens_anew_each_time():
    text = "“First part of it.\n\n“Second part of it.\n\n“Last part,” she said."
    quotations = find_quotations(text, split_paragraphs(text))
    assert [q.continues for q in quotations] == [True, True, False]
    assert [q.inner.of(text) for q in quotations] == [
        "First part of it.", "Second part of it.", "Last part,",
    ]  # fmt: skip


def test_a_stray_closing_mark_is_ignored():
    assert inner("It was over” by noon. He said “yes” then.") == ["yes"]


def test_apostrophes_are_not_quotations():
    assert inner("The boys' dog isn't Ann's; it’s the neighbours’ dog from the '90s.") == []


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`", max_size=120))
def test_quotations_stay_inside_their_paragraph(text):
    paragraphs = split_paragraphs(text)
    for quotation in find_quotations(text, paragraphs):
        assert paragraphs[quotation.paragraph].contains(quotation.span)
        assert quotation.span.contains(quotation.inner)
        assert quotation.inner.of(text).strip()
