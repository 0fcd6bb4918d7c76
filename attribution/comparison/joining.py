"""From judged pairs of parts to groups."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from scipy.cluster.hierarchy import DisjointSet

from attribution.comparison.parts import Part

Groups = list[list[int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of parts with what is thought of them.

    Attributes:
        scores: of pairs (lower index first); a pair without one scores 0.
        articles: of each part.
        repeats: pairs of one article that say the same twice; None where that does not matter.
        apart: pairs that no group may hold.
    """

    scores: Mapping[tuple[int, int], float]
    articles: Sequence[str]
    repeats: Container[tuple[int, int]] | None = None
    apart: Container[tuple[int, int]] = frozenset()

    def link(self, one: Iterable[int], other: Iterable[int]) -> float:
        """Mean score of two sets' articles; 0 where an article would say two things in one.

        Where a pair stands apart it is 0 too.
        Two articles score what their best pair does: what one repeats keeps it apart from nobody.
        """
        best: dict[tuple[str, str], float] = defaultdict(float)
        for a, b in product(one, other):
            pair = (min(a, b), max(a, b))
            if pair in self.apart:
                return 0.0
            between = self.articles[a], self.articles[b]
            if between[0] != between[1]:
                best[between] = max(best[between], self.scores.get(pair, 0.0))
            elif a != b and self.repeats is not None and pair not in self.repeats:
                return 0.0
        return sum(best.values()) / len(best) if best else 0.0


def join_average(judged: Judged, least: float, start: Iterable[Sequence[int]] = ()) -> Groups:
    """Groups of parts whose articles score enough on average, best pairs first.

    Arguments:
        judged: the pairs.
        least: mean score of what is joined.
        start: groups that stand already; no part is in two.
    """
    standing = [list(group) for group in start]
    likely = [pair for pair, score in judged.scores.items() if score >= least]
    joined = DisjointSet(sorted({part for pair in likely for part in pair}.union(*standing)))
    for first, *others in standing:
        for other in others:
            joined.merge(first, other)
    for a, b in sorted(likely, key=lambda pair: (-judged.scores[pair], pair)):
        if not joined.connected(a, b) and judged.link(joined.subset(a), joined.subset(b)) >= least:
            joined.merge(a, b)
    return sorted(sorted(group) for group in joined.subsets() if len(group) > 1)


def join_overlapping(judged: Judged, least: float) -> Groups:
    """Groups as of `join_average`, and further ones of the likely pairs that these leave apart.

    A sentence may hold two utterances; then it stands in two groups.

    Arguments:
        judged: the pairs.
        least: mean score of what is joined.
    """
    groups: Groups = []
    scores = dict(judged.scores)
    while True:
        found = join_average(replace(judged, scores=scores), least)
        if not found:
            return sorted(groups)
        groups += found
        for group in found:
            for pair in combinations(group, 2):
                scores.pop(pair, None)


def join_all(groups: Groups, pairs: Iterable[tuple[int, int]]) -> Groups:
    """Groups after joining those that a pair holds together, whatever else stands in them.

    Arguments:
        groups: that stand already.
        pairs: of parts.
    """
    pairs = list(pairs)
    paired = {part for pair in pairs for part in pair}
    holding = [sorted(paired.intersection(group)) for group in groups]
    joined = DisjointSet(sorted(paired))
    for parts in holding:
        for one, other in pairwise(parts):
            joined.merge(one, other)
    for a, b in pairs:
        joined.merge(a, b)
    alone: Groups = []
    together: dict[int, set[int]] = defaultdict(set)
    for part in paired:
        together[joined[part]].add(part)
    for group, parts in zip(groups, holding, strict=True):
        if parts:
            together[joined[parts[0]]].update(group)
        else:
            alone.append(sorted(group))
    return sorted([*alone, *map(sorted, together.values())])


def merge_neighbours(groups: Groups, parts: Mapping[int, Part] | Sequence[Part]) -> Groups:
    """One group of several sentences that the same statements hold.

    Arguments:
        groups: of sentences.
        parts: the sentences.
    """
    by_size = sorted(groups, key=lambda group: (-len({parts[p].row for p in group}), group))
    merged: list[tuple[set[int], list[int]]] = []
    at_row: dict[int, list[int]] = defaultdict(list)
    for group in by_size:
        rows = {parts[part].row for part in group}
        wider = next((n for n in at_row[min(rows)] if rows <= merged[n][0]), None)
        if wider is None:
            for row in rows:
                at_row[row].append(len(merged))
            merged.append((rows, list(group)))
        else:
            merged[wider][1].extend(group)
    return sorted(sorted(set(group)) for _, group in merged)
