"""Join "the mayor" of one outlet with the mayor another outlet of the story names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.across.known import Known
from attribution.speakers.names.offices import Office, office_of, parse_office, same_office
from attribution.speakers.names.roles import office_word, organisation_office, parse_role

_LONGEST = 6  # words of a description that is nothing but an office
_LINKS = frozenset({"the", "of", "for", "at"})


def join_offices(
    keys: Mapping[Key, Sequence[Located]], known: Mapping[Key, Known], joined: Joined
) -> None:
    """Join definite descriptions by an office with the one person of the story who holds it.

    Arguments:
        keys: the keys of one story with their references.
        known: what is known about each key of a person.
        joined: the groups; changed.
    """
    holders: dict[str, list[tuple[Office, Key]]] = defaultdict(list)
    for key in keys:
        if key[0] == "person":
            for office in known[key].offices:
                holders[office.head].append((office, key))
    for key in keys:
        described = _definite_office(key)
        if described is None:
            continue
        fitting = {
            joined.root(holder)
            for office, holder in holders[described.head]
            if same_office(office, described)
        }
        if len(fitting) == 1:
            joined.join(key, fitting.pop(), f"the one {described.head} the story names")


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
