"""Whom a bare surname names."""

import pytest


def test_a_surname_is_the_person_the_article_is_about_not_a_relative(speakers):
    text = (
        "Paul Miller opened the pier. He said it was safe, and he paid for it. His wife, Mary Miller,"
        " cut a ribbon.\n\nMiller said the pier would stay open."
    )
    assert speakers(text)[-1] == ("Paul Miller", "person")


def test_a_surname_with_an_office_is_who_holds_it(speakers):
    text = (
        "Mayor Ann Miller and Governor Ida Miller met at the pier.\n\n"
        "Governor Miller said the pier was safe."
    )
    assert speakers(text)[-1] == ("Ida Miller", "person")


def test_a_title_tells_which_of_two_a_surname_names(speakers):
    text = "Paul Miller and Mary Miller met at the pier.\n\nMrs. Miller said the pier was safe."
    assert speakers(text)[-1] == ("Mary Miller", "person")


def test_a_surname_that_nothing_tells_apart_names_nobody_in_particular(speakers):
    text = "Paul Miller and Peter Miller met at the pier.\n\nMiller said the pier was safe."
    assert speakers(text)[-1] == ("Miller", "person")


def test_the_president_is_not_his_wife(speakers):
    text = (
        "President Miller said the pier was safe.\n\nMary Miller cut a ribbon.\n\n"
        "Miller said the pier would stay open."
    )
    assert [name for name, _ in speakers(text)] == ["Miller", "Miller"]


@pytest.mark.parametrize(
    ("surname", "name"), [("Miller Jr.", "Don Miller Jr."), ("Miller", "Don Miller")]
)
def test_a_suffix_is_the_juniors(speakers, surname, name):
    text = (
        "Don Miller opened the pier with his son, Don Miller Jr.\n\n"
        f"{surname} said the pier was safe."
    )
    assert speakers(text)[-1] == (name, "person")


def test_a_person_bears_the_full_name_that_is_most_frequent(speakers):
    text = (
        "Ann Miller opened the pier. Ann Mary Miller was born there. Ann Miller said it was safe."
    )
    assert speakers(text)[-1] == ("Ann Miller", "person")


def test_a_title_tells_the_wife_from_the_president(speakers):
    text = (
        "President Miller and first lady Mary Miller visited the pier. Miller said it was safe."
        " Mrs. Miller said it was beautiful."
    )
    assert [name for name, _ in speakers(text)] == ["Miller", "Mary Miller"]


def test_the_husband_quoted_last_does_not_take_the_surname(speakers):
    text = (
        "Helena Miller said that she would run for mayor. Her husband, former President Walter"
        " Miller, stood behind her.\n\nWalter Miller said he was proud.\n\n"
        "Miller said the campaign would start in May."
    )
    assert [name for name, _ in speakers(text)] == [
        "Helena Miller",
        "Walter Miller",
        "Helena Miller",
    ]
