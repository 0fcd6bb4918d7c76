"""What is news, and what says that an article is something else."""

import pandas as pd
import pytest

from attribution.framing.compared import prepare
from attribution.framing.sections import genre
from tests.conftest import make_study

BODY = "The mayor said on Monday that the bridge would be closed."


def genre_of(title: str | None = None, text: str = BODY, section: str | None = None) -> str:
    table = pd.DataFrame([{"title": title, "text": text, "section": section}])
    return genre(table).iloc[0]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Opinion: The bridge should stay", "opinion"),
        ("The bridge should stay | Opinion", "opinion"),
        ("OPINION | The bridge should stay", "opinion"),
        ("Editorial", "opinion"),
        ("Opinion polls: mayor ahead", "news"),
        ("A difference of opinion", "news"),
        ("Public opinion - the mayor's view", "news"),
        ("Letters to the editor: the bridge", "letter"),
        ("Letter: mayor asked for money", "news"),
        ("Live updates: bridge closes", "live blog"),
        ("Bridge closes – as it happened", "live blog"),
        ("Where the bridge-keepers live", "news"),
        ("Live music returns", "news"),
        (None, "news"),
    ],
)
def test_a_headline_is_labelled_before_a_mark_or_after_one(title, expected):
    assert genre_of(title) == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Opinion", "opinion"),
        ("opinion/columnists", "opinion"),
        ("World > Comment", "opinion"),
        ("Letters", "letter"),
        ("Arts & Letters", "news"),
        ("Public Opinion Research", "news"),
        ("Politics", "news"),
        (None, "news"),
    ],
)
def test_a_section_counts_where_a_part_of_it_is_a_known_name(section, expected):
    assert genre_of(section=section) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The bridge\n\nBy the Editorial Board\n\n{BODY}", "opinion"),
        (f"To the Editor:\n\n{BODY}", "letter"),
        (f"OPINION\n\n{BODY}", "opinion"),
        (f"News\nOpinion\nSport\n{BODY}", "news"),
        (f"{BODY}\n\nTo the editor of this paper the mayor wrote.\n\nOpinion", "news"),
        ("", "news"),
    ],
)
def test_the_first_lines_may_say_what_an_article_is(text, expected):
    assert genre_of(text=text) == expected


def test_a_table_without_sections_is_read_by_its_texts():
    table = pd.DataFrame({"title": ["Opinion: yes", "Bridge closes"], "text": [BODY, BODY]})
    assert genre(table).tolist() == ["opinion", "news"]


def tables_with_an_opinion():
    tables = make_study(
        [("Herald", "Ada", "direct", "We go"), ("Courier", "Carl", "direct", "We stay")]
    ).tables
    tables.articles.loc[tables.articles["outlet"] == "Courier", "title"] = "Opinion: stay"
    return tables


def test_only_news_is_compared_unless_another_genre_is_asked_for():
    tables = tables_with_an_opinion()
    assert prepare(tables).sides == ["Herald"]
    assert prepare(tables).statements["speaker"].tolist() == ["Ada"]
    assert prepare(tables, genre="opinion").sides == ["Courier"]
    assert prepare(tables, genre=None).articles["genre"].tolist() == ["opinion", "news"]
    assert "genre" not in tables.articles


def test_what_a_scholar_calls_a_speakers_side_is_not_the_side_that_is_compared():
    tables = make_study([("Herald", "Ada", "direct", "We go")]).tables
    tables.speakers["side"] = "builders"
    statements = prepare(tables).statements
    assert statements["side"].tolist() == ["Herald"]
    assert statements["speaker_side"].tolist() == ["builders"]
