"""What two bearers of a name have in common, and what tells them apart."""

from dataclasses import replace

import pytest

from attribution.speakers.across.known import agree, conflict, know
from attribution.types import Fact, Span
from tests.speakers.across.references import groups, holding, merge, reference


def known(role: str = "", affiliation: str = "", gender: str = "", year: int | None = None):
    facts = [Fact("gender", gender, "title", Span(0, 1))] if gender else []
    one = reference(
        1, "Ann Lund", role=role or None, affiliation=affiliation or None, facts=tuple(facts)
    )
    return know([("a", one)], {"a": f"{year}-05-01"} if year else {})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"role": "mayor"}, {"role": "mayor of Springfield"}, "both mayor"),
        ({"role": "mayor"}, {"role": "governor"}, None),
        ({"affiliation": "Globex"}, {"affiliation": "GLOBEX"}, "both of globex"),
        ({"affiliation": "NO"}, {"affiliation": "NO"}, None),
        ({"affiliation": "Globex"}, {"affiliation": "Acme"}, None),
        ({}, {}, None),
    ],
)
def test_an_office_or_an_organisation_is_in_common(one, other, why):
    assert agree(known(**one), known(**other)) == why
    assert (agree(known(**other), known(**one)) is None) is (why is None)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"gender": "male"}, {"gender": "female"}, "their genders contradict"),
        ({"gender": "male"}, {"gender": "male"}, None),
        ({"year": 2001}, {"year": 2011}, None),
        ({"year": 2001}, {"year": 2012}, "11 years lie between"),
        ({"year": 2012}, {"year": 2001}, "11 years lie between"),
        ({"year": 2012}, {}, None),
        ({"role": "mayor of Riverton"}, {"role": "mayor of Springfield"}, "mayor in two places"),
        ({"role": "former mayor of Riverton"}, {"role": "mayor of Springfield"}, None),
        ({"role": "cardiologist"}, {"role": "goalkeeper"}, "cardiologist and goalkeeper are two walks of life"),
        ({"role": "mayor"}, {"role": "general"}, None),
        ({"role": "mayor"}, {"role": "gleam"}, None),
        ({"role": "mayor"}, {"role": "mayor"}, None),
    ],
)  # fmt: skip
def test_gender_years_places_and_walks_of_life_tell_two_apart(one, other, why):
    assert conflict(known(**one), known(**other)) == why


def test_what_the_references_of_a_name_know_is_put_together():
    found = [
        ("a", reference(1, "Ann Lund", role="mayor", affiliation="Globex")),
        ("b", holding(2, "Ann Lund", "coach")),
    ]
    both = know(found, {"a": "2001-01-02", "b": None})
    assert {office.head for office in both.offices} == {"mayor", "coach"}
    assert (both.affiliations, both.years) == ({"globex"}, {2001})
    assert both | known(gender="male", year=2003) == know(
        [
            *found,
            ("c", reference(3, "Ann Lund", facts=(Fact("gender", "male", "title", Span(0, 1)),))),
        ],
        {"a": "2001-01-02", "c": "2003-01-01"},
    )


def test_genders_that_contradict_in_one_name_are_not_known():
    facts = tuple(Fact("gender", gender, "title", Span(0, 1)) for gender in ("male", "female"))
    assert know([("a", reference(1, "Ann Lund", facts=facts))], {}).genders == frozenset()


@pytest.mark.parametrize(
    ("description", "joined"),
    [
        ("the mayor", True),
        ("the Springfield mayor", True),
        ("the mayor of Springfield", True),
        ("the mayor of Riverton", False),
        ("the mayor of the whole of old Springfield", False),
        ("the former mayor", False),
        ("the mayor who asked not to be named", False),
        ("the official", False),
        ("mayor", False),
    ],
)
def test_only_a_definite_office_is_who_holds_it(description, joined):
    found = groups(
        ("a1", holding(1, "Ann Lund", "mayor of Springfield")),
        ("a2", reference(2, description, "role")),
    )
    assert (found == [{1, 2}]) is joined


