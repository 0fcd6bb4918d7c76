"""Word-level comparison of two reports."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison.variants import compare_words, describe_changes


def test_same_changed_and_added_words_are_told_apart():
    left, right = compare_words("We will open the road in May", "We open the bridge in May soon")
    assert [(p.words.strip(), p.change) for p in left] == [
        ("We", "same"), ("will", "only here"), ("open the", "same"), ("road", "changed"), ("in May", "same"),
    ]  # fmt: skip
    assert ("bridge", "changed") in [(p.words.strip(), p.change) for p in right]
    assert ("soon", "only here") in [(p.words.strip(), p.change) for p in right]


def test_case_and_apostrophes_do_not_count():
    left, _ = compare_words("It’s Done", "it's done")
    assert [p.change for p in left] == ["same"]


def test_pieces_carry_the_outlets_own_characters():
    _, pieces = compare_words(
        "He paid $916 million, and no tax.", "“He paid $916 million,” she said: “no tax!”"
    )
    assert [piece.words for piece in pieces] == ["“He paid $916 million,”", " she said:", " “no tax!”"]  # fmt: skip
    assert [piece.change for piece in pieces] == ["same", "changed", "same"]


TEXTS = st.text() | st.lists(
    st.sampled_from(["the", "Road", "$916", "million", "“no”", "—", "it’s", "5%", "(a)", "…", "\n"])
).map(" ".join)


@given(TEXTS, TEXTS)
def test_pieces_joined_give_the_text_back(one, other):
    left, right = compare_words(one, other)
    assert "".join(p.words for p in left) == one
    assert "".join(p.words for p in right) == other
    assert all(p.words for p in (*left, *right))


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e"])),
    st.lists(st.sampled_from(["a", "b", "c", "d"])),
)
def test_the_same_words_are_the_same_on_both_sides(one, other):
    left, right = compare_words(" ".join(one), " ".join(other))
    same = [[p.words.strip() for p in side if p.change == "same"] for side in (left, right)]
    assert same[0] == same[1]


def row(text: str, kind: str = "direct", speaker: str | None = "ann") -> pd.Series:
    return pd.Series({"content_text": text, "kind": kind, "speaker_id": speaker})


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (row("The road opens in May as we said"), "same words"),
        (row("The road opens in May as they said"), "wording"),
        (row("The road opens"), "cut"),
        (row("The road opens in May as said"), "dropped"),
        (row("The road opens at last in May as we said"), "added"),
        (row("The road, at last, opens in June as said"), "dropped, added, wording"),
        (row("“The road opens” in May, as we said."), "same words"),
        (row("The road opens in May as we said", "indirect"), "direct → indirect"),
        (row("The road opens in May as we said", speaker="bo"), "other speaker"),
        (row("The road opens in May as we said", speaker=None), "same words"),
    ],
)
def test_changes_are_named(report, expected):
    assert describe_changes(row("The road opens in May as we said"), report) == expected


@pytest.mark.parametrize(
    ("fullest", "report"),
    [
        ("We will not pay for the wall", "We will pay for the wall"),
        ("It costs $5 million a year", "It costs €5 million a year"),
        ("It grew by 1.5 a year in all", "It grew by 1.7 a year in all"),
        ("It grew by 5% a year in all", "It grew by 5 a year in all"),
        ("It was -5 degrees in the north", "It was 5 degrees in the north"),
    ],
)
def test_same_words_means_that_the_words_are_the_same(fullest, report):
    assert describe_changes(row(fullest), row(report)) != "same words"
