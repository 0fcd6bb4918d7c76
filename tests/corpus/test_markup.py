"""Plain text, and what other programs write."""

import pytest

from attribution.corpus.markup import written_as

PROSE = "The minister said that the road would be open in May. " * 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{\\rtf1\\ansi " + PROSE, "RTF"),
        ("\n <!-- saved --> <!DOCTYPE html>\n<html>" + PROSE, "HTML"),
        ("<HTML><p>" + PROSE, "HTML"),
        (f"<p>{PROSE}</p>\n\n<p>{PROSE}</p>", "HTML"),
        (f"<div class='a'><p>{PROSE}<br/><a href='x'>more</a></p></div>" * 2, "HTML"),
        ('<?xml version="1.0"?><nitf>' + PROSE, "XML"),
        ("%PDF-1.4\n" + PROSE, "PDF"),
    ],
)
def test_markup_is_named(text, kind):
    assert kind in written_as(text)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Type <b>bold</b>, he said, and <i> for italics. " + PROSE,
        "<b>ROAD OPENS</b>\n" + "\n".join([PROSE] * 3),
        "a < b and c > d. " + PROSE,
        "The DOCTYPE html line comes first, she said. " + PROSE,
        "",
    ],
)
def test_prose_that_mentions_tags_is_prose(text):
    assert written_as(text) is None


def test_a_megabyte_of_angle_brackets_is_quick():
    assert written_as("<a " * 300_000) is None


@pytest.mark.parametrize(
    ("tags", "words", "kind"), [(8, 399, "HTML"), (7, 300, None), (8, 401, None), (9, 401, "HTML")]
)
def test_many_tags_among_few_words_are_a_web_page(tags, words, kind):
    text = "word <b> " * tags + "word " * (words - 2 * tags)
    assert (written_as(text) is not None) is (kind is not None)


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["<p>The road", "</p> is open"], True),
        (["<p>The road", "<p> is open"], False),
        (["<p>The road", "is open</p>"], False),
        (["<p>The road", "</p> is", "open"], True),
    ],
)
def test_lines_that_mostly_begin_with_tags_are_a_web_page(lines, page):
    assert (written_as("\n".join(lines)) is not None) is page


def test_a_saved_letter_is_a_web_page_only_where_html_follows_its_head():
    head = "From: <saved>\nSubject: the road\n"
    assert written_as(f"{head}<html><p>{PROSE}") == "a web page"
    assert written_as(head + PROSE) is None


def test_tags_far_behind_the_beginning_are_not_looked_at():
    assert written_as("word " * 4000 + "<p>word</p>" * 900) is None
