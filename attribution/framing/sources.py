"""Kinds of speakers that statements are divided by; who is not known is a part of its own."""

import pandas as pd

from attribution.framing.compared import SPEAKER_SIDE
from attribution.framing.source_class import SOURCE_CLASSES

NOBODY = "no speaker found"
ANONYMOUS = "anonymous"
UNKNOWN = "not known"
OTHER = "other"
TYPES = ("person", "role", ANONYMOUS, "organisation", "state")
FEMALE, MALE = "female", "male"
# Columns of `speakers` and what a measure calls them.
COLUMNS = {
    "type": "speaker type",
    "source_class": "source class",
    "gender": "gender",
    "country": "country",
    "party": "party",
    SPEAKER_SIDE: "speaker's side",
}
_FIXED = {"type": TYPES, "source_class": SOURCE_CLASSES, "gender": (FEMALE, MALE)}
_CLASSES = ("type", "source_class")  # in these, anonymous is a class


def columns_of(statements: pd.DataFrame) -> list[str]:
    """Those of `COLUMNS` that tell something of a speaker here.

    Arguments:
        statements: of ``Compared``.
    """
    return [name for name in COLUMNS if name in statements and statements[name].notna().any()]


def class_column(statements: pd.DataFrame) -> str:
    """The column that tells sources apart: `source_class`, or `type` where there is none.

    Arguments:
        statements: of ``Compared``.
    """
    return "source_class" if "source_class" in columns_of(statements) else "type"


def parts(statements: pd.DataFrame, column: str) -> pd.Series:
    """The part each statement belongs to; none is without one.

    Arguments:
        statements: of ``Compared``.
        column: of `COLUMNS`.

    Returns:
        The column's value; where it is missing: no speaker found, anonymous, or not known (of a
        source class: other, which is what the codebook calls it).
    """
    value = statements[column].astype("object")
    value = value.mask(value.isna(), OTHER if column == "source_class" else UNKNOWN)
    if column not in _CLASSES:
        anonymous = statements[column].isna() & (statements["type"] == ANONYMOUS)
        value = value.mask(anonymous, ANONYMOUS)
    return value.mask(statements["speaker_id"].isna(), NOBODY).astype("str")


def groups(statements: pd.DataFrame, column: str) -> tuple[str, ...]:
    """The parts that a column has, in the order of a table: the known, then the unknown.

    Arguments:
        statements: of ``Compared``.
        column: of `COLUMNS`.
    """
    fixed = _FIXED.get(column, ())
    more = sorted(set(statements[column].dropna().astype("str")) - set(fixed))
    unknown = (NOBODY,) if column in _CLASSES else (ANONYMOUS, UNKNOWN, NOBODY)
    return (*fixed, *more, *unknown)
