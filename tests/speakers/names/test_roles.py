"""Roles in different wordings, countries and demonyms."""

import pytest

from attribution.speakers.names.countries import body_of, countries_in, country_code, is_demonym
from attribution.speakers.names.roles import parse_role, same_role


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norwegian", "NO"), ("Oslo", "NO"), ("the Norwegians", "NO"), ("Norway's", "NO"),
        ("United States", "US"), ("American", "US"), ("Berlin", "DE"), ("table", None),
    ],
)  # fmt: skip
def test_names_demonyms_and_capitals_stand_for_countries(word, code):
    assert country_code(word) == code


@pytest.mark.parametrize(
    ("word", "is_one"), [("Norwegian", True), ("Norway", False), ("none", False), ("", False)]
)
def test_a_demonym_is_what_people_are_called(word, is_one):
    assert is_demonym(word) is is_one


def test_a_ministry_has_a_body_and_a_capital_none():
    assert body_of("The Pentagon")
    assert body_of("Oslo") == ""


def test_countries_are_found_inside_a_phrase():
    assert countries_in("a spokesman for the Finance Ministry of the United States") == ("US",)
    assert countries_in("Norwegian and Danish officials, then Oslo") == ("NO", "DK")
    assert countries_in("turkey and china on the table") == ()


def test_one_office_in_two_wordings_is_one():
    one = parse_role("a spokesperson for the Finance Ministry of Norway", "spokesperson")
    other = parse_role("the spokesman for Norway's Finance Ministry", "spokesman")
    assert same_role(one, other)


def test_an_office_named_by_its_country_only_can_be_the_same():
    one = parse_role("a spokeswoman for the Finance Ministry of Norway", "spokeswoman")
    assert same_role(one, parse_role("the Norwegian spokeswoman", "spokeswoman"))
    assert not same_role(one, parse_role("the Danish spokeswoman", "spokeswoman"))


def test_different_ministers_stay_apart():
    one = parse_role("the Norwegian finance minister", "minister")
    assert not same_role(one, parse_role("the Norwegian foreign minister", "minister"))


def test_anonymous_officials_stay_apart():
    one = parse_role("a senior Norwegian official", "official")
    other = parse_role("a senior Norwegian official who asked not to be named", "official")
    assert one.anonymous
    assert other.anonymous
    assert not same_role(one, other)