def test_what_an_official_says_is_nobodys_who_is_called_official():
    found = groups(
        ("a1", holding(1, "Ann Lund", "official")), ("a2", reference(2, "the official", "role"))
    )
    assert found == [{1}, {2}]


def test_a_name_is_one_across_stories_unless_something_contradicts():
    mayor, coach = holding(1, "Ann Lund", "mayor"), holding(2, "Ann Lund", "goalkeeper")
    (speaker,) = merge(("a1", mayor), ("b1", reference(3, "Ann Lund")))
    assert "one full name in several stories, nothing contradicts" in speaker.joins[0]
    (speaker,) = merge(("a1", mayor), ("b1", holding(3, "Ann Lund", "mayor")))
    assert "one full name, both mayor" in speaker.joins[0]
    found = merge(("a1", mayor), ("b1", coach))
    assert len(found) == 2
    assert all("another story's, mayor and goalkeeper are two walks of life" in s.joins[0]
               or "another story's, goalkeeper and mayor are two walks of life" in s.joins[0] for s in found)  # fmt: skip


def test_who_bears_the_name_of_two_people_is_who_shares_an_office():
    located = [
        ("a1", holding(1, "Ann Lund", "mayor")),
        ("b1", holding(2, "Ann Lund", "goalkeeper")),
    ]
    assert groups(*located, ("c1", reference(3, "Ann Lund"))) == [{1}, {2}, {3}]
    assert groups(*located, ("c1", holding(3, "Ann Lund", "goalkeeper"))) == [{1}, {2, 3}]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Ann Lund", "Anne Lund", True),
        ("Bill Lund", "William Lund", True),
        ("Andrei Volkov", "Andrej Wolkow", True),
        ("Ann Lund", "A. Lund", False),
        ("Ann Lund", "Lund", False),
        ("Paul Rumsfeld", "Bo Rumsfeld", False),
    ],
)
def test_across_stories_only_full_names_join(one, other, joined):
    found = groups(("a1", reference(1, one)), ("b1", reference(2, other)))
    assert (found == [{1, 2}]) is joined


def test_of_many_namesakes_three_are_told():
    trades = ("mayor", "goalkeeper", "cardiologist", "bishop", "farmer")
    located = [(f"{'abcde'[n]}1", holding(n, "Ann Lund", trade)) for n, trade in enumerate(trades)]
    assert max(sum("another story" in j for j in s.joins) for s in merge(*located)) == 3


@pytest.mark.parametrize(
    ("alone", "joined"),
    [([1, 1, 1, 1], True), ([1, 1, 1, 2], False), ([1], False), ([1, 2, 2, 2, 2], True)],
)
def test_a_surname_is_whose_it_is_alone_elsewhere_in_the_story(alone, joined):
    names = {1: "Ann Lund", 2: "Ida Lund"}
    located = [("a1", reference(1, names[1])), ("a2", reference(2, names[2]))]
    for number, bearer in enumerate(alone, start=10):
        one = replace(reference(number, names[bearer]), mentions=("Lund",))
        located.append((f"a{number}", one))
    found = groups(*located, ("a99", reference(99, "Lund")))
    assert (len([group for group in found if 99 in group and len(group) > 1]) == 1) is joined


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["Ann Lund", "Ann Lund", "Ann Mary Lund"], "Ann Lund"),
        (["Ann Lund", "Ann Mary Lund"], "Ann Mary Lund"),
        (["Lund", "Lund", "Ann Lund"], "Ann Lund"),
    ],
)
def test_a_speaker_bears_the_full_name_of_most_articles(names, best):
    (speaker,) = merge(*[(f"a{n}", reference(n, name)) for n, name in enumerate(names)])
    assert speaker.name == best
    assert set(speaker.aliases) == set(names) - {best}


def test_the_names_of_a_state_are_told_and_the_commonest_is_shown():
    names = ["Oslo", "Norway", "Norway"]
    (speaker,) = merge(
        *[(f"a{n}", reference(n, name, "state", affiliation="NO")) for n, name in enumerate(names)]
    )
    assert speaker.name == "Norway"
    assert "Norway = Oslo: names of one state" in speaker.joins
