"""From scores to attributions, on scores written by hand."""

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.language.attribution_head import AttributionScores
from attribution.language.decoding import Costs, decode_window

NONE, CUE, SOURCE, CONTENT = range(4)


def scores(roles: list[int], cues: list[int], sources: dict[int, int] | None = None):
    """Scores that are sure of a role and a pointer for each word."""
    length = len(roles)
    role = torch.zeros(1, length, 4)
    pointer, source = torch.zeros(1, length, length), torch.zeros(1, length, length)
    for word, (kind, cue) in enumerate(zip(roles, cues, strict=True)):
        role[0, word, kind] = 6
        pointer[0, word, cue] = 6
    for cue, first in (sources or {}).items():
        source[0, cue, first] = 6
    return AttributionScores(role, pointer, source)


def one_paragraph(length: int) -> np.ndarray:
    return np.zeros(length, dtype=int)


def test_a_plain_report():
    # Ann said it rained
    found = decode_window(
        scores([SOURCE, CUE, CONTENT, CONTENT], [1, 1, 1, 1], {1: 0}), 0, one_paragraph(4)
    )
    ((cue, source, content),) = [(f.cue, f.source, f.content) for f in found]
    assert (cue, source, content) == ((1,), (0,), (2, 3))


def test_words_without_roles_are_no_attribution():
    assert decode_window(scores([NONE] * 4, [0, 1, 2, 3]), 0, one_paragraph(4)) == []


def test_a_slip_of_one_pointer_does_not_tear_a_content():
    roles = [SOURCE, CUE, *[CONTENT] * 6, CUE, SOURCE]
    cues = [1, 1, 1, 1, 1, 1, 1, 1, 8, 8]
    torn = scores(roles, cues)
    torn.cues[0, 4] = 0
    torn.cues[0, 4, 8] = 1.5
    found = decode_window(torn, 0, one_paragraph(10))
    assert (2, 3, 4, 5, 6, 7) in [f.content for f in found]


def test_a_content_is_not_carried_into_another_paragraph_on_weak_scores():
    roles = [SOURCE, CUE, CONTENT, CONTENT, CONTENT, CONTENT, CONTENT]
    weak = scores(roles, [1] * 7)
    weak.roles[0, 4:, CONTENT] = 1.2
    paragraphs = np.array([0, 0, 0, 0, 1, 1, 1])
    (found,) = decode_window(weak, 0, paragraphs)
    (unweighed,) = decode_window(weak, 0, paragraphs, Costs(other_paragraph=0.0))
    assert found.content == (2, 3)
    assert unweighed.content == (2, 3, 4, 5, 6)


def test_two_cues_can_share_one_source():
    # Ann said A and warned B
    roles = [SOURCE, CUE, CONTENT, CONTENT, NONE, CUE, CONTENT, CONTENT]
    found = decode_window(
        scores(roles, [1, 1, 1, 1, 4, 5, 5, 5], {1: 0, 5: 0}), 0, one_paragraph(8)
    )
    assert [f.source for f in found] == [(0,), (0,)]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_any_scores_give_sound_attributions(length, seed):
    torch.manual_seed(seed)
    wild = AttributionScores(
        torch.randn(1, length, 4) * 3, torch.randn(1, length, length) * 3, torch.randn(1, length, length)
    )  # fmt: skip
    found = decode_window(wild, 0, one_paragraph(length))
    claimed = [word for f in found for word in (*f.cue, *f.content)]
    for item in found:
        assert item.content
        assert list(item.content) == sorted(set(item.content))
        assert 0 <= item.score <= 1
        assert 0 <= item.agreement <= 1
        assert not set(item.cue) & set(item.content)
    assert all(0 <= word < length for word in claimed)
