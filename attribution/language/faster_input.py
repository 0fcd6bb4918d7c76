"""What Stanza's processors are given, without what they do not read.

Its loaders look up every word and every character of an article in a vocabulary, for embeddings
that models with a transformer may lack, as ours do.
"""

from collections.abc import Sequence
from typing import Any

from stanza.models.common.vocab import UNK_ID

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
    """Look up no words and characters in vain, in a pipeline's tagger, parser and recognizer.

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
        if not trainer.args["char"] and not trainer.args.get("charlm"):
            trainer.vocab["char"] = UnreadCharacters()
