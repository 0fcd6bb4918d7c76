"""Bytes that are text, were text once, or never were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corpus.decode import UndecodableError, decode

TEXT = "“Café” – the minister’s road.\r\nIt opens in May.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_the_encodings_that_programs_write_are_read(encoding):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.damage) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding):
    assert decode(("The road is open. " * 9).encode(encoding)).text == "The road is open. " * 9


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_text_cut_off_in_a_character_is_read_up_to_there(encoding):
    decoded = decode(TEXT.encode(encoding)[:-1])
    assert decoded.text == TEXT[:-1]
    assert "ends in the middle of a character" in decoded.damage


def test_half_of_a_surrogate_pair_is_one_damaged_character():
    decoded = decode(("The road \U0001f6a7 is open." * 20 + "\U0001f6a7").encode("utf-16")[:-2])
    assert decoded.text.endswith("open.\ufffd")
    assert "1 of its characters" in decoded.damage


def test_utf_8_with_a_damaged_character_stays_utf_8():
    decoded = decode(("“We will,” she said. “No.” ".encode() * 3)[:-2])
    assert decoded.text.startswith("“We will,” she said.")
    assert "cannot be read" in decoded.damage


def test_bytes_that_only_begin_like_utf_16_are_refused():
    with pytest.raises(UndecodableError, match="not UTF-16"):
        decode(b"\xff\xfe" + bytes(range(256)) * 20)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        decoded = decode(data)
    except UndecodableError:
        return
    decoded.text.encode()


@given(
    st.text(st.characters(exclude_categories=("C",)), max_size=200),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_whatever_was_written_with_a_mark_is_read_again(text, encoding):
    assert decode(text.encode(encoding)).text == text
