"""The attribution head: a role for each word and a pointer to the cue it belongs to.

The head reads the shared encoder below its top and has upper layers of its own, so that it can be
trained long without moving the ground under the other processors.

Reading attributions as dependencies on the reporting cue follows the annotation scheme of PARC 3
(Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018); the pointer is the biaffine scorer of
Dozat and Manning (2017).
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from attribution.language.bert import attend

_HIDDEN, _POINTER = 256, 128
_ATTENTION_HEADS = 12


class Role(IntEnum):
    """What a word is in an attribution, in the order of the head's scores."""

    NONE = 0
    CUE = 1
    SOURCE = 2
    CONTENT = 3


class AttributionScores(NamedTuple):
    """Scores of a batch of windows.

    Attributes:
        roles: (windows, words, 4).
        cues: (windows, words, words); the first word of the cue a word belongs to.
        sources: (windows, words, words); from a cue to the first word of its source, or to itself.
    """

    roles: Tensor
    cues: Tensor
    sources: Tensor


class AttributionHead(nn.Module):
    """Own upper layers, roles and pointers.

    Arguments:
        width: width of the encoder's states.
        layers: number of the head's own layers; the encoder is read that far below its top.
        dropout: inside the own layers while training.
    """

    def __init__(self, width: int, layers: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width,
                _ATTENTION_HEADS,
                4 * width,
                dropout=dropout,
                activation="gelu",
                layer_norm_eps=1e-12,
                batch_first=True,
            )
            for _ in range(layers)
        )
        for layer in self.layers:
            layer.self_attn.dropout = 0.0  # dropout inside attention is slow without a GPU
        self.role = nn.Sequential(
            nn.Linear(width, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, len(Role))
        )
        self.pointer_from = nn.ModuleList(nn.Linear(width, _POINTER) for _ in range(2))
        self.pointer_to = nn.ModuleList(nn.Linear(width, _POINTER) for _ in range(2))
        self.pointer = nn.ParameterList(
            nn.Parameter(torch.eye(_POINTER) + torch.randn(_POINTER, _POINTER) * 0.02)
            for _ in range(2)
        )

    def multiply_fast(self) -> None:
        """Multiply in bfloat16 in the own layers from now on."""
        self.layers.to(torch.bfloat16)

    def read(self, pieces: Tensor, lengths: Sequence[int]) -> Tensor:
        """States (pieces, width) above the head's own layers.

        Arguments:
            pieces: (pieces, width), states below them, those of one window after those of another.
            lengths: pieces of each window.
        """
        given = pieces.dtype
        for layer in self.layers:
            pieces = _read_layer(layer, pieces.to(layer.norm1.weight.dtype), lengths)
        return pieces.to(given)

    def forward(self, words: Tensor, mask: Tensor) -> AttributionScores:
        """Score windows.

        Arguments:
            words: (windows, words, width).
            mask: (windows, words), true for real words.
        """
        scores = []
        for start, goal, weight in zip(
            self.pointer_from, self.pointer_to, self.pointer, strict=True
        ):
            left, right = functional.relu(start(words)), functional.relu(goal(words))
            score = left @ weight @ right.transpose(1, 2) / _POINTER**0.5
            scores.append(score.masked_fill(~mask[:, None, :], -1e4))
        return AttributionScores(self.role(words), scores[0], scores[1])


def _read_layer(
    layer: nn.TransformerEncoderLayer, states: Tensor, lengths: Sequence[int]
) -> Tensor:
    """What the layer itself computes, without the padding that it needs; see `attend`."""
    attention = layer.self_attn
    read = functional.linear(states, attention.in_proj_weight, attention.in_proj_bias)
    query, key, value = read.chunk(3, dim=1)
    seen = attention.out_proj(attend(query, key, value, _ATTENTION_HEADS, lengths))
    states = layer.norm1(states + layer.dropout1(seen))
    inner = layer.dropout(functional.gelu(layer.linear1(states)))
    normed: Tensor = layer.norm2(states + layer.dropout2(layer.linear2(inner)))
    return normed
