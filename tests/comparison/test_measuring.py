"""Many pairs measured at once are what each pair is by the words themselves."""

from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.comparison.candidates import pairs_in_story
from attribution.comparison.likeness import (
    FEATURES,
    Facts,
    Voice,
    look_at,
    quoted_verbatim,
    speakers_relation,
)
from attribution.comparison.measuring import measure_pairs, prepare
from attribution.comparison.words import rarity

WORDS = st.sampled_from(
    ["bridge", "ferry", "harbour", "not", "the", "Oslo", "12", "40", "toll", "crowns", "council"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9)
VOICES = st.sampled_from(
    [
        Voice.of(None, None, False),
        Voice.of("ann-lee", "Ann Lee", True),
        Voice.of("bo-lee", "Bo Lee", True),
        Voice.of("cy-may", "Cy May", True),
        Voice.of("the-board", "the board", False),
    ]
)


def read(words: list[str], places: list[int], *known) -> Facts:
    """The facts of a sentence that quotes what stands between two places, if there are two."""
    quoted = [" ".join(words[slice(*sorted(places))])] if places else []
    return look_at(" ".join(words), quoted, *known)


FACTS = st.builds(
    read,
    TEXTS,
    st.just([]) | st.lists(st.integers(0, 9), min_size=2, max_size=2),
    st.sampled_from(["direct", "mixed", "indirect"]),
    VOICES,
    st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9)),
)


def by_hand(one, other, weights) -> dict[str, float]:
    def weight(stems) -> float:
        return sum(weights.get(word, 1.0) for word in stems)

    mine, theirs = set(one.stems), set(other.stems)
    my_quoted, their_quoted = set(one.quoted), set(other.quoted)
    both = weight(mine & theirs)
    table = np.zeros((len(one.stems) + 1, len(other.stems) + 1), dtype=int)
    for i, a in enumerate(one.stems):
        for j, b in enumerate(other.stems):
            table[i + 1, j + 1] = (
                table[i, j] + 1 if a == b else max(table[i, j + 1], table[i + 1, j])
            )
    run = SequenceMatcher(None, one.stems, other.stems, autojunk=False).find_longest_match().size
    relation = speakers_relation(one.voice, other.voice)
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    found = {
        "constant": 1,
        "contained": both / max(min(weight(mine), weight(theirs)), 1e-6),
        "in all": both / max(weight(mine | theirs), 1e-6),
        "shared": np.log1p(both),
        "order": table[-1, -1] / max(1, min(len(one.stems), len(other.stems))),
        "run": min(run, 8) / 4,
        "quoted in both": weight(my_quoted & their_quoted)
        / max(min(weight(my_quoted), weight(their_quoted)), 1e-6),
        "quotation contained": max(
            weight(my_quoted & theirs) / max(weight(my_quoted), 1e-6),
            weight(their_quoted & mine) / max(weight(their_quoted), 1e-6),
        ),
        "one quoted": bool(one.quoted) != bool(other.quoted),
        "none quoted": not one.quoted and not other.quoted,
        "both direct": one.kind == other.kind == "direct",
        "both indirect": one.kind == other.kind == "indirect",
        "same speaker": relation == "same",
        "speakers alike": relation == "alike",
        "speakers conflict": relation == "conflict",
        "other speaker": relation == "other",
        "names": min(3, len(one.names & other.names)),
        "number conflict": bool(
            one.numbers and other.numbers and not one.numbers & other.numbers
        ),
        "days": min(days, 5),
        "verbatim": quoted_verbatim(one, other),
        "negated": one.negated != other.negated,
    }  # fmt: skip
    return {name: float(value) for name, value in found.items()}


@settings(deadline=None, max_examples=40)
@given(st.lists(FACTS, min_size=2, max_size=5))
def test_pairs_measured_together_are_what_each_is_alone(facts):
    weights = rarity([found.stems for found in facts])
    vectors = np.eye(len(facts), 8, dtype=np.float32)
    pairs = list(combinations(range(len(facts)), 2))
    compared = prepare(facts, [""] * len(facts), {"": weights})
    values = measure_pairs(facts, compared, vectors, pairs)
    for (a, b), row in zip(pairs, values, strict=True):
        expected = by_hand(facts[a], facts[b], weights) | {"cosine": 0.0}
        assert dict(zip(FEATURES, row, strict=True)) == pytest.approx(expected)


def test_no_pairs_have_no_values():
    assert measure_pairs([], prepare([], [], {}), np.zeros((0, 8)), []).shape == (0, len(FEATURES))


@settings(deadline=None, max_examples=40)
@given(st.lists(FACTS, max_size=8), st.integers(1, 64), st.integers(0, 99))
def test_blocks_of_any_size_give_the_same_pairs(facts, cells, seed):
    vectors = np.random.default_rng(seed).normal(size=(len(facts), 4))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    story = range(len(facts))
    found = pairs_in_story(story, facts, vectors)
    assert pairs_in_story(story, facts, vectors, cells) == found
    assert found == sorted(found)
