"""What is news and what is not: opinion, letters and live blogs, where metadata or text says so."""

import re
from functools import cache

import pandas as pd

from attribution.lexicons import read_lexicon
from attribution.stories.metadata import column

NEWS = "news"
GENRES = (NEWS, "opinion", "letter", "live blog")

_PARTS = re.compile(r"[/|>;,:]")  # between a section and the section inside it
_TOP = 2000  # characters; no byline or address stands further down
_BYLINES = 3  # lines at the top that may say by whom and to whom an article is


def genre(articles: pd.DataFrame) -> pd.Series:
    """The genre of each article: news, opinion, letter or live blog.

    An article is news unless something says otherwise: a column `section` of the metadata, the
    label of a headline ("Opinion: …", "… – live"; the first line of the text counts as one too), or
    a byline or address at the top ("By the Editorial Board", "To the Editor:"). So opinion that
    nothing marks counts as news. What counts as a mark is in ``genres.csv``.

    Arguments:
        articles: see ``tables.ARTICLES``.
    """
    cells = zip(*(column(articles, name) for name in ("section", "title", "text")), strict=True)
    found = [_genre(*(cell if isinstance(cell, str) else "" for cell in row)) for row in cells]
    return pd.Series(found, index=articles.index, dtype="str")


def _genre(section: str, title: str, text: str) -> str:
    parts = {" ".join(part.split()).casefold() for part in _PARTS.split(section)}
    lines = [line.strip() for line in text[:_TOP].splitlines() if line.strip()][:_BYLINES]
    for kind in GENRES[1:]:
        if (
            not parts.isdisjoint(_words(kind, "section"))
            or any(_label(kind).search(line.strip()) for line in (title, *lines[:1]))
            or any(_address(kind).search(line) for line in lines)
        ):
            return kind
    return NEWS


@cache
def _words(kind: str, place: str) -> tuple[str, ...]:
    rows = read_lexicon("framing", "genres.csv")
    return tuple(
        row["words"] for row in rows if row["genre"] == kind and place in row["place"].split()
    )


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words)) or r"(?!)"


@cache
def _label(kind: str) -> re.Pattern[str]:
    """A label alone, before a colon, bar or dash, or after a bar or dash at the end."""
    words = _any_of(_words(kind, "title"))
    return re.compile(
        rf"^(?:{words})(?:$|\s*[:|]|\s+[-–—]\s)|(?:\s[-–—]|\s*\|)\s*(?:{words})$", re.IGNORECASE
    )


@cache
def _address(kind: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any_of(_words(kind, 'line'))})\s*[:,.]?$", re.IGNORECASE)
