"""BERT (Devlin et al. 2019) for reading, with the names its weights have everywhere.

The library these weights come from takes four seconds to import, most of it for what reading does
not need. It also pads the rows of a batch to one length, and computes the padding: a quarter of what
is read, and more where texts are as unlike in length as sentences are. Here the pieces of all rows
stand in one line; only attention looks at each row by itself.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


class _Linear(nn.Linear):
    def reset_parameters(self) -> None:
        """Weights come from a file; random ones before would only take time."""


class _Embedding(nn.Embedding):
    def reset_parameters(self) -> None:
        """As those of `_Linear`."""


class Bert(nn.Module):
    """The encoder without its pooler; it reads and is not trained here.

    Arguments:
        config: the entries of BERT's config.json.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.config = SimpleNamespace(**config)
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        sizes = {"word": "vocab_size", "position": "max_position_embeddings",
                 "token_type": "type_vocab_size"}  # fmt: skip
        tables = {f"{n}_embeddings": _Embedding(config[s], width) for n, s in sizes.items()}
        norm = {"LayerNorm": nn.LayerNorm(width, epsilon)}
        self.embeddings = nn.ModuleDict({**tables, **norm})
        layers = nn.ModuleList(BertLayer(config) for _ in range(config["num_hidden_layers"]))
        self.encoder = nn.ModuleDict({"layer": layers})

    def multiply_fast(self) -> None:
        """Multiply in bfloat16 from now on; sums, norms and states stay in single precision."""
        for module in self.modules():
            if isinstance(module, nn.Linear):
                module.to(torch.bfloat16)

    def forward(self, ids: Tensor, types: Tensor, lengths: Sequence[int]) -> tuple[Tensor, ...]:
        """States (pieces, width) of the embeddings and after each layer, the last the top.

        Arguments:
            ids: (pieces), those of one row after those of another.
            types: (pieces), BERT's token types.
            lengths: of the rows, at least one.
        """
        tables = self.embeddings
        places = torch.cat([torch.arange(length) for length in lengths])
        states = tables["word_embeddings"](ids) + tables["token_type_embeddings"](types)
        layers = [tables["LayerNorm"](states + tables["position_embeddings"](places))]
        for layer in self.encoder["layer"]:
            layers.append(layer(layers[-1], lengths))
        return tuple(layers)


class BertLayer(nn.Module):
    """Attention and a network for each piece, each added to what it read."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        width, inner = config["hidden_size"], config["intermediate_size"]
        self.heads = config["num_attention_heads"]
        names = ("query", "key", "value")
        read = nn.ModuleDict({name: _Linear(width, width) for name in names})
        self.attention = nn.ModuleDict({"self": read, "output": _output(width, config)})
        self.intermediate = nn.ModuleDict({"dense": _Linear(width, inner)})
        self.output = _output(inner, config)

    def forward(self, states: Tensor, lengths: Sequence[int]) -> Tensor:
        """States of the same shape (pieces, width); arguments as `attend`."""
        read, write = self.attention["self"], self.attention["output"]
        precision = read["query"].weight.dtype  # of products; what is added and normed stays single
        given = states.to(precision)
        query, key, value = (read[name](given) for name in ("query", "key", "value"))
        seen = attend(query, key, value, self.heads, lengths)
        states = write["LayerNorm"](write["dense"](seen).to(states.dtype) + states)
        inner = functional.gelu(self.intermediate["dense"](states.to(precision)))
        written = self.output["dense"](inner).to(states.dtype)
        normed: Tensor = self.output["LayerNorm"](written + states)
        return normed


def attend(query: Tensor, key: Tensor, value: Tensor, heads: int, lengths: Sequence[int]) -> Tensor:
    """What each piece gathers from the pieces of its row (pieces, width).

    Arguments:
        query, key, value: (pieces, width), those of one row after those of another.
        heads: number of attention heads.
        lengths: of the rows.
    """
    rows = zip(*(part.unflatten(1, (heads, -1)).split(lengths) for part in (query, key, value)))
    gathered = [
        functional.scaled_dot_product_attention(*(part.transpose(0, 1)[None] for part in row))
        for row in rows
    ]
    return torch.cat([row[0].transpose(0, 1).flatten(1) for row in gathered])


def _output(width: int, config: dict[str, Any]) -> nn.ModuleDict:
    norm = nn.LayerNorm(config["hidden_size"], config["layer_norm_eps"])
    return nn.ModuleDict({"dense": _Linear(width, config["hidden_size"]), "LayerNorm": norm})


def load_bert(directory: Path) -> Bert:
    """Load BERT from a folder with config.json and model.safetensors, ready to read.

    Half-precision weights are widened to float32; what else the file holds is left.

    Raises:
        FileNotFoundError: a file is missing.
    """
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    weights = load_file(directory / "model.safetensors")
    bert = Bert(config)
    known = bert.state_dict()
    read = {name: value.float() for name, value in weights.items() if name in known}
    bert.load_state_dict(read, assign=True)
    return bert.eval()
