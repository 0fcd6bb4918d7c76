"""Windows of words with the labels of one task, for tuning the encoder on several tasks at once."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

from attribution.language.attribution_head import Role
from attribution.language.encoder import PieceTokenizer, pack_windows
from corpora.newswire import read_blocks
from corpora.polnear import RawAttribution, read_split
from corpora.treebanks import Sentence, read_treebanks
from training.treebanks import restyle_documents

TUNING_PIECES = 200  # a window while the encoder is tuned
# A stand-in for the UD tokenizer: words, contractions, numbers, initials, single marks.
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|Jr|Sr|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec)\.|\d+(?:[.,:]\d+)*|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+?(?=n['’]t\b)|\w+"
    r"|\.\.\.|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Window:
    """A row of pieces, the position of each word, and whatever labels the task has.

    Attributes:
        ids: shaped piece ids.
        positions: position of each word's last piece.
        sentences: word ranges of the sentences.
        labels: one list of integers a word for each label name; -100 is not scored.
    """

    ids: list[int]
    positions: list[int]
    sentences: list[tuple[int, int]]
    labels: dict[str, list[int]]


def build_windows(
    paragraphs: list[list[list[tuple[str, dict[str, int]]]]],
    tokenizer: PieceTokenizer,
    limit: int = TUNING_PIECES,
) -> list[Window]:
    """Pack paragraphs of sentences of labelled words into windows."""
    words_of = [[[word for word, _ in s] for s in p] for p in paragraphs]
    labels_of = iter([s for p in paragraphs for s in p])
    windows = []
    for packed in pack_windows(words_of, tokenizer, limit):
        words: list[str] = []
        breaks, sentences = set(), []
        labels: dict[str, list[int]] = {}
        for sentence, opens in packed:
            if opens and words:
                breaks.add(len(words))
            sentences.append((len(words), len(words) + len(sentence)))
            words.extend(sentence)
            for _, word_labels in next(labels_of):
                for name, value in word_labels.items():
                    labels.setdefault(name, []).append(value)
        row = tokenizer.row(words, frozenset(breaks))
        if len(row.ids) <= 500:
            windows.append(Window(row.ids, row.last_positions(), sentences, labels))
    return windows


def index_labels(values: set[str]) -> dict[str, int]:
    """Number labels in sorted order."""
    return {value: number for number, value in enumerate(sorted(values))}


def treebank_windows(
    data: Path, split: str, tokenizer: PieceTokenizer, seed: int, vocabulary: dict[str, dict]
) -> list[Window]:
    """Windows of UD sentences: labels upos, xpos, head (word in sentence, 0 the root), deprel."""
    sentences = read_treebanks(data, split)
    if split == "train":
        sentences = restyle_documents(sentences, seed)
        for name, column in (("upos", 3), ("xpos", 4), ("deprel", 7)):
            vocabulary[name] = index_labels({row[column] for s in sentences for row in s.words})
    documents: list[list[list[Sentence]]] = []
    for sentence in sentences:
        if sentence.opens_document or not documents:
            documents.append([])
        if sentence.opens_paragraph or not documents[-1]:
            documents[-1].append([])
        documents[-1][-1].append(sentence)
    windows = []
    for document in documents:
        paragraphs = [
            [
                [
                    (
                        row[1],
                        {
                            "upos": vocabulary["upos"].get(row[3], -100),
                            "xpos": vocabulary["xpos"].get(row[4], -100),
                            "head": int(row[6]),
                            "deprel": vocabulary["deprel"].get(row[7], -100),
                        },
                    )
                    for row in sentence.words
                ]
                for sentence in paragraph
                if len(sentence.words) <= 120
            ]
            for paragraph in document
        ]
        windows += build_windows([p for p in paragraphs if p], tokenizer)
    return windows


def newswire_windows(
    paths: list[Path], tokenizer: PieceTokenizer, vocabulary: dict[str, dict]
) -> list[Window]:
    """Windows of newswire articles: label entity (BIO)."""
    articles = [read_blocks(path) for path in paths]
    if "entity" not in vocabulary:
        vocabulary["entity"] = index_labels({t for a in articles for b in a for _, t in b})
    tags = vocabulary["entity"]
    windows = []
    for article in articles:
        paragraphs = [
            [[(w, {"entity": tags.get(t, -100)}) for w, t in block[i : i + 60]]]
            for block in article
            for i in range(0, len(block), 60)
        ]
        windows += build_windows(paragraphs, tokenizer)
    return windows


def attribution_windows(data: Path, split: str, tokenizer: PieceTokenizer) -> list[Window]:
    """Windows of PolNeAR paragraphs.

    Labels: role, cue (index in the window of the first word of the word's cue), source (for a
    cue's first word: the first word of its source, itself when it has none).
    """
    return [
        window
        for article in read_split(data / "polnear", split)
        for window in article_windows(article.text, article.attributions, tokenizer)
    ]


def article_windows(
    text: str,
    attributions: list[RawAttribution],
    tokenizer: PieceTokenizer,
    limit: int = TUNING_PIECES,
) -> list[Window]:
    """Windows of one annotated article; pointers that leave a window are not scored.

    Label word is the number in the article of each match of `WORD`.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    roles = [int(Role.NONE)] * len(spans)
    cues = [-100] * len(spans)
    sources = [-100] * len(spans)

    starts, ends = [s for s, _ in spans], [e for _, e in spans]

    def covered(ranges: list[list[int]]) -> list[int]:
        return sorted(
            {i for a, b in ranges for i in range(bisect_right(ends, a), bisect_left(starts, b))}
        )

    for attribution in attributions:
        cue = covered(attribution["cue"])
        if not cue:
            continue
        source = covered(attribution["source"])
        sources[cue[0]] = source[0] if source else cue[0]
        parts = (
            (Role.CONTENT, covered(attribution["content"])),
            (Role.SOURCE, source),
            (Role.CUE, cue),
        )
        for role, words in parts:
            for word in words:
                farther = abs(cues[word] - word) <= abs(cue[0] - word)
                named = roles[word] in (Role.CUE, Role.SOURCE)
                if named and role != Role.CUE and (role != Role.SOURCE or farther):
                    continue
                roles[word], cues[word] = role, cue[0]
    paragraphs: list[list[list[tuple[str, dict[str, int]]]]] = []
    previous = None
    for index, (start, end) in enumerate(spans):
        if previous is None or "\n" in text[previous:start]:
            paragraphs.append([[]])
        elif len(paragraphs[-1][-1]) >= 60 and text[previous - 1] in '.?!”"':
            paragraphs[-1].append([])
        labels = {"word": index, "role": roles[index], "cue": cues[index], "source": sources[index]}
        paragraphs[-1][-1].append((text[start:end], labels))
        previous = end
    windows = build_windows(paragraphs, tokenizer, limit)
    for window in windows:
        first, last = window.labels["word"][0], window.labels["word"][-1]
        for name in ("cue", "source"):
            window.labels[name] = [
                value - first if first <= value <= last else -100 for value in window.labels[name]
            ]
    return windows
