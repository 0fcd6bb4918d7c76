"""What a report can be told: outlets, a column, a title, a part, and no texts."""

import json

import pandas as pd
import pytest

from attribution import load_study
from attribution.framing.compared import ComparisonError
from attribution.options import OptionError
from attribution.reporting.sharing import MOST_WORDS
from attribution.study import OutputError, StudyError
from attribution.study.naming import UnclearNameError
from tests.conftest import make_study

LONG = " ".join(f"word{number}" for number in range(60))
PICTURES = {"report.pdf", "report-01.png"}


@pytest.fixture
def long_study():
    """Two outlets that report sixty words; one has three more."""
    quotes = [("A", "Ann", "direct", LONG), ("B", "Ann", "direct", f"{LONG} and three more"), ("C", "Bo", "indirect", "a road")]  # fmt: skip
    return make_study(quotes, [("g001", "s2"), ("g001", "s1")])


def names(folder) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("only", ["charts", "pdf", None])
def test_only_a_part_is_written(small_study, tmp_path, only):
    written = small_study.report(tmp_path, only=only)
    assert written == (tmp_path if only == "charts" else tmp_path / "report.pdf")
    assert (names(tmp_path) >= PICTURES) == (only != "charts")
    assert ({"speakers.png", "speakers.svg"} <= names(tmp_path)) == (only != "pdf")
    assert not {name for name in names(tmp_path) if name.endswith(".svg")} or only != "pdf"
    assert "measures.csv" in names(tmp_path)


def test_another_part_is_refused(small_study, tmp_path):
    with pytest.raises(OptionError, match="choose charts or pdf"):
        small_study.report(tmp_path, only="pages")


def test_a_report_on_some_outlets_saves_the_whole_study(long_study, tmp_path):
    long_study.report(tmp_path, outlets=["a", "B"], only="charts")
    assert load_study(tmp_path).articles.equals(long_study.articles)
    assert set(pd.read_csv(tmp_path / "measures.csv")["outlet"]) == {"A", "B"}


def test_a_report_by_another_column_compares_its_values(small_study, tmp_path):
    small_study.articles["leaning"] = pd.Series(["left", "right"], dtype="str")
    small_study.report(tmp_path, by="leaning", only="charts")
    assert set(pd.read_csv(tmp_path / "measures.csv")["outlet"]) == {"left", "right"}


@pytest.mark.parametrize(
    ("asked", "error"),
    [({"by": "leaning"}, ComparisonError), ({"outlets": ["Mercury"]}, UnclearNameError)],
)
def test_what_is_asked_wrongly_does_not_cost_the_tables(small_study, tmp_path, asked, error):
    with pytest.raises(error):
        small_study.report(tmp_path, **asked)
    assert load_study(tmp_path).statements.equals(small_study.statements)


def test_figures_are_harmless_in_csv(tmp_path):
    study = make_study([("=A", "=Ann", "direct", "=1+1 is two"), ("B", "=Ann", "direct", "=1+1 is two")], [("g001", "s1"), ("g001", "s2")])  # fmt: skip
    study.report(tmp_path, only="charts")
    for name in ("measures", "contrasts", "carried"):
        text = (tmp_path / f"{name}.csv").read_text()
        assert "'=A" in text
        assert ",=" not in text
        assert "\n=" not in text


def test_of_an_utterance_of_one_outlet_only_its_own_row_is_written(long_study, tmp_path):
    long_study.report(tmp_path, only="charts")
    carried = pd.read_csv(tmp_path / "carried.csv")
    assert sorted(zip(carried["utterance"], carried["side"], strict=True)) == [
        ("g001", "A"), ("g001", "B"), ("g001", "C"), ("s3", "C"),
    ]  # fmt: skip


def test_without_text_no_file_holds_more_words_than_may_be_passed_on(long_study, tmp_path):
    long_study.report(tmp_path, without_text=True)
    for path in tmp_path.iterdir():
        if path.suffix in (".csv", ".jsonl", ".svg", ".json"):
            assert f"word{MOST_WORDS - 1} word{MOST_WORDS}" not in path.read_text(), path.name
    for name in ("articles", "statements", "groups", "left_out"):
        table = pd.read_parquet(tmp_path / f"{name}.parquet")
        texts = table.select_dtypes("str")
        assert not texts.apply(lambda column: column.str.contains("word25", na=False)).any().any()
    statements = pd.read_parquet(tmp_path / "statements.parquet")
    assert len(statements["content_text"].iloc[0].split()) == MOST_WORDS + 1  # and the mark


def test_without_text_the_pages_show_no_more_words_either(long_study, tmp_path):
    from attribution.reporting.figures import compute, drawable_figures
    from attribution.reporting.story_pages import story_pages

    figures = drawable_figures(compute(long_study.tables))
    for limit, shown in ((None, 63), (MOST_WORDS, MOST_WORDS)):
        (story,) = story_pages(figures, long_study.stories, limit)
        lines = story["utterances"][0]["lines"]
        first = [words for line in lines for words, _ in line["rows"][0]["cells"] if words]
        assert len(first) == shown


def test_measures_are_those_of_the_whole_texts(long_study, tmp_path):
    long_study.report(tmp_path / "whole", only="charts")
    long_study.report(tmp_path / "shared", only="charts", without_text=True)
    one, other = ((tmp_path / name / "measures.csv").read_text() for name in ("whole", "shared"))
    assert one == other


def test_tables_without_texts_are_no_study(long_study, tmp_path):
    long_study.report(tmp_path, without_text=True, only="charts")
    assert json.loads((tmp_path / "run.json").read_text())["without_text"] is True
    with pytest.raises(StudyError, match="without texts, to be shared"):
        load_study(tmp_path)


def test_tables_without_texts_never_replace_a_study(long_study, tmp_path):
    long_study.save(tmp_path)
    with pytest.raises(OutputError, match="choose another folder"):
        long_study.report(tmp_path, without_text=True, force=True)
    assert load_study(tmp_path).articles.equals(long_study.articles)
    long_study.report(tmp_path / "shared", without_text=True, only="charts")
    long_study.report(tmp_path / "shared", without_text=True, only="charts")
