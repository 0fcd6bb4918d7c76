"""Vectors of mentions."""

import torch
from safetensors.torch import save_file

from attribution.language.coreference.mention_vectors import (
    VECTOR_WIDTH,
    MentionVectors,
    load_mention_vectors,
)


def test_vectors_have_unit_length():
    vectors = MentionVectors(3, 8)(torch.randn(5, 3, 8))
    assert vectors.shape == (5, VECTOR_WIDTH)
    assert torch.allclose(vectors.norm(dim=1), torch.ones(5))


def test_no_words_give_no_vectors():
    assert MentionVectors(3, 8)(torch.zeros(0, 3, 8)).shape == (0, VECTOR_WIDTH)


def test_a_saved_projection_is_read_back(tmp_path):
    saved = MentionVectors(2, 8).eval()
    save_file(saved.state_dict(), tmp_path / "vectors.safetensors")
    states = torch.randn(4, 2, 8)
    assert torch.equal(
        load_mention_vectors(tmp_path / "vectors.safetensors")(states), saved(states)
    )
