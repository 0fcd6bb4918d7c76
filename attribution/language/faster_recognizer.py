"""Stanza's recognizer of entities, without what only training needs, with the same results.

It computes the loss of every batch, against tags nobody gave, and looks for the best tags of one
sentence after another.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common import utils
from stanza.models.common.crf import CRFLoss
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import Trainer, fix_singleton_tags, unpack_batch
from torch import Tensor, nn


class Transitions(nn.Module):
    """Stands for Stanza's `CRFLoss`: the scores of a tag after another, and no loss.

    Arguments:
        slow: the module whose weights to take.
    """

    def __init__(self, slow: CRFLoss) -> None:
        super().__init__()
        self.register_buffer("scores", slow._transitions.detach())
        self.register_buffer("loss", torch.zeros(()))

    def forward(self, *_: Tensor) -> tuple[Tensor, Tensor]:
        """A loss of nothing, and the scores (tags before, tags)."""
        return self.loss, self.scores


def best_tags(
    scores: NDArray[np.floating], transitions: NDArray[np.floating], lengths: Sequence[int]
) -> list[list[int]]:
    """The best sequence of tags of each sentence (Viterbi), all sentences at once.

    Arguments:
        scores: (sentences, words, tags), padded.
        transitions: (tags before, tags).
        lengths: of the sentences, the longest first.
    """
    reached = scores[:, 0].copy()
    before = np.zeros(scores.shape, dtype=np.intp)
    into = np.ascontiguousarray(transitions.T)
    still = len(lengths)
    for word in range(1, lengths[0]):
        while lengths[still - 1] <= word:
            still -= 1
        ways = reached[:still, None, :] + into
        before[:still, word] = ways.argmax(axis=2)
        reached[:still] = scores[:still, word] + ways.max(axis=2)
    found = []
    for row, length in enumerate(lengths):
        tags = [int(reached[row].argmax())]
        for word in range(length - 1, 0, -1):
            tags.append(int(before[row, word, tags[-1]]))
        found.append(tags[::-1])
    return found


class FasterRecognizer(Trainer):
    """Stanza's recognizer with `best_tags`."""

    def predict(self, batch: Any, unsort: bool = True) -> list[list[str]]:
        """The tags of each sentence.

        Arguments:
            batch: what Stanza makes of sentences.
            unsort: give them in the order of the text, not of their lengths.
        """
        inputs, order, word_order, char_order, lengths, *chars = unpack_batch(
            batch, next(self.model.parameters()).device
        )
        word_lengths, char_lengths, char_places = chars
        words, word_chars, mask, sentence_chars, tags = inputs
        self.model.eval()
        _, logits, transitions = self.model(
            words, word_chars, mask, tags, word_order, lengths, word_lengths, sentence_chars,
            char_places, char_lengths, char_order,
        )  # fmt: skip
        column = self.args["predict_tagset"]
        paths = best_tags(logits[column].numpy(), transitions[column].numpy(), lengths)
        # the first numbers stand for no tags
        numbers = [max(number, VOCAB_PREFIX_SIZE) for number in range(logits[column].shape[2])]
        names = [name for (name,) in self.vocab["tag"].unmap([(number,) for number in numbers])]
        tagged = [fix_singleton_tags([names[tag] for tag in path]) for path in paths]
        return utils.unsort(tagged, order) if unsort else tagged


def hasten_recognizer(pipeline: Any) -> None:
    """Use the faster steps in a pipeline's recognizer of entities, and in no other.

    Arguments:
        pipeline: a Stanza pipeline with the processor ner, whose model has one set of tags.
    """
    for trainer in pipeline.processors["ner"].trainers:
        trainer.__class__ = FasterRecognizer
        trainer.model.crits = nn.ModuleList(map(Transitions, trainer.model.crits))
