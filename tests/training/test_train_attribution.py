"""Training the attribution head."""

import torch
from transformers import BertConfig, BertModel

from attribution.language.attribution_head import AttributionHead
from training.train_attribution import copy_layer
from training.windows import article_windows

TEXT = "Ann Lee said the pier was safe.\n\nBo Lund denied it."


def test_a_copied_layer_computes_what_berts_layer_does():
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=50, hidden_size=24, num_hidden_layers=1, num_attention_heads=12,
        intermediate_size=96, layer_norm_eps=1e-12, hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    bert = BertModel(config, add_pooling_layer=False).eval()
    head = AttributionHead(24, 1).eval()
    copy_layer(bert.encoder.layer[0], head.layers[0])
    ids = torch.randint(0, 50, (2, 5))
    with torch.no_grad():
        states = bert(ids, output_hidden_states=True).hidden_states
        copied = head.read(states[0].flatten(0, 1), [5, 5])
    assert torch.allclose(copied, states[1].flatten(0, 1), atol=1e-5)


def test_labels_point_at_the_first_word_of_the_cue(package):
    gold = [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 30]]}]
    (window,) = article_windows(TEXT, gold, package.encoder.tokenizer)
    assert window.labels["role"][:7] == [2, 2, 1, 3, 3, 3, 3]
    assert window.labels["cue"][:7] == [2] * 7
    assert window.labels["source"][2] == 0
    assert set(window.labels["role"][8:]) == {0}
