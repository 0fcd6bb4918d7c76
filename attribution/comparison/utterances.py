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

from attribution.comparison.decided import Decided
from attribution.comparison.joining import (
    Groups,
    join_all,
    join_average,
    join_overlapping,
    merge_neighbours,
)
from attribution.comparison.judging import AT_ONCE, Linking, batches, judge_stories
from attribution.comparison.likeness import content_stems
from attribution.comparison.parts import Part, cut, split_statements
from attribution.comparison.quoted_runs import RUN, QuotedRuns
from attribution.comparison.scores import Scores
from attribution.comparison.sentences import ALONE, COLUMNS, Known, Vectors, know
from attribution.comparison.words import forms
from attribution.tables import GROUPS, make_table
from attribution.tables.columns import GrowingTable

_TAKEN = ("statement_id", "article", "outlet", "kind", "speaker")  # of a member's statement


def find_utterances(
    statements: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    speakers: pd.DataFrame | None = None,
    linking: Linking | None = None,
    vectors: Vectors | None = None,
    decided: Decided | None = None,
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
        decided: pairs of one story that a scholar decided; they win.

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
    for rows in batches(statements["article"], beside):
        _link_stories(statements, rows, first, beside, linking, vectors, decided, found)
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
    for start in range(0, len(statements), AT_ONCE):
        records = statements[COLUMNS].iloc[start : start + AT_ONCE].to_dict("records")
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


def _link_stories(
    statements: pd.DataFrame,
    rows: np.ndarray,
    first: np.ndarray,
    beside: Known,
    linking: Linking,
    vectors: Vectors | None,
    decided: Decided | None,
    found: _Found,
) -> None:
    """Find the groups of some stories.

    Arguments:
        statements: all of them.
        rows: those of the stories.
        first: the number of each statement's first part.
        beside: what is known beside the statements.
        linking: see there.
        vectors, decided: see `find_utterances`.
        found: what is added to.
    """
    own = statements[COLUMNS].iloc[rows].reset_index(drop=True)
    numbers = np.concatenate([np.arange(first[row], first[row + 1]) for row in rows])
    kept = None if vectors is None else lambda parts: vectors(numbers[list(parts)].tolist())
    for story in judge_stories(own, beside, linking, kept, decided):
        sentences, utterances, claims = story.sentences, story.utterances, story.claims
        alike = join_average(utterances, linking.strict)
        strict = join_overlapping(utterances, linking.strict)
        loose = [g for g in join_average(claims, linking.loose, alike) if g not in alike]
        quoting = {part for part in story.held if len(sentences.facts[part].quoted) >= RUN}
        for groups, scores, more, group_list, score_list in (
            (strict, utterances.scores, quoting, found.strict, found.likely),
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


def _rows(
    relation: str,
    groups: Groups,
    statements: pd.DataFrame,
    found: _Found,
    scores: Scores,
) -> Iterator[dict[str, Any]]:
    for start in range(0, len(groups), AT_ONCE):
        few = groups[start : start + AT_ONCE]
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
