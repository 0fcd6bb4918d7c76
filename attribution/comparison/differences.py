"""Differences: what each outlet did to an utterance.

Each report is held against the fullest one of its group, word by word. A label names a kind of
change that media scholars cite; the spans say where it is, in both articles.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from attribution.comparison.alignment import Change, Piece, Word, align, extent, words_in
from attribution.comparison.cue_verbs import cue_lemmas
from attribution.comparison.likeness import content_stems
from attribution.comparison.remarks import (
    hedge_changed,
    is_pronoun,
    negation_changed,
    number_changed,
    reference_changed,
)
from attribution.comparison.words import is_content, negates
from attribution.language.agents import DOCUMENTS
from attribution.stories.shared_quotes import quotations_of
from attribution.tables import DIFFERENCES, ELLIPSIS
from attribution.tables.columns import GrowingTable
from attribution.types import Kind

_CHUNK = 1024  # groups, or articles, that are objects at a time
_TAKEN = ["group_id", "relation", "statement_id", "article", "outlet"]  # of a member
_OF_MEMBER = [*_TAKEN, "spans", "is_fullest"]
_OF_STATEMENT = ["kind", "cue_text", "speaker_id", "speaker", "source_text"]
NAMED = ("person", "organisation", "state")  # types of speakers that have a name


class Label(StrEnum):
    """What differs from the fullest report."""

    SAME_WORDS = "same words"
    DROPPED = "dropped"
    ADDED = "added"
    REWORDED = "reworded"
    NEGATION = "negation"
    NUMBER = "number"
    HEDGE = "hedge"
    REFERENCE = "reference"
    QUOTATION = "quotation"
    KIND = "kind"
    CUE = "cue"
    SPEAKER = "speaker"


class SpeakerRelation(StrEnum):
    """Whom two reports name."""

    SAME = "same"
    NAMED_HERE = "named here only"
    NAMED_THERE = "named in the fullest only"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """A report of an utterance.

    Attributes:
        words: of it.
        quoted: which of them stand in quotation marks.
        kind: direct, mixed or indirect.
        cue: the words that report.
        speaker_id: the speaker, or None.
        named: whether the speaker has a name, not a description only.
        place: share of the article that stands before the report, 0 to 1.
        source: what the speaker is called: the name, or the article's words where none is known.
        speaker_type: see ``tables.SPEAKERS``, or None.
    """

    words: tuple[Word, ...]
    quoted: frozenset[Word]
    kind: str
    cue: str
    speaker_id: str | None
    named: bool
    place: float
    source: str = ""
    speaker_type: str | None = None


def find_differences(
    groups: pd.DataFrame,
    statements: pd.DataFrame,
    articles: pd.DataFrame,
    speakers: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How each member of a group differs from the group's fullest.

    Arguments:
        groups: see ``tables.GROUPS``.
        statements: see ``tables.STATEMENTS``.
        articles: see ``tables.ARTICLES``.
        speakers: see ``tables.SPEAKERS``; tells names from descriptions.

    Returns:
        One row a member that is not the fullest, with the columns of ``tables.DIFFERENCES``.
    """
    types = {} if speakers is None else dict(zip(speakers["speaker_id"], speakers["type"], strict=True))  # fmt: skip
    place = {article: row for row, article in enumerate(articles["article"])}
    texts = articles["text"].array

    @lru_cache(maxsize=_CHUNK)
    def read(article: str) -> tuple[str, list[tuple[int, int]]]:
        text = texts[place[article]]
        return text, quotations_of(text)

    table = GrowingTable(DIFFERENCES)
    for members in _in_chunks(groups, statements):
        for row in _compare_members(members, read, types):
            table.add(row)
    return table.take()


def _in_chunks(groups: pd.DataFrame, statements: pd.DataFrame) -> Iterator[list[dict[str, Any]]]:
    """The members of each group with what their statements say, few groups as objects at a time."""
    if groups.empty:
        return
    groups = groups.sort_values("group_id", kind="stable", ignore_index=True)
    rows = pd.Index(statements["statement_id"]).get_indexer(groups["statement_id"])
    names = groups["group_id"].to_numpy(dtype=object)
    ends = [*(np.flatnonzero(names[1:] != names[:-1]) + 1).tolist(), len(groups)]
    bounds = list(pairwise([0, *ends]))
    for first in range(0, len(bounds), _CHUNK):
        few = bounds[first : first + _CHUNK]
        chunk = slice(few[0][0], few[-1][1])
        members = groups[_OF_MEMBER].iloc[chunk].to_dict("records")
        records = statements[_OF_STATEMENT].iloc[rows[chunk]].to_dict("records")
        both = [member | record for member, record in zip(members, records, strict=True)]
        for start, end in few:
            yield both[start - few[0][0] : end - few[0][0]]


