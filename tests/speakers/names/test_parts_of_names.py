"""Names taken apart: given names, surname, suffix."""

import pytest

from attribution.speakers.names.folding import fold
from attribution.speakers.names.personal import (
    formal_given,
    full_names,
    is_full,
    is_tail,
    like_given,
    parse_name,
    plain_given,
    same_person,
    spelled_alike,
)


@pytest.mark.parametrize(
    ("text", "given", "surname", "suffix"),
    [
        ("Ann Lund", ("ann",), "lund", ""),
        ("Ann Mary Lund", ("ann", "mary"), "lund", ""),
        ("J. D. Lund Jr.", ("j", "d"), "lund", "jr"),
        ("Don Lund III", ("don",), "lund", "iii"),
        ("Don Lund, M.D.", ("don",), "lund", ""),
        ("Joop van den Berg", ("joop",), "vandenberg", ""),
        ("Lund", (), "lund", ""),
        ("Al Lund", ("al",), "lund", ""),
        ("Mr. Ben Lund", (), "benlund", ""),
        ("al Lund", (), "lund", ""),
        ("Khalid al-Rashid", ("khalid",), "rashid", ""),
        ("Khalid al Rashid", ("khalid",), "rashid", ""),
        ("Faisal bin Salman", ("faisal",), "binsalman", ""),
    ],
)
def test_a_name_has_given_names_a_surname_and_a_suffix(text, given, surname, suffix):
    name = parse_name(text)
    assert (name.given, name.surname, name.suffix) == (
        tuple(map(fold, given)),
        fold(surname),
        suffix,
    )


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("Harbour lawyer Ann Lund", "Ann Lund"),
        ("lawyer Ann Lund", "Ann Lund"),
        ("Ann Lund lawyer", "Ann Lund"),
        ("Ann van Lund", "Ann van Lund"),
        ("Ann Lund and Bo Kern", "Ann Lund"),
        ("Ann Lund, and Bo Kern", "Ann Lund"),
        ("Russian Vladimir Putin", "Vladimir Putin"),
        ("Mayor-elect Ann Lund", "Ann Lund"),
        ("Acting Deputy Attorney General Ann Lund", "Ann Lund"),
        ("Mr. Mayor Lund", "Lund"),
        ("Mr. Prince", "Prince"),
        ("Ann Prince", "Ann Prince"),
        ("Ann Press", "Ann Press"),
        ("Ann Lund’s", "Ann Lund"),
        ("Ann Lund (R)", "Ann Lund"),
        ("Ann Lund D-Ohio", "Ann Lund"),
        ("Ann Lund Jr., D-Ohio", "Ann Lund Jr."),
        ("OSLO (AP) — Ann Lund", "Ann Lund"),
        ("Lund", "Lund"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text, display):
    assert parse_name(text).display == display


@pytest.mark.parametrize(
    "text",
    ["Republican", "Democrats", "Congressional", "van der", "lund", "2020", "Jr.", "Mr. Dr."],
)
def test_parties_particles_and_small_words_alone_are_no_name(text):
    assert parse_name(text) is None


@pytest.mark.parametrize(
    ("one", "other", "tail"),
    [
        ("Lund Berg", "Ann Lund Berg", True),
        ("Ann Berg", "Ann Lund Berg", False),
        ("Berg", "Ann Lund Berg", False),
        ("Ann Lund Berg", "Ann Lund Berg", False),
        ("L. Berg", "Ann L. Berg", False),
    ],
)
def test_a_surname_of_two_words_is_the_tail_of_a_name(one, other, tail):
    assert is_tail(parse_name(one), parse_name(other)) is tail


@pytest.mark.parametrize(
    ("names", "full"),
    [
        (["Ann Lund Berg", "Lund Berg"], ["Ann Lund Berg"]),
        (["Lund Berg"], ["Lund Berg"]),
        (["Mary Ann Lund", "Ann Lund"], ["Mary Ann Lund", "Ann Lund"]),
        (["A. Lund", "Lund", "Ann Lund"], ["Ann Lund"]),
    ],
)
def test_of_the_names_of_one_person_the_full_ones_have_a_given_name(names, full):
    assert [name.display for name in full_names(map(parse_name, names))] == full


@pytest.mark.parametrize(
    ("text", "full"), [("Ann Lund", True), ("A. Lund", False), ("Lund", False)]
)
def test_an_initial_makes_no_full_name(text, full):
    assert is_full(parse_name(text)) is full


@pytest.mark.parametrize(
    ("one", "other", "alike", "spelled"),
    [
        ("Ann Lund", "Anne Lund", True, True),
        ("Mohammed Lund", "Muhammad Lund", True, True),
        ("Ann Lund", "A. Lund", True, True),
        ("Ann Lund", "B. Lund", False, False),
        ("Bill Lund", "William Lund", True, False),
        ("Bill Lund", "Paul Lund", False, False),
        ("Ann B. Lund", "Ann C. Lund", False, True),
        ("Ann B. Lund", "Ann Bea Lund", True, True),
        ("Ann B. Lund", "Ann Lund", True, True),
        ("Ann Bea Lund", "Ann Cora Lund", True, True),
    ],
)
def test_given_names_agree_by_spelling_initial_or_custom(one, other, alike, spelled):
    a, b = parse_name(one), parse_name(other)
    assert like_given(a, b) is like_given(b, a) is alike
    assert spelled_alike(a, b) is spelled_alike(b, a) is spelled


def test_a_short_form_has_its_formal_names():
    assert "william" in formal_given(parse_name("Bill Lund"))
    assert plain_given(parse_name("José Lund")) == "jose"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lund", "Ann Lund", True),
        ("Mr. Lund", "Mrs. Lund", False),
        ("Mr. Lund", "Mr. Lund", True),
        ("Ann Lund", "Ann Berg", False),
        ("Mrs. Lund", "Lund", True),
    ],
)
def test_a_surname_may_be_anybodys_who_bears_it(one, other, same):
    assert same_person(parse_name(one), parse_name(other)) is same
