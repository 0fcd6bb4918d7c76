"""Utterances: which statements of different articles report the same words of somebody.

What is compared are sentences. Inside a story every pair that has anything in common is judged
(`likeness`); between stories only words quoted verbatim join. Pairs are joined by average link over
pairs of different articles, so that what an article repeats keeps nobody apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from attribution.comparison.candidates import pairs_in_story
from attribution.comparison.joining import (
    Groups,
    Judged,
    join_all,
    join_average,
    join_overlapping,
    merge_neighbours,
)
from attribution.comparison.likeness import (
    FEATURES,
    content_stems,
    probabilities,
    quotes_rare_words,
    repeats,
    speakers_relation,
    told_alike,
)
from attribution.comparison.parts import Part, cut, split_statements
from attribution.comparison.quoted_runs import RUN, QuotedRuns
from attribution.comparison.scores import Scores
from attribution.comparison.sentences import (
    ALONE,
    COLUMNS,
    Known,
    Sentences,
    Vectors,
    know,
    read_sentences,
)
from attribution.comparison.words import forms
from attribution.tables import GROUPS, make_table
from attribution.tables.columns import GrowingTable

_SAME_SIDE = ("same", "alike", "unknown")
_TAKEN = ("statement_id", "article", "outlet", "kind", "speaker")  # of a member's statement
_CHUNK = 4096  # statements that are objects at a time


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


def find_utterances(
    statements: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    speakers: pd.DataFrame | None = None,
    linking: Linking | None = None,
    vectors: Vectors | None = None,
) -> pd.DataFrame:
    """Find groups of statements that report one utterance in several articles.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        articles: see ``tables.ARTICLES``; its column `story_id` says which tell of one event.
            Without it all do.
        speakers: see ``tables.SPEAKERS``; tells persons from descriptions.
        linking: see there.
        vectors: gives sentence vectors of the parts of the statements, counted in the table's
            order; made where None.

    Returns:
        One row a member, with the columns of ``tables.GROUPS``.
    """
    if statements["article"].nunique() < 2:
        return make_table([], GROUPS)
    linking = linking or Linking()
    statements = statements.reset_index(drop=True)
    beside = know(articles, speakers)
    first, runs = _read_quotations(statements, beside)
    found = _Found({}, {}, [], [], Scores(), Scores())
    for rows in _batches(statements["article"], beside):
        _link_stories(statements, rows, first, beside, linking, vectors, found)
    across = runs.pairs_across_stories()
    _take_up(across, statements, first, beside, found)
    table = GrowingTable(GROUPS)
    for relation, groups, scores in (
        ("strict", join_all(found.strict, across), found.likely),
        ("loose", found.loose, found.either),
    ):
        scores.sort()
        merged = merge_neighbours(groups, found.parts)
        for row in _rows(relation, merged, statements, found, scores):
            table.add(row)
    return table.take()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the stories gave.

    Attributes:
        parts: those that may stand in groups; their rows are those of the whole table.
        stories: of these parts.
        strict, loose: groups of parts.
        likely, either: probabilities that two of them report one utterance, or one claim.
    """

    parts: dict[int, Part]
    stories: dict[int, str]
    strict: Groups
    loose: Groups
    likely: Scores
    either: Scores


def _read_quotations(statements: pd.DataFrame, beside: Known) -> tuple[np.ndarray, QuotedRuns]:
    """The number of each statement's first part, and the runs of words that parts quote."""
    counts = np.zeros(len(statements), dtype=np.int64)
    runs = QuotedRuns()
    numbers: dict[str, int] = {}  # of stories and articles; none is named as another
    part_number = 0
    for start in range(0, len(statements), _CHUNK):
        records = statements[COLUMNS].iloc[start : start + _CHUNK].to_dict("records")
        for part in split_statements(records):
            record = records[part.row]
            counts[start + part.row] += 1
            if record["kind"] != "indirect":
                article = str(record["article"])
                runs.add(
                    part_number,
                    content_stems(" ".join(part.quoted)),
                    numbers.setdefault(f"story {beside.story(article)}", len(numbers)),
                    numbers.setdefault(f"article {article}", len(numbers)),
                    beside.voice(record),
                )
            part_number += 1
    return np.concatenate([[0], np.cumsum(counts)]), runs


def _batches(articles: pd.Series, beside: Known) -> Iterator[np.ndarray]:
    """Rows of whole stories that several articles tell, enough at a time to be worth a table."""
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
        if end - start >= _CHUNK or (end == len(order) and end > start):
            yield order[start:end]
            start = end


