"""Faster, and the same."""

import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.biaffine import PairwiseBilinear
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from attribution.language.faster_parser import StackedBilinear, find_tree


def test_scores_are_the_same():
    torch.manual_seed(1)
    slow = PairwiseBilinear(7, 5, 3)
    torch.nn.init.normal_(slow.weight)
    torch.nn.init.normal_(slow.bias)
    one, other = torch.randn(2, 6, 7), torch.randn(2, 4, 5)
    assert torch.allclose(StackedBilinear(slow)(one, other), slow(one, other), atol=1e-5)


@given(st.integers(2, 9), st.integers(0, 10_000))
def test_trees_are_the_same(words, seed):
    torch.manual_seed(seed)
    raw = (torch.randn(words, words) * 3).fill_diagonal_(-torch.inf)
    scores = torch.log_softmax(raw, dim=1).numpy()  # what Stanza searches: log probabilities
    assert (find_tree(scores.copy()) == chuliu_edmonds_one_root(scores)).all()
