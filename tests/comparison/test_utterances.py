"""The same utterance in several articles."""

import pandas as pd
import pytest

from attribution.comparison import find_utterances
from attribution.comparison.joining import (
    Judged,
    join_all,
    join_average,
    join_overlapping,
    merge_neighbours,
)
from attribution.comparison.parts import Part
from attribution.tables import GROUPS
from tests.conftest import make_study

ONE = "When the bridge is finished, the town will put its old ferry up for sale"
NEARLY = "When the bridge is finished the town will put up its old ferry for sale"
TOLD = "Once the bridge is done, the town will be able to sell the old ferry"
LONG = "The council spent eleven years and forty million crowns on a harbour bridge nobody wanted"


def linked(*quotes: tuple[str, str, str, str], stories: dict[str, str] | None = None) -> pd.DataFrame:  # fmt: skip
    study = make_study(list(quotes))
    articles = study.articles
    if stories is not None:
        articles = articles.assign(story_id=articles["outlet"].map(stories))
    return find_utterances(study.statements, articles, study.speakers)


def grouped(*quotes: tuple[str, str, str, str], **options) -> list[set[str]]:
    table = linked(*quotes, **options)
    strict = table[table["relation"] == "strict"]
    return [set(rows["statement_id"]) for _, rows in strict.groupby("group_id")]


def test_the_same_words_in_two_outlets_are_one_group():
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Ann", "direct", ONE)) == [{"s1", "s2"}]


def test_another_wording_of_the_same_words_is_found():
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Ann", "direct", NEARLY)) == [{"s1", "s2"}]


def test_other_words_on_the_same_subject_are_not_grouped():
    other = "The bridge cost twice what the engineers had promised the council"
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Bo", "direct", other)) == []


def test_one_article_alone_has_no_groups():
    table = linked(("A", "Ann", "direct", ONE), ("A", "Ann", "indirect", ONE + " soon"))
    assert table.empty
    assert list(table.columns) == [column.name for column in GROUPS]


def test_a_sentence_of_a_longer_quotation_is_the_members_words():
    table = linked(
        ("A", "Ann", "direct", f"It rained on Friday. {ONE}. Nobody came to the hall."),
        ("B", "Ann", "direct", ONE),
    )
    assert set(table["content_text"].str.rstrip(".")) == {ONE}
    fullest = table[table["is_fullest"]]
    assert len(fullest) == 1


def test_several_sentences_that_both_quote_are_one_group():
    both = f"{ONE}. {LONG}."
    table = linked(("A", "Ann", "direct", both), ("B", "Ann", "direct", both))
    assert table["group_id"].nunique() == 1
    assert set(table["content_text"]) == {both}


def test_a_repeated_report_keeps_two_articles_together():
    found = grouped(
        ("A", "Ann", "direct", ONE),
        ("A", "Ann", "direct", NEARLY),
        ("B", "Ann", "direct", ONE),
    )
    assert found == [{"s1", "s2", "s3"}]


def test_few_words_are_one_utterance_only_where_they_are_quoted_verbatim():
    assert grouped(("A", "Ann", "direct", "Stop lying!"), ("B", "Ann", "direct", "“Stop lying")) == [{"s1", "s2"}]  # fmt: skip
    assert grouped(("A", "Ann", "indirect", "the deal"), ("B", "Ann", "indirect", "the deal")) == []


FULL = (
    "People here have been treated like strangers, and I tell anyone who asks that we are drowning"
)
KEPT = "the rules on parking had left the place “drowning” in forms"


def test_a_rare_word_that_one_outlet_keeps_of_a_quotation_joins_the_two():
    assert grouped(("A", "Ann", "direct", FULL), ("B", "Ann", "mixed", KEPT)) == [{"s1", "s2"}]


def test_the_same_rare_word_of_two_speakers_joins_nothing():
    assert grouped(("A", "Ann", "direct", FULL), ("B", "Bo", "mixed", KEPT)) == []


def test_a_quoted_word_that_the_story_repeats_joins_nothing():
    often = [
        (outlet, "Cy", "indirect", f"{thing} is drowning")
        for outlet in ("C", "D")
        for thing in ("the old town", "every farm", "no school")
    ]
    found = grouped(("A", "Ann", "direct", FULL), ("B", "Ann", "mixed", KEPT), *often)
    assert not any({"s1", "s2"} <= group for group in found)


def test_a_quoted_word_that_all_news_hold_joins_nothing():
    full = "Whoever asks a person for papers at the ferry will have to answer for it in this hall"
    kept = "the ferry company may refuse any “person” without shoes"
    assert grouped(("A", "Ann", "direct", full), ("B", "Ann", "mixed", kept)) == []


def test_a_short_sentence_of_two_speakers_is_two_utterances():
    said = ("A", "Ann", "direct", "It is a hollow ideal")
    assert grouped(said, ("B", "Bo", "mixed", "“It is a hollow ideal,” of that plan")) == []


