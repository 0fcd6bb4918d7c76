"""The sentences of all statements, and what is known of each."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from attribution.comparison.likeness import Facts, look_at, measure
from attribution.comparison.parts import Part, split_statements
from attribution.comparison.words import rarity
from attribution.language.sentence_vectors import SIZE, embed
from attribution.stories.metadata import read_date

Vectors: TypeAlias = Callable[[Sequence[int]], np.ndarray]  # of the parts with these indices
ALONE = "\0"  # begins the story of an article that has none; no table names one so


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of all statements, and what is known of each.

    Attributes:
        parts: the sentences.
        facts: see there.
        articles: of each.
        stories: of each; one name where no stories are known.
        vectors: of each.
        rarity: of each story, the weight of each stem.
    """

    parts: list[Part]
    facts: list[Facts]
    articles: list[str]
    stories: list[str]
    vectors: np.ndarray
    rarity: dict[str, dict[str, float]]

    def measure(self, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
        """Features of pairs of one story, see `likeness.measure`."""
        rows = [
            measure(
                self.facts[a],
                self.facts[b],
                float(self.vectors[a] @ self.vectors[b]),
                self.rarity[self.stories[a]],
            )
            for a, b in pairs
        ]
        return np.array(rows)


def read_sentences(
    statements: pd.DataFrame,
    articles: pd.DataFrame | None,
    speakers: pd.DataFrame | None,
    vectors: Vectors | None = None,
) -> Sentences:
    """The sentences of statements with what is known of them.

    Arguments:
        statements: its index is counted from 0.
        articles: see `find_utterances`.
        speakers: see there.
        vectors: see there.
    """
    parts = split_statements(statements)
    types = {} if speakers is None else dict(zip(speakers["speaker_id"], speakers["type"], strict=True))  # fmt: skip
    stories = _stories(articles)
    records = statements.to_dict("records")
    facts = []
    for part in parts:
        record = records[part.row]
        speaker, name = _known(record["speaker_id"]), _known(record["speaker"])
        person = types.get(speaker) == "person"
        facts.append(
            look_at(part.text, record["kind"], speaker, name, person, read_date(record["date"]))
        )
    names = [str(records[part.row]["article"]) for part in parts]
    of_part = [stories.get(name, "") for name in names]
    stems: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for story, found in zip(of_part, facts, strict=True):
        stems[story].append(found.stems)
    return Sentences(
        parts,
        facts,
        names,
        of_part,
        _vectors([part.text for part in parts], names, of_part, vectors),
        {story: rarity(found) for story, found in stems.items()},
    )


def _stories(articles: pd.DataFrame | None) -> dict[str, str]:
    """The story of each article; one that has none is a story of its own."""
    if articles is None or "story_id" not in articles:
        return {}
    pairs = zip(articles["article"], articles["story_id"], strict=True)
    return {str(article): _known(story) or f"{ALONE}{article}" for article, story in pairs}


def _vectors(
    texts: list[str], articles: list[str], stories: list[str], kept: Vectors | None
) -> np.ndarray:
    """Sentence vectors; none for stories that one article tells, which nothing is compared with."""
    told_by: dict[str, set[str]] = defaultdict(set)
    for story, article in zip(stories, articles, strict=True):
        told_by[story].add(article)
    wanted = [part for part, story in enumerate(stories) if len(told_by[story]) > 1]
    vectors = np.zeros((len(texts), SIZE), dtype=np.float32)
    if kept is not None:
        vectors[wanted] = kept(wanted)
        return vectors
    of_article: dict[str, list[int]] = defaultdict(list)
    for part in wanted:
        of_article[articles[part]].append(part)
    for own in of_article.values():
        vectors[own] = embed([texts[part] for part in own])
    return vectors


def _known(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
