"""The rules by which a source was linked to a speaker."""

from enum import StrEnum


class Rule(StrEnum):
    """How a reference was found; the values stand in the tables."""

    NAMED = "named"
    CHAIN = "chain"
    RUNNING_SPEAKER = "running speaker"
    FIRST_PERSON = "first person"
    ADDRESSEE = "addressee"
    AUTHOR = "author"
    DEFINITE_DESCRIPTION = "definite description"
    OFFICE_NAMED_BEFORE = "office named before"
    DESCRIBED = "described"
