"""Annotated coreference: GUM (Zeldes 2017) and LitBank (Bamman, Lewke and Mansoor 2020)."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.treebanks import read_conllu

_BRACKET = re.compile(r"\((\d+)-[^()]*(\))?|(\d+)\)")


@dataclass(frozen=True, slots=True)
class CoreferenceDocument:
    """A document with its annotated clusters.

    Attributes:
        name: name of the document.
        paragraphs: paragraphs of sentences of words.
        clusters: for each entity, the [first, last] word ranges of its mentions.
    """

    name: str
    paragraphs: list[list[list[str]]]
    clusters: list[list[tuple[int, int]]]


def read_gum(data: Path, split: str) -> Iterator[CoreferenceDocument]:
    """Documents of GUM with the clusters of MISC ``Entity=``."""
    path = data / "ud" / "UD_English-GUM" / f"en_gum-ud-{split}.conllu"
    number = 0
    paragraphs: list[list[list[str]]] = []
    clusters: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    position = 0

    def finish() -> CoreferenceDocument:
        kept = [sorted(set(ranges)) for ranges in clusters.values() if len(set(ranges)) > 1]
        return CoreferenceDocument(f"gum-{split}-{number:03d}", paragraphs, kept)

    for sentence in read_conllu(path):
        if sentence.opens_document and paragraphs:
            yield finish()
            number += 1
            paragraphs, position = [], 0
            clusters, opened = defaultdict(list), defaultdict(list)
        if sentence.opens_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append([row[1] for row in sentence.words])
        for row in sentence.words:
            entity = next((m for m in row[9].split("|") if m.startswith("Entity=")), "")
            for mark in _BRACKET.finditer(entity[7:]):
                if mark.group(1):
                    if mark.group(2):
                        clusters[mark.group(1)].append((position, position))
                    else:
                        opened[mark.group(1)].append(position)
                elif opened[mark.group(3)]:
                    clusters[mark.group(3)].append((opened[mark.group(3)].pop(), position))
            position += 1
    if paragraphs:
        yield finish()


def read_litbank(data: Path) -> Iterator[CoreferenceDocument]:
    """LitBank's works; its text is tokenized, one sentence a line."""
    for path in sorted((data / "litbank-coref").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        words = [match.span() for match in re.finditer(r"\S+", text)]
        lines = [re.findall(r"\S+", line) for line in text.split("\n")]
        clusters: dict[str, list[tuple[int, int]]] = defaultdict(list)
        starts = {start: index for index, (start, _) in enumerate(words)}
        ends = {end: index for index, (_, end) in enumerate(words)}
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) < 2 or "-" not in fields[1].split()[0]:
                continue
            label, start, end = fields[1].split()[:3]
            if int(start) in starts and int(end) in ends:
                clusters[label].append((starts[int(start)], ends[int(end)]))
        kept = [sorted(set(ranges)) for ranges in clusters.values() if len(set(ranges)) > 1]
        name = path.name.removesuffix("_brat.txt")
        yield CoreferenceDocument(f"litbank-{name}", [[line for line in lines if line]], kept)


def split_litbank(documents: list[CoreferenceDocument]) -> tuple[list, list]:
    """A fixed four fifths for training and a fifth held out, by name."""
    shuffled = sorted(documents, key=lambda document: document.name)
    random.Random(1).shuffle(shuffled)
    fifth = len(shuffled) // 5
    return shuffled[fifth:], shuffled[:fifth]
