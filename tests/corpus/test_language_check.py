"""English and other languages."""

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
