"""What a verbatim quotation that two outlets share tells about who said it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attribution.speakers.across.joins import Joined, Key
from attribution.speakers.names.personal import is_full, parse_name, same_person
from attribution.speakers.names.roles import office_word, parse_role

_UNNAMED = ("role", "anonymous")


def join_same_words(
    pairs: Iterable[tuple[str, str]], key_of: Mapping[str, Key], joined: Joined
) -> dict[str, Key]:
    """Let a named speaker of one outlet name the unnamed source of the same words in another.

    Two people to whom the same words are attributed are kept apart, and both keep a note.

    Arguments:
        pairs: ids of statements of one story that quote the same words.
        key_of: the key of each statement's reference; lacks statements without a speaker.
        joined: the groups; changed.

    Returns:
        Keys of the speakers found for statements that have none, by statement.
    """
    named: dict[Key, dict[Key, tuple[Key, str]]] = defaultdict(dict)
    missing: dict[str, set[Key]] = defaultdict(set)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            own, theirs = key_of.get(one), key_of.get(other)
            if theirs is None:
                continue
            if own is None:
                missing[one].add(theirs)
            elif _is_named(theirs):
                named[own][joined.root(theirs)] = theirs, " and ".join(sorted((one, other)))
    for own, found in sorted(named.items()):
        roots = {joined.root(key): (key, where) for key, where in found.values()}
        roots.pop(joined.root(own), None)
        if _is_named(own):
            for key, where in roots.values():
                _join_or_flag(own, key, where, joined)
        elif len(roots) == 1 and own[0] in _UNNAMED and not _are_many(own[1]):
            ((key, where),) = roots.values()
            joined.join(own, key, f"the same words are quoted ({where})")
    return {
        statement: min(keys)
        for statement, keys in missing.items()
        if len({joined.root(key) for key in keys}) == 1
    }


def _is_named(key: Key) -> bool:
    return key[0] == "person"


def _are_many(description: str) -> bool:
    """Whether a description is of several people: one of them may be quoted for all."""
    word = office_word(description).lower()
    plural = word.endswith("s") and not word.endswith("ss")
    return plural or parse_role(description, word).plural


def _join_or_flag(one: Key, other: Key, where: str, joined: Joined) -> None:
    """Join two spellings of a name that the same words bring together; flag two people."""
    a, b = parse_name(one[1]), parse_name(other[1])
    if a and b and same_person(a, b) and not (is_full(a) and is_full(b) and a.suffix == b.suffix):
        joined.join(one, other, f"the same words are quoted ({where})")
    elif joined.root(one) != joined.root(other):
        joined.keep_apart(one, other, f"the same words are attributed to both ({where})")
