"""From judged pairs of parts to groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from scipy.cluster.hierarchy import DisjointSet

from attribution.comparison.parts import Part

Scores = Mapping[tuple[int, int], float]
Groups = list[list[int]]


def join_average(
    scores: Scores, articles: Sequence[str], least: float, start: Iterable[Sequence[int]] = ()
) -> Groups:
    """Groups of parts whose articles score enough on average, best pairs first.

    Two articles score what their best pair does: what one repeats keeps it apart from nobody.

    Arguments:
        scores: of pairs (lower index first); a pair without one scores 0.
        articles: of each part.
        least: mean score of what is joined.
        start: groups that stand already.
    """
    standing = [list(group) for group in start]
    members = {part for pair in scores for part in pair}.union(*standing)
    joined = DisjointSet(sorted(members))
    for first, *others in standing:
        for other in others:
            joined.merge(first, other)
    for (a, b), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < least:
            break
        if joined.connected(a, b):
            continue
        links: dict[tuple[str, str], float] = defaultdict(float)
        for i in joined.subset(a):
            for j in joined.subset(b):
                if articles[i] != articles[j]:
                    between = articles[i], articles[j]
                    links[between] = max(links[between], scores.get((min(i, j), max(i, j)), 0.0))
        if sum(links.values()) >= least * len(links):
            joined.merge(a, b)
    return sorted(sorted(group) for group in joined.subsets() if len(group) > 1)


def add_fitting(groups: Groups, scores: Scores, articles: Sequence[str], least: float) -> Groups:
    """Groups with every part that fits them: a sentence may hold two utterances.

    Arguments:
        groups: see `join_average`.
        scores: see there.
        articles: of each part.
        least: mean score of a part with the other articles of a group.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[a][b] = near[b][a] = score
    filled = []
    for group in groups:
        beside = sorted({part for member in group for part in near[member]}.difference(group))
        added = []
        for part in beside:
            best: dict[str, float] = defaultdict(float)
            for member in group:
                if articles[member] != articles[part]:
                    found = near[part].get(member, 0.0)
                    best[articles[member]] = max(best[articles[member]], found)
            if sum(best.values()) >= least * len(best):
                added.append(part)
        filled.append(sorted([*group, *added]))
    return filled


def join_all(groups: Groups, pairs: Iterable[tuple[int, int]]) -> Groups:
    """Groups after joining those that a pair holds together, whatever else stands in them.

    Arguments:
        groups: that stand already.
        pairs: of parts.
    """
    joined = [set(group) for group in groups]
    for pair in pairs:
        held = [group for group in joined if not group.isdisjoint(pair)]
        joined = [group for group in joined if group.isdisjoint(pair)]
        joined.append(set(pair).union(*held))
    return sorted(sorted(group) for group in joined)


def merge_neighbours(groups: Groups, parts: Sequence[Part]) -> Groups:
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
    return sorted(sorted(group) for _, group in merged)
