"""What an article says about its speakers: gender, role and affiliation, each with evidence."""

import pytest

from attribution.speakers import resolve
from attribution.speakers.across.shown_facts import choose_facts
from attribution.speakers.names.lexicon import gender_of_given
from attribution.speakers.names.personal import parse_name
from attribution.statements import extract


@pytest.fixture(scope="session")
def facts(read):
    """The facts shown about each speaker of a text, by name."""

    def found(text: str) -> dict[str, dict[str, str]]:
        annotated = read(text)
        references = resolve(annotated, extract(annotated).statements)
        return {
            name: choose_facts(("a", f) for r in references if r.name == name for f in r.facts)[0]
            for name in {reference.name for reference in references}
        }

    return found


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Donald Reed", "male"),
        ("Karen Reed", "female"),
        ("Bill Reed", "male"),
        ("Lindsey Reed", None),
        ("Kim Reed", None),
        ("Robin Reed", None),
        ("Reed", None),
    ],
)
def test_a_given_name_tells_a_gender_unless_women_and_men_bear_it(name, gender):
    assert gender_of_given(parse_name(name)) == gender


def test_whom_a_chain_calls_she_once_is_not_female(facts):
    text = "Taylor Reed opened the pier. Reed’s wife said she was happy. “It is safe,” Reed said."
    assert "gender" not in facts(text)["Taylor Reed"]


def test_a_title_in_front_of_the_name_tells_gender_and_role(facts):
    text = "Congresswoman Taylor Reed said the pier was safe."
    assert facts(text)["Taylor Reed"] == {"gender": "female", "role": "Congresswoman"}


def test_a_role_is_an_office_and_no_other_word(facts):
    text = "His rival Paul Lund said the pier was safe. His friend Bo Kern said it was not."
    found = facts(text)
    assert "role" not in found["Paul Lund"]
    assert "role" not in found["Bo Kern"]


def test_an_office_of_somebody_else_is_no_role(facts):
    text = "The mayor’s daughter Ida Lund said the pier was safe."
    assert "role" not in facts(text)["Ida Lund"]


def test_an_owner_is_no_part_of_a_role(facts):
    text = "Norway’s foreign minister Paul Lund said the pier was safe."
    assert facts(text)["Paul Lund"] == {
        "gender": "male", "role": "foreign minister", "affiliation": "NO",
    }  # fmt: skip


def test_an_apposition_tells_role_and_organisation(facts):
    text = "Paul Lund, a professor of law at Stanford University, said the pier was safe."
    found = facts(text)["Paul Lund"]
    assert found["role"] == "professor of law at Stanford University"
    assert found["affiliation"] == "Stanford University"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("New Jersey Gov. Paul Lund said the pier was safe.", "US"),
        ("A New Mexico official said the pier was safe.", "US"),
        ("Georgia lawmaker Paul Lund said the pier was safe.", None),
        ("Spanish teacher Paul Lund said the pier was safe.", None),
        ("Several officials said the pier was safe.", None),
        ("The Norwegian ambassador to Russia, Paul Lund, said the pier was safe.", "NO"),
        ("Paul Lund, the ambassador to Russia, said the pier was safe.", None),
        ("Former Mexican president Paul Lund said the pier was safe.", "MX"),
        ("Senate candidate Paul Lund said the pier was safe.", None),
    ],
)
def test_a_country_is_one_that_the_role_names(facts, text, affiliation):
    (found,) = facts(text).values()
    assert found.get("affiliation") == affiliation


def test_a_hypothetical_office_is_not_held(facts):
    text = "Paul Lund said the pier was safe. A President Lund would pay for it, Lund said."
    assert "role" not in facts(text)["Paul Lund"]


def test_a_description_without_a_name_has_its_office_as_role(facts):
    text = "A spokeswoman for the Harbour Board said the pier was safe."
    (found,) = facts(text).values()
    assert found["role"] == "spokeswoman for the Harbour Board"
    assert found["gender"] == "female"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Administration spokesman Paul Lund said the pier was safe.", None),
        ("Stanford University president Paul Lund said the pier was safe.", "Stanford University"),
        ("Paul Lund, a reporter for USA Today, said the pier was safe.", "USA Today"),
        (
            "Paul Lund, a spokesman for the Trump campaign, said the pier was safe.",
            "Trump campaign",
        ),
        ("Michael Jordan, a spokesman, said the pier was safe.", None),
        ("Republican strategist Paul Lund said the pier was safe.", None),
        ("Internet activist Paul Lund said the pier was safe.", None),
        (
            "Republican National Committee spokesman Paul Lund said the pier was safe.",
            "Republican National Committee",
        ),
        (
            "Paul Lund, president of the Ohio Teachers’ Association, said the pier was safe.",
            "Ohio Teachers’ Association",
        ),
    ],
)
def test_an_organisation_is_a_proper_name(facts, text, affiliation):
    (found,) = facts(text).values()
    assert found.get("affiliation") == affiliation


def test_two_states_have_no_one_country(facts):
    found = facts("France and Germany said that they were ready for talks.")
    assert all("affiliation" not in known for known in found.values())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Paul Lund, a lawyer at Bailey & Glasser, said the pier was safe.", "lawyer at Bailey & Glasser"),
        ("Ann Lee, an Oslo-based developer, said the pier was safe.", "Oslo-based developer"),
        ("Senators Paul Lund and Bo Kern said the pier was safe.", "Senator"),
        ("Paul Lund, the former attorney general of Ohio, said the pier was safe.", "former attorney general of Ohio"),
    ],
)  # fmt: skip
def test_a_role_is_whole_and_of_one_person(facts, text, role):
    found = facts(text)
    assert role in {known.get("role") for known in found.values()}


def test_what_stands_at_a_surname_of_two_people_is_nobodys(facts):
    text = (
        "Michelle Obama opened the pier with her brother Craig Obama. President Obama was away."
        " “It is safe,” Michelle Obama said."
    )
    assert "role" not in facts(text)["Michelle Obama"]
