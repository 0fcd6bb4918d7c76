"""Join articles to stories, the likest first, as long as all of them agree on average.

Average link: a chain in which each article is like the next, and the last unlike the first, is not
one story.
"""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attribution.stories.likeness import Features, alike_pairs
from attribution.stories.settings import StorySettings


@dataclass(frozen=True, slots=True)
class _Set:
    """Articles joined so far.

    Attributes:
        members: their indices.
        columns, words: sum of their words: which there are, ascending, and how much of each.
        meaning: sum of their meanings.
        first, last: ordinals of the earliest and latest date; -1 where none is dated.
        dated: how many have a date.
        given: whether the metadata makes it a story.
    """

    members: tuple[int, ...]
    columns: np.ndarray
    words: np.ndarray
    meaning: np.ndarray
    first: int
    last: int
    dated: int
    given: bool


def join_articles(
    features: Features, days: np.ndarray, given: Sequence[Sequence[int]], settings: StorySettings
) -> list[list[int]]:
    """Sets of articles that tell of one event.

    Arguments:
        features: of the articles, in order of date, those without a date last.
        days: ordinal of each date, -1 where there is none.
        given: sets that the metadata calls a story; others may join them, they join nobody.
        settings: see `StorySettings`.

    Returns:
        Every article in exactly one set; members ascending.
    """
    taken = {index for members in given for index in members}
    starts = [(tuple(sorted(members)), True) for members in given if members]
    starts += [((index,), False) for index in range(len(days)) if index not in taken]
    starts.sort()
    set_of = {index: number for number, (members, _) in enumerate(starts) for index in members}
    pairs = {
        (min(a, b), max(a, b))
        for one, other in alike_pairs(features, days, settings)
        if (a := set_of[one]) != (b := set_of[other])
    }
    # most articles are like no other: only the others need sums
    sets = {
        number: _start(*starts[number], features, days)
        for number in sorted({number for pair in pairs for number in pair})
    }
    alone = [list(members) for number, (members, _) in enumerate(starts) if number not in sets]
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        if _may_join(sets[a], sets[b], settings):
            near[a].add(b)
            near[b].add(a)
    heap: list[tuple[float, int, int]] = []
    for a in sorted(near):
        for b in sorted(near[a]):
            if a < b:
                _offer(heap, sets, a, b, settings)
    following = len(starts)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in sets or b not in sets:
            continue
        sets[following] = joined = _joined(sets.pop(a), sets.pop(b))
        for other in sorted((near.pop(a) | near.pop(b)) & sets.keys()):
            if _may_join(joined, sets[other], settings):
                near[following].add(other)
                near[other].add(following)
                _offer(heap, sets, other, following, settings)
        near.setdefault(following, set())
        following += 1
    return sorted([*alone, *(sorted(one.members) for one in sets.values())])


def _start(members: tuple[int, ...], given: bool, features: Features, days: np.ndarray) -> _Set:
    index = list(members)
    known = days[index][days[index] >= 0]
    ends = features.words.indptr
    held = [slice(ends[row], ends[row + 1]) for row in index]
    return _Set(
        members,
        *_summed(
            np.concatenate([features.words.indices[part] for part in held]),
            np.concatenate([features.words.data[part] for part in held]),
        ),
        features.meaning[index].sum(axis=0, dtype=np.float64),
        int(known.min()) if len(known) else -1,
        int(known.max()) if len(known) else -1,
        len(known),
        given,
    )


def _summed(columns: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Columns ascending, each once, with what stands in them."""
    distinct, place = np.unique(columns, return_inverse=True)
    return distinct, np.bincount(place, weights=words, minlength=len(distinct))


def _offer(
    heap: list[tuple[float, int, int]],
    sets: dict[int, _Set],
    a: int,
    b: int,
    settings: StorySettings,
) -> None:
    """Keep a pair of sets for later if they agree."""
    surplus = _surplus(sets[a], sets[b], settings)
    if surplus >= 0:
        heapq.heappush(heap, (-surplus, a, b))


def _surplus(one: _Set, other: _Set, settings: StorySettings) -> float:
    """By how much the mean likeness of two sets is above what their pairs must reach."""
    pairs = len(one.members) * len(other.members)
    product = _common(one, other) + one.meaning @ other.meaning
    dated = one.dated * other.dated
    least = (dated * settings.alike + (pairs - dated) * settings.alike_undated) / pairs
    # rounded, because sums of floats depend on their order
    return round(float(product) / pairs - least, 9)


def _common(one: _Set, other: _Set) -> float:
    """The product of two sets' words; sparse tables take ten times as long for so few."""
    if not len(other.columns):
        return 0.0
    places = np.minimum(np.searchsorted(other.columns, one.columns), len(other.columns) - 1)
    shared = other.columns[places] == one.columns
    return float(one.words[shared] @ other.words[places[shared]])


def _may_join(one: _Set, other: _Set, settings: StorySettings) -> bool:
    """Whether dates and metadata allow it: a given story reaches as far as whoever gave it says."""
    if one.given and other.given:
        return False
    if not one.dated or not other.dated:
        return True
    if one.given or other.given:
        story, guest = (one, other) if one.given else (other, one)
        reach = settings.story_days
        return story.first - reach <= guest.first and guest.last <= story.last + reach
    return max(one.last, other.last) - min(one.first, other.first) <= settings.story_days


def _joined(one: _Set, other: _Set) -> _Set:
    firsts = [part.first for part in (one, other) if part.dated]
    lasts = [part.last for part in (one, other) if part.dated]
    return _Set(
        one.members + other.members,
        *_summed(
            np.concatenate([one.columns, other.columns]), np.concatenate([one.words, other.words])
        ),
        one.meaning + other.meaning,
        min(firsts, default=-1),
        max(lasts, default=-1),
        one.dated + other.dated,
        one.given or other.given,
    )
