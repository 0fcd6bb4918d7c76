"""Find the news agency that wrote an article: in its dateline, byline, credit or outlet.

The agencies and the forms of their names stand in ``agencies.csv``; scholars may add lines: agency,
form, source. A photograph's credit and "… contributed to this report" name no author.
"""

import re
from dataclasses import dataclass
from functools import cache

from attribution.corpus.paragraphs import split_paragraphs
from attribution.lexicons import read_lexicon

_FIRST = 6  # paragraphs from the top in which a dateline or byline may stand
_LAST = 4  # paragraphs from the end in which a credit may stand
_LONGEST_LINE = 15  # words of a byline or credit


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency of an article, and what names it: dateline, byline, credit, outlet."""

    name: str
    place: str


@cache
def _forms() -> dict[str, str]:
    """The agency of each form of its name, as written and in capitals."""
    rows = read_lexicon("stories", "agencies.csv")
    capitals = {row["form"].upper(): row["agency"] for row in rows if len(row["form"]) > 3}
    return capitals | {row["form"]: row["agency"] for row in rows}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    form = "(?P<form>" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
    place = r"[^!?“”\"()\n]{0,60}"
    day = r"(?:\d{1,2} ?[A-Z][a-z]+\.?|[A-Z][a-z]+\.? ?\d{1,2})(?:,? ?\d{4})?"
    return {
        # PARIS (AFP) - …; (Reuters) — …; MOSCOW, December 28. /TASS/. …; LONDON, July 3 (Xinhua) --
        "dateline": (
            re.compile(rf"^{place}\((?:[Tt]he )?{form}[^()\n]{{0,12}}\)\s*[-–—:]"),
            re.compile(rf"^(?![Bb][Yy] )(?:[A-Z][\w.'’-]*,? ?){{1,4}}(?:{day})? ?\({form}\)$"),
            re.compile(rf"^{place}/{form}/"),
            re.compile(rf"^[A-Z][\w .]{{1,30}}, {day}[.,]? {form}\s*[-–—:]"),
        ),
        # By Ann Lee, Associated Press; By The Associated Press | May 3; Reuters; AFP, Paris
        "byline": (
            re.compile(
                rf"^[Bb][Yy]:? [^!?“”\"\n]{{0,80}}?(?<!\w){form}(?:\)?\s*[|,•·–—-].*|\)?\.?$)"
            ),
            re.compile(rf"^{form}(?:\s*[|,•·–—-]\s*[^.!?“”\"]{{0,60}})?$"),
        ),
        # © 2021 AFP; Copyright 2018 The Associated Press; Source: Reuters; (AFP)
        "credit": (
            re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)[^\n.]{{0,25}}?(?<!\w){form}"),
            re.compile(rf"^(?:[Ss]ource|[Cc]redit|SOURCE|CREDIT|[Vv]ia)s?\s*[:|]?\s+{form}\W*$"),
            re.compile(rf"^[(\[—–-]+\s*{form}\s*[)\]]?\.?$"),
            re.compile(rf"[.!?”\"]\s*[(\[—–-]\s*{form}\s*[)\]]?\.?$"),
        ),
    }


# what a line says of a photograph, or of help from an agency
_NO_AUTHOR = re.compile(
    r"\b(?:photo|image|picture|file|pool|video|graphic|getty|contribut|additional|material from"
    r"|with files|reporting by the)\w*\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^.*\(([^()]+)\)$")
# only Reuters names its reporters and editors this way
_REUTERS = re.compile(
    r"^\(Reporting by [^()]+; ?(?:[^()]+; ?)?(?:writing|editing) by ", re.IGNORECASE
)


def find_agency(text: str, outlet: object = None) -> Agency | None:
    """The news agency an article says it comes from.

    Arguments:
        text: the article, menus and credits included.
        outlet: its outlet, where known; an agency is the author of what it publishes.

    Returns:
        None where nothing names an agency as the author.
    """
    if isinstance(outlet, str):
        name = _IN_BRACKETS.sub(r"\1", outlet.strip())  # "Morning Post (AFP)"
        if name in _forms():
            return Agency(_forms()[name], "outlet")
    lines = [span.of(text) for span in split_paragraphs(text)]
    top, end = lines[:_FIRST], lines[-_LAST:]
    if any(_REUTERS.match(line) for line in end):
        return Agency("Reuters", "credit")
    for place, searched in (("dateline", top), ("byline", top), ("credit", end + top)):
        for line in searched:
            found = _in_line(line, place)
            if found:
                return Agency(found, place)
    return None


def _in_line(line: str, place: str) -> str | None:
    if place == "dateline":
        line = line[:160]
    else:
        tail = line[-160:] if place == "credit" else line
        short = len(line.split()) <= _LONGEST_LINE
        if (not short and place == "byline") or _NO_AUTHOR.search(line if short else tail):
            return None
        line = line if short else tail
    for pattern in _patterns()[place]:
        match = pattern.search(line)
        if match:
            return _forms()[match["form"]]
    return None
