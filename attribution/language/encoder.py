"""The one encoder every processor of the language package shares.

A six-layer MiniLM tuned on several tasks at once reads windows of whole paragraphs. Stanza's
processors ask for sentences; they are handed the slices of the windows their sentences stand in,
so a text passes the encoder once however many processors ask.

MiniLM's vocabulary is lower-cased. The shape of a word (lower, Title, UPPER, mIxed) travels with
its pieces as ``piece + vocabulary size * shape`` and enters the model as BERT's token type.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from attribution.language.bert import Bert, load_bert

ENCODER_NAME = "attribution-encoder"
SHAPES = 4
MAX_WINDOW_PIECES = 512  # positions MiniLM has
OVERLAP_PIECES = 128  # of two windows on one long row: context on either side of where they meet
WINDOW_PIECES = 150  # tuned on 200; shorter ones gave better attributions on PolNeAR dev
BATCH_PIECES = 1024  # in one forward pass: bounds memory, stays near the processor


def word_shape(word: str) -> int:
    """The case of a word: 0 lower or caseless, 1 Title, 2 UPPER, 3 mixed."""
    if word.islower() or word == word.lower():
        return 0
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return 1
    return 2 if word.isupper() else 3


@dataclass(frozen=True, slots=True)
class Pieces:
    """A row of piece ids and, for each, the index of its word (None for [CLS] and [SEP])."""

    ids: list[int]
    words: list[int | None]

    def last_positions(self) -> list[int]:
        """Position of each word's last piece, the one that stands for the word."""
        positions: dict[int, int] = {
            word: position for position, word in enumerate(self.words) if word is not None
        }
        return [positions[word] for word in range(len(positions))]


class PieceTokenizer:
    """Cut words into pieces; callable the way Stanza calls a Hugging Face tokenizer."""

    model_max_length = 1_000_000  # the encoder cuts long rows itself

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.vocabulary_size = self._tokenizer.get_vocab_size()
        self.cls, self.sep, self.unknown = map(self._special, ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, tuple[int, ...]] = {}

    def _special(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(found)

    def word_pieces(self, word: str) -> tuple[int, ...]:
        """The piece ids of one word, shape included; never empty."""
        found = self._known.get(word)
        if found is None:
            plain = word.replace("’", "'").replace("‘", "'")
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:40]
            shift = self.vocabulary_size * word_shape(word)
            found = tuple(piece + shift for piece in ids) or (self.unknown,)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def row(self, words: Sequence[str], breaks: frozenset[int] = frozenset()) -> Pieces:
        """The pieces of a run of words, with [SEP] before each word whose index is in `breaks`."""
        ids: list[int] = [self.cls]
        owners: list[int | None] = [None]
        for index, word in enumerate(words):
            if index in breaks:
                ids.append(self.sep)
                owners.append(None)
            pieces = self.word_pieces(word)
            ids.extend(pieces)
            owners.extend([index] * len(pieces))
        ids.append(self.sep)
        owners.append(None)
        return Pieces(ids, owners)

    def __call__(self, sentences: Sequence[Sequence[str]], **_: Any) -> "PieceBatch":
        return PieceBatch([self.row(sentence) for sentence in sentences])


class PieceBatch(dict[str, list[list[int]]]):
    """Padded rows, with the two look-ups Stanza makes on a tokenized batch."""

    def __init__(self, rows: list[Pieces]) -> None:
        longest = max((len(row.ids) for row in rows), default=0)
        super().__init__(
            input_ids=[row.ids + [0] * (longest - len(row.ids)) for row in rows],
            attention_mask=[[1] * len(r.ids) + [0] * (longest - len(r.ids)) for r in rows],
        )
        self._rows = rows

    def word_ids(self, batch_index: int) -> list[int | None]:
        """The word index of each piece of one row."""
        return self._rows[batch_index].words


