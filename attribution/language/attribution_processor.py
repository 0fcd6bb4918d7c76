"""A Stanza processor that parses attributions: who is reported to have said what.

Importing this module registers the processor `attribution`; it needs `tokenize` only and leaves
its result in ``document.attributions``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from stanza.models.common.doc import Document
from stanza.pipeline.processor import Processor, register_processor
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from attribution.language.attribution_head import AttributionHead, AttributionScores
from attribution.language.decoding import SHIPPED, Costs, WordAttribution, decode_window
from attribution.language.encoder import (
    ENCODER_NAME,
    Cut,
    EncodedWindow,
    SharedEncoder,
    overlapping,
    read_windows,
    row_batches,
)

NAME = "attribution"
BELOW, TOP, OWN = range(3)  # depths of a word's states


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Attributions over the words of a document, and the states the words passed through.

    Attributes:
        attributions: word indices count through the whole document.
        states: (words, 3, width): below the top of the encoder, at its top, and above the head's
            own layers.
    """

    attributions: tuple[WordAttribution, ...]
    states: Tensor


def load_head(path: Path) -> AttributionHead:
    """Load the attribution head from safetensors."""
    weights = load_file(path)
    layers = {name.split(".")[1] for name in weights if name.startswith("layers.")}
    head = AttributionHead(weights["role.0.weight"].shape[1], len(layers))
    head.load_state_dict({name: value.float() for name, value in weights.items()})
    return head.eval()


@dataclass(frozen=True, slots=True)
class ScoredWindows:
    """The head's scores of the windows of a document.

    Attributes:
        scores: for each window, the scores of its batch and its row in them.
        paragraphs: for each window, the number of the paragraph each word stands in.
        states: for each window, states of its words, see `ParsedDocument`.
    """

    scores: list[tuple[AttributionScores, int]]
    paragraphs: list[NDArray[np.int64]]
    states: list[Tensor]


def parse_attributions(
    encoder: SharedEncoder,
    head: AttributionHead,
    paragraphs: Sequence[Sequence[Sequence[str]]],
    costs: Costs = SHIPPED,
) -> ParsedDocument:
    """Parse paragraphs of sentences of words; the encoder remembers the sentences.

    Arguments:
        encoder: the shared encoder.
        head: the attribution head.
        paragraphs: paragraphs, sentences, words.
        costs: of decoding.
    """
    windows = score_windows(encoder, head, paragraphs)
    nothing = torch.zeros(0, 3, encoder.config.hidden_size)
    states = torch.cat([nothing, *windows.states])
    return ParsedDocument(tuple(decode_windows(windows, costs)), states)


@torch.inference_mode()
def score_windows(
    encoder: SharedEncoder,
    head: AttributionHead,
    paragraphs: Sequence[Sequence[Sequence[str]]],
) -> ScoredWindows:
    """Score roles and pointers of the words of paragraphs; arguments as `parse_attributions`."""
    windows = read_windows(encoder, paragraphs, len(head.layers))
    scores: list[tuple[AttributionScores, int]] = []
    states: list[Tensor] = []
    for batch in row_batches([len(window.lower) for window in windows]):
        chosen = windows[batch]
        words = read_words(head, chosen)
        scored = head(pad_sequence(words, batch_first=True), _mask([len(own) for own in words]))
        scores += [(scored, row) for row in range(len(chosen))]
        states += map(_stack_depths, chosen, words)
    return ScoredWindows(scores, _paragraph_numbers(windows, paragraphs), states)


def decode_windows(windows: ScoredWindows, costs: Costs) -> list[WordAttribution]:
    """The attributions of a document from the scores of its windows.

    Arguments:
        windows: see `score_windows`.
        costs: of decoding.

    Returns:
        Attributions whose word indices count through the document.
    """
    found: list[WordAttribution] = []
    base = 0
    for (scores, row), paragraphs in zip(windows.scores, windows.paragraphs, strict=True):
        decoded = decode_window(scores, row, paragraphs, costs)
        found += [_shift(attribution, base) for attribution in decoded]
        base += len(paragraphs)
    return found


def _stack_depths(window: EncodedWindow, own: Tensor) -> Tensor:
    """States of a window's words (words, 3, width)."""
    return torch.stack([window.lower[window.positions], window.words, own], dim=1)


def _paragraph_numbers(
    windows: Sequence[EncodedWindow], paragraphs: Sequence[Sequence[Sequence[str]]]
) -> list[NDArray[np.int64]]:
    """For each window, the number of the paragraph each word stands in."""
    lengths = [sum(len(sentence) for sentence in paragraph) for paragraph in paragraphs]
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    ends = np.cumsum([len(window.positions) for window in windows], dtype=int)[:-1]
    return np.split(numbers, ends)[: len(windows)]  # a text without words has no window


def read_words(head: AttributionHead, windows: Sequence[EncodedWindow]) -> list[Tensor]:
    """For each window, states of its words (words, width) above the head's own layers."""
    cuts = [overlapping(len(window.lower)) for window in windows]
    parts = [(window, cut) for window, own in zip(windows, cuts, strict=True) for cut in own]
    lengths = [cut.end - cut.start for _, cut in parts]
    pieces = torch.cat([window.lower[cut.start : cut.end] for window, cut in parts])
    read = zip(head.read(pieces, lengths).split(lengths), parts, strict=True)
    words = iter([states[_positions_within(*part)] for states, part in read])
    return [torch.cat([*islice(words, len(own))]) for own in cuts]


def _positions_within(window: EncodedWindow, cut: Cut) -> list[int]:
    """Where in a cut of a window the words stand whose states are kept from it."""
    return [place - cut.start for place in window.positions if cut.first <= place < cut.last]


def _mask(lengths: Sequence[int]) -> Tensor:
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]


def _shift(attribution: WordAttribution, base: int) -> WordAttribution:
    return replace(
        attribution,
        cue=tuple(word + base for word in attribution.cue),
        source=tuple(word + base for word in attribution.source),
        content=tuple(word + base for word in attribution.content),
    )


def document_paragraphs(document: Document) -> list[list[list[str]]]:
    """Group the sentences of a Stanza document by the empty lines between them."""
    return [
        [[word.text for word in sentence.words] for sentence in paragraph]
        for paragraph in _group_sentences(document)
    ]


def _group_sentences(document: Document) -> list[list[Any]]:
    paragraphs: list[list[Any]] = []
    previous = None
    for sentence in document.sentences:
        first, last = sentence.tokens[0], sentence.tokens[-1]
        between = document.text[previous : first.start_char] if document.text else ""
        if previous is None or between.count("\n") > 1:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
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
            self._encoder,
            self._head,
            document_paragraphs(document),
        )
        return document
