"""The attribution head: a role for each word and a pointer to the cue it belongs to.

The head reads the shared encoder below its top and has upper layers of its own, so that it can be
trained long without moving the ground under the other processors.

Reading attributions as dependencies on the reporting cue follows the annotation scheme of PARC 3
(Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018); the pointer is the biaffine scorer of
Dozat and Manning (2017).
"""

from enum import IntEnum
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

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

    def read(self, pieces: Tensor, mask: Tensor, positions: Tensor) -> Tensor:
        """Word vectors (windows, words, width) from the states of the encoder's pieces.

        Arguments:
            pieces: (windows, pieces, width), states below the head's own layers.
            mask: (windows, pieces), true for real pieces.
            positions: (windows, words), the piece that stands for each word.
        """
        given = pieces.dtype
        for layer in self.layers:
            pieces = layer(pieces.to(layer.norm1.weight.dtype), src_key_padding_mask=~mask)
        pieces = pieces.to(given)
        return pieces.gather(1, positions[..., None].expand(-1, -1, pieces.shape[-1]))

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