def _compare_members(
    members: Sequence[dict[str, Any]],
    read: Callable[[str], tuple[str, list[tuple[int, int]]]],
    types: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    reports = {
        member["statement_id"]: read_report(
            member, member["spans"], *read(member["article"]), types.get(member["speaker_id"])
        )
        for member in members
    }
    fullest = next(member for member in members if member["is_fullest"])
    for member in members:
        if member["statement_id"] != fullest["statement_id"]:
            yield {
                **{name: member[name] for name in _TAKEN},
                "fullest": fullest["statement_id"],
                "fullest_article": fullest["article"],
                **compare(reports[fullest["statement_id"]], reports[member["statement_id"]]),
            }


def read_report(
    record: dict[str, Any],
    spans: Sequence[Sequence[int]],
    text: str,
    quoted: Sequence[tuple[int, int]],
    speaker_type: str | None,
) -> Report:
    """A report out of the tables.

    Arguments:
        record: its row of the statements.
        spans: [start, end) of its words.
        text: of the article.
        quoted: [start, end) of what stands in quotation marks in the article.
        speaker_type: see ``tables.SPEAKERS``, or None.
    """
    words = tuple(words_in(text, spans))
    near = [part for part in quoted if part[0] < spans[-1][1] and part[1] > spans[0][0]]
    inside = frozenset(
        word for word in words if any(start <= word.start < end for start, end in near)
    )
    speaker = _known(record, "speaker_id")
    source = _known(record, "speaker") or _known(record, "source_text") or ""
    named = speaker is not None and (speaker_type is None or speaker_type in NAMED)
    return Report(
        words,
        inside,
        _kind(record["kind"], words, inside),
        _known(record, "cue_text") or "",
        speaker,
        named and DOCUMENTS.isdisjoint(source.split()),
        round(spans[0][0] / max(1, len(text)), 3),
        source,
        speaker_type,
    )


def _known(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) and value else None


def _kind(kind: str, words: Sequence[Word], inside: Collection[Word]) -> str:
    """The kind of a report: a sentence of a mixed statement may be quoted whole, or not at all."""
    if kind != Kind.MIXED or not words:
        return kind
    if len(inside) == len(words):
        return Kind.DIRECT.value
    return kind if any(is_content(word.form) for word in inside) else Kind.INDIRECT.value


def compare(fullest: Report, report: Report) -> dict[str, Any]:
    """What differs between two reports.

    Arguments:
        fullest: the one the other is held against.
        report: the other.

    Returns:
        The columns of ``tables.DIFFERENCES`` that say what differs.
    """
    pieces = align(fullest.words, report.words)
    relation = relate_speakers(fullest, report)
    kept = [piece for piece in pieces if piece.change is Change.KEPT]
    pairs = [
        pair for piece in kept for pair in zip(piece.one, piece.other, strict=False)
    ]  # one word may be two in the other
    told = [
        *(((a,), (b,)) for a, b in pairs),
        *((piece.one, piece.other) for piece in pieces if piece.change is Change.REPLACED),
    ]
    here = _in_order(
        b for ones, others in told if not fullest.quoted.issuperset(ones) for b in others
        if b in report.quoted
    )  # fmt: skip
    there = _in_order(
        a for ones, others in told if not report.quoted.issuperset(others) for a in ones
        if a in fullest.quoted
    )  # fmt: skip
    return {
        "labels": [str(label) for label in _labels(fullest, report, pieces, relation, here + there)],
        "share_kept": round(sum(len(p.one) for p in kept) / max(1, len(fullest.words)), 3),
        **_spans(pieces),
        "quoted_here": _runs(here),
        "quoted_in_fullest": _runs(there),
        "kind": report.kind,
        "fullest_kind": fullest.kind,
        "cue": report.cue,
        "fullest_cue": fullest.cue,
        "speaker": str(relation),
        "place": report.place,
        "fullest_place": fullest.place,
    }  # fmt: skip


def _in_order(words: Iterable[Word]) -> list[Word]:
    return sorted(set(words), key=lambda word: word.start)


def _spans(pieces: Sequence[Piece]) -> dict[str, list[list[int]]]:
    """Spans of the pieces by change; the n-th of a list in one article is the n-th in the other."""

    def of(change: Change, side: str) -> list[list[int]]:
        return [extent(getattr(piece, side)) for piece in pieces if piece.change is change]

    return {
        "kept": of(Change.KEPT, "other"),
        "kept_in_fullest": of(Change.KEPT, "one"),
        "dropped": of(Change.DROPPED, "one"),
        "added": of(Change.ADDED, "other"),
        "replaced": of(Change.REPLACED, "other"),
        "replaced_in_fullest": of(Change.REPLACED, "one"),
    }


def _runs(words: Sequence[Word]) -> list[list[int]]:
    """Spans of words that follow one another."""
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][1] == word.tile[0]:
            runs[-1][1] = word.tile[1]
        else:
            runs.append(list(word.tile))
    ends = {word.tile[1]: word.end for word in words}
    return [[start, ends[end]] for start, end in runs]


