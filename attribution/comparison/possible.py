"""Pairs of sentences that may report one utterance, for a scholar to decide."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from attribution.comparison.decided import DIFFERENT, SAME, Decided, Place, places_of
from attribution.comparison.judging import JudgedStory, Linking, batches, judge_stories
from attribution.comparison.parts import Part
from attribution.comparison.sentences import ALONE, COLUMNS, know
from attribution.options import LEAST_LISTED

SIDES = ("a", "b")
_TAKEN = ("speaker", "kind", "outlet", "article")
_OF_SIDE = ("speaker", "kind", "text", "outlet", "article", "statement", "start", "end")
PAIRS = (
    "decision",
    "group",
    "similarity",
    "story",
    *(f"{name}_{side}" for side in SIDES for name in _OF_SIDE),
)

_Groups: TypeAlias = Mapping[str, list[tuple[str, list[list[int]]]]]


@dataclass(frozen=True, slots=True)
class _Listing:
    """What is needed to list the pairs of some stories.

    Attributes:
        records: the statements.
        places: of each sentence.
        groups: the strict groups of each statement, with the spans that stand in them.
        decided: what was decided of pairs, in either order.
        least: probability of what is listed undecided.
    """

    records: list[dict[str, Any]]
    places: list[Place]
    groups: _Groups
    decided: Mapping[tuple[Place, Place], str]
    least: float


def possible_pairs(
    statements: pd.DataFrame,
    articles: pd.DataFrame,
    speakers: pd.DataFrame,
    groups: pd.DataFrame,
    decided: Decided | None = None,
    least: float = LEAST_LISTED,
) -> pd.DataFrame:
    """Pairs of sentences of two articles of a story that may report one utterance.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        articles: see ``tables.ARTICLES``.
        speakers: see ``tables.SPEAKERS``.
        groups: see ``tables.GROUPS``.
        decided: pairs that a scholar decided; they are listed whatever their probability.
        least: probability of what else is listed, 0 to 1.

    Returns:
        One row a pair with the columns `PAIRS`: what was decided (same, different or empty), the
        strict group that holds both (or empty), the probability found, the story, and for each side
        who says what, and where; by story, the most probable first.
    """
    statements = statements.reset_index(drop=True)
    beside = know(articles, speakers)
    grouped = _grouped(groups)
    words = _in_words(decided) if decided else {}
    rows: list[dict[str, Any]] = []
    for held in batches(statements["article"], beside):
        own = statements.iloc[held].reset_index(drop=True)
        listing = None
        for story in judge_stories(own[COLUMNS], beside, Linking()):
            if listing is None:
                places = places_of(story.sentences.parts, own)
                listing = _Listing(own.to_dict("records"), places, grouped, words, least)
            rows += _rows(story, listing)
    table = pd.DataFrame(rows, columns=list(PAIRS))
    order = ["story", "similarity", "article_a", "start_a", "article_b", "start_b"]
    ascending = [name != "similarity" for name in order]
    return table.sort_values(order, ascending=ascending, ignore_index=True)


def _grouped(groups: pd.DataFrame) -> _Groups:
    strict = groups[groups["relation"] == "strict"]
    found = defaultdict(list)
    for row in strict[["statement_id", "group_id", "spans"]].to_dict("records"):
        found[row["statement_id"]].append((row["group_id"], row["spans"]))
    return found


def _in_words(decided: Decided) -> dict[tuple[Place, Place], str]:
    return {
        pair: word
        for word, pairs in ((SAME, decided.same), (DIFFERENT, decided.apart))
        for one, other in pairs
        for pair in ((one, other), (other, one))
    }


def _rows(story: JudgedStory, listing: _Listing) -> Iterator[dict[str, Any]]:
    name = story.sentences.stories[story.held[0]]
    scores, places = story.utterances.scores, listing.places
    number = {places[part]: part for part in story.held}
    listed = {pair for pair, score in scores.items() if score >= listing.least}
    for one, other in listing.decided:
        if one in number and other in number and number[one] < number[other]:
            listed.add((number[one], number[other]))
    for pair in sorted(listed):
        one, other = (places[part] for part in pair)
        together = _groups_at(one, listing.groups) & _groups_at(other, listing.groups)
        row = {
            "decision": listing.decided.get((one, other), ""),
            "group": min(together, default=""),
            "similarity": round(scores.get(pair, 0.0), 3),
            "story": "" if name.startswith(ALONE) else name,
        }
        for side, part in zip(SIDES, pair, strict=True):
            of_part = story.sentences.parts[part]
            shown = _shown(of_part, places[part], listing.records[of_part.row])
            row |= {f"{column}_{side}": value for column, value in shown.items()}
        yield row


def _groups_at(place: Place, groups: _Groups) -> set[str]:
    statement, start, _ = place
    return {
        group
        for group, spans in groups.get(statement, ())
        if any(first <= start < last for first, last in spans)
    }


def _shown(part: Part, place: Place, record: dict[str, Any]) -> dict[str, Any]:
    statement, start, end = place
    taken = {name: record[name] if isinstance(record[name], str) else "" for name in _TAKEN}
    return {**taken, "text": part.text, "statement": statement, "start": start, "end": end}
