"""English and other languages."""

import pytest

from attribution.corpus.language_check import foreign_language

ENGLISH = (
    "The names of those who had come to the meeting were read out by the clerk of the council, and"
    " it was said that all of them would be asked to come again in the spring: "
)


def test_a_list_of_names_in_an_english_text_is_english():
    names = ", ".join(
        f"{a} {b}" for a in ("Ann", "Bo", "Cy", "Dag") for b in ["Lund", "Miller"] * 50
    )
    assert foreign_language(ENGLISH + names) is None


GERMAN = "Der Minister sagte, dass die Straße im Mai wieder offen ist und dass alle es nun wissen, "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        (GERMAN * 3, "German"),
        ("Le ministre a dit que la route sera ouverte en mai et que tous le savent déjà, " * 3, "French"),
        ("gleam gloom glim glam glum " * 6, "a language other than English"),
        ("Der Minister sagte, dass es so ist.", None),
        (GERMAN.upper() * 3, "German"),
        (ENGLISH.upper(), None),
        (ENGLISH * 3 + GERMAN, None),
    ],
)  # fmt: skip
def test_the_language_with_the_largest_share_of_small_words_is_named(text, language):
    assert foreign_language(text) == language


@pytest.mark.parametrize(("words", "told"), [(19, False), (20, True)])
def test_a_language_is_told_from_twenty_words_on(words, told):
    assert (foreign_language(" ".join(["der"] * words)) is not None) is told


@pytest.mark.parametrize(("small", "english"), [(15, True), (14, False)])
def test_english_has_its_share_of_small_words(small, english):
    text = " ".join(["the"] * small + ["gleam"] * (100 - small))
    assert (foreign_language(text) is None) is english
