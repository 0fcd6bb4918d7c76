"""What is compared: the tables of a study, cut to the articles and columns a measure looks at."""

from dataclasses import dataclass

import pandas as pd

from attribution.framing import sections
from attribution.tables import Tables

OUTLET = "outlet"
# Columns of `speakers` that tell nothing about who is heard.
_OF_THE_SPEAKER = ("statements", "outlets", "articles", "aliases", "joins", "facts")
SPEAKER_SIDE = "speaker_side"  # what a scholar calls `side` is the speaker's, not the article's


class ComparisonError(ValueError):
    """A column or an outlet that is asked for is not there; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The tables that measures read.

    Attributes:
        articles: see ``tables.ARTICLES``; `side` is what is compared (the outlet, or the value of
            another column), `story` the story, of its own where none is known, and `genre` news or
            what else is known of it, see ``sections.genre``.
        statements: see ``tables.STATEMENTS``, with `side` and `story` of the article and the
            speaker's `type`, `source_class`, gender and whatever a scholar added; the scholar's
            `side` is `speaker_side`.
        groups: of one utterance, see ``tables.GROUPS``, with `side` and `story`.
        differences: see ``tables.DIFFERENCES``, with `side` and `story`.
        left_out: see ``tables.LEFT_OUT``, with `side` and `story`.
        texts: "all", or "without copies".
    """

    articles: pd.DataFrame
    statements: pd.DataFrame
    groups: pd.DataFrame
    differences: pd.DataFrame
    left_out: pd.DataFrame
    texts: str = "all"

    @property
    def sides(self) -> list[str]:
        """What is compared, in order of their names."""
        return sorted(self.articles["side"].unique())


def prepare(
    tables: Tables,
    by: str = OUTLET,
    copies: bool = True,
    genre: str | None = sections.NEWS,
) -> Compared:
    """The tables of a study as measures read them.

    All articles count unless they are known to be something else than news.

    Arguments:
        tables: of a study.
        by: column of `articles` whose values are compared; articles without one are left out.
        copies: whether articles that copy another are among them.
        genre: which of ``sections.GENRES`` counts; None: all do.

    Raises:
        ComparisonError: `articles` has no such column.
    """
    if by not in tables.articles:
        there = ", ".join(name for name in tables.articles if name != "text")
        raise ComparisonError(f'no column "{by}" in the table of articles; there are {there}')
    articles = tables.articles.assign(
        side=tables.articles[by].astype("str"),
        story=tables.articles["story_id"].fillna(tables.articles["article"]),
        genre=sections.genre(tables.articles),
    )
    articles = articles[tables.articles[by].notna()]
    if not copies:
        articles = articles[articles["copy_of"].isna()]
    if genre is not None:
        articles = articles[articles["genre"] == genre]
    place = articles.set_index("article")[["side", "story"]]
    told, grouped, speakers = (
        table.rename(columns={"side": SPEAKER_SIDE})
        for table in (tables.statements, tables.groups, tables.speakers)
    )
    about = speakers.set_index("speaker_id")
    added = [name for name in about if name not in {*told, *_OF_THE_SPEAKER}]
    statements = told.join(about[added], on="speaker_id")
    strict = grouped[grouped["relation"] == "strict"]
    compared = tables.differences[tables.differences["relation"] == "strict"]
    return Compared(
        articles,
        _placed(statements, place),
        _placed(strict, place),
        _placed(compared, place),
        _placed(tables.left_out, place),
        "all" if copies else "without copies",
    )


def _placed(table: pd.DataFrame, place: pd.DataFrame) -> pd.DataFrame:
    """The rows of articles that are compared, with side and story."""
    return table[table["article"].isin(place.index)].join(place, on="article")
