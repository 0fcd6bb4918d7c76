"""Articles are read exactly alike everywhere, or as fast as the processor can."""

import copy
from pathlib import Path

import pytest
import torch

from attribution import arithmetic
from attribution.arithmetic import Arithmetic, native_arithmetic
from attribution.language.attribution_processor import parse_attributions
from attribution.options import OptionError, Options

TEXT = [[["Ann", "Lee", "said", "the", "pier", "is", "closed", "."], ["He", "denied", "it", "."]]]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("fpu avx2", Arithmetic.EXACT),
        ("fpu avx512f avx512_bf16", Arithmetic.FAST),
        ("amx_bf16 amx_tile", Arithmetic.FAST),
    ],
)
def test_the_processor_decides_where_nobody_does(monkeypatch, flags, expected):
    told = f"processor\t: 0\nflags\t\t: {flags}\n\nprocessor\t: 1\nflags\t\t: {flags}\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: told)
    arithmetic.native_arithmetic.cache_clear()
    try:
        assert native_arithmetic() is expected
        assert Options().kept()["arithmetic"] == expected
        assert Options(arithmetic="exact").kept()["arithmetic"] == "exact"
    finally:
        arithmetic.native_arithmetic.cache_clear()


def test_another_arithmetic_is_refused():
    with pytest.raises(OptionError, match="exact or fast"):
        Options(arithmetic="int8")


def test_fast_states_are_near_the_exact_ones_and_give_the_same_attributions(package):
    encoder, head = copy.deepcopy(package.encoder), copy.deepcopy(package.head)
    exact = parse_attributions(package.encoder, package.head, TEXT)
    encoder.multiply_fast()
    head.multiply_fast()
    fast = parse_attributions(encoder, head, TEXT)
    assert fast.states.dtype == torch.float32
    assert not torch.equal(fast.states, exact.states)
    near = torch.cosine_similarity(fast.states, exact.states, dim=2)
    assert near.min() > 0.995
    parts = [(a.cue, a.source, a.content) for a in exact.attributions]
    assert parts
    assert [(a.cue, a.source, a.content) for a in fast.attributions] == parts
