"""Boilerplate by general cues."""

import pytest

from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.paragraphs import split_paragraphs

ARTICLE = "The minister said the road would open in May.\n\nShe thanked the workers for their patience.\n\n"


def reasons(text: str) -> dict[str, str]:
    return {m.span.of(text): m.reason for m in mark_boilerplate(text, split_paragraphs(text))}


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Floods in the north",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Comments are closed.",
        "Sign up for our newsletter and get the news in your inbox",
        "Share this on Facebook",
        "Published: 2020-01-04",
        "Daily Planet with AFP",
        "Copyright 2020 Daily Planet",
        "This website uses cookies to improve your experience.",
        "By Ann Lee",
    ],
)
def test_lines_that_are_not_article_are_marked(line):
    assert line in reasons(ARTICLE + line)


def test_everything_after_the_comment_form_is_marked():
    text = ARTICLE + "Latest news\n\nA bridge fell, says the mayor\n\nTwo dogs found"
    assert set(reasons(text)) == {"Latest news", "A bridge fell, says the mayor", "Two dogs found"}


@pytest.mark.parametrize(
    "line",
    [
        "“Read this also,” he said to the committee as it met on Tuesday morning in the capital.",
        "Source of the trouble was a leaking pipe, the engineer explained to reporters.",
        "Latest news from the front reached the town at dawn, she wrote.",
        "By noon the square was empty, police said.",
        "Copyright law will be tightened, the minister said.",
        "Cookies were to blame, she added.",
        "Cookie sales paid for the roof, said the vicar.",
    ],
)
def test_sentences_that_merely_look_alike_are_not_marked(line):
    assert line not in reasons(ARTICLE + line)


def test_menu_glued_to_the_title_is_marked():
    text = "HomeWorldFloods hit the northern coast\nFloods hit the northern coast\n\n" + ARTICLE
    assert reasons(text) == {"HomeWorldFloods hit the northern coast": "title repeated"}


def test_headings_are_short_lines_without_a_full_stop():
    text = "Road opens in May\n\n" + ARTICLE + "“A proud day”\n\nThe band played on.\n"
    paragraphs = split_paragraphs(text)
    headings = [s.of(text) for s in find_headings(text, paragraphs, ())]
    assert headings == ["Road opens in May", "“A proud day”"]
