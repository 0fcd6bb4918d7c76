"""What Stanza's processors are given, without what they do not read.

Its loaders look up every word and every character of an article in a vocabulary, for embeddings
that models with a transformer may lack, as ours do. Features of words ("Number=Sing") are taken
apart and put together for each word, though there are a few hundred.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import stanza.models.depparse.data as depparse_data
import stanza.models.ner.data as ner_data
import stanza.models.pos.data as pos_data
import torch
from stanza.models.common.vocab import PAD_ID, UNK_ID, CompositeVocab
from torch import Tensor

_WORDS = ("word", "lemma", "delta")


class UnreadWords:
    """Stands for a vocabulary whose numbers no layer reads."""

    def map(self, words: Sequence[str]) -> list[int]:
        """A number for each word."""
        return [UNK_ID] * len(words)


class UnreadCharacters:
    """Stands for the characters of words that no layer reads: each word has one."""

    def map(self, _: Sequence[str]) -> list[int]:
        """One number for a word."""
        return [UNK_ID]

    def unit2id(self, _: str) -> int:
        """The number of a character."""
        return UNK_ID


def pad_rows(rows: Sequence[list], batch_size: int, pad_id: int = PAD_ID) -> Tensor:
    """Stanza's `get_long_tensor`, its tensor made at once: rows of numbers, or of rows of them.

    Arguments:
        rows: of one depth.
        batch_size: how many they are.
        pad_id: fills up what is shorter.
    """
    return torch.tensor(_padded(rows, [batch_size, *_sizes(rows)], pad_id))


def _sizes(rows: Sequence[list]) -> Iterator[int]:
    while isinstance(rows[0], list):
        yield max(map(len, rows))
        rows = [cell for row in rows for cell in row]


def _padded(rows: Sequence, sizes: list[int], pad_id: int) -> list:
    inner = sizes[1:]
    filler: Any = pad_id
    for size in reversed(inner):
        filler = [filler] * size
    filled = [_padded(row, inner, pad_id) for row in rows] if inner else list(rows)
    return filled + [filler] * (sizes[0] - len(filled))


def spare_lookups(pipeline: Any) -> None:
    """Look up no words and characters in vain, and no features twice, in a pipeline's tagger, parser and recognizer.

    Arguments:
        pipeline: a Stanza pipeline.
    """
    for loader in (pos_data, depparse_data, ner_data):
        loader.get_long_tensor = pad_rows  # the same to whoever else asks it
    trainers = [
        trainer
        for name in ("pos", "depparse", "ner")
        if name in pipeline.processors
        for trainer in getattr(pipeline.processors[name], "trainers", None)
        or [pipeline.processors[name].trainer]
    ]
    for trainer in trainers:
        if trainer.args["word_emb_dim"] == 0:
            for name in _WORDS:
                if name in trainer.vocab:
                    trainer.vocab[name] = UnreadWords()
        if "feats" in trainer.vocab:
            _remember_features(trainer.vocab["feats"])
        if not trainer.args["char"] and not trainer.args.get("charlm"):
            trainer.vocab["char"] = UnreadCharacters()


def _remember_features(vocabulary: CompositeVocab) -> None:
    """Take each combination of features apart, and put it together, once."""
    find, tell = (
        vocabulary.unit2id,
        cache(lambda ids: CompositeVocab.id2unit(vocabulary, list(ids))),
    )
    vocabulary.unit2id = cache(find)
    vocabulary.id2unit = lambda ids: tell(tuple(ids))
