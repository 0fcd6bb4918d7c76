"""A part of a study is a study, and names mean one thing or are refused."""

from dataclasses import replace

import pytest

from attribution import load_study
from attribution.study import Study, StudyError
from attribution.study.naming import UnclearNameError, find_speaker
from tests.conftest import make_study

WORDS = "the harbour will be closed for two weeks"


@pytest.fixture
def study() -> Study:
    """Three outlets, two stories; Ada Byron says one thing in three outlets, at most length in B."""
    made = make_study(
        [
            ("A", "Ada Byron", "direct", WORDS),
            ("A", "Ola Lund", "direct", "nobody asked us"),
            ("B", "Ada Byron", "direct", f"{WORDS} after the storm"),
            ("C", "Ada Byron", "indirect", f"{WORDS} because of it"),
            ("C", "Eva Lund", "direct", "the boats can wait"),
        ],
        [("g001", "s3"), ("g001", "s1"), ("g001", "s4")],
    )
    articles = made.articles.assign(
        date=["2020-01-30", "2020-02-01", None], story_id=["s001", "s001", "s002"]
    )
    stories = made.stories.reindex([0, 0]).reset_index(drop=True)
    stories = stories.assign(story_id=["s001", "s002"], label=["harbour, Storm", "boats, harbour"])
    groups = made.groups.assign(story_id=["s001", "s001", "s002"], spans_stories=True)
    tables = replace(made.tables, articles=articles, stories=stories, groups=groups)
    return Study(tables, made.run)


def test_an_outlet_goes_with_all_its_rows(study, tmp_path):
    part = study.filter(outlet=["a", "B"])
    assert part.statements["statement_id"].tolist() == ["s1", "s2", "s3"]
    assert set(part.speakers["speaker"]) == {"Ada Byron", "Ola Lund"}
    ada = part.speakers.set_index("speaker").loc["Ada Byron"]
    assert (ada["statements"], ada["outlets"], ada["articles"]) == (2, 2, 2)
    assert part.groups["statement_id"].tolist() == ["s3", "s1"]
    assert not part.groups["spans_stories"].any()
    assert part.differences["statement_id"].tolist() == ["s1"]
    (story,) = part.stories.to_dict("records")
    assert (story["story_id"], story["articles"], story["outlets"]) == ("s001", 2, 2)
    assert (story["first"], story["last"]) == ("2020-01-30", "2020-02-01")
    part.save(tmp_path)  # and what is loaded is checked to be of one piece
    again = load_study(tmp_path)
    assert again.run["filters"] == [{"outlet": ["a", "B"]}]
    assert again.statements.equals(part.statements)


def test_where_the_fullest_report_went_others_are_held_against_the_next(study):
    assert study.differences["fullest"].unique().tolist() == ["s3"]
    part = study.filter(outlet=["A", "C"])
    assert part.groups.set_index("statement_id")["is_fullest"].to_dict() == {"s1": False, "s4": True}  # fmt: skip
    (row,) = part.differences.to_dict("records")
    assert (row["statement_id"], row["fullest"]) == ("s1", "s4")
    assert "kind" in row["labels"]


def test_a_group_of_one_article_is_none(study):
    part = study.filter(outlet="C")
    assert part.groups.empty
    assert part.differences.empty
    assert len(part.statements) == 2


def test_a_speaker_goes_with_the_statements_and_articles_that_have_one(study, tmp_path):
    part = study.filter(speaker="eva lund")
    assert part.articles[["article", "statements"]].to_numpy().tolist() == [["C.txt", 1]]
    assert part.statements["speaker"].tolist() == ["Eva Lund"]
    part.save(tmp_path)
    assert len(load_study(tmp_path).speakers) == 1


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"after": "2020-02-01"}, ["B.txt"]),
        ({"after": "2020-01-30"}, ["A.txt", "B.txt"]),
        ({"before": "2020-01"}, ["A.txt"]),
        ({"before": "2020-01-29", "after": "2019"}, None),
        ({"story": "s002"}, ["C.txt"]),
        ({"story": "STORM"}, ["A.txt", "B.txt"]),
    ],
)
def test_dates_and_stories_cut(study, asked, left):
    if left is None:
        with pytest.raises(StudyError, match="no article is left"):
            study.filter(**asked)
    else:
        assert study.filter(**asked).articles["article"].tolist() == left


def test_filters_add_up_in_the_record(study):
    part = study.filter(after="2020").filter(outlet="A")
    assert part.run["filters"] == [{"after": "2020"}, {"outlet": "A"}]
    assert "filters" not in study.run


def test_where_the_original_went_the_first_copy_is_the_original(study):
    copies = study.articles.assign(copy_of=[None, "A.txt", "A.txt"])
    part = Study(replace(study.tables, articles=copies), study.run).filter(outlet=["B", "C"])
    assert part.articles["copy_of"].isna().tolist() == [True, False]
    assert part.articles["copy_of"][1] == "B.txt"


def test_quotes_of_a_surname_or_id(study):
    assert study.quotes_of("byron")["statement_id"].tolist() == ["s1", "s3", "s4"]
    assert study.quotes_of("ola lund")["content_text"].tolist() == ["nobody asked us"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda s: s.quotes_of("Lund"), 'more than one speaker: Eva Lund (eva lund), Ola Lund (ola lund)'),
        (lambda s: s.quotes_of("Ada Byrom"), 'no speaker is called "Ada Byrom"; did you mean Ada Byron?'),
        (lambda s: s.filter(outlet="Z"), 'no outlet is called "Z"; there are A, B, C'),
        (lambda s: s.story("harbour"), "more than one story: harbour, Storm (s001), boats, harbour (s002)"),
        (lambda s: s.story("election"), 'no story is called "election"; there are harbour, Storm (s001)'),
    ],
)  # fmt: skip
def test_unclear_names_are_one_line_with_near_ones(study, ask, message):
    with pytest.raises(UnclearNameError) as caught:
        ask(study)
    assert message in str(caught.value)


def test_of_namesakes_the_one_whose_own_name_it_is_wins(study):
    speakers = study.speakers.assign(aliases=[["Eva Lund"], [], []])
    assert find_speaker("Eva Lund", speakers) == "eva lund"


def test_a_date_that_is_none_is_refused(study):
    with pytest.raises(StudyError, match="write it as 2020-01-31"):
        study.filter(before="31.01.2020")


def test_a_story_is_told_report_by_report(study):
    told = study.story("storm")
    assert told["statement_id"].tolist() == ["s3", "s1"]  # the fullest first; C is of another story
    assert told["changes"].tolist() == ["", "dropped"]
    assert told["share_kept"].isna().tolist() == [True, False]


def test_measures_and_contrasts_are_tables_of_the_schema(study):
    from attribution.tables import MEASURES

    columns = [column.name for column in MEASURES]
    assert list(study.measures()) == columns
    assert list(study.contrast("a", "B")) == columns
