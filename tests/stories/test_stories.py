"""Articles on one event are one story, others are not."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies

from attribution import tables
from attribution.stories import StorySettings, find_stories
from tests.stories.conftest import BRIDGE, FINAL, HARBOUR, articles_of

DATES = ("2031-03-04", "2031-03-05", "2031-03-05")


def partition(articles: pd.DataFrame, story_of: pd.Series) -> set[frozenset[str]]:
    return {frozenset(group) for _, group in articles["article"].groupby(story_of)}


def events(articles: pd.DataFrame) -> set[frozenset[str]]:
    return partition(articles, articles["event"])


@pytest.mark.parametrize("dates", [DATES, (None, None, None), ("2031-03-04", None, None)])
def test_each_event_is_a_story(stories_of, dates):
    articles = articles_of(HARBOUR, BRIDGE, FINAL, dates=dates)
    story_of, _ = stories_of(articles)
    assert partition(articles, story_of) == events(articles)


def test_the_table_counts_articles_outlets_and_days(stories_of):
    articles = articles_of(HARBOUR, BRIDGE, dates=DATES[:2])
    articles.loc[2, "date"] = "2031-03-06"
    story_of, stories = stories_of(articles)
    assert list(stories.columns) == [column.name for column in tables.STORIES]
    first = stories.iloc[0]
    assert (first["story_id"], first["first"], first["last"]) == (
        "s001",
        "2031-03-04",
        "2031-03-06",
    )
    assert (first["outlets"], first["articles"]) == (3, 3)
    assert list(stories["story_id"]) == sorted(set(story_of))


def test_a_label_is_made_of_names_and_words_most_articles_hold(stories_of):
    _, stories = stories_of(articles_of(HARBOUR, BRIDGE, dates=DATES[:2]))
    assert "Port Ellery" in stories.loc[0, "label"]
    assert "Kestrel Bridge" in stories.loc[1, "label"] or "Wikander" in stories.loc[1, "label"]


def test_stories_are_numbered_by_first_date_then_name(stories_of):
    articles = articles_of(FINAL, HARBOUR, BRIDGE, dates=(None, "2031-03-05", "2031-03-04"))
    story_of, _ = stories_of(articles)
    assert story_of.groupby(articles["event"]).first().tolist() == ["s003", "s002", "s001"]


def test_articles_further_apart_than_the_window_are_two_stories(stories_of):
    articles = articles_of(HARBOUR, dates=("2031-03-04",))
    articles.loc[2, "date"] = "2031-03-08"
    story_of, _ = stories_of(articles)
    assert story_of.tolist() == ["s001", "s001", "s002"]
    story_of, _ = stories_of(articles, replace(StorySettings(), story_days=4))
    assert story_of.nunique() == 1


def test_a_chain_of_days_is_no_story(stories_of):
    """Each day is near the next, the last is far from the first."""
    articles = pd.concat([articles_of(HARBOUR[:2])] * 6, ignore_index=True)
    articles["article"] = [f"day{day}.txt" for day in range(6)]
    articles["date"] = [f"2031-03-{day + 1:02d}" for day in range(0, 12, 2)]
    story_of, stories = stories_of(articles)
    spans = pd.to_datetime(stories["last"]) - pd.to_datetime(stories["first"])
    assert story_of.nunique() > 1
    assert spans.dt.days.max() <= 3


def test_without_dates_articles_must_be_more_alike(stories_of):
    known = articles_of(HARBOUR, dates=("2031-03-04",))
    unknown = articles_of(HARBOUR)
    strict = replace(StorySettings(), alike=0.3, alike_undated=0.99)
    assert stories_of(known, strict)[0].nunique() == 1
    assert stories_of(unknown, strict)[0].nunique() == 3


def test_an_article_on_two_events_joins_neither_to_the_other(stories_of):
    articles = articles_of(HARBOUR, BRIDGE, dates=DATES[:2])
    digest = articles.iloc[[0]].assign(
        article="digest.txt", title="News in brief", text=f"{HARBOUR[3]}\n\n{BRIDGE[3]}"
    )
    story_of, _ = stories_of(pd.concat([articles, digest], ignore_index=True))
    assert set(story_of[:3]).isdisjoint(story_of[3:6])


def test_a_story_of_the_metadata_wins(stories_of):
    articles = articles_of(HARBOUR, BRIDGE, dates=DATES[:2])
    articles["story"] = ["fire", "law", None, "law", "law", np.nan]
    story_of, stories = stories_of(articles)
    assert story_of[[0, 1, 3, 4]].tolist() == ["fire", "law", "law", "law"]
    assert story_of[2] == "fire"  # left open, it goes where it belongs
    assert set(stories["story_id"]) == set(story_of)


def test_stories_the_metadata_tells_apart_stay_apart(stories_of):
    articles = articles_of(HARBOUR, dates=DATES[:1]).assign(story=[1.0, 2.0, 1.0])
    assert stories_of(articles)[0].tolist() == ["1", "2", "1"]


def test_a_found_story_never_takes_a_given_name(stories_of):
    articles = articles_of(HARBOUR, BRIDGE, dates=DATES[:2]).assign(story=[None] * 3 + ["s001"] * 3)
    assert stories_of(articles)[0].tolist() == ["s002"] * 3 + ["s001"] * 3


def test_one_article_and_none_are_no_special_case(stories_of):
    one = articles_of(HARBOUR[:2])
    assert stories_of(one)[0].tolist() == ["s001"]
    story_of, stories = find_stories(one.iloc[:0])
    assert story_of.empty and stories.empty


def test_empty_texts_are_stories_of_their_own(stories_of):
    articles = articles_of(("", "", "", "", "", "Photo gallery"), HARBOUR)
    story_of, stories = stories_of(articles)
    assert story_of.nunique() == 4
    assert stories["label"].notna().all()


def test_identical_texts_are_one_story(stories_of):
    articles = articles_of(HARBOUR[:2] * 3, dates=("2031-03-04",))
    assert stories_of(articles)[0].nunique() == 1


def test_articles_in_another_language_do_not_all_fall_together(stories_of):
    fire = "Ein Feuer hat in der Nacht den Getreidespeicher im Hafen von Ellery zerstört. Die Bürgermeisterin sagte, dass niemand verletzt wurde."
    court = "Das Verwaltungsgericht hat die Maut auf der Falkenbrücke gestoppt. Der Richter sagte, dass die Pendler nicht gehört worden seien."
    final = "Die Otter haben im Endspiel gegen die Luchse nach Verlängerung gewonnen. Der Torwart hielt vierzig Schüsse, und der Trainer lobte ihn."
    articles = articles_of(("", fire), ("", court), ("", final))
    assert stories_of(articles)[0].nunique() == 3


def test_a_story_of_many_outlets_holds_together(stories_of):
    """Its words are frequent in such a corpus, and rare all the same."""
    articles = articles_of(HARBOUR * 10, dates=("2031-03-04",))
    assert stories_of(articles)[0].nunique() == 1


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=strategies.permutations(range(8)), dated=strategies.sets(strategies.integers(0, 7)))
def test_the_order_of_the_input_tells_nothing(stories_of, order, dated):
    articles = articles_of(HARBOUR, BRIDGE, FINAL, dates=DATES)
    articles["date"] = articles["date"].where(articles.index.isin(dated), None)
    story_of, stories = stories_of(articles)
    again, table = stories_of(articles.iloc[list(order)])
    pd.testing.assert_series_equal(again.sort_index(), story_of)
    pd.testing.assert_frame_equal(table, stories)
    assert stories["articles"].sum() == len(articles)