def test_words_that_others_say_too_do_not_join_two_speakers():
    assert grouped(("A", "Ann", "direct", "Never again!"), ("B", "Bo", "direct", "Never again!")) == []  # fmt: skip


def test_outside_a_story_only_verbatim_quotations_join():
    stories = {"A": "one", "B": "two"}
    assert (
        grouped(("A", "Ann", "direct", LONG), ("B", "Ann", "direct", NEARLY), stories=stories) == []
    )
    table = linked(("A", "Ann", "direct", LONG), ("B", "Ann", "direct", LONG), stories=stories)
    assert set(table["statement_id"]) == {"s1", "s2"}
    assert table["spans_stories"].all()
    assert set(table["story_id"]) == {"one", "two"}
    indirect = grouped(
        ("A", "Ann", "indirect", LONG), ("B", "Ann", "indirect", LONG), stories=stories
    )
    assert indirect == []


def test_articles_without_a_story_are_compared_with_none():
    stories = {"A": None, "B": None}
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Ann", "direct", TOLD), stories=stories) == []


def test_unknown_speakers_and_dates_are_no_hindrance():
    assert grouped(("A", "", "direct", ONE), ("B", "", "direct", ONE)) == [{"s1", "s2"}]


def test_no_statements_have_no_groups():
    study = make_study([("A", "Ann", "direct", ONE)])
    assert find_utterances(study.statements.iloc[:0], study.articles, study.speakers).empty


def test_thirty_outlets_are_one_group():
    quotes = [(f"Outlet {number:02d}", "Ann", "direct", ONE) for number in range(30)]
    assert [len(group) for group in grouped(*quotes)] == [30]


def test_the_order_of_rows_changes_no_group():
    quotes = [("A", "Ann", "direct", ONE), ("B", "Ann", "direct", NEARLY), ("C", "Ann", "direct", LONG), ("D", "Ann", "direct", LONG)]  # fmt: skip
    study = make_study(quotes)
    turned = find_utterances(study.statements.iloc[::-1], study.articles, study.speakers)
    found = {frozenset(rows["statement_id"]) for _, rows in turned.groupby("group_id")}
    assert found == {frozenset(group) for group in grouped(*quotes)}


def test_a_short_sentence_that_lost_its_not_is_the_same_utterance():
    found = grouped(
        ("A", "Ann", "direct", "We will not deploy the ships"),
        ("B", "Ann", "direct", "We will deploy the ships"),
    )
    assert found == [{"s1", "s2"}]


def test_a_short_sentence_told_alike_of_two_speakers_is_two_utterances():
    told = "it was ready to talk"
    assert grouped(("A", "Ann", "indirect", told), ("B", "Ann", "indirect", told)) == [{"s1", "s2"}]
    assert grouped(("A", "Ann", "indirect", told), ("B", "Bob", "indirect", told)) == []


def test_what_an_article_repeats_keeps_it_apart_from_nobody():
    scores = {(0, 2): 0.9, (1, 2): 0.8}
    assert join_average(Judged(scores, ["a", "a", "b"], {(0, 1)}), 0.7) == [[0, 1, 2]]


def test_two_things_that_an_article_says_are_not_joined_by_one_that_holds_both():
    judged = Judged({(0, 2): 0.9, (1, 2): 0.8}, ["a", "a", "b"], set())
    assert join_average(judged, 0.7) == [[0, 2]]
    assert join_overlapping(judged, 0.7) == [[0, 2], [1, 2]]


def test_a_chain_of_likely_pairs_is_no_group():
    scores = {(0, 1): 0.9, (1, 2): 0.8}
    assert join_average(Judged(scores, ["a", "b", "c"]), 0.7) == [[0, 1]]


def test_one_sentence_that_quotes_two_statements_of_another_outlet_is_in_two_groups():
    found = grouped(
        ("A", "Ann", "direct", ONE),
        ("A", "Ann", "direct", LONG),
        ("B", "Ann", "direct", f"{ONE}, and {LONG}"),
    )
    assert sorted(map(sorted, found)) == [["s1", "s3"], ["s2", "s3"]]


def test_groups_that_a_pair_holds_together_are_joined():
    assert join_all([[0, 1], [2, 3]], [(1, 2), (4, 5)]) == [[0, 1, 2, 3], [4, 5]]


@pytest.mark.parametrize(
    ("groups", "merged"),
    [([[0, 2], [1, 3]], [[0, 1, 2, 3]]), ([[0, 4], [1, 3]], [[0, 4], [1, 3]])],
)
def test_sentences_of_the_same_statements_are_one_group(groups, merged):
    parts = [Part(row, (0, 1), "x", number) for row, number in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]]  # fmt: skip
    assert merge_neighbours(groups, parts) == merged
