"""Join "the mayor" of one outlet with the mayor another outlet of the story names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.across.known import Known
from attribution.speakers.names.offices import (
    Office,
    office_of,
    other_place,
    parse_office,
    same_office,
)
from attribution.speakers.names.roles import office_word, organisation_office, parse_role

_LONGEST = 6  # words of a description that is nothing but an office
_LINKS = frozenset({"the", "of", "for", "at"})


def join_offices(
    keys: Mapping[Key, Sequence[Located]],
    known: Mapping[Key, Known],
    elsewhere: Mapping[str, frozenset[Office]],
    joined: Joined,
) -> None:
    """Join definite descriptions by an office with the one person of the story who holds it.

    Arguments:
        keys: the keys of one story with their references.
        known: what is known about each key of a person.
        elsewhere: see `offices_of_names`; tells where somebody holds an office whose place the
            story does not name.
        joined: the groups; changed.
    """
    holders: dict[str, list[tuple[Office, Key]]] = defaultdict(list)
    for key in keys:
        if key[0] == "person":
            for office in known[key].offices | elsewhere.get(key[1], frozenset()):
                holders[office.head].append((office, key))
    described = {key: found for key in keys if (found := _definite_office(key))}
    left: dict[Key, list[tuple[Key, Office]]] = defaultdict(list)
    for key, office in described.items():
        there = {joined.root(k) for o, k in holders[office.head] if o.places & office.places}
        if len(there) == 1:
            joined.join(key, there.pop(), f"the one {office.head} of the place the story names")
            continue
        fitting = {
            joined.root(holder)
            for own, holder in holders[office.head]
            if own in known[holder].offices and same_office(own, office)
        }
        fitting -= {joined.root(k) for o, k in holders[office.head] if other_place(o, office)}
        if len(fitting) == 1:
            left[fitting.pop()].append((key, office))
    for holder, told in left.items():
        if any(other_place(one, other) for (_, one), (_, other) in combinations(told, 2)):
            continue  # "the Ohio senator" and "the Utah senator" are not both the one senator
        for key, office in told:
            joined.join(key, holder, f"the one {office.head} the story names")


def offices_of_names(known: Mapping[Key, Known]) -> dict[str, frozenset[Office]]:
    """The offices of everybody who bears a full name, in whatever story.

    Arguments:
        known: what is known about each key of a person.
    """
    found: dict[str, frozenset[Office]] = defaultdict(frozenset)
    for key, told in known.items():
        if " " in key[1]:
            found[key[1]] |= told.offices
    return found


def _definite_office(key: Key) -> Office | None:
    """The office of "the mayor" and "the Oslo mayor"; None for other descriptions."""
    if key[0] != "role" or len(key[1].split()) > _LONGEST:
        return None
    role = parse_role(key[1], office_word(key[1]))
    if (
        not key[1].lower().startswith("the ")
        or role.plural
        or role.anonymous
        or not organisation_office(role.head)
    ):
        return None
    office = parse_office(key[1])
    words = [word for word in key[1].split() if word.islower() and word not in _LINKS]
    bare = all(
        office_of(word) in office.head.split() for word in words
    )  # "the new mayor" is another
    return office if office.head and bare and not office.former else None
