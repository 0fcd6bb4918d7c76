"""The sentences of some stories' statements, and what is known of each."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from attribution.comparison.likeness import Facts, Voice, look_at
from attribution.comparison.measuring import Compared, measure_pairs, prepare
from attribution.comparison.parts import Part, split_statements
from attribution.comparison.words import rarity
from attribution.language.sentence_vectors import SIZE, embed
from attribution.stories.metadata import read_date

Vectors: TypeAlias = Callable[[Sequence[int]], np.ndarray]  # of the parts with these indices
ALONE = "\0"  # begins the story of an article that has none; no table names one so
_RARE = 0.6  # of a word that four of sixty sentences hold, it is .67; of one that six hold, .58
COLUMNS = [
    "statement_id", "article", "date", "kind", "content", "content_text", "speaker_id", "speaker",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the statements.

    Attributes:
        stories: the story of each article; empty where no stories are known.
        persons: ids of speakers that are persons.
    """

    stories: Mapping[str, str]
    persons: frozenset[str]

    def story(self, article: str) -> str:
        """The story of an article; one name for all where no stories are known."""
        return self.stories.get(article, "")

    def voice(self, record: Mapping[str, Any]) -> Voice:
        """Who speaks in a statement.

        Arguments:
            record: its row.
        """
        speaker, name = known(record["speaker_id"]), known(record["speaker"])
        return Voice.of(speaker, name, speaker in self.persons)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences of statements, and what is known of each.

    Attributes:
        parts: the sentences.
        facts: see there.
        articles: of each.
        stories: of each; one name where no stories are known.
        vectors: of each.
        compared: what pairs are measured by.
        rare: stems that few sentences of a story hold, by story.
    """

    parts: list[Part]
    facts: list[Facts]
    articles: list[str]
    stories: list[str]
    vectors: np.ndarray
    compared: Compared
    rare: Mapping[str, frozenset[str]]

    def measure(self, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
        """Features of pairs of one story, (pairs, `likeness.FEATURES`)."""
        return measure_pairs(self.facts, self.compared, self.vectors, pairs)


def know(articles: pd.DataFrame | None, speakers: pd.DataFrame | None) -> Known:
    """What two tables say beside the statements.

    Arguments:
        articles: see ``tables.ARTICLES``; an article without a story is one of its own.
        speakers: see ``tables.SPEAKERS``.
    """
    stories: dict[str, str] = {}
    if articles is not None and "story_id" in articles:
        pairs = zip(articles["article"], articles["story_id"], strict=True)
        stories = {str(article): known(story) or f"{ALONE}{article}" for article, story in pairs}
    persons = () if speakers is None else speakers["speaker_id"][speakers["type"] == "person"]
    return Known(stories, frozenset(persons))


def read_sentences(
    statements: pd.DataFrame, beside: Known, vectors: Vectors | None = None
) -> Sentences:
    """The sentences of statements with what is known of them.

    Arguments:
        statements: of whole stories, with `COLUMNS`; its index is counted from 0.
        beside: what is known beside them.
        vectors: gives sentence vectors of parts; made where None.
    """
    records = statements[COLUMNS].to_dict("records")
    parts = split_statements(records)
    voices = [beside.voice(record) for record in records]
    days = [read_date(record["date"]) for record in records]
    facts = [
        look_at(part.text, part.quoted, records[part.row]["kind"], voices[part.row], days[part.row])
        for part in parts
    ]
    names = [str(records[part.row]["article"]) for part in parts]
    stories = [beside.story(name) for name in names]
    stems: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for story, found in zip(stories, facts, strict=True):
        stems[story].append(found.stems)
    weights = {story: rarity(found) for story, found in stems.items()}
    return Sentences(
        parts,
        facts,
        names,
        stories,
        _vectors([part.text for part in parts], names, stories, vectors),
        prepare(facts, stories, weights),
        {
            story: frozenset(word for word, weight in words.items() if weight >= _RARE)
            for story, words in weights.items()
        },
    )


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


def known(value: Any) -> str | None:
    """A text of a table's cell; None where it is empty or missing."""
    return value if isinstance(value, str) and value else None
