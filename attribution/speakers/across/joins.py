"""Keys joined into speakers, each join with its reason."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from scipy.cluster.hierarchy import DisjointSet

from attribution.types import Reference

Located: TypeAlias = tuple[str, Reference]  # the article's file and a reference in it
Key: TypeAlias = tuple[str, str, str]  # type, name, and the story or file the name holds in

_SHOWN = 5  # namesakes kept apart that are told for one speaker


class Joined:
    """Keys in disjoint groups, and why each join was made or was not.

    Arguments:
        keys: every key, none joined.
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        self._sets: DisjointSet = DisjointSet(keys)
        self._why: dict[Key, list[str]] = {}
        self._apart: dict[Key, dict[Key, str]] = {}

    def root(self, key: Key) -> Key:
        """The key that stands for a key's group."""
        found: Key = self._sets[key]
        return found

    def members(self, key: Key) -> set[Key]:
        """The keys of a key's group."""
        found: set[Key] = self._sets.subset(key)
        return found

    def join(self, one: Key, other: Key, reason: str) -> None:
        """Make one group of two keys' groups."""
        if self._sets.merge(one, other):
            self._why.setdefault(one, []).append(f"{one[1]} = {other[1]}: {reason}")

    def keep_apart(self, one: Key, other: Key, reason: str) -> None:
        """Keep why two keys that could be one speaker were not joined; both groups tell it."""
        for key, namesake in ((one, other), (other, one)):
            self._apart.setdefault(key, {})[namesake] = f"{key[1]} is not {namesake[1]}: {reason}"

    def groups(self) -> list[list[Key]]:
        """The groups, the keys of each in order."""
        return [sorted(group) for group in self._sets.subsets()]

    def reasons(self, group: Iterable[Key]) -> list[str]:
        """Why the keys of a group are together, then what was kept apart from them."""
        keys = list(group)
        why = [reason for key in keys for reason in self._why.get(key, ())]
        apart = [
            reason
            for key in keys
            for namesake, reason in self._apart.get(key, {}).items()
            if self.root(namesake) != self.root(key)
        ]
        return list(dict.fromkeys([*why, *apart[:_SHOWN]]))
