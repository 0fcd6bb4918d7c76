"""Judge the pairs of sentences of each story: one utterance, one claim, or neither."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from attribution.comparison.candidates import pairs_in_story
from attribution.comparison.decided import Decided, Settled, settle
from attribution.comparison.joining import Judged
from attribution.comparison.likeness import (
    FEATURES,
    probabilities,
    quotes_rare_words,
    repeats,
    speakers_relation,
    told_alike,
)
from attribution.comparison.sentences import Known, Sentences, Vectors, read_sentences

_SAME_SIDE = ("same", "alike", "unknown")
AT_ONCE = 4096  # statements that are objects at a time


@dataclass(frozen=True, slots=True)
class Linking:
    """What decides whether sentences are joined.

    Attributes:
        strict: least mean probability that the members of a group report one utterance. Of groups read
            with doubtful ones wrong, those joined at .6 to .75 were more often wrong than right; at
            .75 and above more than nine of ten are right (``benchmarks.basil_groups --half``).
        loose: least mean probability that they report one claim.
        verbatim: probability where one quotes words of the other's quotation and no other speaker
            is named, be it a single rare word of the same speaker's, or tells the same speaker's
            sentence in the same words: so many of the pairs read were right, however short.
    """

    strict: float = 0.75
    loose: float = 0.3
    verbatim: float = 0.97


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """The sentences of a story, and what is thought of their pairs.

    Attributes:
        sentences: of this story and of those read with it.
        held: which of them are this story's.
        utterances: pairs, as reports of one utterance.
        claims: pairs, as reports of one claim.
    """

    sentences: Sentences
    held: list[int]
    utterances: Judged
    claims: Judged


def batches(articles: pd.Series, beside: Known) -> Iterator[np.ndarray]:
    """Rows of whole stories that several articles tell, enough at a time to be worth a table.

    Arguments:
        articles: of each statement.
        beside: what is known beside the statements.
    """
    codes, names = pd.factorize(articles)
    story_names = [beside.story(str(name)) for name in names]
    of_article, stories = pd.factorize(np.array(story_names, dtype=object))
    told = np.bincount(of_article, minlength=len(stories))
    story_of = of_article[codes]
    order = np.argsort(story_of, kind="stable")
    order = order[told[story_of[order]] > 1]
    ends = np.flatnonzero(np.diff(story_of[order])) + 1
    start = 0
    for end in [*ends.tolist(), len(order)]:
        if end - start >= AT_ONCE or (end == len(order) and end > start):
            yield order[start:end]
            start = end


def judge_stories(
    statements: pd.DataFrame,
    beside: Known,
    linking: Linking,
    vectors: Vectors | None = None,
    decided: Decided | None = None,
) -> Iterator[JudgedStory]:
    """Judge the pairs of sentences of stories that were read together.

    Arguments:
        statements: of whole stories, with ``sentences.COLUMNS``; its index is counted from 0.
        beside: what is known beside them.
        linking: see there.
        vectors: gives sentence vectors of the sentences; made where None.
        decided: pairs that a scholar decided.
    """
    sentences = read_sentences(statements, beside, vectors)
    settled = settle(decided, sentences.parts, statements) if decided else Settled()
    by_story: dict[str, list[int]] = defaultdict(list)
    for part, story in enumerate(sentences.stories):
        by_story[story].append(part)
    pairs_of = [
        pairs_in_story(held, sentences.facts, sentences.vectors) for held in by_story.values()
    ]
    values = sentences.measure([pair for pairs in pairs_of for pair in pairs])
    at = 0
    for held, pairs in zip(by_story.values(), pairs_of, strict=True):
        own = settled.within(held)
        judged, claims = judge(sentences, pairs, values[at : at + len(pairs)], linking, own)
        at += len(pairs)
        yield JudgedStory(sentences, held, judged, claims)


def judge(
    sentences: Sentences,
    pairs: Sequence[tuple[int, int]],
    values: np.ndarray,
    linking: Linking,
    settled: Settled | None = None,
) -> tuple[Judged, Judged]:
    """Pairs of a story's sentences: as reports of one utterance, and as reports of one claim.

    Arguments:
        sentences: all of them.
        pairs: of one story.
        values: their features.
        linking: see there.
        settled: what a scholar decided of the story's pairs.
    """
    strict = probabilities(values, "strict").tolist()
    either = probabilities(values, "loose").tolist()
    scores: dict[tuple[int, int], float] = {}
    claims: dict[tuple[int, int], float] = {}
    again: set[tuple[int, int]] = set()
    same_words = values[:, FEATURES.index("verbatim")].astype(bool).tolist()
    both_quote = (values[:, FEATURES.index("quoted in both")] > 0).tolist()
    rare = sentences.rare[sentences.stories[pairs[0][0]]] if pairs else frozenset()
    for pair, one, claim, quoted, both in zip(
        pairs, strict, either, same_words, both_quote, strict=True
    ):
        mine, theirs = (sentences.facts[part] for part in pair)
        if sentences.articles[pair[0]] == sentences.articles[pair[1]]:
            if one >= linking.strict or quoted:
                again.add(pair)
            continue
        alike = (
            (quoted and repeats(mine, theirs))
            or (both and quotes_rare_words(mine, theirs, rare))
            or told_alike(mine, theirs)
        )
        scores[pair] = max(one, linking.verbatim) if alike else one
        if speakers_relation(mine.voice, theirs.voice) in _SAME_SIDE:
            claims[pair] = claim
    settled = settled or Settled()
    for pair in settled.same:
        if sentences.articles[pair[0]] == sentences.articles[pair[1]]:
            again.add(pair)
        else:
            scores[pair] = 1.0
    for pair in settled.apart:
        scores.pop(pair, None)
        claims.pop(pair, None)
    return (
        Judged(scores, sentences.articles, again, settled.apart),
        Judged(claims, sentences.articles, apart=settled.apart),
    )