class SharedEncoder(nn.Module):
    """The encoder in memory, with the vectors of the text at hand.

    Arguments:
        bert: the tuned model; its token types are word shapes.
        tokenizer: cuts words into shaped pieces.
    """

    _hf_peft_config_loaded = False  # Stanza asks before it reads a transformer

    def __init__(self, bert: Bert, tokenizer: PieceTokenizer) -> None:
        super().__init__()
        self.bert = bert
        self.tokenizer = tokenizer
        self.config = bert.config
        self._remembered: dict[tuple[int, ...], Tensor] = {}

    def multiply_fast(self) -> None:
        """Multiply in bfloat16 from now on; see `Arithmetic`."""
        self.bert.multiply_fast()

    def encode(self, rows: Sequence[Sequence[int]]) -> tuple[Tensor, ...]:
        """Run the model on rows of shaped ids.

        Arguments:
            rows: at least one.

        Returns:
            States (pieces of all rows, width) of the embeddings and after each layer, the last the
            top.
        """
        size = self.tokenizer.vocabulary_size
        ids = torch.tensor([piece for row in rows for piece in row])
        states: tuple[Tensor, ...] = self.bert(ids % size, ids // size, [len(row) for row in rows])
        return states

    @torch.inference_mode()
    def encode_rows(self, rows: Sequence[Pieces], below: int = 0) -> list[tuple[Tensor, Tensor]]:
        """States of the pieces of each row.

        Arguments:
            rows: rows of pieces.
            below: how many layers below the top the second states are taken.

        Returns:
            For each row, the states at the top and those below it.
        """
        cuts = [overlapping(len(row.ids)) for row in rows]
        parts = [
            _part(row, cut) for row, windows in zip(rows, cuts, strict=True) for cut in windows
        ]
        read: list[tuple[Tensor, Tensor]] = []
        for batch in row_batches([len(part) for part in parts]):
            layers = self.encode(parts[batch])
            lengths = [len(part) for part in parts[batch]]
            read += zip(layers[-1].split(lengths), layers[-1 - below].split(lengths), strict=True)
        states, position = [], 0
        for windows in cuts:
            mine = read[position : position + len(windows)]
            position += len(windows)
            states.append(
                (
                    join_windows([top for top, _ in mine], windows),
                    join_windows([lower for _, lower in mine], windows),
                )
            )
        return states

    def remember(self, sentence: Sequence[str], vectors: Tensor) -> None:
        """Keep the vectors (pieces + 2, width) a sentence has inside its window."""
        self._remembered[tuple(self.tokenizer.row(sentence).ids)] = vectors

    def remember_tokens(self, tokens: Sequence[str], vectors: Tensor) -> None:
        """Keep one vector a token, for a processor that asks for tokens where words were read.

        Arguments:
            tokens: a sentence with multi-word tokens ("don't") uncut.
            vectors: (tokens, width).
        """
        pieces = [len(self.tokenizer.word_pieces(token)) for token in tokens]
        inner = vectors.repeat_interleave(torch.tensor(pieces), dim=0)
        self.remember(tokens, torch.cat([vectors[:1], inner, vectors[-1:]]))

    def forget(self) -> None:
        """Drop every remembered vector."""
        self._remembered.clear()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, **_: Any) -> SimpleNamespace:
        """Hidden states the way Stanza reads them: one layer, the last.

        Rows read before inside a window come from memory, the others are encoded on their own.
        """
        lengths = attention_mask.sum(dim=1).tolist()
        keys = [tuple(ids[:n]) for ids, n in zip(input_ids.tolist(), lengths, strict=True)]
        missing = sorted({key for key in keys if key not in self._remembered}, key=len)
        encoded = self.encode_rows([Pieces(list(key), []) for key in missing])
        fresh = {key: top for key, (top, _) in zip(missing, encoded, strict=True)}
        states = torch.zeros(*input_ids.shape, self.config.hidden_size)
        for row, key in enumerate(keys):
            states[row, : len(key)] = fresh[key] if key in fresh else self._remembered[key]
        return SimpleNamespace(hidden_states=(states,))


@dataclass(frozen=True, slots=True)
class Cut:
    """A window on a long row: it reads [start, end) and its states are kept for [first, last)."""

    start: int
    end: int
    first: int
    last: int


