"""Where an article names a person, on parses made by hand."""

import pytest

from attribution.speakers.inside.mentions import find_names
from attribution.speakers.inside.titles import office_at, title_of
from tests.speakers.inside.parsed import parse


def names(notation: str, **entities: str) -> list[str]:
    annotated = parse(notation, **entities)
    return [mention.span.of(annotated.article.text) for mention in find_names(annotated)]


@pytest.mark.parametrize(
    ("notation", "recognized", "found"),
    [
        ("the mayor Ann Lund left", "mayor Ann Lund", ["Ann Lund"]),
        ("Ann Lund 's wife left", "Ann", ["Ann Lund"]),
        ("Ann Mary van_X Lund left", "Ann Mary", ["Ann Mary"]),
        ("Ann Mary Lund left", "Ann Mary", ["Ann Mary"]),
        ("Sen. Lund Berg left", "Sen. Lund", ["Sen. Lund Berg"]),
        ("Mayor Lund Berg left", "Mayor Lund", ["Mayor Lund Berg"]),
        ("Ann Lund +- +Berg left", "Ann", ["Ann Lund-Berg"]),
        ("Ann Lund +– +Berg left", "Ann", ["Ann Lund–Berg"]),
        ("Ann Lund +- berg left", "Ann", ["Ann Lund"]),
        ("Ann Lund - Berg left", "Ann", ["Ann Lund"]),
        ("Ann Lund +/ +Berg left", "Ann", ["Ann Lund"]),
        ("Ann J. Lund left", "Ann J.", ["Ann J. Lund"]),
        ("Ann , Lund left", "Ann", ["Ann"]),
        ("Ann Lund_NOUN left", "Ann", ["Ann"]),
        ("Ann lund_PROPN left", "Ann", ["Ann"]),
        ("Ann Mayor Bo left", "Ann", ["Ann"]),
        ("Ann One Two Three Four left", "Ann", ["Ann One Two Three"]),
        ("left Ann", "Ann", ["Ann"]),
        ("left Ann Lund", "Ann", ["Ann Lund"]),
        ("met Ann Lund left", "Lund", ["Ann Lund"]),
        ("Ann Lund left", "Lund", ["Ann Lund"]),
        ("Gleam Lund left", "Lund", ["Lund"]),
        ("Ann_NOUN Lund left", "Lund", ["Lund"]),
        ("Mr. Lund left", "Lund", ["Mr. Lund"]),
        ("met Mrs. Lund left", "Lund", ["Mrs. Lund"]),
        ("Mr. Lund_NOUN left", "Lund", ["Mr. Lund"]),
        ("Ann Lund met Mrs. Lund_NOUN left", "Lund", ["Ann Lund", "Mrs. Lund"]),
        ("met Dr Lund left", "Lund", ["Dr Lund"]),
        ("the spokesman lund_NOUN left", "lund", []),
    ],
)  # fmt: skip
def test_a_recognized_name_is_made_whole(notation, recognized, found):
    assert names(notation, Person=recognized) == found


def test_a_name_ends_where_something_else_is_recognized():
    assert names("Ann Lund Harbour left", Person="Ann", Organization="Lund Harbour") == ["Ann"]
    assert names("Ann Lund left", Person="Lund", Location="Ann") == ["Lund"]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("Mr. Lund left", ["Mr. Lund"]),
        ("Sen. Lund left", ["Lund"]),
        ("Sen. Ann Lund left", ["Ann Lund"]),
        ("Mr. Ann Lund Berg left", ["Mr. Ann Lund Berg"]),
        ("Mayor Lund left", []),
        ("mr. Lund left", []),
        ("Mr. lund left", []),
        ("Mr. Lund_NOUN left", []),
        ("met Mr.", []),
    ],
)
def test_who_stands_behind_an_abbreviated_title_is_a_person(notation, found):
    assert names(notation) == found


def test_a_titled_name_is_joined_with_what_was_recognized_of_it():
    assert names("Mr. Lund Berg left", Person="Lund Berg") == ["Mr. Lund Berg"]
    assert names("Mr. Paul Lund of Globex left", Person="Paul Lund") == ["Mr. Paul Lund"]


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Joop van den Berg", True),
        ("Faisal bin Salman", True),
        ("Maria de la Cruz", True),
        ("Harbour de la Cruz", False),
        ("Khalid al-Rashid", True),
        ("Khalid El-Rashid", True),
        ("Khalid al-rashid", False),
        ("Al-Rashid Bank", False),
        ("Bank of Berg", False),
        ("Maria and Berg", False),
        ("Harbour Group van Berg", False),
        ("Maria Cruz", False),
    ],
)
def test_particles_of_people_tell_a_person_from_an_organisation(name, is_person):
    found = names(f"{name} left", Organization=name)
    assert found == ([name] if is_person else [])


def test_the_name_of_a_place_is_none_of_a_person_whatever_its_particles():
    assert names("Joop van den Berg left", Location="Joop van den Berg") == []


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("Lund left", ["Lund"]),
        ("Critics met Lund 's lawyer", ["Lund"]),
        ("Ann Lund left", ["Ann Lund"]),
        ("Ann Gleam Lund left", []),
        ("Gleam Lund left", []),
        ("Lund_NOUN left", []),
        ("Lund>County/compound County left", []),
        ("the Lund>administration/compound administration left", []),
        ("said Lund>County/compound County", []),
        ("Lund>County/compound County", []),
        ("left Lund", ["Lund"]),
        ("Lund>left/nsubj County left", []),
        ("said Lund>said/obj County left", ["Lund"]),
        ("Lund>County/compound County_VERB left", ["Lund"]),
    ],
)
def test_a_name_that_is_known_is_found_where_it_was_not_recognized(again, found):
    assert names(f"Ann Lund said\n{again}", Person="Ann Lund")[1:] == found


