"""Sentences, words and rows longer than models read."""

import random
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from attribution.language.annotate import LONGEST_SENTENCE
from attribution.language.encoder import MAX_WINDOW_PIECES, Pieces, overlapping, row_batches

FRAME = (
    "Rain fell on the town.\n\n{}\n\n“We will not reopen before May,” Ann Miller told reporters.\n"
)
GIVEN = ["Ann", "Bo", "Carl", "Dora", "Emil", "Fay", "Gus", "Hal", "Ida", "Jon"]
NAMES = [f"{GIVEN[n % 10]} Berg{n}" for n in range(200)]
WORDS = ["the", "and", "of", "to", "rain", "mayor", "town", "they", "would", "know", "it"]
TRANSCRIPT = random.Random(1).choices(WORDS, k=520)


@pytest.fixture(autouse=True)
def one_thread():
    """As articles are read; several threads wait for each other on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@given(st.integers(1, 3000), st.integers(3, 600), st.data())
def test_windows_cover_a_row_once_and_overlap(length, size, data):
    overlap = data.draw(st.integers(1, size - 1))
    cuts = overlapping(length, size, overlap)
    kept = [place for cut in cuts for place in range(cut.first, cut.last)]
    assert kept == list(range(length))
    assert all(cut.start <= cut.first <= cut.last <= cut.end <= cut.start + size for cut in cuts)
    assert all(one.end - other.start >= overlap for one, other in pairwise(cuts))


def test_a_row_that_fits_is_one_window():
    assert len(overlapping(MAX_WINDOW_PIECES)) == 1
    assert len(overlapping(MAX_WINDOW_PIECES + 1)) == 2


@given(st.lists(st.integers(1, 40)), st.integers(1, 90))
def test_batches_hold_each_row_once_and_no_more_than_they_may(lengths, limit):
    batches = [lengths[batch] for batch in row_batches(lengths, limit)]
    assert [length for batch in batches for length in batch] == lengths
    assert all(batch and (sum(batch) <= limit or len(batch) == 1) for batch in batches)
    assert all(sum(one) + other[0] > limit for one, other in pairwise(batches))


def test_a_row_longer_than_the_encoder_reads_has_a_state_for_each_piece(package):
    row = package.encoder.tokenizer.row(["harbour"] * 1500)
    ((top, lower),) = package.encoder.encode_rows([row], below=3)
    assert top.shape == lower.shape == (len(row.ids), 384)
    (middle,) = package.encoder.encode_rows([Pieces(row.ids[:400], [])])
    assert torch.allclose(
        top[:200].norm(dim=1).mean(), middle[0][:200].norm(dim=1).mean(), rtol=0.1
    )


@pytest.mark.parametrize(
    "long",
    [
        "The list: " + ", ".join(NAMES) + ".",
        " ".join(TRANSCRIPT),
        "zxqv" * 25 + (" " + "qxzj" * 25) * 30,
    ],
    ids=["names", "transcript", "strange words"],
)
def test_a_long_sentence_costs_neither_the_article_nor_its_own_words(read, long):
    text = FRAME.format(long)
    annotated = read(text)
    assert all(len(sentence.words) <= LONGEST_SENTENCE for sentence in annotated.sentences)
    words = [word for sentence in annotated.sentences for word in sentence.words]
    assert all(word.span.of(text) == word.text for word in words)
    assert {word for word in long.split() if word.isalpha()} <= {word.text for word in words}
    assert any(part.of(text) == "told" for found in annotated.attributions for part in found.cue)


def test_a_long_list_is_cut_behind_a_comma(read):
    text = FRAME.format("The list: " + ", ".join(NAMES) + ".")
    sentences = [s for s in read(text).sentences if "Berg" in s.span.of(text)]
    assert len(sentences) > 3
    assert all(sentence.span.of(text)[-1] in ",." for sentence in sentences)


def test_a_word_of_a_picture_is_read_in_no_time_and_shown_whole(read):
    word = "data:image/png;base64," + "Ab0" * 300_000
    text = FRAME.format(f"Ann said that {word} was a picture.")
    annotated = read(text)
    words = [word for sentence in annotated.sentences for word in sentence.words]
    assert max(len(one.text) for one in words) <= 103
    assert any(one.span.of(text).endswith("Ab0" * 1000) for one in words)
    assert [one.span.of(text) for one in words][-3:] == ["told", "reporters", "."]
