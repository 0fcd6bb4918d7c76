"""Acronyms and the names they stand for."""

import pytest

from attribution.speakers.names.acronyms import find_introduced, initials_of, plain_acronym


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("NRA", "NRA"), ("the N.R.A.", "NRA"), ("AT&T", "ATT"), ("NGOs", "NGOs"),
        ("Norway", None), ("the Harbour Board", None), ("A", None), ("ABCDEFGHI", None),
    ],
)  # fmt: skip
def test_an_acronym_is_written_in_capitals(name, acronym):
    assert plain_acronym(name) == acronym


def test_small_words_count_among_the_initials_or_do_not():
    assert initials_of("Department of the Harbour") == {"DH", "DOTH"}
    assert initials_of("Anti-Noise League") == {"ANL"}
    assert initials_of("Globex") == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then the Harbour Workers Union (HWU) left.", {"HWU": "Harbour Workers Union"}),
        ("The Board of Old Harbours (“BOH”) left.", {"BOH": "Board of Old Harbours"}),
        ("Ann Lee joined. Harbour Workers (the H.W.) left.", {"HW": "Harbour Workers"}),
        ("the harbour workers union (HWU) left.", {}),
        ("The Harbour. Workers Union (HWU) left.", {}),
        ("Ann Lee (HWU) left.", {}),
    ],
)
def test_an_article_introduces_an_acronym_behind_its_name(text, found):
    assert find_introduced(text) == found
