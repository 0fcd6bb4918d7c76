"""Two reports word by word."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison.alignment import Change, align, words_in

WORDS = st.lists(st.sampled_from(["We", "will", "not", "deploy", "U.S.", "$1,000", "he’s", "a"]))


def changes(one: str, other: str) -> list[tuple[str, str, str]]:
    pieces = align(words_in(one, [[0, len(one)]]), words_in(other, [[0, len(other)]]))
    return [
        (piece.change, " ".join(w.text for w in piece.one), " ".join(w.text for w in piece.other))
        for piece in pieces
    ]


def test_kept_dropped_added_and_replaced_words_are_told_apart():
    assert changes("We will open the road in May", "We open the bridge in May soon") == [
        ("kept", "We", "We"),
        ("dropped", "will", ""),
        ("kept", "open the", "open the"),
        ("replaced", "road", "bridge"),
        ("kept", "in May", "in May"),
        ("added", "", "soon"),
    ]


def test_case_points_and_apostrophes_are_no_change():
    assert changes("It’s the U.S. way", "it's The US way") == [
        ("kept", "It’s the U.S. way", "it's The US way")
    ]


def test_one_word_written_as_two_is_kept():
    assert ("kept", "work force", "workforce") in changes("our work force now", "our workforce now")


def test_another_inflection_is_a_replacement_of_that_word():
    assert ("replaced", "opposes", "opposed") in changes(
        "Ann Lee opposes the plan", "she firmly opposed the plan"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("word " * 4000, "word other " * 2000),
        ("said so " * 4000, "so he said " * 3000),
        ("Sen. " * 3000, "Senator " * 3000),
        ("work force " * 1500, "workforce " * 1500),
        (" ".join(f"n{n}" for n in range(3000)), " ".join(f"m{n}" for n in range(3000))),
    ],
)
def test_long_and_monotonous_reports_are_compared_in_seconds(one, other):
    begin = time.process_time()
    pieces = align(words_in(one, [[0, len(one)]]), words_in(other, [[0, len(other)]]))
    assert time.process_time() - begin < 10
    for side, text in (("one", one), ("other", other)):
        assert [w.text for p in pieces for w in getattr(p, side)] == re.findall(r"\w+", text)


def test_of_monotonous_reports_as_many_words_as_can_be_are_kept():
    found = changes("he " + "so " * 3000 + "a", "he " + "so no " * 1500 + "a")
    assert found[0] == ("kept", "he so", "he so")
    assert found[-1][0] == "kept"
    assert sum(len(one.split()) for change, one, _ in found if change == "kept") == 1502


def test_of_books_the_beginning_and_the_end_are_kept(monkeypatch):
    monkeypatch.setattr("attribution.comparison.alignment._MOST_EXACT", 0)
    monkeypatch.setattr("attribution.comparison.alignment._MOST_AT_ALL", 0)
    found = changes("we will a b c stay here", "we will d b e f g h stay here")
    assert found[0] == ("kept", "we will", "we will")
    assert found[-1] == ("kept", "stay here", "stay here")
    assert "kept" not in [change for change, *_ in found[1:-1]]


@st.composite
def reports(draw):
    """A text and spans of it, with gaps between that are no report."""
    text, spans = "", []
    for words in draw(st.lists(WORDS.filter(bool), min_size=1, max_size=3)):
        text += " he said, "
        start = len(text)
        text += draw(st.sampled_from([" ", ", ", " “"])).join(words)
        text += draw(st.sampled_from(["", ".", "”"]))
        spans.append([start, len(text)])
    return text, spans


@given(reports(), reports())
def test_pieces_give_back_both_texts_and_hold_every_word_once(one, other):
    mine, theirs = words_in(*one), words_in(*other)
    pieces = align(mine, theirs)
    assert [word for piece in pieces for word in piece.one] == mine
    assert [word for piece in pieces for word in piece.other] == theirs
    for (text, spans), side in ((one, "one"), (other, "other")):
        tiles = [word.tile for piece in pieces for word in getattr(piece, side)]
        whole = "".join(text[start:end] for start, end in tiles)
        assert whole == "".join(text[start:end] for start, end in spans)
    for piece in pieces:
        assert bool(piece.one) == (piece.change is not Change.ADDED)
        assert bool(piece.other) == (piece.change is not Change.DROPPED)
        for words in (piece.one, piece.other):
            assert len({word.span for word in words}) <= 1


@given(reports())
def test_a_report_against_itself_is_kept(one):
    words = words_in(*one)
    assert {piece.change for piece in align(words, words)} == {Change.KEPT}
