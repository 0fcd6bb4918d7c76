"""What stands at a name, on parses made by hand."""

import pytest

from attribution.speakers.inside.people import find_people
from attribution.speakers.inside.person_facts import add_facts
from tests.speakers.inside.parsed import parse


def facts(
    notation: str, name: str = "Ann Lund", chains=(), **entities
) -> set[tuple[str, str, str]]:
    """Kind, value and why of what is told of a person."""
    entities.setdefault("Person", name)
    annotated = parse(notation, chains, **entities)
    people = add_facts(annotated, find_people(annotated))
    (person,) = [one for one in people if one.name.display == name]
    return {(f.kind, f.value, f.why) for f in person.facts}


NAME = "Ann>left/nsubj Lund>Ann/flat"
GIVEN = ("gender", "female", "given name")


def role(value: str, why: str = "title") -> tuple[str, str, str]:
    return ("role", value, why)


@pytest.mark.parametrize(
    ("before", "roles"),
    [
        ("mayor>Ann/compound", {"mayor"}),
        ("the>Ann/det mayor>Ann/compound", {"mayor"}),
        ("a>Ann/det mayor>Ann/compound", set()),
        ("any>Ann/det mayor>Ann/compound", set()),
        ("foreign_ADJ>minister/amod minister>Ann/compound", {"foreign minister"}),
        ("Bo>Ann/nmod mayor>left/obj", set()),
        ("the mayor>Ann/compound and_CCONJ>aide/cc aide>Ann/compound", {"aide"}),
        ("mayor>Ann/compound ,>Ann/punct", set()),
        ("mayor>Ann/compound of>Ann/case", set()),
        ("pier>Ann/compound", set()),
        ("the lawyer>Lunds/nmod 's>lawyer/case aide>Ann/compound", {"aide"}),
    ],
)  # fmt: skip
def test_a_title_is_the_office_in_front_that_belongs_to_the_name(before, roles):
    before = before.replace("Lunds", "Ann")
    found = facts(f"{before} {NAME} left")
    assert {value for kind, value, _ in found if kind == "role"} == roles
    assert GIVEN in found


@pytest.mark.parametrize(
    ("relation", "roles"), [("flat", {"mayor"}), ("appos", {"mayor"}), ("nsubj", set()), ("flat:name", {"mayor"})]
)  # fmt: skip
def test_a_title_may_govern_the_name(relation, roles):
    found = facts(f"mayor>left/nsubj Ann>mayor/{relation} Lund>Ann/flat left")
    assert {value for kind, value, _ in found if kind == "role"} == roles


@pytest.mark.parametrize(
    ("title", "gender"), [("Mrs.", "female"), ("Mr.", "male"), ("congresswoman", "female")]
)
def test_a_title_at_the_name_tells_a_gender(title, gender):
    found = facts(f"{title} Lindsey Lund left", "Lindsey Lund")
    assert ("gender", gender, "title") in found


@pytest.mark.parametrize(
    ("notation", "roles"),
    [
        (f"{NAME} , the mayor>Ann/appos , left", {"mayor"}),
        (f"{NAME} ( the mayor>Ann/appos ) left", {"mayor"}),
        (f"{NAME} – the mayor>Ann/appos – left", {"mayor"}),
        (f"{NAME} — the mayor>Ann/appos — left", {"mayor"}),
        (f"{NAME} the mayor>Ann/appos left", set()),
        (f"{NAME} ; the mayor>Ann/appos left", set()),
        (f"{NAME} , the mayor>Ann/conj , left", set()),
        (f"{NAME} , the mayors_NNS>Ann/appos , left", set()),
        (f"{NAME} , the pier>Ann/appos , left", set()),
        (f"{NAME} , the mayor>pier/compound pier>Ann/appos , left", set()),
        (f"{NAME} , the>mayor/det mayor>Ann/appos of>Springfield/case Springfield>mayor/nmod , left", {"mayor of Springfield"}),
        ("the>mayor/det mayor>left/nsubj , Ann>mayor/appos Lund>Ann/flat , left", {"mayor"}),
        ("the>mayor/det mayor>left/nsubj of>Oslo/case Oslo>mayor/nmod , Ann>mayor/appos Lund>Ann/flat , left", {"mayor of Oslo"}),
        ("the>mayor/det mayor>left/nsubj , Ann>mayor/conj Lund>Ann/flat , left", set()),
    ],
)  # fmt: skip
def test_an_apposition_tells_the_office(notation, roles):
    found = facts(notation)
    assert {value for kind, value, why in found if why == "apposition" and kind == "role"} == roles


@pytest.mark.parametrize(
    ("before", "organisation", "told"),
    [
        ("the Herald 's", "Herald", True),
        ("the Herald ’s", "Herald", True),
        ("the Herald of", "Herald", False),
        ("the Herald and the 's", "Herald", False),
        ("the herald 's", "herald", False),
    ],
)
def test_who_owns_a_name_is_their_organisation(before, organisation, told):
    found = facts(f"{before} {NAME} left", Organization=organisation)
    assert (("affiliation", "Herald", "owner of the name") in found) is told


def test_the_owner_of_a_name_is_an_organisation():
    found = facts(f"the Herald 's {NAME} left", Location="Herald")
    assert not any(kind == "affiliation" for kind, _, _ in found)


@pytest.mark.parametrize(
    ("text", "chain", "gender"),
    [
        ("Lindsey Lund left . he left .", (("Lindsey Lund", 0), ("he", 0)), "male"),
        ("Lindsey Lund left . he met her .", (("Lindsey Lund", 0), ("he", 0), ("her", 0)), None),
        ("Lindsey Lund left . it left .", (("Lindsey Lund", 0), ("it", 0)), None),
        ("Lindsey Lund met Kim Berg . he left .", (("Lindsey Lund", 0), ("Kim Berg", 0), ("he", 0)), None),
        ("Lindsey Lund met Kim Lund . Lund left . he left .", (("Lund", 2), ("he", 0)), None),
        ("Lindsey Lund met Kim Lund . he left .", (("Lindsey Lund", 0), ("he", 0)), "male"),
        ("Lindsey Lund met Kim Berg . Lund left . he left .", (("Lund", 1), ("he", 0)), "male"),
    ],
)  # fmt: skip
def test_a_chain_of_one_person_and_one_gender_tells_it(text, chain, gender):
    found = facts(text, "Lindsey Lund", (chain,), Person="Lindsey Lund|Kim Berg|Kim Lund")
    assert found == ({("gender", gender, "pronoun")} if gender else set())


@pytest.mark.parametrize(("other", "told"), [("Bo Kern", True), ("Bo Lund", False)])
def test_what_stands_at_a_bare_surname_is_told_of_its_one_bearer(other, told):
    found = facts(
        f"{NAME} met {other.split()[0]} {other.split()[1]} left\n\nmayor>Lund/compound Lund>left/nsubj left",
        Person=f"Ann Lund|{other}",
    )
    assert (role("mayor") in found) is told


def test_a_word_for_a_relative_tells_the_gender():
    notation = "Khizr>left/nsubj Lund>Khizr/flat , the father>Khizr/appos , left"
    found = facts(notation, "Khizr Lund")
    assert ("gender", "male", "apposition") in found
