"""Find the stories of a corpus: articles that tell of one event."""

from array import array
from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

import numpy as np
import pandas as pd

from attribution.stories.joining import join_articles
from attribution.stories.label import MOST_TEXTS, label_story
from attribution.stories.likeness import weigh
from attribution.stories.metadata import column, read_date
from attribution.stories.settings import StorySettings
from attribution.stories.words import body_spans, count_words, lead
from attribution.tables import STORIES, make_table
from attribution.types import Span

# The first round counts words over articles, the second over the stories of the first.
_ROUNDS = 2


def find_stories(
    articles: pd.DataFrame,
    vectors: np.ndarray | None = None,
    settings: StorySettings | None = None,
) -> tuple[pd.Series, pd.DataFrame]:
    """Find which articles tell of one event.

    Articles are joined by likeness of content when their dates lie at most
    ``settings.story_days`` apart, and more strictly where a date is missing.

    Arguments:
        articles: a table with article and text and, where known, outlet, date (ISO), title, and
            story: what the metadata calls the article's story. Articles with the same value are
            one story of that name, others none of theirs; articles without one may join it.
        vectors: unit sentence vectors of `words.leads(articles)`, a row each; made where None.
        settings: see `StorySettings`.

    Returns:
        The story_id of each article, on the same index, and a table with the columns of
        ``tables.STORIES``, in order of first date and first article.
    """
    settings = settings or StorySettings()
    if articles.empty:
        return pd.Series([], index=articles.index, dtype="str", name="story_id"), make_table(
            [], STORIES
        )
    order = _canonical_order(articles)
    rows = articles.iloc[order]
    titles, outlets = column(rows, "title"), column(rows, "outlet")
    dates = [read_date(value) for value in column(rows, "date")]
    texts = rows["text"].array  # read one at a time: together they may be more than the memory
    spans = [_flat(body_spans(text)) for text in texts]

    def body(row: int) -> str:
        text, places = texts[row], spans[row]
        return "\n\n".join(text[a:b] for a, b in zip(places[::2], places[1::2], strict=True))

    counts = count_words((title, body(row)) for row, title in enumerate(titles))
    if vectors is None:
        from attribution.language.sentence_vectors import embed

        leads = (lead(title, body(row)) for row, title in enumerate(titles))
        vectors = np.concatenate([embed([text]) for text in leads])
    else:
        vectors = vectors[order]
    names = [_given(value) for value in column(rows, "story")]
    given: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if name:
            given.setdefault(name, []).append(index)
    days = np.array([day.toordinal() if day else -1 for day in dates])
    sets = [[index] for index in range(len(rows))]
    for _ in range(_ROUNDS):
        features = weigh(counts, vectors, sets, settings)
        sets = join_articles(features, days, list(given.values()), settings)
    ids = _story_ids([next(filter(None, (names[i] for i in members)), "") for members in sets])
    table = []
    story_of = np.empty(len(rows), dtype=object)
    for story_id, members in zip(ids, sets, strict=True):
        story_of[order[members]] = story_id
        known = [day.isoformat() for index in members if (day := dates[index])]
        bodies = [body(index) for index in members[:MOST_TEXTS]]
        table.append(
            {
                "story_id": story_id,
                "first": min(known, default=None),
                "last": max(known, default=None),
                "outlets": len({outlets[i] for i in members if isinstance(outlets[i], str)}),
                "articles": len(members),
                "label": label_story(features, members, bodies),
            }
        )
    named = pd.Series(story_of, index=articles.index, dtype="str", name="story_id")
    return named, make_table(table, STORIES)


def _flat(spans: Iterable[Span]) -> array:
    """Where spans start and end: few bytes, so that they are found once for each article."""
    return array("i", [place for span in spans for place in (span.start, span.end)])


def _canonical_order(articles: pd.DataFrame) -> np.ndarray:
    """By date, those without one last, then by name: the input's order tells nothing."""
    dates = [read_date(value) for value in column(articles, "date")]
    names = articles["article"].tolist()
    return np.array(
        sorted(range(len(names)), key=lambda i: (dates[i] is None, dates[i] or date.min, names[i]))
    )


def _given(value: Any) -> str:
    """What the metadata calls a story; empty where it says nothing."""
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps
    return str(value).strip()


def _story_ids(names: list[str]) -> list[str]:
    """The given name, or s001 and so on in the order of the stories."""
    taken = set(names)
    width = max(3, len(str(len(names))))
    numbers = (f"s{number:0{width}d}" for number in count(1))
    free = (number for number in numbers if number not in taken)
    return [name or next(free) for name in names]
