"""Boilerplate by general cues."""

import pytest

from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.paragraphs import split_paragraphs
from attribution.types import MarkedSpan

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


@pytest.mark.parametrize(("before", "marked"), [(1, False), (3, True)])
def test_a_heading_early_in_the_text_is_a_menu_and_ends_nothing(before, marked):
    line = "The minister said the road would open in May."
    lines = [line] * before + ["Top stories"] + [line + str(n) for n in range(4)]
    assert (f"{line}3" in reasons("\n\n".join(lines))) is marked


@pytest.mark.parametrize(
    ("above", "title", "marked"),
    [
        ("Home Floods hit the coast", "Floods hit the coast", True),
        ("Floods hit the coast", "Floods hit the coast", True),
        ("Floods hit", "Floods hit", False),
        ("Home Floods hit coast", "Floods hit coast", False),
        (f"{'x' * 40}Floods hit the coast", "Floods hit the coast", True),
        (f"{'x' * 41}Floods hit the coast", "Floods hit the coast", False),
        ("Floods hit the coast", "Fires hit the coast", False),
    ],
)
def test_a_title_is_repeated_by_a_line_that_ends_in_it(above, title, marked):
    found = reasons(f"{above}\n\n{title}\n\n{ARTICLE}")
    assert (found.get(above) == "title repeated") is marked


@pytest.mark.parametrize(
    ("place", "words", "heading"),
    [(0, 28, True), (0, 29, False), (1, 28, True), (2, 14, True), (2, 15, False), (2, 28, False)],
)
def test_a_headline_may_be_twice_as_long_as_a_section_heading(place, words, heading):
    line = " ".join(["word"] * words)
    lines = ["The road is open."] * place + [line, "The band played on."]
    text = "\n\n".join(lines)
    found = [span.of(text) for span in find_headings(text, split_paragraphs(text), ())]
    assert (line in found) is heading


@pytest.mark.parametrize(
    ("line", "first", "heading"),
    [
        ("Is the road open?", True, True),
        ("Is the road open?", False, False),
        ("The road is open!", True, True),
        ("The road is open.", True, False),
        ("The road, he said,", True, False),
        ("The road opens:", True, False),
        ("“The road is open.”", True, False),
        ("The road is open", False, True),
    ],
)
def test_a_heading_ends_without_a_full_stop(line, first, heading):
    text = "\n\n".join([*([] if first else ["The band played."]), line, "The band played on."])
    found = [span.of(text) for span in find_headings(text, split_paragraphs(text), ())]
    assert (line in found) is heading


def test_a_short_last_line_is_no_heading_and_what_is_marked_is_none():
    text = "Road opens\n\nThe band played on.\n\nThe end"
    paragraphs = split_paragraphs(text)
    assert [span.of(text) for span in find_headings(text, paragraphs, ())] == ["Road opens"]
    assert find_headings(text, paragraphs, (MarkedSpan(paragraphs[0], "menu"),)) == ()
