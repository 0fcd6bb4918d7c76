"""Find the stories of a corpus: articles that tell of one event."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from attribution.stories.joining import join_articles
from attribution.stories.label import label_story
from attribution.stories.likeness import weigh
from attribution.stories.settings import StorySettings
from attribution.stories.words import body, count_words, lead
from attribution.tables import STORIES, make_table

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
    rows = articles.iloc[order].reset_index(drop=True)
    titles = _column(rows, "title")
    bodies = [body(text) for text in rows["text"]]
    counts = [count_words(title, text) for title, text in zip(titles, bodies, strict=True)]
    if vectors is None:
        from attribution.language.sentence_vectors import embed

        vectors = embed([lead(title, text) for title, text in zip(titles, bodies, strict=True)])
    else:
        vectors = vectors[order]
    names = [_given(value) for value in _column(rows, "story")]
    given: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if name:
            given.setdefault(name, []).append(index)
    days, sets = _days(rows), [[index] for index in range(len(rows))]
    for _ in range(_ROUNDS):
        features = weigh(counts, vectors, sets, settings)
        sets = join_articles(features, days, list(given.values()), settings)
    ids = _story_ids([next(filter(None, (names[i] for i in members)), "") for members in sets])
    table = []
    found = pd.Series([""] * len(rows), dtype="str")
    for story_id, members in zip(ids, sets, strict=True):
        found.iloc[members] = story_id
        dates = sorted(filter(None, (_iso(value) for value in _column(rows, "date", members))))
        outlets = {value for value in _column(rows, "outlet", members) if isinstance(value, str)}
        table.append(
            {
                "story_id": story_id,
                "first": dates[0] if dates else None,
                "last": dates[-1] if dates else None,
                "outlets": len(outlets),
                "articles": len(members),
                "label": label_story(features, members, [bodies[index] for index in members]),
            }
        )
    back = np.argsort(order)
    story_of = pd.Series(found.to_numpy()[back], index=articles.index, dtype="str")
    return story_of.rename("story_id"), make_table(table, STORIES)


def _column(rows: pd.DataFrame, name: str, members: Sequence[int] | None = None) -> list:
    """A column's values, missing where the table has none."""
    values = rows[name].tolist() if name in rows else [None] * len(rows)
    return values if members is None else [values[index] for index in members]


def _canonical_order(articles: pd.DataFrame) -> np.ndarray:
    """By date, those without one last, then by name: the input's order tells nothing."""
    dates = [_iso(value) for value in _column(articles, "date")]
    names = articles["article"].tolist()
    return np.array(
        sorted(range(len(names)), key=lambda i: (dates[i] is None, dates[i] or "", names[i]))
    )


def _iso(value: object) -> str | None:
    """A date as YYYY-MM-DD; None where it is none."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10]).isoformat()
    except ValueError:
        return None


def _days(rows: pd.DataFrame) -> np.ndarray:
    dates = [_iso(value) for value in _column(rows, "date")]
    return np.array([date.fromisoformat(value).toordinal() if value else -1 for value in dates])


def _given(value: object) -> str:
    """What the metadata calls a story; empty where it says nothing."""
    if value is None or (isinstance(value, float) and np.isnan(value)) or value is pd.NA:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps
    return str(value).strip()


def _story_ids(names: list[str]) -> list[str]:
    """The given name, or s001 and so on in the order of the stories."""
    taken = set(names)
    width = max(3, len(str(len(names))))
    numbers = iter(
        number
        for number in (f"s{count:0{width}d}" for count in range(1, 2 * len(names) + 1))
        if number not in taken
    )
    return [name or next(numbers) for name in names]
