"""What Stanza's processors are given, without what they do not read.

Its loaders look up every word and every character of an article in a vocabulary, for embeddings
that models with a transformer may lack, as ours do. Features of words ("Number=Sing") are taken
apart and put together for each word, though there are a few hundred.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from stanza.models.common.vocab import UNK_ID, CompositeVocab

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


def spare_lookups(pipeline: Any) -> None:
    """Look up no words and characters in vain, and no features twice, in a pipeline's tagger, parser and recognizer.

    Arguments:
        pipeline: a Stanza pipeline.
    """
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