def _labels(
    fullest: Report,
    report: Report,
    pieces: Sequence[Piece],
    relation: SpeakerRelation,
    requoted: Sequence[Word],
) -> Iterator[Label]:
    changes = {piece.change for piece in pieces}
    if changes <= {Change.KEPT}:
        yield Label.SAME_WORDS
    for change, label in (
        (Change.DROPPED, Label.DROPPED),
        (Change.ADDED, Label.ADDED),
        (Change.REPLACED, Label.REWORDED),
    ):
        if change in changes:
            yield label
    if negation_changed(pieces):
        yield Label.NEGATION
    if number_changed(pieces):
        yield Label.NUMBER
    if hedge_changed(pieces, fullest.kind == report.kind == "direct"):
        yield Label.HEDGE
    if reference_changed(pieces):
        yield Label.REFERENCE
    if any(is_content(word.form) for word in requoted):
        yield Label.QUOTATION
    if fullest.kind != report.kind:
        yield Label.KIND
    if fullest.cue and report.cue and _told_otherwise(fullest.cue, report.cue):
        yield Label.CUE
    if relation not in (SpeakerRelation.SAME, SpeakerRelation.UNKNOWN):
        yield Label.SPEAKER


def _told_otherwise(one: str, other: str) -> bool:
    """Whether two cues have no verb in common, denied alike: "has not said" is no "said".

    A cue that the words said stand between may have a verb in each part.
    """
    mine, theirs = (set(map(_verb, cue.split(ELLIPSIS))) for cue in (one, other))
    return mine.isdisjoint(theirs)


def _verb(cue: str) -> tuple[tuple[str, ...], bool]:
    """The verb of a cue, and whether it is denied."""
    forms = [word.form for word in words_in(cue, [[0, len(cue)]])]
    return cue_lemmas(cue), any(map(negates, forms)) or ("yet", "to") in pairwise(forms)


def relate_speakers(fullest: Report, report: Report) -> SpeakerRelation:
    """Whom the two reports name.

    Arguments:
        fullest: a report.
        report: another.
    """
    if fullest.speaker_id is not None and fullest.speaker_id == report.speaker_id:
        return SpeakerRelation.SAME
    if _by_pronoun(fullest) or _by_pronoun(report) or _perhaps_one(fullest, report):
        return SpeakerRelation.UNKNOWN
    if fullest.named and report.named:
        return SpeakerRelation.OTHER
    if report.named:
        return SpeakerRelation.NAMED_HERE
    if fullest.named:
        return SpeakerRelation.NAMED_THERE
    if fullest.speaker_id is None or report.speaker_id is None:
        return SpeakerRelation.UNKNOWN
    return SpeakerRelation.OTHER


def _by_pronoun(report: Report) -> bool:
    """Whether the article names a speaker by a pronoun that could not be resolved."""
    words = words_in(report.source, [[0, len(report.source)]])
    return report.speaker_id is None and bool(words) and all(map(is_pronoun, words))


def _perhaps_one(one: Report, other: Report) -> bool:
    """Whether two speakers who were not joined are called alike.

    "Representative Ann Lee" may be Ann Lee, and "federal authorities" may be "authorities". Two
    persons known by name are told apart by it: relatives share a surname.
    """
    if one.speaker_type != other.speaker_type:
        shorter, longer = sorted((one.source.lower(), other.source.lower()), key=len)
        return bool(shorter) and longer.endswith(f" {shorter}")
    if one.speaker_type in (None, "person"):
        return False
    mine, theirs = (set(content_stems(report.source)) for report in (one, other))
    shared = len(mine & theirs)
    return shared > 0 and shared >= min(len(mine), len(theirs)) / 2
