"""The people of an article, on parses made by hand."""

import pytest

from attribution.speakers.inside.people import find_people
from tests.speakers.inside.parsed import article


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Lindsey Miller", None), ("Hilary Miller", None), ("Kellyanne Miller", "female"), ("Ron Miller", "male")],
)  # fmt: skip
def test_a_given_name_that_women_and_men_bear_lets_nobody_guess(name, gender):
    (person,) = find_people(article(f"{name} opened the pier .", (name,)))
    assert person.gender == gender


@pytest.mark.parametrize(
    ("name", "pronouns", "gender"),
    [
        ("Lindsey Miller", ["he"], "male"),
        ("Ron Miller", ["she"], "male"),
        ("Ron Miller", ["she", "she"], "female"),
        ("Ron Miller", ["she", "she", "he"], "male"),
    ],
)
def test_two_pronouns_outweigh_a_given_name_and_one_does_not(name, pronouns, gender):
    text = f"{name} left . {' '.join(pronouns)} ."
    chain = [(name, 0), *((word, pronouns[:n].count(word)) for n, word in enumerate(pronouns))]
    (person,) = find_people(article(text, (name,), (tuple(chain),)))
    assert person.gender == gender


@pytest.mark.parametrize(
    ("pronoun", "name"), [("himself", "Paul Miller"), ("hers", "Mary Miller"), ("it", "Miller")]
)
def test_the_pronouns_of_a_surnames_chain_tell_whom_it_names(pronoun, name):
    full = ("Paul Miller", "Mary Miller")
    text = f"Paul Miller met Mary Miller . Miller praised {pronoun} ."
    people = find_people(article(text, full, ((("Miller", 2), (pronoun, 0)),)))
    (named,) = [p for p in people if any(s.start == text.rindex("Miller") for s in p.spans)]
    assert named.name.display == name


@pytest.mark.parametrize(
    ("surname", "name"),
    [("Mrs. Miller", "Mary Miller"), ("Mr. Miller", "Paul Miller"), ("Miller", "Miller")],
)
def test_a_title_contradicts_the_other_gender(surname, name):
    full = ("Paul Miller", "Mary Miller")
    text = f"Paul Miller met Mary Miller . {surname} left ."
    people = find_people(article(text, full))
    (named,) = [p for p in people if any(s.end == text.rindex("Miller") + 6 for s in p.spans)]
    assert named.name.display == name


def test_kin_are_seldom_meant_by_the_surname():
    text = "Paul Miller met his brother, Peter Miller . Miller left ."
    first, second = find_people(article(text, ("Paul Miller", "Peter Miller")))
    assert [len(person.spans) for person in (first, second)] == [2, 1]


def test_a_suffix_makes_two_people_of_a_name():
    text = "Don Miller met Don Miller Jr. and Bo Kern ."
    found = find_people(article(text, ("Don Miller Jr.", "Don Miller(?! Jr)", "Bo Kern")))
    assert {p.name.display for p in found} == {"Don Miller", "Don Miller Jr.", "Bo Kern"}
