"""Words that articles of a story share, quoted in one of them at least."""

import pandas as pd
from hypothesis import given, settings, strategies

from attribution import tables
from attribution.stories import find_shared_quotes
from attribution.stories.words import is_content, plain

QUOTE = "We lost the whole harvest of the valley in three hours"


def table(*texts: str, stories: str = "") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article": [f"{number}.txt" for number in range(len(texts))],
            "text": texts,
            "story_id": list(stories or "s" * len(texts)),
        }
    )


def test_a_quote_of_two_articles_is_one_row_with_its_places():
    articles = table(f"“{QUOTE},” she said.", f"Solberg: “{QUOTE}. It is a black day.”")
    row = find_shared_quotes(articles).iloc[0]
    assert row["words"] == QUOTE
    assert articles["text"][1][row["start_b"] : row["end_b"]] == QUOTE
    assert row["quoted"] and row["quoted_b"]


def test_case_and_typography_do_not_matter():
    found = find_shared_quotes(
        table("“We’ll rebuild the burned store,” she said.", 'She said "we\'ll rebuild the burned store".')
    )  # fmt: skip
    assert len(found) == 1


def test_one_outlet_may_report_without_marks():
    found = find_shared_quotes(table(f"“{QUOTE},” she said.", f"She said that {QUOTE.lower()}."))
    assert found[["quoted", "quoted_b"]].to_numpy().tolist() == [[True, False]]


def test_words_neither_quotes_are_no_shared_quote():
    assert find_shared_quotes(table(f"{QUOTE}.", f"Yes: {QUOTE}.")).empty


def test_function_words_and_names_are_no_evidence():
    same = "“It is what it is and we will be there for all of you,” {} said of {}."
    assert find_shared_quotes(table(same.format("Lee", "it"), same.format("Lund", "them"))).empty
    name = "“The Ellery Harbour Safety Board {},” {} said."
    articles = table(name.format("slept", "Lee"), name.format("acted", "Lund"))
    assert find_shared_quotes(articles).empty


def test_articles_of_different_stories_are_not_compared():
    assert find_shared_quotes(table(f"“{QUOTE}.”", f"“{QUOTE}.”", stories="ab")).empty


def test_what_a_statement_holds_is_said_without_marks():
    articles = table(f"She said {QUOTE}.", f"She said {QUOTE}.")
    start = articles["text"][0].index(QUOTE)
    statements = tables.make_table(
        [{"statement_id": "s1", "article": "1.txt", "content": [[start, start + len(QUOTE)]]}],
        tables.STATEMENTS,
    )
    row = find_shared_quotes(articles, statements).iloc[0]
    assert (row["statements"], row["statements_b"]) == ([], ["s1"])
    assert not row["quoted"] and not row["quoted_b"]


def test_every_pair_of_three_articles_is_found():
    assert len(find_shared_quotes(table(*[f"“{QUOTE}.”"] * 3))) == 3


def test_no_articles_give_an_empty_table():
    found = find_shared_quotes(table())
    assert list(found.columns) == [column.name for column in tables.SHARED_QUOTES]


_WORDS = strategies.lists(
    strategies.sampled_from(["the", "of", "grain", "harbour", "flames", "mayor", "“dawn", "toll”"]),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(strategies.lists(_WORDS, min_size=2, max_size=4))
def test_both_places_hold_the_same_words(texts):
    articles = table(*texts)
    text_of = dict(zip(articles["article"], articles["text"], strict=True))
    found = find_shared_quotes(articles)
    for row in found.to_dict("records"):
        one = text_of[row["article"]][row["start"] : row["end"]]
        other = text_of[row["article_b"]][row["start_b"] : row["end_b"]]
        strip = str.maketrans("", "", "“”")
        assert one.translate(strip).split() == other.translate(strip).split()
        assert row["words"] == one
        assert row["content_words"] == sum(
            is_content(plain(w)) for w in one.translate(strip).split()
        )
    places = ["article", "start", "article_b", "start_b"]
    assert not found.duplicated(places).any()
