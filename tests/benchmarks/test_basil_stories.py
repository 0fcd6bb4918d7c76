"""Pairs of one event, told from others."""

import pandas as pd

from benchmarks.basil_stories import f1, interval, judge

ARTICLES = pd.DataFrame({"event": ["fire", "fire", "fire", "toll", None, None]})


def test_pairs_count_when_one_article_is_of_the_events_scored():
    pairs = judge(ARTICLES, ["a", "a", "b", "b", "a", "a"], {"fire", "toll"})
    assert pairs["right"] == {(0, 1)}
    assert pairs["missed"] == {(0, 2), (1, 2)}
    assert pairs["wrong"] == {(2, 3), (0, 4), (0, 5), (1, 4), (1, 5)}


def test_distractors_alone_are_not_scored():
    pairs = judge(ARTICLES, ["a", "b", "c", "d", "e", "e"], {"fire", "toll"})
    assert pairs["wrong"] == set()


def test_a_half_of_the_events_is_scored_alone():
    pairs = judge(ARTICLES, ["a", "a", "a", "d", "e", "e"], {"toll"})
    assert not any(pairs.values())


def test_f1_and_its_interval_agree_when_all_is_right():
    pairs = judge(ARTICLES, ["a", "a", "a", "b", "c", "d"], {"fire"})
    assert f1(3, 0, 0) == 1.0
    assert interval(ARTICLES, pairs, {"fire"}) == [1.0, 1.0]
