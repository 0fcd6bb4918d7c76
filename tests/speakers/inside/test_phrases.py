"""The name in a phrase."""

import pytest

from attribution.speakers.inside.phrases import tidy


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("OSLO, Norway (AP) — The harbour board", "The harbour board"),
        ("LONDON (Reuters) - the harbour board", "the harbour board"),
        ("and the harbour\nboard,", "the harbour board"),
        ("the Harbour Workers Union (HWU)", "the Harbour Workers Union"),
        ("the Harbour-Workers Union", "the Harbour-Workers Union"),
    ],
)
def test_what_an_article_adds_to_a_name_goes(phrase, name):
    assert tidy(phrase) == name
