"""What a role says about an office: which one, where, and in which walk of life.

The walk of life is the group of ISCO-08 that ``offices.csv`` gives as the source of a word; public
life is one (who governs has often led troops, courts or firms before).
"""

import re
from dataclasses import dataclass
from functools import cache, partial

from attribution.lexicons import read_lexicon, words_of_kind
from attribution.speakers.names.countries import countries_in, country_code

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LINK = re.compile(r"\s*,|\s+(?:of|for|at|in|from|to|with|on|who|and)\s")
FORMER = frozenset(
    {"former", "formerly", "ex", "late", "retired", "onetime", "one-time", "then", "ousted"}
)
_FORMER = re.compile(rf"\b(?:{'|'.join(sorted(FORMER))})\b", re.IGNORECASE)
_words = partial(words_of_kind, "speakers.names", "titles.csv")
_NO_PLACES = _words("title") | _words("office") | {"the", "a", "an"}
_GROUP = re.compile(r"ISCO-08 (\d+)")
_USAGES = ("rulers", "campaigns")  # of the news, which ISCO-08 has no group for
_PUBLIC = frozenset({"0", "111", "1114", "112", "24", "261", *_USAGES})
_OTHER_OFFICES = frozenset(
    {"chief", "vice", "deputy", "assistant", "associate", "acting", "lt", "lieutenant"}
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody holds.

    Attributes:
        head: its word, one for words that mean the same ("senator" for "Sen.").
        places: lower-cased capitalized words that tell where, parties and titles aside.
        countries: ISO codes.
        former: whether it was held before.
    """

    head: str
    places: frozenset[str]
    countries: frozenset[str]
    former: bool


@cache
def parse_office(role: str) -> Office:
    """The office in a role.

    Arguments:
        role: "former Ohio Gov.", "the mayor of Oslo".
    """
    front = _LINK.split(role, maxsplit=1)[0]
    words = [word.rstrip(".").lower() for word in _WORD.findall(front)]
    head = office_of(words[-1]) if words else ""
    lesser = _OTHER_OFFICES & set(words[:-1])
    places = {
        plain.lower()
        for plain in (re.sub(r"['’]s?$|\.$", "", word) for word in _WORD.findall(role))
        if plain[:1].isupper() and plain.lower() not in _NO_PLACES and country_code(plain) is None
    } - {head}
    return Office(
        " ".join([*sorted(lesser), head]),
        frozenset(places),
        frozenset(countries_in(role)),
        bool(_FORMER.search(role)),
    )


@cache
def _same_offices() -> dict[str, str]:
    rows = read_lexicon("speakers.names", "same_office.csv")
    return {row["word"]: row["office"] for row in rows}


def office_of(word: str) -> str:
    """One word for the words that news uses for an office.

    Arguments:
        word: lower-cased, without a full stop.
    """
    return _same_offices().get(word, word)


@cache
def office_groups() -> dict[str, str]:
    """The group of ISCO-08 of each office, or "rulers" or "campaigns"; absent where none is known."""
    groups = {}
    for row in read_lexicon("speakers.names", "offices.csv"):
        group = _GROUP.search(row["source"])
        usage = next((word for word in _USAGES if word in row["source"]), "")
        if group or usage:
            groups[row["word"]] = group.group(1) if group else usage
    return groups


@cache
def _walks() -> dict[str, str]:
    return {
        office_of(word): "public" if group in _PUBLIC else group
        for word, group in office_groups().items()
    }


def walk_of_life(office: Office) -> str | None:
    """Public life, or a group of ISCO-08; None for an office no lexicon knows.

    Arguments:
        office: an office.
    """
    return _walks().get(office.head.split()[-1] if office.head else "")


def same_office(one: Office, other: Office) -> bool:
    """Whether two offices can be one: like words, and no two places.

    Arguments:
        one: an office.
        other: another.
    """
    return bool(one.head) and one.head == other.head and not other_place(one, other)


def other_place(one: Office, other: Office) -> bool:
    """Whether two offices of one name are held in two places."""
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    return bool(one.places and other.places and not one.places & other.places)
