"""Words that tell a fact about a speaker: offices, titles, given names and pronouns.

``offices.csv`` lists what somebody can hold or do, ``given_names.csv`` names that coreferee's lists
know for one sex only but both bear, and common ones the lists leave open. Scholars may add lines.
"""

from collections.abc import Sequence
from functools import cache

from attribution.lexicons import read_lexicon, words_of_kind
from attribution.speakers.names.given import given_names
from attribution.speakers.names.personal import (
    FEMALE_TITLES,
    MALE_TITLES,
    PersonName,
    formal_given,
    plain_given,
)
from attribution.types import Word

PRONOUN_GENDER = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_LONGEST = 3  # words of an office: "chief of staff"
_OF = frozenset({"of", "for", "at", "with", "in", "from", "to", "on"})


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("speakers.names", "offices.csv"))


def find_office(words: Sequence[Word]) -> range | None:
    """Where the office stands among the words of a phrase.

    Arguments:
        words: "former Treasury secretary", "chief of staff for the governor".

    Returns:
        Indices of the last office that ends the phrase or is followed by "of", "for", "at" …; None
        where the phrase is about something else ("the president's daughter").
    """
    for last in range(len(words) - 1, -1, -1):
        for length in range(min(_LONGEST, last + 1), 0, -1):
            first = last - length + 1
            ends = last == len(words) - 1 or words[last + 1].text.lower() in _OF
            if ends and _bear_office(words[first : last + 1]):
                if _is_complement(words, first):
                    return find_office(words[:first])
                return range(first, last + 1)
    return None


def _is_complement(words: Sequence[Word], index: int) -> bool:
    """Whether a word depends on what stands before: the governor in "an aide to the governor"."""
    return any(word.text.lower() in _OF for word in words[:index])


def is_office(word: str) -> bool:
    """Whether a word or phrase of the lexicon names an office.

    Arguments:
        word: lower-cased, in the singular, without a full stop.
    """
    return word in _offices()


def _bear_office(words: Sequence[Word]) -> bool:
    plain = [word.text.lower().rstrip(".") for word in words]
    lemma = words[-1].lemma.lower()
    ends = {plain[-1], lemma, plain[-1].removesuffix("s")}
    return any(" ".join([*plain[:-1], end]) in _offices() for end in ends)


def gender_of_given(name: PersonName) -> str | None:
    """The gender a given name tells; None for names that women and men bear.

    Arguments:
        name: a name; a surname alone tells nothing.
    """
    if len(name.display.split()) < 2:
        return None
    given = plain_given(name)
    own = given_names().get(given)
    if own is not None:
        return None if own == "either" else own
    formal = {given_names()[other] for other in formal_given(name) if other in given_names()}
    return formal.pop() if len(formal) == 1 and "either" not in formal else None


@cache
def gender_of_kin(word: str) -> str | None:
    """The gender that a word for a relative tells ("father"), or None.

    Arguments:
        word: lower-cased, in the singular.
    """
    for gender in ("male", "female"):
        if word in words_of_kind("speakers.names", "role_words.csv", gender):
            return gender
    return None


def gender_of_title(word: str) -> str | None:
    """The gender a word in front of a name tells ("Mrs.", "congresswoman"), or None.

    Arguments:
        word: in any case, with or without its full stop.
    """
    plain = word.lower().rstrip(".")
    if plain in FEMALE_TITLES or plain.endswith("woman"):
        return "female"
    return "male" if plain in MALE_TITLES else None
