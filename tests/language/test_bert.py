"""Our BERT reads as the library does whose weights it takes."""

import json

import pytest
import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel

from attribution.language.bert import load_bert

CONFIG = {
    "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 48,
    "vocab_size": 50, "type_vocab_size": 4, "max_position_embeddings": 32,
    "layer_norm_eps": 1e-12, "hidden_act": "gelu",
}  # fmt: skip


@pytest.fixture
def pair(tmp_path):
    """The library's model with random weights, and ours loaded from its file."""
    torch.manual_seed(1)
    model = BertModel(BertConfig(**CONFIG), add_pooling_layer=False).eval()
    save_file(model.state_dict(), tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    return model, load_bert(tmp_path)


@pytest.mark.parametrize("lengths", [(9, 9), (9, 4), (1, 9)])
def test_states_are_the_same(pair, lengths):
    model, bert = pair
    ids, types = torch.randint(0, 50, (2, 9)), torch.randint(0, 4, (2, 9))
    real = torch.arange(9)[None] < torch.tensor(lengths)[:, None]
    with torch.inference_mode():
        expected = model(
            input_ids=ids,
            token_type_ids=types,
            attention_mask=real.long(),
            output_hidden_states=True,
        ).hidden_states
        found = bert(ids[real], types[real], lengths)
    assert len(found) == len(expected) == 3
    for ours, theirs in zip(found, expected, strict=True):
        assert torch.allclose(ours, theirs[real], atol=1e-6)