def overlapping(
    length: int, size: int = MAX_WINDOW_PIECES, overlap: int = OVERLAP_PIECES
) -> list[Cut]:
    """Cut a row into windows that overlap; each position is kept where it has most context.

    Arguments:
        length: of the row.
        size: most a window may hold.
        overlap: least that two neighbouring windows share; less than `size`.

    Returns:
        Windows of equal size, one for a row that fits.
    """
    if length <= size:
        return [Cut(0, length, 0, length)]
    number = -(-(length - overlap) // (size - overlap))
    starts = [i * (length - size) // (number - 1) for i in range(number)]
    meet = [(start + before + size) // 2 for before, start in pairwise(starts)]
    return [
        Cut(start, start + size, first, last)
        for start, first, last in zip(starts, [0, *meet], [*meet, length], strict=True)
    ]


def join_windows(states: Sequence[Tensor], cuts: Sequence[Cut]) -> Tensor:
    """Put a row together from the states of its windows (pieces, width)."""
    if len(cuts) == 1:
        return states[0]
    return torch.cat(
        [
            s[cut.first - cut.start : cut.last - cut.start]
            for s, cut in zip(states, cuts, strict=True)
        ]
    )


def _part(row: Pieces, cut: Cut) -> list[int]:
    """The ids of one window; a window inside a row begins and ends as rows do."""
    ids = row.ids[cut.start : cut.end]
    ids[0], ids[-1] = row.ids[0], row.ids[-1]
    return ids


def row_batches(lengths: Sequence[int], limit: int = BATCH_PIECES) -> Iterator[slice]:
    """Runs of rows that have no more pieces together than a limit.

    Arguments:
        lengths: length of each row.
        limit: pieces a run may have; one longer row is a run of its own.
    """
    start = pieces = 0
    for index, length in enumerate(lengths):
        if index > start and pieces + length > limit:
            yield slice(start, index)
            start, pieces = index, 0
        pieces += length
    if lengths:
        yield slice(start, len(lengths))


@dataclass(frozen=True, slots=True)
class EncodedWindow:
    """A window as the encoder read it.

    Attributes:
        words: (words, width), states of the words at the top.
        lower: (pieces, width), states of the pieces below the top.
        positions: the piece that stands for each word.
    """

    words: Tensor
    lower: Tensor
    positions: list[int]


def read_windows(
    encoder: SharedEncoder, paragraphs: Sequence[Sequence[Sequence[str]]], below: int = 0
) -> list[EncodedWindow]:
    """Read paragraphs of sentences of words once and remember each sentence.

    Arguments:
        encoder: the shared encoder.
        paragraphs: paragraphs of an article, each a list of sentences, each a list of words.
        below: how many layers below the top `EncodedWindow.lower` is taken.

    Returns:
        The windows, in order; their words are those of the paragraphs.
    """
    rows, members = [], []
    for window in pack_windows(paragraphs, encoder.tokenizer):
        words = [word for sentence, _ in window for word in sentence]
        breaks, position = set(), 0
        for sentence, opens in window:
            if opens and position:
                breaks.add(position)
            position += len(sentence)
        rows.append(encoder.tokenizer.row(words, frozenset(breaks)))
        members.append([sentence for sentence, _ in window])
    windows = []
    for row, sentences, (states, lower) in zip(
        rows, members, encoder.encode_rows(rows, below), strict=True
    ):
        last = row.last_positions()
        first = 0
        for sentence in sentences:
            until = first + len(sentence)
            start = last[first - 1] + 1 if first else 1
            while row.words[start] is None:
                start += 1
            pieces = states[start : last[until - 1] + 1]
            encoder.remember(sentence, torch.cat([states[:1], pieces, states[-1:]]))
            first = until
        windows.append(EncodedWindow(states[last], lower, last))
    return windows


def pack_windows(
    paragraphs: Sequence[Sequence[Sequence[str]]],
    tokenizer: PieceTokenizer,
    limit: int = WINDOW_PIECES,
) -> list[list[tuple[Sequence[str], bool]]]:
    """Fill windows with whole paragraphs; only a paragraph longer than a window is split.

    Arguments:
        paragraphs: paragraphs of sentences of words.
        tokenizer: counts the pieces.
        limit: pieces a window holds; a single longer sentence stands alone.

    Returns:
        Windows of (sentence, whether it opens a paragraph).
    """
    windows: list[list[tuple[Sequence[str], bool]]] = [[]]
    filled = 2
    for paragraph in paragraphs:
        sizes = [sum(len(tokenizer.word_pieces(w)) for w in sentence) for sentence in paragraph]
        if filled + sum(sizes) + 1 > limit and windows[-1]:
            windows.append([])
            filled = 2
        for number, (sentence, size) in enumerate(zip(paragraph, sizes, strict=True)):
            if filled + size + 1 > limit and windows[-1]:
                windows.append([])
                filled = 2
            windows[-1].append((sentence, number == 0))
            filled += size + (number == 0)
    return [window for window in windows if window]


def load_encoder(directory: Path) -> SharedEncoder:
    """Load the encoder from a folder with config.json, tokenizer.json and model.safetensors.

    Half-precision weights are widened to float32.

    Raises:
        FileNotFoundError: a file of the package is missing.
    """
    return SharedEncoder(load_bert(directory), PieceTokenizer(directory / "tokenizer.json")).eval()
