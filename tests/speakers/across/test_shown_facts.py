"""Which facts are shown, and the evidence kept with them."""

import pytest

from attribution.speakers import merge_speakers
from attribution.speakers.across.shown_facts import choose_facts
from attribution.types import Fact, Reference, Span


def fact(value: str, why: str, place: int = 0, kind: str = "gender") -> Fact:
    return Fact(kind, value, why, Span(place, place + 3))


def test_a_title_or_a_given_name_tells_a_gender_with_its_place():
    values, lines = choose_facts([("a.txt", fact("female", "title", 12))])
    assert values == {"gender": "female"}
    assert lines == ("gender: female (title, a.txt [12, 15))",)


@pytest.mark.parametrize(
    ("chains", "gender"),
    [
        ([("a", 1)], None),
        ([("a", 1), ("a", 90)], "male"),
        ([("a", 1), ("b", 1)], "male"),
        ([("a", 1), ("a", 1)], None),
    ],
)
def test_pronouns_tell_a_gender_from_two_chains_on(chains, gender):
    values, _ = choose_facts([(file, fact("male", "pronoun", at)) for file, at in chains])
    assert values.get("gender") == gender


def test_pronouns_that_contradict_each_other_tell_nothing():
    told = [("a", fact("male", "pronoun", at)) for at in (1, 20, 40)]
    assert choose_facts([*told, ("a", fact("female", "pronoun", 60))])[0] == {}


def test_articles_that_contradict_each_other_leave_a_gender_open():
    told = [(name, fact("male", "title")) for name in "abc"]
    assert choose_facts([*told, ("d", fact("female", "title"))])[0] == {}


def test_one_article_of_twenty_does_not_unsay_the_others():
    told = [(f"a{n}", fact("male", "given name")) for n in range(20)]
    assert choose_facts([*told, ("b", fact("female", "title"))])[0] == {"gender": "male"}


def test_a_given_name_gives_way_to_the_pronouns_of_several_chains():
    told = [("a", fact("male", "given name"))]
    told += [("a", fact("female", "pronoun", at)) for at in (5, 50)]
    assert choose_facts(told)[0] == {}


def test_the_role_of_most_articles_is_shown():
    told = [("a", fact("mayor", "title", at, "role")) for at in (1, 9, 30)]
    told += [(name, fact("Governor", "apposition", 5, "role")) for name in "bc"]
    values, (line,) = choose_facts(told)
    assert values == {"role": "Governor"}
    assert line == "role: Governor (apposition, b [5, 8); apposition, c [5, 8))"


def test_what_is_only_guessed_to_resolve_by_is_not_shown():
    guessed = Reference(
        "s1", "Ann Lee", "person", "Rival", "several", "male", "named", ("Ann Lee",), None
    )
    (speaker,) = merge_speakers([("a", guessed)])
    assert (speaker.role, speaker.affiliation, speaker.gender) == (None, None, None)
    assert speaker.facts == ()


@pytest.mark.parametrize(("places", "rest"), [(3, ""), (4, "; 1 more"), (9, "; 6 more")])
def test_three_pieces_of_evidence_are_shown_and_the_rest_counted(places, rest):
    told = [("a", fact("mayor", "title", at, "role")) for at in range(places)]
    _, (line,) = choose_facts(told)
    assert line == f"role: mayor (title, a [0, 3); title, a [1, 4); title, a [2, 5){rest})"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([("a", "mayor"), ("b", "mayor"), ("c", "chief")], "mayor"),
        ([("a", "mayor"), ("a", "mayor"), ("b", "chief")], "mayor"),
        ([("a", "Mayor"), ("b", "mayor"), ("c", "mayor")], "mayor"),
        ([("a", "Mayor"), ("b", "Mayor"), ("c", "mayor")], "Mayor"),
        ([("a", "mayor of Oslo"), ("b", "mayor")], "mayor"),
    ],
)
def test_a_role_is_that_of_most_articles_then_of_most_places_in_its_commonest_spelling(told, shown):
    found = [(file, fact(role, "title", at, "role")) for at, (file, role) in enumerate(told)]
    assert choose_facts(found)[0] == {"role": shown}


@pytest.mark.parametrize(
    ("own", "others", "why", "gender"),
    [
        (9, 1, "given name", "male"),
        (8, 1, "given name", None),
        (9, 1, "pronoun", "male"),
        (8, 1, "pronoun", None),
        (2, 0, "pronoun", "male"),
    ],
)
def test_nine_of_ten_articles_or_chains_must_agree_on_a_gender(own, others, why, gender):
    told = [(f"a{n}", fact("male", why, n)) for n in range(own)]
    told += [(f"b{n}", fact("female", why, n)) for n in range(others)]
    assert choose_facts(told)[0].get("gender") == gender


@pytest.mark.parametrize(
    ("why", "against", "along", "gender"),
    [
        ("given name", 1, 0, "male"), ("given name", 2, 0, None), ("given name", 2, 2, "male"),
        ("given name", 3, 2, None), ("title", 5, 0, "male"),
    ],
)  # fmt: skip
def test_pronouns_doubt_a_given_name_but_no_title(why, against, along, gender):
    told = [("a", fact("male", why))]
    told += [("a", fact("female", "pronoun", 10 + n)) for n in range(against)]
    told += [("a", fact("male", "pronoun", 50 + n)) for n in range(along)]
    assert choose_facts(told)[0].get("gender") == gender
