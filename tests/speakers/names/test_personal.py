"""Names across spellings."""

import pytest

from attribution.speakers.names.folding import block_of
from attribution.speakers.names.personal import parse_name, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yevgeny Chernov", "Evgueni Tchernov"),
        ("Mr. Wolkow", "Andrei Volkov"),
        ("Юлия Шевченко", "Yulia Shevchenko"),
        ("Ms. Shevchenko", "Julia Schewtschenko"),
        ("J. Ruiz", "José Ruiz"),
        ("Alexander Popov", "Aleksandr Popov"),
        ("Governor Ann Lee", "Ann Lee's"),
        ("Ludwig van Dyke", "Mr. van Dyke"),
    ],
)
def test_spellings_of_one_name_agree(one, other):
    a, b = parse_name(one), parse_name(other)
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Kagan", "Mary Kagan"),
        ("Mr. Kagan", "Mrs. Kagan"),
        ("Paul Kagan", "Paul Karan"),
        ("P. Kagan", "Mary Kagan"),
        ("Ivan Petrov", "Ivan Pavlov"),
    ],
)
def test_contradicting_names_are_two_people(one, other):
    assert not same_person(parse_name(one), parse_name(other))


@pytest.mark.parametrize("text", ["President", "Mr.", "", "the"])
def test_titles_alone_are_no_name(text):
    assert parse_name(text) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Andrei Volkov", "Andrej Wolkow"), ("Chernov", "Tchernov")]
)
def test_spellings_share_a_block(one, other):
    assert block_of(parse_name(one).surname) == block_of(parse_name(other).surname)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senate Majority Leader Ann Lee", "Ann Lee"),
        ("Ohio Gov. Ann Lee", "Ann Lee"),
        ("Ann Lee of Ohio", "Ann Lee"),
        ("Ann Lee (D-Ohio", "Ann Lee"),
        ("Ann Lee, D-Ohio", "Ann Lee"),
        ("Don Ray, Jr.", "Don Ray Jr."),
        ("Norwegian Ann Lee", "Ann Lee"),
        ("French Stewart", "French Stewart"),
        ("Paul King", "Paul King"),
        ("Mr. King", "King"),
        ("White", "White"),
    ],
)
def test_offices_places_and_parties_are_no_part_of_a_name(text, name):
    assert parse_name(text).display == name


@pytest.mark.parametrize("text", ["U.S. Air Force Gen.", "Sen.", "Retired Adm."])
def test_a_title_cut_off_from_its_name_is_no_name(text):
    assert parse_name(text) is None


@pytest.mark.parametrize(
    ("text", "gender"), [("Carole King", None), ("Mr. King", "male"), ("Queen Ann", "female")]
)
def test_only_titles_in_front_tell_the_gender(text, gender):
    assert parse_name(text).gender == gender
