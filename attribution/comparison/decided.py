"""Pairs of sentences that a scholar decided: one utterance, or not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from attribution.comparison.parts import Part, cut

SAME, DIFFERENT = "same", "different"
Place: TypeAlias = tuple[str, int, int]  # a statement, and where a sentence of it starts and ends


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of pairs of sentences.

    Attributes:
        same: pairs that report one utterance.
        apart: pairs that do not.
    """

    same: frozenset[tuple[Place, Place]]
    apart: frozenset[tuple[Place, Place]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision means for the parts of some statements; of each pair the lower one first.

    Attributes:
        same: pairs that report one utterance.
        apart: pairs that do not.
    """

    same: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()

    def within(self, parts: Iterable[int]) -> "Settled":
        """What holds of these parts alone."""
        if not self.same and not self.apart:
            return self
        held = set(parts)
        return Settled(
            frozenset(pair for pair in self.same if held.issuperset(pair)),
            frozenset(pair for pair in self.apart if held.issuperset(pair)),
        )


def place_of(part: Part, statement_id: str, content: list[list[int]], text: str) -> Place:
    """Where a sentence stands.

    Arguments:
        part: the sentence.
        statement_id: of its statement.
        content: the statement's spans.
        text: its joined content.
    """
    spans, _ = cut(content, text, [part.place])
    return statement_id, spans[0][0], spans[-1][1]


def places_of(parts: Sequence[Part], statements: pd.DataFrame) -> list[Place]:
    """Where sentences stand.

    Arguments:
        parts: the sentences; their rows are those of the table.
        statements: see ``tables.STATEMENTS``.
    """
    columns = (statements[name].tolist() for name in ("statement_id", "content", "content_text"))
    told = list(zip(*columns, strict=True))
    return [place_of(part, *told[part.row]) for part in parts]


def settle(decided: Decided, parts: Sequence[Part], statements: pd.DataFrame) -> Settled:
    """What was decided, of the parts of some statements.

    Where one sentence reports the same as two others, these two do too, unless it or they are also
    told apart from some of them: a sentence may hold two utterances.

    Arguments:
        decided: by their places.
        parts: the sentences; their rows are those of the table.
        statements: see ``tables.STATEMENTS``.
    """
    number = {place: part for part, place in enumerate(places_of(parts, statements))}
    same, apart = (_numbered(pairs, number) for pairs in (decided.same, decided.apart))
    joined = DisjointSet(sorted({part for pair in same for part in pair}))
    for pair in same:
        joined.merge(*pair)
    refused: dict[int, bool] = defaultdict(bool)
    for one, other in apart:
        if one in joined and other in joined and joined.connected(one, other):
            refused[joined[one]] = True
    implied = {
        pair
        for members in joined.subsets()
        if not refused[joined[min(members)]]
        for pair in combinations(sorted(members), 2)
    }
    return Settled(same | implied, apart)


def _numbered(
    pairs: Iterable[tuple[Place, Place]], number: dict[Place, int]
) -> frozenset[tuple[int, int]]:
    found = ((number.get(one), number.get(other)) for one, other in pairs)
    return frozenset(
        (min(one, other), max(one, other))
        for one, other in found
        if one is not None and other is not None and one != other
    )
