"""Join the names of one person inside a story.

Full names are joined when surnames are alike and given names agree; where only one of them bears a
generation suffix, an office or organisation in common must say so too. A bare surname or an initial
joins a full name only when one person fits it: with Joe and Jill Lee in the story, "Lee" alone is
neither, unless an office, the article, or the surname by itself elsewhere tells whom it means.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.across.known import Known, agree, conflict
from attribution.speakers.names.folding import block_of, like_surnames
from attribution.speakers.names.personal import (
    PersonName,
    formal_given,
    is_full,
    is_tail,
    like_given,
    parse_name,
    plain_given,
)

_LIKELY = 0.8  # likeness below which two surnames need no closer look
_MORE = 4  # times as often by the bare surname as anybody else who bears it


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with what its references know."""

    key: Key
    name: PersonName
    files: frozenset[str]
    known: Known
    alone: int  # references that name the person by the surname alone


@dataclass(slots=True)
class _People:
    """The groups so far: joined keys, and the genders known in each group."""

    joined: Joined
    genders: dict[Key, frozenset[str]]

    def gender(self, key: Key) -> frozenset[str]:
        return self.genders[self.joined.root(key)]

    def join(self, one: Key, other: Key, reason: str) -> None:
        """Join two groups unless their genders contradict."""
        both = self.gender(one) | self.gender(other)
        if len(both) < 2:
            self.joined.join(one, other, reason)
            self.genders[self.joined.root(one)] = both


def join_people(
    keys: Mapping[Key, Sequence[Located]], known: Mapping[Key, Known], joined: Joined
) -> None:
    """Join keys of type person that name one person of one story.

    Arguments:
        keys: the keys of one story with their references.
        known: what is known about each key of a person.
        joined: the groups; changed.
    """
    blocks: dict[str, list[_Named]] = defaultdict(list)
    for key, located in keys.items():
        name = parse_name(key[1]) if key[0] == "person" else None
        if name is None:
            continue
        files = frozenset(file for file, _ in located)
        alone = sum(_is_alone(mention, name) for _, r in located for mention in r.mentions)
        blocks[block_of(name.surname)].append(_Named(key, name, files, known[key], alone))
    genders = {named.key: named.known.genders for block in blocks.values() for named in block}
    people = _People(joined, genders)
    for block in blocks.values():
        _join_block(block, people)


def _is_alone(mention: str, name: PersonName) -> bool:
    """Whether a mention is the surname without given name and suffix."""
    if len(mention) > 40:
        return False
    found = parse_name(mention)
    return (
        found is not None and not found.given and not found.suffix and found.surname == name.surname
    )


def like_names(surnames: Sequence[str]) -> dict[str, list[str]]:
    """For each folded surname those that can be spellings of it, itself first.

    Arguments:
        surnames: different folded surnames.
    """
    like: dict[str, list[str]] = {surname: [surname] for surname in surnames}
    scores = cdist(surnames, surnames, scorer=JaroWinkler.similarity, score_cutoff=_LIKELY)
    for first, second in np.argwhere(np.triu(scores, k=1) > 0):
        one, other = surnames[first], surnames[second]
        if like_surnames(one, other):
            like[one].append(other)
            like[other].append(one)
    return like


def _join_block(block: list[_Named], people: _People) -> None:
    by_surname: dict[str, list[_Named]] = defaultdict(list)
    for named in block:
        by_surname[named.name.surname].append(named)
    surnames = sorted(by_surname)
    like = like_names(surnames)
    full = {s: [n for n in by_surname[s] if is_full(n.name)] for s in surnames}
    for surname in surnames:
        for other in like[surname]:
            if surname <= other:
                _join_full(full[surname], full[other], people)
    for surname in surnames:
        short = [n for n in by_surname[surname] if not is_full(n.name)]
        near = [named for other in like[surname] for named in full[other]]
        if not (short and near):
            continue
        candidates = _Candidates(surname, near, people)
        for named in sorted(short, key=lambda n: (-len(n.name.given), n.key)):
            _join_short(named, candidates, people)
    for surname in surnames:
        bare = [n for o in like[surname] if o >= surname for n in by_surname[o] if not n.name.given]
        if not any(full[other] for other in like[surname]):
            for named, following in pairwise(sorted(bare, key=lambda n: n.key)):
                people.join(named.key, following.key, "surnames alike, no full name")


