"""Take a role apart: what office, of which organisation, of which country."""

import re
from dataclasses import dataclass
from functools import partial

from rapidfuzz.fuzz import token_set_ratio

from attribution.language.agents import person_words
from attribution.lexicons import words_of_kind
from attribution.speakers.names.countries import countries_in, country_code

_words = partial(words_of_kind, "speakers.names", "role_words.csv")
_STOP, _PLURAL_HEADS, _VAGUE = _words("stop"), _words("plural"), _words("vague")
_SPOKES = re.compile(r"^spokes(?:man|woman|person|people|men|women)$")
_VEIL = re.compile(
    r"\b(?:anonym\w*|unnamed|unidentified|on condition of|who (?:asked|declined|spoke)|not authorized"
    r"|wish\w+ to remain|familiar with|close to)\b",
    re.IGNORECASE,
)
_SAME_WORDS = 82


@dataclass(frozen=True, slots=True)
class Role:
    """The parts of a description of somebody without a name.

    Attributes:
        head: the office, "spokes" for every kind of spokesperson.
        organisation: lower-cased capitalized words that are no country, in order.
        modifiers: other words ("deputy", "senior"), lower-cased.
        countries: ISO codes.
        definite: whether it points back or to a known office ("the", "this", a possessive).
        anonymous: whether the text says or implies that the person is not to be named.
        plural: whether it stands for several people.
    """

    head: str
    organisation: tuple[str, ...]
    modifiers: frozenset[str]
    countries: tuple[str, ...]
    definite: bool
    anonymous: bool
    plural: bool


def parse_role(text: str, head_word: str) -> Role:
    """Take a description apart.

    Arguments:
        text: "a spokesperson for the National Security Council of the United States".
        head_word: its syntactic head.
    """
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    countries = countries_in(text)
    head = head_word.lower()
    organisation, modifiers = [], set()
    for word in words:
        plain = re.sub(r"['’]s?$", "", word)
        if plain.lower() in _STOP or plain.lower() == head or _names_country(plain):
            continue
        if plain[:1].isupper():
            organisation.append(plain.lower().rstrip("."))
        else:
            modifiers.add(plain.lower())
    definite = bool(
        re.match(r"(?:the|this|that|his|her|its|their)\b|\w+['’]s\b", text, re.IGNORECASE)
    )
    office = (
        "spokes" if _SPOKES.match(head) else head.rstrip("s") if head in _PLURAL_HEADS else head
    )
    anonymous = bool(_VEIL.search(text)) or not organisation_office(office)
    return Role(
        office,
        tuple(organisation),
        frozenset(modifiers),
        countries,
        definite,
        anonymous,
        head in _PLURAL_HEADS,
    )


def office_word(text: str) -> str:
    """The word of a description that names the office: the first for people, else the last.

    Arguments:
        text: "a spokesperson for the National Security Council".
    """
    words = re.findall(r"[\w-]+", text)
    people = [word for word in words if word.lower() in person_words()]
    return people[0] if people else (words[-1] if words else "")


def organisation_office(office: str) -> bool:
    """Offices one person holds at a time, so that they identify; "official" does not."""
    return office not in _VAGUE


def _names_country(word: str) -> bool:
    return (word[:1].isupper() and country_code(word) is not None) or word in (
        "United", "States", "Kingdom", "Nations"
    )  # fmt: skip


def same_role(one: Role, other: Role) -> bool:
    """Whether two descriptions can be one office-holder: like offices, nothing contradicts.

    Two anonymous people are never taken for one.

    Arguments:
        one: a role.
        other: another.
    """
    if one.head != other.head or one.plural != other.plural or one.anonymous or other.anonymous:
        return False
    if one.countries and other.countries and not set(one.countries) & set(other.countries):
        return False
    if one.organisation and other.organisation:
        likeness = token_set_ratio(" ".join(one.organisation), " ".join(other.organisation))
        return likeness >= _SAME_WORDS
    shared_country = bool(set(one.countries) & set(other.countries))
    return shared_country and (one.head == "spokes" or one.modifiers == other.modifiers)
