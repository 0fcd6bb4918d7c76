"""The tables of a study: their columns, and how they are built."""

from attribution.tables.schema import (
    ARTICLES,
    ELLIPSIS,
    FACTS,
    GROUPS,
    LEFT_OUT,
    SCHEMA,
    SCHEMAS,
    SPEAKERS,
    STATEMENTS,
    Column,
    Tables,
    count_by_speaker,
    make_table,
)

__all__ = [
    "ARTICLES",
    "ELLIPSIS",
    "FACTS",
    "GROUPS",
    "LEFT_OUT",
    "SCHEMA",
    "SCHEMAS",
    "SPEAKERS",
    "STATEMENTS",
    "Column",
    "Tables",
    "count_by_speaker",
    "make_table",
]
