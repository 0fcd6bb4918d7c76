"""Where an article names a person."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Ann Miller said the pier was safe.", "Ann Miller"),
        ("Director of National Intelligence Ann Miller said the pier was safe.", "Ann Miller"),
        ("Senate Minority Leader Paul Miller said the pier was safe.", "Paul Miller"),
        ("House Speaker Pro Tem Paul Miller (R-Ohio) said the pier was safe.", "Paul Miller"),
        ("Acting Deputy Attorney General Paul Miller said the pier was safe.", "Paul Miller"),
        (
            "Rep. Paul Miller of Ohio, the panel's ranking Democrat, said it was safe.",
            "Paul Miller",
        ),
        ("Another top Republican, Sen. Paul Miller of Ohio, said it was safe.", "Paul Miller"),
        ("Republican Paul Miller said the pier was safe.", "Paul Miller"),
        ("Democratic presidential hopeful Ann Miller said the pier was safe.", "Ann Miller"),
        ("Joop van den Berg said the pier was safe.", "Joop van den Berg"),
        ("Khalid al-Rashid said the pier was safe.", "Khalid al-Rashid"),
        ("Maria de la Cruz said the pier was safe.", "Maria de la Cruz"),
        ("Faisal bin Salman said the pier was safe.", "Faisal bin Salman"),
        ("LONDON (Reuters) - Ann Miller said the pier was safe.", "Ann Miller"),
        ("OSLO, Norway (AP) — Ann Miller said the pier was safe.", "Ann Miller"),
        ("Paul Miller's spokeswoman was away. “It is safe,” Miller said.", "Paul Miller"),
        ("Ann O'Malley said the pier was safe.", "Ann O'Malley"),
        ("Ann Holtz-Berg said the pier was safe. Ms. Holtz-Berg left.", "Ann Holtz-Berg"),
        ("Dr. Khalid al-Rashid spoke. Al-Rashid said it was safe.", "Khalid al-Rashid"),
        ("Prince Faisal bin Salman spoke. Prince Faisal said it was safe.", "Faisal bin Salman"),
        ("Mayor Ann Miller spoke. “It is safe,” Ann said.", "Ann Miller"),
    ],
)
def test_a_name_is_found_whole(speakers, text, name):
    assert speakers(text)[-1] == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "Republicans said the pier was safe.",
        "House Democrats said the pier was safe.",
        "More than 60 Democrats said the pier was safe.",
        "Virginia said the pier was safe. The N.C.A.A. said it was not.",
    ],
)
def test_parties_and_places_are_no_people(speakers, text):
    assert "person" not in {kind for _, kind in speakers(text)}


def test_who_is_named_in_a_clause_about_the_source_is_not_the_source(speakers):
    text = "CNBC, which hired Ann Miller to host the show, said the pier was safe."
    assert speakers(text)[-1] == ("CNBC", "organisation")


def test_a_surname_that_was_missed_is_known_from_elsewhere(read):
    from attribution.speakers.inside.people import find_people

    text = "Mayor Ann Strzok opened the pier. Critics of Strzok left. Strzok said it was safe."
    (person,) = find_people(read(text))
    assert len(person.spans) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The show of Ann and Paul Miller is over. “We are sad,” Ann said.", "Ann Miller"),
        ("The parents, Khizr and Zubeida Lund, spoke. The Lunds left. “No,” Khizr Lund said.", "Khizr Lund"),
    ],
)  # fmt: skip
def test_two_given_names_share_the_surname_behind_them(speakers, text, name):
    assert speakers(text)[-1] == (name, "person")


def test_a_surname_before_a_full_name_is_no_given_name(speakers):
    text = (
        "Osterhaus and Ann Miller debated. The Millers cheered. Osterhaus said the pier was safe."
    )
    assert speakers(text)[-1] == ("Osterhaus", "person")


def test_a_given_name_of_somebody_else_takes_no_surname(speakers):
    text = "Ann Holt spoke first. Ann and Paul Miller debated. “It is safe,” Ann said."
    assert speakers(text)[-1] == ("Ann Holt", "person")
