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
