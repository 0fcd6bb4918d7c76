"""What archives print around an article: labels, dates in a line, notices, rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from attribution.corpus.dates import MONTHS, without_time
from attribution.lexicons import read_lexicon

AFTER = "after"  # of labels: what comes after the article
_LABEL = re.compile(r"\s*([^\W\d_][^:\n]{1,30}):(?=\s|$)\s*")
_LONGEST_DATE_LINE = 160
_NAME = r"[^\W\d_]+"
_YEAR = r"(?:1[6-9]|20)\d\d"
_DATE = re.compile(
    rf"\s*(?:{_NAME}(?:-feira)?\.?,? +)?(?P<date>"
    rf"(?P<first>{_NAME})\.? *\d{{1,2}}(?:st|nd|rd|th)?,? +{_YEAR}"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er)?[ -](?:de )?(?P<second>{_NAME})\.?[ ,-]+(?:de )?{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d|\d{{1,2}}([./-])\d{{1,2}}\4{_YEAR}|{_YEAR}([./])\d\d\5\d\d"
    rf")(?!\d)"
)
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_SEASON = f"(?:{'|'.join(_SEASONS)})"
_NO_DAY = re.compile(
    rf"\s*(?P<date>(?P<first>{_NAME})\.?(?:[ /–-]+{_NAME}\.?)? +{_YEAR}|{_SEASON} +{_YEAR}|{_YEAR})"
    r"(?=$|[,;(]|\s+(?:issue|edition)\b)",
    re.IGNORECASE,
)

_TITLE_WORDS = 20  # a line of a list of links has no more
_LISTS = re.compile(
    r"(?:related (?:articles?|stories|coverage|links)|more coverage)\s*:?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that begins with a date.

    Attributes:
        date: as it is printed.
        names_day: False for "June 2019" and the like.
        rest: what stands behind it but for weekday and time: the edition.
    """

    date: str
    names_day: bool
    rest: str


def read_date_line(line: str) -> DateLine | None:
    """Find the date a line begins with.

    Arguments:
        line: a line of the head of an article.

    Returns:
        The date, or None where the line begins with none.
    """
    if len(line) > _LONGEST_DATE_LINE:
        return None
    match = _DATE.match(line)
    if match and _known(match["first"]) and _known(match["second"]):
        return DateLine(match["date"], True, without_time(line[match.end() :]))
    match = _NO_DAY.match(line)
    if match and (_known(match["first"]) or match["date"].lower().startswith(_SEASONS)):
        return DateLine(match["date"], False, without_time(line[match.end() :]))
    return None


def _known(month: str | None) -> bool:
    return month is None or month.lower() in MONTHS


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["field"] for row in read_lexicon("corpus", "labels.csv")}


def split_label(line: str) -> tuple[str, str] | None:
    """The field a line is labelled as, and what stands behind the label.

    Arguments:
        line: "BYLINE: By Jane Doe", "Longueur: 500 mots".

    Returns:
        A field of ``labels.csv`` ("after" for what follows the article) and the rest; None where
        the line has no label that is known.
    """
    match = _LABEL.match(line)
    field = _labels().get(match[1].strip().casefold()) if match else None
    return (field, line[match.end() :].strip()) if match and field else None


def is_heading_after(line: str) -> bool:
    """Whether a heading ("Classification", "Graphic") begins what comes after an article."""
    return _labels().get(line.strip().casefold()) in (AFTER, "language")


@cache
def _furniture(where: str) -> re.Pattern[str]:
    rows = read_lexicon("corpus", "furniture.csv")
    joined = "|".join(row["pattern"] for row in rows if row["where"] == where)
    return re.compile(rf"\s*(?:{joined})", re.IGNORECASE)


def without_furniture(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of an article without links, captions, notices and lists of links around it.

    Arguments:
        paragraphs: of the body of an article, without its head.
    """
    kept = [p.strip() for p in paragraphs if p.strip() and not _furniture("any").match(p)]
    for index in range(len(kept) // 2, len(kept)):
        titles = kept[index + 1 :]
        if _LISTS.match(kept[index]) and all(len(t.split()) <= _TITLE_WORDS for t in titles):
            del kept[index:]
            break
    while kept and _furniture("end").match(kept[-1]):
        kept.pop()
    return kept
