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
