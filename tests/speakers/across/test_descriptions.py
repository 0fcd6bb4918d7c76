"""Descriptions, offices and organisations across outlets and stories."""

import pytest

from attribution.speakers.across.join_organisations import is_generic
from tests.speakers.across.references import groups, holding, merge, reference


@pytest.mark.parametrize(
    "name",
    ["the group", "The paper", "the department", "the administration", "officials", "Officials",
     "Local officials", "the Board", "her campaign", "Several newspapers"],
)  # fmt: skip
def test_descriptions_stay_in_their_story(name):
    assert is_generic(name)
    located = [(f"{s}1", reference(n, name, "organisation")) for n, s in enumerate("ab")]
    assert groups(*located) == [{0}, {1}]


@pytest.mark.parametrize(
    "name", ["the Harbour Board", "Acme", "the NRA", "the Lund campaign", "the Senate"]
)
def test_names_of_organisations_join_across_stories(name):
    assert not is_generic(name)
    located = [(f"{s}1", reference(n, name, "organisation")) for n, s in enumerate("ab")]
    assert groups(*located) == [{0, 1}]


def test_roles_stay_in_their_story():
    located = [
        (f"{s}1", reference(n, "the Norwegian foreign minister", "role"))
        for n, s in enumerate("aab")
    ]
    assert groups(*located) == [{0, 1}, {2}]


def test_the_mayor_is_the_one_another_outlet_names():
    mayor = holding(1, "Ann Lund", "mayor of Springfield")
    description = reference(2, "the mayor", "role")
    (speaker,) = merge(("a1", mayor), ("a2", description))
    assert (speaker.name, speaker.type) == ("Ann Lund", "person")
    assert "the one mayor the story names" in speaker.joins[0]
    assert groups(("a1", mayor), ("b1", description)) == [{1}, {2}]


@pytest.mark.parametrize("description", ["a mayor", "the new mayor", "the vice mayor", "her mayor"])
def test_another_mayor_is_not_the_one_the_story_names(description):
    mayor = holding(1, "Ann Lund", "mayor")
    assert groups(("a1", mayor), ("a2", reference(2, description, "role"))) == [{1}, {2}]


def test_of_two_senators_the_senator_is_neither():
    found = groups(
        ("a1", holding(1, "Ann Lund", "Sen.")),
        ("a1", holding(2, "Bo Kern", "Sen.")),
        ("a2", reference(3, "the senator", "role")),
    )
    assert found == [{1}, {2}, {3}]


def test_an_acronym_is_the_one_full_name_with_its_initials():
    found = merge(
        ("a1", reference(1, "the Harbour Workers Union", "organisation")),
        ("a2", reference(2, "the HWU", "organisation")),
        ("b1", reference(3, "the H.W.U.", "organisation")),
    )
    assert [(s.name, len(s.statement_ids)) for s in found] == [("the Harbour Workers Union", 3)]


def test_the_order_of_words_makes_no_other_department():
    located = [
        ("a1", reference(1, "the Department of Harbours", "organisation")),
        ("a2", reference(2, "the Harbours Department", "organisation")),
        ("b1", reference(3, "the DOH", "organisation")),
    ]
    assert groups(*located) == [{1, 2, 3}]


def test_an_acronym_of_two_full_names_is_that_of_its_story_or_nobody():
    located = [
        ("a1", reference(1, "the Harbour Workers Union", "organisation")),
        ("b1", reference(2, "the Highland Water Utility", "organisation")),
    ]
    own, foreign = reference(3, "HWU", "organisation"), reference(4, "HWU", "organisation")
    assert groups(*located, ("a2", own)) == [{1, 3}, {2}]
    assert groups(*located, ("c1", foreign)) == [{1}, {2}, {4}]


def test_an_organisation_that_was_once_read_as_a_person_is_one():
    found = merge(
        ("a1", reference(1, "Globex", "organisation")),
        ("a2", reference(2, "Globex", "organisation")),
        ("a3", reference(3, "Globex", "person")),
    )
    assert [(s.type, len(s.statement_ids)) for s in found] == [("organisation", 3)]


def test_a_ministry_is_not_the_state():
    state = {"affiliation": "US"}
    located = [
        ("a1", reference(1, "the Pentagon", "state", **state)),
        ("a2", reference(2, "Washington", "state", **state)),
        ("a3", reference(3, "the United States", "state", **state)),
    ]
    assert groups(*located) == [{1}, {2, 3}]


def test_the_senator_of_a_place_is_the_one_who_holds_it_there():
    found = groups(
        ("a1", holding(1, "Ann Lund", "Sen.")),
        ("a1", holding(2, "Bo Kern", "Utah Sen.")),
        ("a2", reference(3, "The Utah senator", "role")),
    )
    assert found == [{1}, {2, 3}]


def test_what_another_story_tells_of_the_place_counts():
    found = groups(
        ("a1", holding(1, "Ann Lund", "Sen.")),
        ("a2", reference(2, "The Utah senator", "role")),
        ("b1", holding(3, "Ann Lund", "Ohio Sen.")),
    )
    assert {2} in found


def test_one_senator_is_not_the_senator_of_two_places():
    found = groups(
        ("a1", holding(1, "Ann Lund", "Sen.")),
        ("a2", reference(2, "The Utah senator", "role")),
        ("a2", reference(3, "The Ohio senator", "role")),
    )
    assert found == [{1}, {2}, {3}]


def test_a_full_name_once_taken_for_an_organisation_is_the_persons():
    found = merge(
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "Ann Lund")),
        ("a3", reference(3, "Ann Lund", "organisation")),
    )
    assert [(s.type, len(s.statement_ids)) for s in found] == [("person", 3)]


def test_a_firm_with_a_persons_name_stays_one_where_most_call_it_so():
    found = merge(
        ("a1", reference(1, "Ann Lund", "organisation")),
        ("a2", reference(2, "Ann Lund", "organisation")),
        ("a3", reference(3, "Ann Lund")),
    )
    assert sorted(s.type for s in found) == ["organisation", "person"]
