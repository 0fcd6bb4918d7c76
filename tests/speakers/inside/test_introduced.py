"""Whom "the mayor" and "the carmaker" mean."""

import pytest


@pytest.mark.parametrize(
    ("introduction", "description", "name"),
    [
        ("Mayor Ann Miller opened the pier.", "The mayor", "Ann Miller"),
        ("Ann Miller, the mayor of Riverton, opened the pier.", "The mayor", "Ann Miller"),
        ("Gov. Ann Miller opened the pier.", "The governor, a Republican,", "Ann Miller"),
        ("Rep. Paul Miller opened the pier.", "The congressman", "Paul Miller"),
        ("Sen. Paul Miller opened the pier.", "The lawmaker", "Paul Miller"),
        ("Republican presidential candidate Ann Miller opened the pier.", "The candidate", "Ann Miller"),
        ("Sen. Paul Miller (R-Ohio) opened the pier.", "The Ohio Republican", "Paul Miller"),
        ("The carmaker Globex opened the pier.", "The carmaker", "Globex"),
        ("Globex, a carmaker, opened the pier.", "The carmaker", "Globex"),
    ],
)  # fmt: skip
def test_a_description_is_who_the_article_introduces_by_it(
    speakers, introduction, description, name
):
    text = f"{introduction}\n\n{description} said the pier was safe."
    assert speakers(text)[-1][0] == name


@pytest.mark.parametrize(
    ("introduction", "description"),
    [
        ("Mayor Ann Miller opened the pier.", "The vice mayor"),
        ("President Ann Miller opened the pier.", "The school board president"),
        ("President Ann Miller opened the pier.", "The new president"),
        ("Republican nominee Ann Miller opened the pier.", "The Democratic nominee"),
        ("Sens. Ann Miller and Bo Kern opened the pier.", "The senator"),
    ],
)
def test_a_description_of_another_office_is_somebody_else(speakers, introduction, description):
    text = f"{introduction}\n\n{description} said the pier was safe."
    assert speakers(text)[-1][1] != "person"


def test_an_acronym_that_is_introduced_is_its_full_name(speakers):
    text = (
        "The Harbour Workers Union (HWU) opened the pier.\n\nThe HWU said the pier was safe.\n\n"
        "The Harbour Workers Union said it would stay open."
    )
    first, second = speakers(text)[-2:]
    assert (
        first[0].removeprefix("The ") == second[0].removeprefix("The ") == "Harbour Workers Union"
    )


@pytest.mark.parametrize("source", ["The lawsuit", "Many", "One of the officials", "A leaked memo"])
def test_texts_and_people_that_are_only_counted_are_sources(speakers, source):
    assert speakers(f"{source} said the pier was safe.")[-1][0] == source


def test_somebody_said_to_be_one_of_many_is_not_he(speakers):
    text = (
        "Paul Miller said the pier was safe. A few of his colleagues said the planks were rotten."
        "\n\n“It will hold,” he said."
    )
    assert speakers(text)[-1][0] == "Paul Miller"
