"""Columns of metadata the tool has no use for are kept, to compare articles by."""

import json

import pandas as pd
import pytest

from attribution import load_study
from attribution.corpus.further import keep_columns
from attribution.corpus.read import read_corpus
from attribution.study import Study
from attribution.tables import ARTICLES
from attribution.tables.build import article_row, further_columns

TEXT = "The minister said that the road would be open in May and that it was not too late.\n"


def read(tmp_path, table: str):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "corpus.csv").write_text(table)
    return read_corpus(tmp_path)


def further(corpus) -> dict[str, pd.Series]:
    return further_columns([article.further for article in corpus.articles])


def test_columns_of_a_folders_metadata_are_kept_and_missing_cells_stay_missing(tmp_path):
    corpus = read(tmp_path, "file,outlet,Leaning,section\na.txt,Fox,right,news\nb.txt,CNN,left, \n")
    table = further(corpus)
    assert table["Leaning"].tolist() == ["right", "left"]
    assert table["section"].tolist()[0] == "news"
    assert table["section"].isna().tolist() == [False, True]
    assert not corpus.problems
    assert "corpus.csv: its columns Leaning, section are kept in the table of articles" in corpus.notes  # fmt: skip


def test_metadata_need_no_column_of_our_own_but_the_file(tmp_path):
    corpus = read(tmp_path, "file,leaning\na.txt,right\nb.txt,left\n")
    assert [article.further for article in corpus.articles] == [
        (("leaning", "right"),), (("leaning", "left"),),
    ]  # fmt: skip


def test_an_article_that_metadata_do_not_name_has_missing_values(tmp_path):
    corpus = read(tmp_path, "file,outlet,leaning\na.txt,Fox,right\n")
    assert further(corpus)["leaning"].isna().tolist() == [False, True]


def test_a_column_named_as_one_of_ours_gets_a_prefix(tmp_path):
    corpus = read(tmp_path, "file,outlet,Words,story_id\na.txt,Fox,many,x1\nb.txt,Fox,few,x2\n")
    table = further(corpus)
    assert table["metadata_Words"].tolist() == ["many", "few"]
    assert table["metadata_story_id"].tolist() == ["x1", "x2"]
    assert [article_row(article, 0)["words"] for article in corpus.articles] == [18, 18]
    assert any('its column "Words" is kept as "metadata_Words"' in note for note in corpus.notes)


def test_no_two_columns_have_one_name_and_none_is_nameless():
    names = ["text", "metadata_text", "a b", "a  b", "", " ", "\ud800x"]
    kept = keep_columns(names)
    assert list(kept.values()) == ["metadata_text", "metadata_text-2", "a b", "a b-2", "\ufffdx"]
    assert not set(kept.values()) & {column.name for column in ARTICLES}


def test_columns_of_a_table_of_articles_are_kept_as_text(tmp_path):
    rows = [
        {"text": TEXT, "outlet": "Fox", "date": "", "reach": 5.5, "paid": True, "tags": ["a", "ß"]},
        {"text": TEXT, "outlet": "CNN", "date": "", "reach": float("nan"), "paid": None},
    ]
    path = tmp_path / "t.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    one, other = read_corpus(path).articles
    assert one.further == (("reach", "5.5"), ("paid", "true"), ("tags", '["a", "ß"]'))
    assert other.further == ()


@pytest.fixture
def study_with_columns(small_study):
    tables = small_study.tables
    tables.articles["=leaning"] = pd.Series(["left", None], dtype="str")
    return Study(tables, small_study.run)


def test_further_columns_come_back_from_a_saved_study(study_with_columns, tmp_path):
    study_with_columns.save(tmp_path)
    assert load_study(tmp_path).articles.equals(study_with_columns.articles)


def test_the_name_of_a_column_is_harmless_in_csv(study_with_columns, tmp_path):
    study_with_columns.save(tmp_path)
    header = (tmp_path / "articles.csv").read_text().splitlines()[0]
    assert header.endswith(",'=leaning")
    header = (tmp_path / "statements.csv").read_text().splitlines()[0]
    assert header.startswith("statement_id,article,")


def test_outlets_are_grouped_by_a_further_column(small_study):
    small_study.tables.articles["leaning"] = pd.Series(["left", "right"], dtype="str")
    measures = small_study.measures(by="leaning")
    assert set(measures["outlet"]) == {"left", "right"}
