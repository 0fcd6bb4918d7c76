"""A Stanza processor that parses attributions: who is reported to have said what.

Importing this module registers the processor `attribution`; it needs `tokenize` only and leaves
its result in ``document.attributions``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from safetensors.torch import load_file
from stanza.models.common.doc import Document
from stanza.pipeline.processor import Processor, register_processor
from torch import Tensor

from attribution.language.attribution_head import AttributionHead
from attribution.language.decoding import WordAttribution, decode_window
from attribution.language.encoder import ENCODER_NAME, SharedEncoder, read_windows

NAME = "attribution"
_BATCH = 32


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Attributions over the words of a document, and the vectors they were read from.

    Attributes:
        attributions: word indices count through the whole document.
        vectors: (words, width).
    """

    attributions: tuple[WordAttribution, ...]
    vectors: Tensor


def load_head(path: Path) -> AttributionHead:
    """Load the attribution head from safetensors."""
    weights = load_file(path)
    head = AttributionHead(weights["role.0.weight"].shape[1])
    head.load_state_dict({name: value.float() for name, value in weights.items()})
    return head.eval()


@torch.inference_mode()
def parse_attributions(
    encoder: SharedEncoder, head: AttributionHead, paragraphs: Sequence[Sequence[Sequence[str]]]
) -> ParsedDocument:
    """Parse paragraphs of sentences of words; the encoder remembers the sentences.

    Arguments:
        encoder: the shared encoder.
        head: the attribution head.
        paragraphs: paragraphs, sentences, words.
    """
    windows = [torch.cat(vectors) for vectors in read_windows(encoder, paragraphs)]
    found: list[WordAttribution] = []
    base = 0
    for start in range(0, len(windows), _BATCH):
        batch = windows[start : start + _BATCH]
        words = torch.nn.utils.rnn.pad_sequence(batch, batch_first=True)
        lengths = torch.tensor([len(window) for window in batch])
        mask = torch.arange(words.shape[1])[None, :] < lengths[:, None]
        scores = head(words, mask)
        for row, window in enumerate(batch):
            for attribution in decode_window(scores, row, len(window)):
                found.append(_shift(attribution, base))
            base += len(window)
    width = encoder.config.hidden_size
    return ParsedDocument(tuple(found), torch.cat(windows) if windows else torch.zeros(0, width))


def _shift(attribution: WordAttribution, base: int) -> WordAttribution:
    return WordAttribution(
        cue=tuple(word + base for word in attribution.cue),
        source=tuple(word + base for word in attribution.source),
        content=tuple(word + base for word in attribution.content),
        score=attribution.score,
    )


def document_paragraphs(document: Document) -> list[list[list[str]]]:
    """Group the sentences of a Stanza document by the empty lines between them."""
    paragraphs: list[list[list[str]]] = []
    previous = None
    for sentence in document.sentences:
        first, last = sentence.tokens[0], sentence.tokens[-1]
        between = document.text[previous : first.start_char] if document.text else ""
        if previous is None or between.count("\n") > 1:
            paragraphs.append([])
        paragraphs[-1].append([word.text for word in sentence.words])
        previous = last.end_char
    return paragraphs


@register_processor(name=NAME)
class AttributionProcessor(Processor):
    """Stanza's side of `parse_attributions`; reads the shared encoder from the foundation cache."""

    PROVIDES_DEFAULT: ClassVar[set[str]] = {NAME}
    REQUIRES_DEFAULT: ClassVar[set[str]] = {"tokenize"}

    def __init__(self, config: dict[str, Any], pipeline: Any, device: str) -> None:
        super().__init__(config, pipeline, device)
        encoder, _ = pipeline.foundation_cache.load_bert(ENCODER_NAME)
        self._encoder: SharedEncoder = encoder
        self._head = load_head(Path(config["model_path"]))

    def process(self, document: Document) -> Document:
        """Parse the document; the result is a `ParsedDocument` in ``document.attributions``."""
        document.attributions = parse_attributions(
            self._encoder, self._head, document_paragraphs(document)
        )
        return document
