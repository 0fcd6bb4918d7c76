"""Keys joined into speakers, each join with its reason."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from scipy.cluster.hierarchy import DisjointSet

from attribution.types import Reference

Located: TypeAlias = tuple[str, Reference]  # the article's file and a reference in it
Key: TypeAlias = tuple[str, str, str]  # type, name, and the story or file the name holds in


class Joined:
    """Keys in disjoint groups, and why each join was made or was not.

    Arguments:
        keys: every key, none joined.
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        self._sets: DisjointSet = DisjointSet(keys)
        self._why: dict[Key, list[str]] = {}

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
            self.note(one, f"{one[1]} = {other[1]}: {reason}")

    def note(self, key: Key, remark: str) -> None:
        """Keep a remark with a key's group: why it was not joined with another."""
        remarks = self._why.setdefault(key, [])
        if remark not in remarks:
            remarks.append(remark)

    def groups(self) -> list[list[Key]]:
        """The groups, the keys of each in order."""
        return [sorted(group) for group in self._sets.subsets()]

    def reasons(self, group: Iterable[Key]) -> list[str]:
        """Why the keys of a group are together, and what was kept apart from them."""
        return list(dict.fromkeys(reason for key in group for reason in self._why.get(key, ())))
