"""Stanza's lemmatizer, asked once for each word with its tag.

A lemma depends on nothing else, so it is looked up or spelled out by the network once.
"""

from typing import Any

from stanza.models.common.doc import Document
from stanza.pipeline.lemma_processor import LemmaProcessor

_MOST = 100_000  # lemmas remembered: some 20 MB


class FasterLemmas(LemmaProcessor):
    """Stanza's processor with a memory; it is made by `hasten_lemmas`."""

    known: dict[tuple[str, str], str]

    def process(self, document: Document) -> Document:
        """Give each word of a tagged document its lemma."""
        words = [word for sentence in document.sentences for word in sentence.words]
        new = {(word.text, word.upos): {"text": word.text, "upos": word.upos} for word in words}
        new = {pair: entry for pair, entry in new.items() if pair not in self.known}
        if len(self.known) + len(new) > _MOST:
            self.known = {}
            return super().process(document)
        if new:
            entries = [{"id": number, **entry} for number, entry in enumerate(new.values(), 1)]
            (found,) = super().process(Document([entries])).sentences
            self.known.update(zip(new, (word.lemma for word in found.words), strict=True))
        for word in words:
            word.lemma = self.known[word.text, word.upos]
        return document


def hasten_lemmas(pipeline: Any) -> None:
    """Let a pipeline's lemmatizer remember what it found, and no other.

    Arguments:
        pipeline: a Stanza pipeline with the processor lemma, which looks at words one by one.
    """
    processor = pipeline.processors["lemma"]
    if not processor.trainer.has_contextual_lemmatizers():
        processor.__class__ = FasterLemmas
        processor.known = {}