@pytest.mark.parametrize(
    ("again", "organisation", "found"),
    [
        ("Lund Harbour_X left", "Lund Harbour", []),
        ("Lund , Norway left", "Lund, Norway", ["Lund"]),
        ("Lund and Globex left", "Lund and Globex", ["Lund"]),
        ("Lund ’s Globex left", "Lund’s Globex", ["Lund"]),
    ],
)
def test_a_surname_is_no_person_at_the_head_of_another_name(again, organisation, found):
    assert (
        names(f"Ann Lund said\n{again}", Person="Ann Lund", Organization=organisation)[1:] == found
    )


@pytest.mark.parametrize("place", ["Norway", "Ohio"])
def test_the_name_of_a_country_or_state_is_not_repeated_as_a_persons(place):
    assert names(f"Ann {place} said\n{place} left", Person=f"Ann {place}") == [f"Ann {place}"]


@pytest.mark.parametrize("introduction", ["Mr. Lund", "Ann Lund"])
def test_a_surname_is_known_by_a_title_too(introduction):
    assert names(f"{introduction} said\nLund left", Person=introduction) == [introduction, "Lund"]


@pytest.mark.parametrize(
    ("notation", "entities", "found"),
    [
        ("Globex left", {"Person": "Globex"}, ["Globex"]),
        ("Norway left", {"Person": "Norway"}, []),
        ("Ohio left", {"Person": "Ohio"}, []),
        ("N.C.A.A. left", {"Person": "N.C.A.A."}, []),
        ("J.D. left", {"Person": "J.D."}, ["J.D."]),
        ("Mr. Ohio left", {"Person": "Ohio"}, ["Mr. Ohio"]),
    ],
)
def test_a_single_word_that_names_a_place_or_body_is_no_person(notation, entities, found):
    assert names(notation, **entities) == found


def test_a_single_word_is_what_it_was_recognized_as_most_often():
    text = "Globex left\nMary met Globex"
    annotated = parse(text, Person="Globex")
    person, other = annotated.entities
    both = type(annotated)(
        annotated.article, annotated.sentences, (person, type(other)(other.span, "Organization"))
    )
    assert [m.span.start for m in find_names(both)] == [0]
    twice = parse(f"{text}\nGlobex ’s left", Organization="Globex")
    first, *rest = twice.entities
    mixed = type(twice)(twice.article, twice.sentences, (type(first)(first.span, "Person"), *rest))
    assert find_names(mixed) == []


@pytest.mark.parametrize(
    ("notation", "name", "role", "affiliation"),
    [
        ("Norwegian_ADJ Foreign_ADJ Minister Ann Lund left", "Ann Lund", "Norwegian Foreign Minister", "NO"),
        ("Harbour Board spokeswoman Ann Lund left", "Ann Lund", "Harbour Board spokeswoman", "harbour board"),
        ("spokeswoman Ann Lund left", "Ann Lund", "spokeswoman", None),
        ("the Board 's spokeswoman Ann Lund left", "Ann Lund", "Board's spokeswoman", "board"),
        ("Secretary of State Ann Lund left", "Ann Lund", "Secretary of State", "state"),
        ("the court of Chief Judge Ann Lund left", "Ann Lund", "Chief Judge", "chief"),
        ("the state of Ohio for Chief Judge Ann Lund left", "Ann Lund", "Chief Judge", "chief"),
        ("said_ADV - spokeswoman Ann Lund left", "Ann Lund", "spokeswoman", None),
        ("the friend of Ann Lund left", "Ann Lund", "friend of", None),
        ("said spokeswoman , Ann Lund left", "Ann Lund", None, None),
        ("the vice +- +president Ann Lund left", "Ann Lund", "vice-president", None),
        ("the pier Ann Lund left", "Ann Lund", None, None),
        ("left Sen. Ann Lund left", "Sen. Ann Lund", "Sen.", None),
        ("Mrs. Ann Lund left", "Mrs. Ann Lund", None, None),
        ("Gov_NOUN +.  Ann Lund left", "Ann Lund", "Gov.", None),
        ("Ann Lund left", "Ann Lund", None, None),
    ],
)  # fmt: skip
def test_the_office_at_a_name_and_where_it_is_held(notation, name, role, affiliation):
    annotated = parse(notation, Person=name)
    (mention,) = find_names(annotated)
    assert title_of(annotated, mention) == (role, affiliation)


@pytest.mark.parametrize(
    ("notation", "office"),
    [
        ("Mayor Ann Lund left", "Mayor"),
        ("the female_ADJ supporter Ann Lund left", None),
        ("said Ann Lund left", None),
    ],
)
def test_a_supporter_holds_no_office(notation, office):
    annotated = parse(notation, Person="Ann Lund")
    (mention,) = find_names(annotated)
    assert office_at(annotated, mention) == office
