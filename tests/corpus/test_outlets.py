"""Outlets written in several ways."""

from attribution.corpus.outlets import join_outlets


def test_outlets_that_differ_in_case_or_spaces_are_one_and_it_is_said():
    names, notes = join_outlets(["fox", "Fox News", "FOX", "FOX ", "Fox  news", "CNN"])
    assert names == ("FOX", "Fox News", "FOX", "FOX", "Fox News", "CNN")
    assert 'only are one, FOX: "fox" (1), "FOX" (1), "FOX " (1)' in notes[0]
    assert len(notes) == 2


def test_one_way_of_writing_needs_no_note():
    assert join_outlets(["Fox", "Fox", "CNN"]) == (("Fox", "Fox", "CNN"), ())


def test_an_outlet_called_unknown_is_none():
    assert join_outlets(["Unknown", " ", "unknown"]) == (("unknown",) * 3, ())
