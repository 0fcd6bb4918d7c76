"""Steps of Stanza's dependency parser, done faster, with the same results.

They took more than half of the parser's time: scoring every pair of words by a product that copies
its largest operand, scoring every label of every pair where only those of the chosen heads are
used, and looking for cycles word by word.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.biaffine import DeepBiaffineScorer, PairwiseBilinear
from stanza.models.common.chuliu_edmonds import (
    expand_contracted_tree,
    prepare_scores,
    process_cycle,
)
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn import functional


class StackedBilinear(nn.Module):
    """Stanza's `PairwiseBilinear`, its weight laid out for two plain matrix products.

    Arguments:
        slow: the module whose weights to take.
    """

    def __init__(self, slow: PairwiseBilinear) -> None:
        super().__init__()
        self.outputs = slow.output_size
        stacked = slow.weight.detach().permute(0, 2, 1)  # (in, out, other in)
        self.register_buffer("weight", stacked.reshape(slow.input1_size, -1).contiguous())
        self.register_buffer("bias", slow.bias.detach())

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Scores (sentences, words, other words, outputs)."""
        sentences, words, _ = one.shape
        middle = one.flatten(0, 1) @ self.weight
        middle = middle.view(sentences, words * self.outputs, other.shape[2])
        scores = middle @ other.transpose(1, 2)
        scores = scores.view(sentences, words, self.outputs, other.shape[1])
        return scores.transpose(2, 3) + self.bias


_ARCS = 128  # scored at once: what is between two products stays near the processor


class ChosenLabels(nn.Module):
    """Stanza's scorer of labels, asked in two steps: for all words, then for the chosen arcs.

    Arguments:
        slow: the scorer whose weights to take.
    """

    def __init__(self, slow: DeepBiaffineScorer) -> None:
        super().__init__()
        self.dependent, self.head = slow.W1, slow.W2
        bilinear = slow.scorer.W_bilin
        self.outputs = bilinear.output_size
        stacked = bilinear.weight.detach().permute(1, 2, 0)  # (in of heads, out, in of dependents)
        self.register_buffer("weight", stacked.reshape(bilinear.input2_size, -1).contiguous())
        self.register_buffer("bias", bilinear.bias.detach())

    def forward(self, one: Tensor, _: Tensor) -> tuple[Tensor, Tensor]:
        """The words as dependents and as heads, both (sentences, words, width)."""
        as_dependents, as_heads = (
            functional.relu(self.dependent(one)),
            functional.relu(self.head(one)),
        )
        return _with_one(as_dependents), _with_one(as_heads)

    def choose(self, dependents: Tensor, heads: Tensor, head_of: Tensor) -> Tensor:
        """The best label of each arc; a head that governs many words is multiplied once.

        Arguments:
            dependents: (arcs, width).
            heads: (heads, width), each once.
            head_of: (arcs), ascending: which of the heads is the arc's.
        """
        best = []
        for arcs, their in zip(dependents.split(_ARCS), head_of.split(_ARCS), strict=True):
            first, last = int(their[0]), int(their[-1])
            middle = (heads[first : last + 1] @ self.weight).view(-1, self.outputs, arcs.shape[1])
            scores = torch.bmm(middle[their - first], arcs[:, :, None]).squeeze(2) + self.bias
            best.append(scores.argmax(dim=1))
        return torch.cat(best)


def _with_one(words: Tensor) -> Tensor:
    """Words with a further feature that is always one, for the linear part of a product."""
    return torch.cat([words, words.new_ones(*words.shape[:-1], 1)], dim=-1)


def find_tree(scores: NDArray[np.floating]) -> NDArray[np.integer]:
    """The best dependency tree with one root.

    The best head of every word is the answer where it makes such a tree; only where it does not,
    cycles have to be contracted.

    Arguments:
        scores: (words, words), of each column being the head of each row; word 0 is the root.

    Returns:
        The head of each word.
    """
    heads: NDArray[np.integer] = scores.argmax(axis=1)
    heads[0] = 0
    if not find_cycle(heads.tolist()) and np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    return _contract(scores)


