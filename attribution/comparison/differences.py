"""Differences: what each outlet did to an utterance.

Each report is held against the fullest one of its group, word by word. A label names a kind of
change that media scholars cite; the spans say where it is, in both articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from attribution.comparison.alignment import Change, Piece, Word, align, extent, words_in
from attribution.comparison.cue_verbs import cue_lemmas
from attribution.comparison.remarks import (
    hedge_changed,
    negation_changed,
    number_changed,
    reference_changed,
)
from attribution.comparison.words import is_content
from attribution.stories.shared_quotes import quotations_of
from attribution.tables import DIFFERENCES, make_table

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
    """

    words: tuple[Word, ...]
    quoted: frozenset[Word]
    kind: str
    cue: str
    speaker_id: str | None
    named: bool
    place: float


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
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    quoted = {article: quotations_of(texts[article]) for article in sorted(set(groups["article"]))}
    records = {row["statement_id"]: row for row in statements.to_dict("records")}
    types = {} if speakers is None else dict(zip(speakers["speaker_id"], speakers["type"], strict=True))  # fmt: skip
    rows = []
    for group, members in groups.groupby("group_id", sort=True):
        reports = {}
        for member in members.to_dict("records"):
            record, article = records[member["statement_id"]], member["article"]
            reports[member["statement_id"]] = read_report(
                record,
                member["spans"],
                texts[article],
                quoted[article],
                types.get(record["speaker_id"]),
            )
        fullest = members.loc[members["is_fullest"], "statement_id"].iloc[0]
        for member in members.to_dict("records"):
            if member["statement_id"] != fullest:
                found = compare(reports[fullest], reports[member["statement_id"]])
                rows.append(
                    {
                        "group_id": group,
                        "relation": member["relation"],
                        "statement_id": member["statement_id"],
                        "article": member["article"],
                        "outlet": member["outlet"],
                        "fullest": fullest,
                        "fullest_article": records[fullest]["article"],
                        **found,
                    }
                )
    return make_table(rows, DIFFERENCES)


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
    speaker = record["speaker_id"] if isinstance(record["speaker_id"], str) else None
    named = speaker is not None and (speaker_type is None or speaker_type in NAMED)
    cue = record["cue_text"] if isinstance(record["cue_text"], str) else ""
    place = round(spans[0][0] / max(1, len(text)), 3)
    return Report(words, inside, record["kind"], cue, speaker, named, place)


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
    if fullest.cue and report.cue and cue_lemmas(fullest.cue) != cue_lemmas(report.cue):
        yield Label.CUE
    if relation not in (SpeakerRelation.SAME, SpeakerRelation.UNKNOWN):
        yield Label.SPEAKER


def relate_speakers(fullest: Report, report: Report) -> SpeakerRelation:
    """Whom the two reports name.

    Arguments:
        fullest: a report.
        report: another.
    """
    if fullest.speaker_id is not None and fullest.speaker_id == report.speaker_id:
        return SpeakerRelation.SAME
    if fullest.named and report.named:
        return SpeakerRelation.OTHER
    if report.named:
        return SpeakerRelation.NAMED_HERE
    if fullest.named:
        return SpeakerRelation.NAMED_THERE
    if fullest.speaker_id is None or report.speaker_id is None:
        return SpeakerRelation.UNKNOWN
    return SpeakerRelation.OTHER
