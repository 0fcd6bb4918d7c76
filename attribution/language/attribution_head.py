"""The attribution head: a role for each word and a pointer to the cue it belongs to.

Reading attributions as dependencies on the reporting cue follows the annotation scheme of PARC 3
(Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018); the pointer is the biaffine scorer of
Dozat and Manning (2017).
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

ROLES = ("none", "cue", "source", "content")
_HIDDEN, _POINTER = 256, 128


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
    """Roles and pointers over word vectors.

    Arguments:
        width: width of the word vectors.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.role = nn.Sequential(
            nn.Linear(width, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, len(ROLES))
        )
        self.pointer_from = nn.ModuleList(nn.Linear(width, _POINTER) for _ in range(2))
        self.pointer_to = nn.ModuleList(nn.Linear(width, _POINTER) for _ in range(2))
        self.pointer = nn.ParameterList(
            nn.Parameter(torch.eye(_POINTER) + torch.randn(_POINTER, _POINTER) * 0.02)
            for _ in range(2)
        )

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
