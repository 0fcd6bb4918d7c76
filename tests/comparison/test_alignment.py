"""Two reports word by word."""

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