def _join_full(left: list[_Named], right: list[_Named], people: _People) -> None:
    for one, other in _likely_pairs(left, right):
        if one.key == other.key:
            continue
        tail = is_tail(one.name, other.name) or is_tail(other.name, one.name)
        if not (tail or like_given(one.name, other.name)):
            continue
        reason = "surnames alike, given names agree"
        if one.name.suffix != other.name.suffix:
            shared = None if one.files & other.files else agree(one.known, other.known)
            if shared is None or conflict(one.known, other.known):
                # the article tells "Don Ray Jr." from "Don Ray", or nothing says they are one
                people.joined.keep_apart(one.key, other.key, "only one bears the suffix")
                continue
            reason = f"one full name, {shared}"
        people.join(one.key, other.key, reason)


def _likely_pairs(left: list[_Named], right: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Pairs whose given names begin alike or have a formal name in common."""
    same = left is right
    shelves: dict[str, list[_Named]] = defaultdict(list)
    for named in right:
        for label in labels_of(named.name):
            shelves[label].append(named)
    if same:
        for shelf in shelves.values():
            yield from combinations(shelf, 2)
        return
    for named in left:
        for label in labels_of(named.name):
            yield from product([named], shelves.get(label, ()))


def labels_of(name: PersonName) -> set[str]:
    """Labels of which two names with agreeing given names have one in common.

    Arguments:
        name: a name with a given name.
    """
    second = {name.given[1]} if len(name.given) > 1 else set()  # the end of a longer name
    return {name.given[0][0], plain_given(name), *formal_given(name), *second, name.given[0]}


class _Candidates:
    """People with a full name who may be meant by a surname, found by what tells them apart.

    Arguments:
        surname: the folded surname that is looked for.
        full: everybody with a full name and a like surname.
        people: the groups so far.
    """

    def __init__(self, surname: str, full: Sequence[_Named], people: _People) -> None:
        self.people = people
        first: dict[Key, Key] = {}
        self.group: dict[Key, Key] = {}  # of each name the first name of its group
        self.by_initial: dict[str, list[_Named]] = defaultdict(list)
        self.by_file: dict[str, set[Key]] = defaultdict(set)
        self.by_office: dict[str, set[Key]] = defaultdict(set)
        self.exact: set[Key] = set()
        self.by_suffix: dict[str, set[Key]] = defaultdict(set)
        self.alone: Counter[Key] = Counter()
        for named in full:
            root = first.setdefault(people.joined.root(named.key), named.key)
            self.group[named.key] = root
            self.by_initial[named.name.given[0][0]].append(named)
            self.by_suffix[named.name.suffix].add(root)
            self.alone[root] += named.alone
            if named.name.surname == surname:
                self.exact.add(root)
            for file in named.files:
                self.by_file[file].add(root)
            for office in named.known.offices:
                self.by_office[office.head].add(root)

    def fitting(self, named: _Named) -> set[Key]:
        """The groups whose gender and given names do not contradict a name."""
        own = self.people.gender(named.key)
        roots = set(self.group.values())
        if named.name.given:
            near = self.by_initial[named.name.given[0][0]]
            roots = {self.group[o.key] for o in near if like_given(named.name, o.name)}
        return {root for root in roots if len(own | self.people.gender(root)) < 2}

    def narrower(self, named: _Named) -> Iterator[tuple[set[Key], str]]:
        """Sets of groups that what is known about a name points to, each with the reason."""
        heads = [self.by_office[office.head] for office in named.known.offices]
        files = [self.by_file[file] for file in named.files]
        yield self.exact, "one full name of this spelling fits"
        yield set().union(*heads), "one full name with this office fits"
        yield set().union(*files), "one full name in the same article fits"
        yield self.by_suffix[named.name.suffix], "one full name without a suffix fits"
        if not named.name.given:
            often = self.alone.most_common(2)
            if len(often) > 1 and often[0][1] > 1 and often[0][1] >= _MORE * often[1][1]:
                yield {often[0][0]}, "the surname alone is theirs in the story"


def _join_short(named: _Named, candidates: _Candidates, people: _People) -> None:
    """Join a bare surname or an initial to the one person who fits."""
    fitting = candidates.fitting(named)
    reason = "one full name fits"
    for pointed, why in candidates.narrower(named):
        if len(fitting) > 1 and len(kept := fitting & pointed) == 1:
            fitting, reason = kept, why
    if len(fitting) == 1:
        people.join(named.key, fitting.pop(), reason)
