"""Whether the tables of a folder can be one study: their columns, ids, places and counts."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from attribution import tables
from attribution.types import Kind

_IDS = {
    "articles": "article", "statements": "statement_id", "speakers": "speaker_id",
    "stories": "story_id", "groups": "group_id",
}  # fmt: skip
_UNIQUE = ("articles", "statements", "speakers", "stories")
_REFERENCES = (
    ("statements", "article", "articles"),
    ("statements", "speaker_id", "speakers"),
    ("groups", "statement_id", "statements"),
    ("differences", "statement_id", "statements"),
    ("differences", "group_id", "groups"),
    ("articles", "story_id", "stories"),
    ("left_out", "article", "articles"),
)
_NEVER_MISSING = {
    "articles": ("article", "outlet", "text", "statements"),
    "statements": ("statement_id", "article", "outlet", "kind", "content_text", "paragraph"),
    "speakers": ("speaker_id", "speaker", "statements", "outlets", "articles"),
    "groups": ("group_id", "statement_id", "article", "outlet", "kind", "content_text", "relation"),
    "left_out": ("article", "reason"),
}
WITHOUT_TEXT = "without_text"  # in run.json, of tables for sharing
_PLACES = ("content", "cue", "source")


class InconsistentError(ValueError):
    """What was read cannot be a study; the message says why."""


def check_run(run: Any) -> None:
    """Refuse a ``run.json`` that no run wrote.

    Arguments:
        run: what the file holds.

    Raises:
        InconsistentError: a key is missing or of another kind.
    """
    if not isinstance(run, dict):
        raise InconsistentError("it is not the record of a run")
    kinds = {"version": str, "models": dict, "skipped": list, "notes": list}
    missing = [key for key in kinds if key not in run]
    if missing:
        raise InconsistentError(f"it is not the record of a run (no {', '.join(missing)})")
    if run.get(WITHOUT_TEXT):
        raise InconsistentError(
            "it was written without texts, to be shared, and is no study to go on with"
        )
    if run.get("schema") != tables.SCHEMA:
        raise InconsistentError(f"version {run['version']} wrote it, whose tables are others")
    kinds |= {"problems": list, "options": dict, "inputs": dict}
    bad = [key for key, kind in kinds.items() if key in run and not isinstance(run[key], kind)]
    lines = [*run["notes"], *run.get("problems", [])] if not bad else []
    if not all(isinstance(line, str) for line in lines):
        bad.append("notes")
    for key in ("models", "inputs") if not bad else ():
        if not all(isinstance(digest, str) for digest in run.get(key, {}).values()):
            bad.append(key)
    if not bad and not all(_is_skipped(item) for item in run["skipped"]):
        bad.append("skipped")
    if bad:
        raise InconsistentError(f"it is not the record of a run (in {', '.join(bad)})")


def _is_skipped(item: Any) -> bool:
    return isinstance(item, dict) and all(
        isinstance(item.get(key), str) for key in ("file", "reason")
    )


def check_table(table: pd.DataFrame, columns: tuple[tables.Column, ...]) -> None:
    """Refuse a table that lacks columns, or has other than lists or texts where these should be.

    Arguments:
        table: as it was read.
        columns: the schema; further columns are allowed.

    Raises:
        InconsistentError: the table is another one.
    """
    missing = [column.name for column in columns if column.name not in table]
    if missing:
        raise InconsistentError(
            f"it has no column {', '.join(missing)}: another version wrote it, or it is damaged"
        )
    for column in columns:
        if column.type == "object" and not table[column.name].map(_is_list).all():
            raise InconsistentError(f"its column {column.name} should hold lists")
        if column.type == "str" and not table[column.name].dropna().map(_is_text).all():
            raise InconsistentError(f"its column {column.name} should hold texts")


def _is_list(cell: object) -> bool:
    return hasattr(cell, "__len__") and not isinstance(cell, (str, bytes, dict))


def _is_text(cell: object) -> bool:
    return isinstance(cell, str)


def check_tables(frames: dict[str, pd.DataFrame]) -> None:
    """Refuse tables that are not of one study.

    Arguments:
        frames: the tables by name.

    Raises:
        InconsistentError: ids are missing, doubled or unknown, a place lies outside its text, or
            counts differ.
    """
    for problem in _problems(frames):
        raise InconsistentError(f"{problem}: its files are not of one run, or were changed")


def _problems(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    for name, columns in _NEVER_MISSING.items():
        for column in columns:
            if frames[name][column].isna().any():
                yield f"{name} has rows with no {column}"
    for name in _UNIQUE:
        column = _IDS[name]
        doubled = frames[name].loc[frames[name][column].duplicated(), column]
        if len(doubled):
            yield f"{name} has the {column} {doubled.iloc[0]} twice"
    for name, column, other in _REFERENCES:
        named = frames[name][column].dropna()
        unknown = named[~named.isin(frames[other][_IDS[other]])]
        if len(unknown):
            yield f"{name} names {unknown.iloc[0]}, which {other} does not have"
    for name in ("statements", "groups"):
        kinds = frames[name]["kind"]
        if not kinds.isin([str(kind) for kind in Kind]).all():
            yield f"{name} has a kind of statement that there is not"
    yield from _misplaced(frames["articles"], frames["statements"])
    counts = frames["statements"]["article"].value_counts()
    expected = frames["articles"].set_index("article")["statements"]
    wrong = expected[expected != counts.reindex(expected.index, fill_value=0)]
    if len(wrong):
        yield f"articles counts {wrong.iloc[0]} statements in {wrong.index[0]}, statements has others"


def _misplaced(articles: pd.DataFrame, statements: pd.DataFrame) -> Iterator[str]:
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for row in statements.to_dict("records"):
        text = texts[row["article"]]
        for place in _PLACES:
            spans = row[place]
            if not all(_is_span(span, len(text)) for span in spans):
                yield f"statement {row['statement_id']} has a {place} outside its article"
            elif spans and row[f"{place}_text"] != tables.ELLIPSIS.join(
                text[s:e] for s, e in spans
            ):
                yield f"the {place} of statement {row['statement_id']} is not what its article has there"  # fmt: skip
        if not row["content"]:
            yield f"statement {row['statement_id']} has no content"


def _is_span(span: Any, length: int) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(edge, int) for edge in span)
        and 0 <= span[0] <= span[1] <= length
    )
