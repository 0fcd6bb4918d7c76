"""Offices: their words in a phrase, their places, and what tells two apart."""

import pytest

from attribution.speakers.names.lexicon import find_office, gender_of_title
from attribution.speakers.names.offices import parse_office, same_office, walk_of_life
from attribution.types import Span, Word


@pytest.mark.parametrize(
    ("role", "head", "places", "countries", "former"),
    [
        ("former Ohio Gov.", "governor", {"ohio"}, set(), True),
        ("the mayor of Oslo", "mayor", set(), {"NO"}, False),
        ("mayor of Springfield", "mayor", {"springfield"}, set(), False),
        ("vice president", "vice president", set(), set(), False),
        ("Norwegian foreign minister", "minister", set(), {"NO"}, False),
        ("formerly the mayor", "mayor", set(), set(), True),
        ("Springfield’s mayor, who left", "mayor", {"springfield"}, set(), False),
        ("", "", set(), set(), False),
    ],
)
def test_an_office_is_its_word_and_where_it_is_held(role, head, places, countries, former):
    office = parse_office(role)
    assert (office.head, office.places, office.countries) == (head, places, countries)
    assert office.former is former


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sen.", "senator", True),
        ("mayor", "mayor of Springfield", True),
        ("mayor of Riverton", "mayor of Springfield", False),
        ("Norwegian minister", "Danish minister", False),
        ("president", "vice president", False),
        ("", "", False),
    ],
)
def test_offices_are_one_where_nothing_contradicts(one, other, same):
    assert same_office(parse_office(one), parse_office(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("mayor", "general", True), ("cardiologist", "goalkeeper", False), ("mayor", "coach", False)],
)
def test_who_governs_and_who_commands_are_in_one_walk_of_life(one, other, same):
    assert (walk_of_life(parse_office(one)) == walk_of_life(parse_office(other))) is same
    assert walk_of_life(parse_office("gleam")) is None


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("former Treasury secretary", "secretary"),
        ("chief of staff for the governor", "chief of staff"),
        ("an aide to the governor", "aide"),
        ("two senators", "senators"),
        ("the Sen.", "Sen."),
        ("the president ’s daughter", None),
        ("the pier", None),
    ],
)
def test_an_office_ends_a_phrase_or_governs_the_rest(phrase, office):
    words = [Word(form, Span(0, 1), form.lower(), "", "", "", -1, "") for form in phrase.split()]
    found = find_office(words)
    assert (found and " ".join(phrase.split()[found.start : found.stop])) == office


@pytest.mark.parametrize(
    ("word", "gender"),
    [("Mrs.", "female"), ("Congresswoman", "female"), ("Sir", "male"), ("Mayor", None)],
)
def test_a_title_may_tell_a_gender(word, gender):
    assert gender_of_title(word) == gender
