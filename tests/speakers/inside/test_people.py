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


def bearer(text: str, full: tuple[str, ...], chains: tuple[tuple, ...] = ()) -> str:
    """The full name of the person whom the last word in front of the full stop names."""
    people = find_people(article(text, full, chains))
    end = text.rindex(" left")
    (named,) = [p for p in people if any(span.end == end for span in p.spans)]
    return named.name.display


@pytest.mark.parametrize(
    ("text", "full", "name"),
    [
        ("Ann Lund met Bo Kern . Lund left .", ("Ann Lund", "Bo Kern"), "Ann Lund"),
        ("Ann Lund met Bo Kern . Ann left .", ("Ann Lund", "Bo Kern", "Ann"), "Ann Lund"),
        ("Ann Lund met Ann Kern . Ann left .", ("Ann Lund", "Ann Kern", "Ann"), "Ann"),
        ("Mayor Ann Lund . Governor Ida Lund . Governor Lund left .", ("Ann Lund", "Ida Lund", "Lund(?= left)"), "Ida Lund"),
        ("Mayor Ann Lund . Governor Ida Lund . Lund left .", ("Ann Lund", "Ida Lund"), "Lund"),
        ("Ann Lund met Ida Lund . Ann Lund said . Ann Lund said . Lund left .", ("Ann Lund", "Ida Lund"), "Ann Lund"),
        ("Ann Lund met Ida Lund . Ida Lund said . Ida Lund said . Lund left .", ("Ann Lund", "Ida Lund"), "Lund"),
        ("Ann Lund met Ida Lund . Ann Lund said . Lund left .", ("Ann Lund", "Ida Lund"), "Ann Lund"),
        ("Ann Lund met Ida Lund . Ann Lund said . Ida Lund said . Ann Lund said . Lund left .", ("Ann Lund", "Ida Lund"), "Lund"),
        ("Don Lund met Don Lund Jr. . Lund left .", ("Don Lund Jr.", "Don Lund(?! Jr)"), "Don Lund"),
        ("President Lund met his wife Mary Lund . Lund left .", ("Lund(?= met)", "Mary Lund"), "Lund"),
        ("President Lund met Mary Lund . Lund left .", ("Lund(?= met)", "Mary Lund"), "Lund"),
        ("President Lund met Mary Lund . Mrs. Lund left .", ("Lund(?= met)", "Mary Lund"), "Mary Lund"),
        ("Mary Lund met President Lund . Lund left .", ("Lund(?= \\. )", "Mary Lund"), "Mary Lund"),
    ],
)  # fmt: skip
def test_whom_a_surname_or_given_name_alone_names(text, full, name):
    assert bearer(text, full) == name


@pytest.mark.parametrize(
    ("kin", "name"),
    [
        ("wife,", "Ann Lund"),
        ("brother", "Ann Lund"),
        ("wife, the former old senator", "Ann Lund"),
        ("wife and the mayor", "Lund"),
        ("wife, the one the two the three", "Lund"),
        ("colleague,", "Lund"),
    ],
)
def test_a_relative_is_seldom_meant_by_the_surname(kin, name):
    text = f"Ann Lund met her {kin} Kim Lund . Lund left ."
    assert bearer(text, ("Ann Lund", "Kim Lund")) == name


@pytest.mark.parametrize(
    ("kin", "name"), [(", her husband ,", "Ann Lund"), ("( her husband )", "Lund"), (", a coach ,", "Lund")]
)  # fmt: skip
def test_a_relative_is_told_behind_the_name_too(kin, name):
    text = f"Ann Lund met Kim Lund{kin if kin[0] == ',' else ' ' + kin} too . Lund left ."
    assert bearer(text, ("Ann Lund", "Kim Lund")) == name


@pytest.mark.parametrize(
    ("pronouns", "name"), [(("she",), "Mary Lund"), (("he",), "Paul Lund"), (("he", "she"), "Lund")]
)
def test_the_pronouns_of_a_chain_tell_two_bearers_apart(pronouns, name):
    text = f"Paul Lund met Mary Lund . {' '.join(pronouns)} . Lund left ."
    chain = (("Lund", 2), *((word, 0) for word in pronouns))
    assert bearer(text, ("Paul Lund", "Mary Lund"), (chain,)) == name


def test_mentions_of_one_person_are_one_with_office_and_gender():
    text = "Mayor Ann Lund . Bo Kern . Ann Mary Lund said . A. Lund said . Ann Lund said . Mrs. Lund left ."
    first, other = find_people(article(text, ("Ann Lund", "Bo Kern", "Ann Mary Lund", "A. Lund")))
    if first.name.display == "Bo Kern":
        first, other = other, first
    assert (first.name.display, len(first.spans), first.gender) == ("Ann Lund", 5, "female")
    assert (first.role, other.role) == ("Mayor", None)
    assert list(first.spans) == sorted(first.spans)


@pytest.mark.parametrize("initial", ["P. Lund", "B. Lund"])
def test_an_initial_that_fits_two_people_is_neither(initial):
    text = f"Paul Lund met Peter Lund . {initial} left ."
    assert bearer(text, ("Paul Lund", "Peter Lund", initial)) == initial
