"""Faster, and the same."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.biaffine import DeepBiaffineScorer, PairwiseBilinear
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root, tarjan

from attribution.language import faster_parser
from attribution.language.faster_parser import ChosenLabels, StackedBilinear, find_cycle, find_tree


def test_scores_are_the_same():
    torch.manual_seed(1)
    slow = PairwiseBilinear(7, 5, 3)
    torch.nn.init.normal_(slow.weight)
    torch.nn.init.normal_(slow.bias)
    one, other = torch.randn(2, 6, 7), torch.randn(2, 4, 5)
    assert torch.allclose(StackedBilinear(slow)(one, other), slow(one, other), atol=1e-5)


@pytest.mark.parametrize("at_once", [128, 10])
def test_labels_of_chosen_arcs_are_the_best_of_all(monkeypatch, at_once):
    monkeypatch.setattr(faster_parser, "_ARCS", at_once)
    torch.manual_seed(2)
    slow = DeepBiaffineScorer(8, 8, 6, 5).eval()
    torch.nn.init.normal_(slow.scorer.W_bilin.weight)
    words = torch.randn(2, 7, 8)
    best = slow(words, words).argmax(dim=3)
    quick = ChosenLabels(slow)
    dependents, heads = quick(words, words)
    for sentence in range(2):
        arcs = torch.cartesian_prod(torch.arange(7), torch.arange(7))
        arcs = arcs[arcs[:, 1].argsort(stable=True)]
        chosen = quick.choose(dependents[sentence, arcs[:, 0]], heads[sentence], arcs[:, 1])
        assert torch.equal(chosen, best[sentence, arcs[:, 0], arcs[:, 1]])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_the_cycle_is_the_one_stanza_takes(heads):
    heads = [0, *(head % (len(heads) + 1) for head in heads)]
    heads = [0 if head == word else head for word, head in enumerate(heads)]
    cycles = tarjan(np.array(heads))
    assert find_cycle(heads) == (np.flatnonzero(cycles[-1]).tolist() if cycles else [])


@given(st.integers(2, 9), st.integers(0, 10_000))
def test_trees_are_the_same(words, seed):
    torch.manual_seed(seed)
    raw = (torch.randn(words, words) * 3).fill_diagonal_(-torch.inf)
    scores = torch.log_softmax(raw, dim=1).numpy()  # what Stanza searches: log probabilities
    assert (find_tree(scores.copy()) == chuliu_edmonds_one_root(scores)).all()