def _contract(scores: NDArray[np.floating]) -> NDArray[np.integer]:
    """Stanza's search for the best tree with one root (Stanojević and Cohen 2021)."""
    scores = scores.astype(np.float64)
    scores[:, 0] += scores[np.isfinite(scores)].min() * len(scores)
    contracted: list[tuple[Any, ...]] = []
    while True:
        prepare_scores(scores)
        tree: NDArray[np.integer] = scores.argmax(axis=1)
        words = find_cycle(tree.tolist())
        if not words:
            break
        cycle = np.zeros(len(tree), dtype=bool)
        cycle[words] = True
        scores, *cut = process_cycle(tree, cycle, scores)
        contracted.append((tree, cut))
    for before, cut in reversed(contracted):
        tree = expand_contracted_tree(before, tree, *cut)
    return tree


def find_cycle(heads: Sequence[int]) -> list[int]:
    """The words of a cycle; of several, the one whose first word is the last.

    Arguments:
        heads: the head of each word; word 0 is the root and its own head.

    Returns:
        No words where the heads make a tree.
    """
    seen_from = [0] + [-1] * (len(heads) - 1)  # the word whose way to the root passed here first
    found: list[int] = []
    for start in range(1, len(heads)):
        word = start
        while seen_from[word] < 0:
            seen_from[word] = start
            word = heads[word]
        if word and seen_from[word] == start and (cycle := _around(heads, word)) > found:
            found = cycle
    return found


def _around(heads: Sequence[int], word: int) -> list[int]:
    """The words of the cycle a word stands in, ascending."""
    cycle = [word]
    while heads[cycle[-1]] != word:
        cycle.append(heads[cycle[-1]])
    return sorted(cycle)


_LENGTHS = 12  # where in a batch of Stanza's the lengths of its sentences stand


class FasterParser(GraphParser):
    """Stanza's graph-based parser: the arcs first, then the tree, then the labels of its arcs."""

    def predict(self, *batch: Any, resolve_head_constraints: bool = False) -> list[list[list]]:
        """Heads and labels of each sentence.

        Arguments:
            batch: what Stanza makes of sentences.
            resolve_head_constraints: must be False, the labels of other arcs are not scored.
        """
        if resolve_head_constraints:
            raise ValueError("constraints on heads need the labels of every pair of words")
        sentlens = batch[_LENGTHS]
        arcs, (dependents, heads), *_ = self.forward_scores(*batch)
        scores = functional.log_softmax(arcs, 2).numpy()
        trees = [
            find_tree(scores[row, :length, :length])[1:] for row, length in enumerate(sentlens)
        ]
        most = scores.shape[1]
        starts = np.repeat(np.arange(len(trees)) * most, [len(tree) for tree in trees])
        words = starts + np.concatenate([np.arange(1, len(tree) + 1) for tree in trees])
        above, head_of = np.unique(starts + np.concatenate(trees), return_inverse=True)
        by_head = np.argsort(head_of, kind="stable")
        chosen = np.empty(len(words), dtype=np.intp)
        chosen[by_head] = self.deprel.choose(
            dependents.flatten(0, 1)[words[by_head]],
            heads.flatten(0, 1)[above],
            torch.from_numpy(head_of[by_head]),
        ).numpy()
        labels = iter(self.vocab["deprel"].unmap((chosen + VOCAB_PREFIX_SIZE).tolist()))
        return [[[head, next(labels)] for head in tree.tolist()] for tree in trees]


def hasten_parser(pipeline: Any) -> None:
    """Use the faster steps in a pipeline's dependency parser, and in no other.

    Arguments:
        pipeline: a Stanza pipeline with the processor depparse, graph-based.
    """
    model = pipeline.processors["depparse"].trainer.model
    model.__class__ = FasterParser
    model.unlabeled.scorer.W_bilin = StackedBilinear(model.unlabeled.scorer.W_bilin)
    model.deprel = ChosenLabels(model.deprel)
