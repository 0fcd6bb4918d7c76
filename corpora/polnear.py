"""PolNeAR, Political News Attribution Relations (Newell, Margolin and Ruths 2018).

A folder holds SPLIT/text/*.txt and gold_SPLIT.jsonl: {doc, attributions: [{content, source, cue}]},
each part a list of [start, end) into the text; and metadata.tsv: publisher, date and title of each.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from attribution.corpus.paragraphs import split_paragraphs
from attribution.corpus.read import Draft, prepare
from attribution.types import Article, Spans

Pairs = list[list[int]]
RawAttribution = dict[str, Pairs]


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """An article of the corpus: its name, its text and its annotated attributions."""

    name: str
    text: str
    attributions: list[RawAttribution]


def read_split(folder: Path, split: str) -> list[AnnotatedText]:
    """The annotated articles of a split, in the order of the annotations.

    Arguments:
        folder: see the module.
        split: "train" or "dev".
    """
    return [
        AnnotatedText(name, read_text(folder / split / "text" / f"{name}.txt"), attributions)
        for name, attributions in read_attributions(folder / f"gold_{split}.jsonl").items()
    ]


def read_attributions(path: Path) -> dict[str, list[RawAttribution]]:
    """Attributions by article from JSON lines."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["doc"]: record["attributions"] for record in records}


def as_raw(content: Spans, source: Spans, cue: Spans = ()) -> RawAttribution:
    """An attribution of the tool as the corpus writes one."""
    parts = {"content": content, "source": source, "cue": cue}
    return {part: [[span.start, span.end] for span in spans] for part, spans in parts.items()}


def read_text(path: Path) -> str:
    """An article as its offsets count it: line ends untouched."""
    return path.read_bytes().decode("utf-8")


def article_of(text: str, name: str) -> Article:
    """An article whose every paragraph is read."""
    return Article(name, text, paragraphs=split_paragraphs(text))


def read_published(folder: Path, split: str) -> list[Article]:
    """The articles of a split with outlet, date and headline, by name.

    Arguments:
        folder: see the module.
        split: "train" or "dev".
    """
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        known = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    return [
        prepare(
            Draft(
                path.name, read_text(path), row["publisher"], row["publication_date"], row["title"]
            )
        )
        for path in sorted((folder / split / "text").glob("*.txt"))
        if (row := known.get(path.stem))
    ]


def halves(folder: Path) -> tuple[list[AnnotatedText], list[AnnotatedText]]:
    """The articles of dev, every second one by name: one half fits, the other measures."""
    articles = sorted(read_split(folder, "dev"), key=lambda article: f"{article.name}.txt")
    return articles[0::2], articles[1::2]
