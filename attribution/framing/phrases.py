"""Measures in words: what a side does, with its figure."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from attribution.lexicons import read_lexicon

SHARE, WORDS, NUMBER = "share", "words", "number"


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a measure is told.

    Attributes:
        text: what follows the name of a side; holds {value}.
        unit: share, words or number.
    """

    text: str
    unit: str

    @property
    def short(self) -> str:
        """How a second side's figure is told: the figure, with its preposition if it has one."""
        found = re.search(r"(\b(?:in|of|for|as|from) )?\{value\}", self.text)
        return found.group() if found else "{value}"


def unit_of(measure: str) -> str | None:
    """The unit the table gives a measure, or None where it has no row.

    Arguments:
        measure: its name.
    """
    rows = [row for row in _phrases() if fnmatchcase(measure, row["measure"])]
    return rows[0]["unit"] if rows else None


def find_phrase(measure: str, group: str, unit: str) -> Phrase:
    """The words for a group of a measure.

    Arguments:
        measure: its name; ``phrases.csv`` may hold a pattern that fits it, whose * is {part}.
        group: of it; a row for this group alone wins over one for all.
        unit: what it is taken for where the table has no row: share or mean.
    """
    rows = [row for row in _phrases() if fnmatchcase(measure, row["measure"])]
    rows = [row for row in rows if row["group"] in ("", group)]
    if not rows:
        name = f"{measure} ({_noun(group)})" if group else measure
        return Phrase(f"has {{value}} in “{_plain(name)}”", SHARE if unit == SHARE else NUMBER)
    row = max(rows, key=lambda row: (row["measure"] == measure, row["group"] == group))
    part = re.fullmatch(re.escape(row["measure"]).replace(r"\*", "(.*)"), measure)
    told = row["phrase"].replace("{group}", _plain(_noun(group)))
    if part and part.groups():
        told = told.replace("{part}", _plain(_noun(part.group(1))))
    return Phrase(told, row["unit"])


def _plain(words: str) -> str:
    """Words that hold no placeholder; groups may be whatever stands in a scholar's table."""
    return words.replace("{", "(").replace("}", ")")


@cache
def _phrases() -> tuple[dict[str, str], ...]:
    rows = read_lexicon("framing", "phrases.csv")
    return tuple({**row, "group": row["group"] or ""} for row in rows)


@cache
def _nouns() -> dict[str, str]:
    return {row["group"]: row["noun"] for row in read_lexicon("framing", "nouns.csv")}


def _noun(group: str) -> str:
    return _nouns().get(group, group)