def _link_stories(
    statements: pd.DataFrame,
    rows: np.ndarray,
    first: np.ndarray,
    beside: Known,
    linking: Linking,
    vectors: Vectors | None,
    found: _Found,
) -> None:
    """Find the groups of some stories.

    Arguments:
        statements: all of them.
        rows: those of the stories.
        first: the number of each statement's first part.
        beside: what is known beside the statements.
        linking: see there.
        vectors: see `find_utterances`.
        found: what is added to.
    """
    own = statements[COLUMNS].iloc[rows].reset_index(drop=True)
    numbers = np.concatenate([np.arange(first[row], first[row + 1]) for row in rows])
    kept = None if vectors is None else lambda parts: vectors(numbers[list(parts)].tolist())
    sentences = read_sentences(own, beside, kept)
    by_story: dict[str, list[int]] = defaultdict(list)
    for part, story in enumerate(sentences.stories):
        by_story[story].append(part)
    pairs_of = [
        pairs_in_story(held, sentences.facts, sentences.vectors) for held in by_story.values()
    ]
    values = sentences.measure([pair for pairs in pairs_of for pair in pairs])
    at = 0
    for held, pairs in zip(by_story.values(), pairs_of, strict=True):
        judged, claims = judge(sentences, pairs, values[at : at + len(pairs)], linking)
        at += len(pairs)
        alike = join_average(judged, linking.strict)
        strict = join_overlapping(judged, linking.strict)
        loose = [g for g in join_average(claims, linking.loose, alike) if g not in alike]
        quoting = {part for part in held if len(sentences.facts[part].quoted) >= RUN}
        for groups, scores, more, group_list, score_list in (
            (strict, judged.scores, quoting, found.strict, found.likely),
            (loose, claims.scores, set[int](), found.loose, found.either),
        ):
            members = more.union(*groups)
            within = [pair for pair in scores if pair[0] in members and pair[1] in members]
            score_list.add(
                [(int(numbers[a]), int(numbers[b])) for a, b in within],
                [scores[pair] for pair in within],
            )
            group_list += [[int(numbers[part]) for part in group] for group in groups]
            for part in set[int]().union(*groups):
                of_part = sentences.parts[part]
                found.parts[int(numbers[part])] = replace(of_part, row=int(rows[of_part.row]))
                found.stories[int(numbers[part])] = sentences.stories[part]


def _take_up(
    across: Sequence[tuple[int, int]],
    statements: pd.DataFrame,
    first: np.ndarray,
    beside: Known,
    found: _Found,
) -> None:
    """Make members of the parts that only another story's quotation joins."""
    new = {part for pair in across for part in pair} - found.parts.keys()
    rows = sorted({int(np.searchsorted(first, part, side="right")) - 1 for part in new})
    records = statements[COLUMNS].iloc[rows].to_dict("records")
    for part in split_statements(records):
        row = rows[part.row]
        number = int(first[row]) + part.number
        if number in new:
            found.parts[number] = replace(part, row=row)
            found.stories[number] = beside.story(str(records[part.row]["article"]))
    found.likely.add(across, [1.0] * len(across))


def judge(
    sentences: Sentences, pairs: Sequence[tuple[int, int]], values: np.ndarray, linking: Linking
) -> tuple[Judged, Judged]:
    """Pairs of a story's sentences: as reports of one utterance, and as reports of one claim.

    Arguments:
        sentences: all of them.
        pairs: of one story.
        values: their features.
        linking: see there.
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
    return (
        Judged(scores, sentences.articles, again),
        Judged(claims, sentences.articles),
    )


def _rows(
    relation: str,
    groups: Groups,
    statements: pd.DataFrame,
    found: _Found,
    scores: Scores,
) -> Iterator[dict[str, Any]]:
    for start in range(0, len(groups), _CHUNK):
        few = groups[start : start + _CHUNK]
        wanted = sorted({found.parts[part].row for group in few for part in group})
        records = dict(zip(wanted, statements.iloc[wanted].to_dict("records"), strict=True))
        for number, group in enumerate(few, start=start + 1):
            name = f"{relation[0] if relation == 'loose' else 'g'}{number:03d}"
            for row in _members(group, records, found, scores):
                yield {"group_id": name, "relation": relation, **row}


def _members(
    group: list[int],
    records: Mapping[int, dict[str, Any]],
    found: _Found,
    scores: Scores,
) -> Iterator[dict[str, Any]]:
    members = defaultdict(list)
    for part in group:
        members[found.parts[part].row].append(part)
    texts = {
        row: _member(records[row], [found.parts[part] for part in own])
        for row, own in members.items()
    }
    spanned = len({found.stories[part] for part in group}) > 1
    fullest = max(texts, key=lambda row: (len(forms(texts[row][1])), -row))
    articles = np.array([records[found.parts[part].row]["article"] for part in group])
    links = scores.between(group, group)
    links[articles[:, None] == articles[None]] = 0.0
    best = dict(zip(group, links.max(axis=1).tolist(), strict=True))
    for row in sorted(members):
        record, own = records[row], members[row]
        spans, text = texts[row]
        yield {
            **{name: record[name] for name in _TAKEN},
            "content_text": text,
            "story_id": _shown(found.stories[own[0]]),
            "spans_stories": spanned,
            "spans": spans,
            # the mean, over its sentences, of the best probability with any other article's
            "similarity": round(sum(best[part] for part in own) / len(own), 3),
            "is_fullest": row == fullest,
        }


def _shown(story: str) -> str:
    return "" if story.startswith(ALONE) else story


def _member(record: dict[str, Any], found: list[Part]) -> tuple[list[list[int]], str]:
    """Spans and words of a statement's sentences; neighbours are one stretch."""
    places = [found[0].place]
    for before, after in pairwise(found):
        if after.number == before.number + 1:
            places[-1] = (places[-1][0], after.place[1])
        else:
            places.append(after.place)
    return cut(record["content"], record["content_text"], places)
