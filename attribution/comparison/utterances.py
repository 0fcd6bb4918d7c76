"""Utterances: which statements of different articles report the same words of somebody.

What is compared are sentences. Inside a story every pair that has anything in common is judged
(`likeness`); between stories only words quoted verbatim join. Pairs are joined by average link over
pairs of different articles, so that what an article repeats keeps nobody apart.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from attribution.comparison.candidates import pairs_across_stories, pairs_in_story
from attribution.comparison.joining import (
    Groups,
    Judged,
    join_all,
    join_average,
    join_overlapping,
    merge_neighbours,
)
from attribution.comparison.likeness import (
    probabilities,
    quoted_verbatim,
    repeats,
    speakers_relation,
    told_alike,
)
from attribution.comparison.parts import cut
from attribution.comparison.sentences import ALONE, Sentences, read_sentences
from attribution.comparison.words import tokens
from attribution.tables import GROUPS, make_table

_SAME_SIDE = ("same", "alike", "unknown")


@dataclass(frozen=True, slots=True)
class Linking:
    """What decides whether sentences are joined.

    Attributes:
        strict: least mean probability that the members of a group report one utterance. Of groups read
            with doubtful ones wrong, those joined at .6 to .75 were more often wrong than right; at
            .75 and above more than nine of ten are right (``benchmarks.basil_groups --half``).
        loose: least mean probability that they report one claim.
        verbatim: probability where one quotes words of the other's quotation and no other speaker
            is named, or tells the same speaker's sentence in the same words: so many of the pairs
            read were right, however short.
    """

    strict: float = 0.75
    loose: float = 0.3
    verbatim: float = 0.97


def find_utterances(
    statements: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    speakers: pd.DataFrame | None = None,
    linking: Linking | None = None,
) -> pd.DataFrame:
    """Find groups of statements that report one utterance in several articles.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        articles: see ``tables.ARTICLES``; its column `story_id` says which tell of one event.
            Without it all do.
        speakers: see ``tables.SPEAKERS``; tells persons from descriptions.
        linking: see there.

    Returns:
        One row a member, with the columns of ``tables.GROUPS``.
    """
    if statements["article"].nunique() < 2:
        return make_table([], GROUPS)
    linking = linking or Linking()
    statements = statements.reset_index(drop=True)
    sentences = read_sentences(statements, articles, speakers)
    strict: Groups = []
    loose: Groups = []
    likely: dict[tuple[int, int], float] = {}
    either: dict[tuple[int, int], float] = {}
    by_story: dict[str, list[int]] = defaultdict(list)
    for part, story in enumerate(sentences.stories):
        by_story[story].append(part)
    for held in by_story.values():
        pairs = pairs_in_story(held, sentences.facts, sentences.vectors)
        judged, claims = judge(sentences, pairs, linking)
        found = join_average(judged, linking.strict)
        strict += join_overlapping(judged, linking.strict)
        loose += [g for g in join_average(claims, linking.loose, found) if g not in found]
        likely |= judged.scores
        either |= claims.scores
    across = pairs_across_stories(sentences.stories, sentences.articles, sentences.facts)
    strict = join_all(strict, across)
    likely |= dict.fromkeys(across, 1.0)
    rows = [
        *_rows("strict", merge_neighbours(strict, sentences.parts), statements, sentences, likely),
        *_rows("loose", merge_neighbours(loose, sentences.parts), statements, sentences, either),
    ]
    return make_table(rows, GROUPS)


def judge(
    sentences: Sentences, pairs: Sequence[tuple[int, int]], linking: Linking
) -> tuple[Judged, Judged]:
    """Pairs of a story's sentences: as reports of one utterance, and as reports of one claim.

    Arguments:
        sentences: all of them.
        pairs: of one story.
        linking: see there.
    """
    values = sentences.measure(pairs)
    strict = probabilities(values, "strict").tolist()
    either = probabilities(values, "loose").tolist()
    scores: dict[tuple[int, int], float] = {}
    claims: dict[tuple[int, int], float] = {}
    again: set[tuple[int, int]] = set()
    for pair, one, claim in zip(pairs, strict, either, strict=True):
        facts = [sentences.facts[part] for part in pair]
        if sentences.articles[pair[0]] == sentences.articles[pair[1]]:
            if one >= linking.strict or quoted_verbatim(*facts):
                again.add(pair)
            continue
        alike = repeats(*facts) or told_alike(*facts)
        scores[pair] = max(one, linking.verbatim) if alike else one
        if speakers_relation(*facts) in _SAME_SIDE:
            claims[pair] = claim
    return (
        Judged(scores, sentences.articles, again),
        Judged(claims, sentences.articles),
    )


def _rows(
    relation: str,
    groups: Groups,
    statements: pd.DataFrame,
    sentences: Sentences,
    scores: dict[tuple[int, int], float],
) -> list[dict[str, Any]]:
    rows = []
    records = statements.to_dict("records")
    for number, group in enumerate(groups, start=1):
        members = defaultdict(list)
        for part in group:
            members[sentences.parts[part].row].append(part)
        texts = {row: _member(records[row], found, sentences) for row, found in members.items()}
        spanned = len({sentences.stories[part] for part in group}) > 1
        fullest = max(texts, key=lambda row: (len(tokens(texts[row][1])), -row))
        for row in sorted(members):
            record = records[row]
            spans, text = texts[row]
            rows.append(
                {
                    "group_id": f"{relation[0] if relation == 'loose' else 'g'}{number:03d}",
                    **{name: record[name] for name in ("statement_id", "article", "outlet", "kind", "speaker")},
                    "content_text": text,
                    "relation": relation,
                    "story_id": _shown(sentences.stories[members[row][0]]),
                    "spans_stories": spanned,
                    "spans": spans,
                    "similarity": _similarity(members[row], group, sentences, scores),
                    "is_fullest": row == fullest,
                }
            )  # fmt: skip
    return rows


def _shown(story: str) -> str:
    return "" if story.startswith(ALONE) else story


def _member(
    record: dict[str, Any], parts: list[int], sentences: Sentences
) -> tuple[list[list[int]], str]:
    """Spans and words of a statement's sentences; neighbours are one stretch."""
    found = [sentences.parts[part] for part in parts]
    places = [found[0].place]
    for before, after in pairwise(found):
        if after.number == before.number + 1:
            places[-1] = (places[-1][0], after.place[1])
        else:
            places.append(after.place)
    return cut(record["content"], record["content_text"], places)


def _similarity(
    parts: list[int],
    group: list[int],
    sentences: Sentences,
    scores: dict[tuple[int, int], float],
) -> float:
    """Mean, over a member's sentences, of the best probability with any other article's."""
    best = []
    for part in parts:
        links = [
            scores.get((min(part, other), max(part, other)), 0.0)
            for other in group
            if sentences.articles[other] != sentences.articles[part]
        ]
        best.append(max(links, default=0.0))
    return round(sum(best) / len(best), 3)
