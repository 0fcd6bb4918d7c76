"""Join the names of one person.

Full names are joined when surnames are alike and given names agree. A bare surname or an initial
joins a full name only when exactly one person fits it: with Joe and Jill Biden in the corpus,
"Biden" alone is neither.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.names.personal import (
    PersonName,
    formal_given,
    like_given,
    like_surnames,
    parse_name,
    plain_given,
    surname_block,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with what its references know."""

    key: Key
    name: PersonName
    files: frozenset[str]
    offices: frozenset[str]


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


def join_people(keys: Mapping[Key, Sequence[Located]], joined: Joined) -> None:
    """Join keys of type person that name one person.

    Arguments:
        keys: every key with its references.
        joined: the groups; changed.
    """
    blocks: dict[str, list[_Named]] = defaultdict(list)
    genders: dict[Key, frozenset[str]] = {}
    for key, located in keys.items():
        name = parse_name(key[1]) if key[0] == "person" else None
        if name is None:
            continue
        known = {reference.gender for _, reference in located if reference.gender}
        genders[key] = frozenset(known if len(known) == 1 else ())
        offices = {reference.role.lower() for _, reference in located if reference.role}
        files = frozenset(file for file, _ in located)
        blocks[surname_block(name)].append(_Named(key, name, files, frozenset(offices)))
    people = _People(joined, genders)
    for block in blocks.values():
        _join_block(block, people)


def _join_block(block: list[_Named], people: _People) -> None:
    by_surname: dict[str, list[_Named]] = defaultdict(list)
    for named in block:
        by_surname[named.name.surname].append(named)
    surnames = sorted(by_surname)
    like: dict[str, list[str]] = {surname: [surname] for surname in surnames}
    for one, other in combinations(surnames, 2):
        if like_surnames(one, other):
            like[one].append(other)
            like[other].append(one)
    full = {s: [n for n in by_surname[s] if _is_full(n.name)] for s in surnames}
    for surname in surnames:
        for other in like[surname]:
            if surname <= other:
                _join_full(full[surname], full[other], people)
    for surname in surnames:
        candidates = [named for other in like[surname] for named in full[other]]
        short = [n for n in by_surname[surname] if not _is_full(n.name)]
        for named in sorted(short, key=lambda n: -len(n.name.given)):
            _join_short(named, candidates, people)
    for surname in surnames:
        bare = [n for o in like[surname] if o >= surname for n in by_surname[o] if not n.name.given]
        if not any(full[other] for other in like[surname]):
            for named, following in pairwise(bare):
                people.join(named.key, following.key, "surnames alike, no full name")


def _is_full(name: PersonName) -> bool:
    return bool(name.given) and len(name.given[0]) > 1


def _join_full(left: list[_Named], right: list[_Named], people: _People) -> None:
    for one, other in _likely_pairs(left, right):
        if one.key == other.key or not like_given(one.name, other.name):
            continue
        if one.name.suffix != other.name.suffix and one.files & other.files:
            continue  # the article tells "Don Ray Jr." from "Don Ray"
        people.join(one.key, other.key, "surnames alike, given names agree")


def _likely_pairs(left: list[_Named], right: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Pairs whose given names begin alike or have a formal name in common."""
    same = left is right
    shelves: dict[str, list[_Named]] = defaultdict(list)
    for named in right:
        for label in _labels(named):
            shelves[label].append(named)
    if same:
        for shelf in shelves.values():
            yield from combinations(shelf, 2)
        return
    for named in left:
        for label in _labels(named):
            yield from product([named], shelves.get(label, ()))


def _labels(named: _Named) -> set[str]:
    return {named.name.given[0][0], plain_given(named.name), *formal_given(named.name)}


def _join_short(named: _Named, candidates: list[_Named], people: _People) -> None:
    """Join a bare surname or an initial to the one person who fits."""
    own = people.gender(named.key)
    fitting: dict[Key, list[_Named]] = defaultdict(list)
    for other in candidates:
        clash = len(own | people.gender(other.key)) > 1
        if not clash and (not named.name.given or like_given(named.name, other.name)):
            fitting[people.joined.root(other.key)].append(other)
    reason = "one full name fits"
    for narrower, why in (
        (lambda o: bool(o.offices & named.offices), "one full name with this office fits"),
        (lambda o: bool(o.files & named.files), "one full name in the same article fits"),
    ):
        if len(fitting) > 1:
            fitting, narrowed = _narrow(fitting, narrower)
            reason = why if narrowed else reason
    if len(fitting) == 1:
        (found,) = fitting.values()
        people.join(named.key, found[0].key, reason)


def _narrow(
    fitting: dict[Key, list[_Named]], keep: Callable[[_Named], bool]
) -> tuple[dict[Key, list[_Named]], bool]:
    kept = {root: others for root, others in fitting.items() if any(keep(o) for o in others)}
    return (kept, True) if len(kept) == 1 else (fitting, False)
