"""Vectors of words in which a pronoun lies near its antecedent.

coreferee's network is told the cosine of two mentions' vectors. Vectors taken as they come from an
encoder say little by their cosine; these are a projection trained so that the cosine itself prefers
the antecedent, with a softmax over the candidates as in mention ranking (Lee et al., "End-to-end
Neural Coreference Resolution", EMNLP 2017). The projection reads states that are computed anyway.
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

VECTOR_WIDTH = 64


class MentionVectors(nn.Module):
    """A linear projection of a word's normalized states to a vector of unit length.

    Arguments:
        depths: number of states a word has.
        width: width of one state.
        dropout: of the states, while training.
    """

    def __init__(self, depths: int, width: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(depths))
        self.dropout = nn.Dropout(dropout)
        self.project = nn.Linear(depths * width, VECTOR_WIDTH)

    def forward(self, states: Tensor) -> Tensor:
        """Vectors (words, VECTOR_WIDTH) from states (words, depths, width)."""
        normal = [norm(states[:, depth]) for depth, norm in enumerate(self.norms)]
        return functional.normalize(self.project(self.dropout(torch.cat(normal, 1))), dim=1)


@torch.inference_mode()
def read_vectors(vectors: MentionVectors, states: Tensor) -> np.ndarray:
    """Vectors (words, VECTOR_WIDTH) as coreferee takes them; `states` may be half precision."""
    read: np.ndarray = vectors(states.float()).numpy()
    return read


def load_mention_vectors(path: Path) -> MentionVectors:
    """Load the projection from safetensors.

    Raises:
        FileNotFoundError: the file is missing.
    """
    weights = {name: value.float() for name, value in load_file(path).items()}
    depths = sum(name.startswith("norms.") and name.endswith(".weight") for name in weights)
    vectors = MentionVectors(depths, len(weights["norms.0.weight"]))
    vectors.load_state_dict(weights)
    return vectors.eval()
