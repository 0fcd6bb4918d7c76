"""What the models are given, and the way back to the article."""

import re

from hypothesis import given
from hypothesis import strategies as st

from attribution.language.parts import (
    LONGEST_WORD,
    MAX_CHARACTERS,
    MAX_WORDS,
    join_parts,
    pieces,
    readable_parts,
)
from attribution.types import Article
from tests.conftest import make_article

STRETCHES = st.lists(
    st.sampled_from(
        ["Ann said. ", "x" * 250 + " ", " " * 300, "“no”, ", "a\n\n", "é" * 101, "\ud800 "]
    ),
    max_size=30,
).map("".join)


def texts_of(article: Article) -> list[str]:
    return [part.text for part in readable_parts(article)]


def test_an_ordinary_text_is_given_as_it_is():
    text = "Rain fell on the town all day.\n\nAnn said it was enough, and went home."
    joined, offsets = join_parts(readable_parts(make_article(text)))
    assert joined == text
    assert offsets.span(5, 9).of(text) == "fell"


def test_the_beginning_of_a_long_word_is_read_and_its_span_is_whole():
    word = "data:image/png;base64," + "A" * 40_000
    text = f"The picture “{word}”, he said, was new."
    (read,) = texts_of(make_article(text))
    assert len(read) < 200
    assert read.endswith("A”, he said, was new.")
    _, offsets = join_parts(readable_parts(make_article(text)))
    start = read.index("data")
    assert offsets.span(start, read.index("”")).of(text) == word
    assert offsets.span(read.index("he"), read.index("he") + 2).of(text) == "he"


def test_a_paragraph_that_is_one_long_word_is_read_to_its_end():
    text = "Rain fell on us.\n\n“" + "a" * 900_000 + ".\n\nAnn went home."
    joined, offsets = join_parts(readable_parts(make_article(text)))
    start = joined.index("aaa")
    assert offsets.span(start, start + LONGEST_WORD - 1).of(text) == "a" * 900_000
    assert offsets.span(joined.index("Ann"), joined.index("Ann") + 3).of(text) == "Ann"


def test_a_long_run_of_spaces_is_not_read():
    (read,) = texts_of(make_article("Ann" + " " * 500_000 + "said so."))
    assert len(read) < 200


def test_no_more_words_and_marks_are_read_at_once_than_memory_allows():
    for text in ("“so”, " * 30_000, "?!.,;:()[] " * 20_000, "Ann.\n\n" * 30_000, "." * 90):
        article = make_article(text)
        found = pieces(article)
        sizes = [sum(len(re.findall(r"\w+|[^\w\s]", part.text)) for part in p) for p in found]
        assert max(sizes) <= MAX_WORDS
        assert len(found) <= sum(sizes) / MAX_WORDS * 2 + 1
        read = "".join(part.text for piece in found for part in piece)
        assert "".join(read.split()) == "".join("".join(texts_of(article)).split())


def test_a_line_of_a_million_characters_is_read_in_parts_that_end_with_sentences():
    text = "Ann said that the rain would never end. " * 25_000
    article = make_article(text[:1_000_000])
    parts = readable_parts(article)
    assert max(len(part.text) for part in parts) <= MAX_CHARACTERS
    assert all(part.text.startswith("Ann said") for part in parts)
    assert all(len(piece) == 1 for piece in pieces(article))
    assert "".join(texts_of(article)).strip() == text[:1_000_000].strip()


def test_halves_of_characters_are_replaced_one_for_one():
    (read,) = texts_of(make_article("Ann \ud800 said so."))
    assert read == "Ann � said so."


@given(STRETCHES)
def test_every_position_leads_back_to_what_was_read(text):
    article = make_article(text)
    joined, offsets = join_parts(readable_parts(article))
    for position, character in enumerate(joined):
        if not character.isspace():
            span = offsets.span(position, position)
            assert text[span.start] == character or character == "�"
            paragraph = article.paragraphs[offsets.paragraph(position)]
            assert paragraph.start <= span.start < paragraph.end


@given(STRETCHES)
def test_spans_stay_in_their_paragraph(text):
    article = make_article(text)
    joined, offsets = join_parts(readable_parts(article))
    for position, character in enumerate(joined):
        if not character.isspace():
            span = offsets.span(position, position + 1)
            assert article.paragraphs[offsets.paragraph(position)].contains(span)
