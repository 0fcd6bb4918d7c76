"""Join people across stories: by a full name, where nothing known about them contradicts.

A surname or an initial never reaches beyond its story. Where several people of other stories bear
the name, only an office or organisation in common tells which of them it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attribution.speakers.across.join_people import labels_of, like_names
from attribution.speakers.across.joins import Joined, Key
from attribution.speakers.across.known import Known, agree, conflict
from attribution.speakers.names.folding import block_of
from attribution.speakers.names.personal import (
    PersonName,
    full_names,
    is_full,
    like_given,
    parse_name,
    spelled_alike,
)

_SHOWN = 3  # namesakes kept apart that are told for one speaker


@dataclass(slots=True, eq=False)
class _Bearer:
    """One person with a full name, in one story or, as they are joined, in several."""

    key: Key
    names: list[PersonName]
    known: Known
    stories: set[str] = field(default_factory=set)
    apart: int = 0

    @property
    def suffixes(self) -> set[str]:
        return {name.suffix for name in self.names}


def join_stories(keys: Sequence[Key], known: Mapping[Key, Known], joined: Joined) -> None:
    """Join groups of different stories that are one person.

    Arguments:
        keys: the keys of type person of all stories; the third part of a key is its story.
        known: what is known about each key.
        joined: the groups; changed.
    """
    if len({_story(key) for key in keys}) < 2:
        return
    blocks: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in _bearers(keys, known, joined):
        blocks[block_of(bearer.names[0].surname)].append(bearer)
    for block in blocks.values():
        if len({story for bearer in block for story in bearer.stories}) > 1:
            _join_block(block, joined)


def _story(key: Key) -> str:
    """The story of a key; that of a bare surname is its article's besides."""
    return key[2].split("\n")[0]


def _bearers(keys: Sequence[Key], known: Mapping[Key, Known], joined: Joined) -> list[_Bearer]:
    """Those with a full name, who is best known first."""
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        groups[joined.root(key)].append(key)
    found = []
    for members in groups.values():
        names = [name for key in sorted(members) if (name := parse_name(key[1]))]
        full = full_names(names)
        if full:
            all_known = Known()
            for key in members:
                all_known |= known[key]
            lead = min(key for key in members if (n := parse_name(key[1])) and is_full(n))
            found.append(_Bearer(lead, full, all_known, {_story(key) for key in members}))
    found.sort(
        key=lambda b: (
            -len(b.known.offices) - len(b.known.affiliations),
            sorted(b.known.years),
            b.key,
        )
    )
    return found


def _join_block(block: Sequence[_Bearer], joined: Joined) -> None:
    like = like_names(sorted({name.surname for bearer in block for name in bearer.names}))
    shelves: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
    for bearer in block:
        alike = {
            id(other): other
            for name in bearer.names
            for surname in like[name.surname]
            for label in labels_of(name)
            for other in shelves[surname, label]
            if not other.stories & bearer.stories and _one_name(bearer, other)
        }
        fitting = [other for other in alike.values() if not _contradicts(bearer, other, joined)]
        reason = "one full name in several stories, nothing contradicts"
        if len(fitting) > 1:
            fitting = [other for other in fitting if agree(bearer.known, other.known)]
        if len(fitting) == 1:
            (other,) = fitting
            shared = agree(bearer.known, other.known)
            joined.join(bearer.key, other.key, f"one full name, {shared}" if shared else reason)
            other.known |= bearer.known
            other.stories |= bearer.stories
            new = [name for name in bearer.names if name not in other.names]
            other.names += new
            _shelve(other, new, shelves)
        elif not alike or not fitting:
            _shelve(bearer, bearer.names, shelves)


def _shelve(
    bearer: _Bearer, names: Sequence[PersonName], shelves: dict[tuple[str, str], list[_Bearer]]
) -> None:
    for name in names:
        for label in labels_of(name):
            if bearer not in shelves[name.surname, label]:
                shelves[name.surname, label].append(bearer)


def _one_name(one: _Bearer, other: _Bearer) -> bool:
    """Whether two bear one name: of surname and given name one only may be spelled otherwise."""
    return all(
        like_given(a, b) and (a.surname == b.surname or spelled_alike(a, b))
        for a in one.names
        for b in other.names
    )


def _contradicts(one: _Bearer, other: _Bearer, joined: Joined) -> bool:
    """Whether two bearers of a name are told apart; the reason is kept."""
    why = conflict(one.known, other.known)
    if not one.suffixes & other.suffixes and not (why is None and agree(one.known, other.known)):
        why = "only one bears the suffix"
    if why is not None and one.apart < _SHOWN and other.apart < _SHOWN:
        one.apart += 1
        other.apart += 1
        joined.keep_apart(one.key, other.key, f"another story's, {why}")
    return why is not None
