"""A study comes back as it was saved, or is refused with one line."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from attribution import load_study
from attribution.reporting import pdf
from attribution.reporting.charts import Plots
from attribution.study import StudyError
from attribution.study.stored import is_data_or_report
from tests.conftest import make_study


@pytest.fixture
def folder(small_study, tmp_path):
    """A small study in a folder."""
    return small_study.save(tmp_path / "out")


def refused(folder, name: str) -> str:
    """The one line with which a folder is refused; it names the file and the remedy."""
    with pytest.raises(StudyError) as caught:
        load_study(folder)
    message = str(caught.value)
    assert str(folder) in message
    assert name in message
    assert "write the study again" in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"null", b"{", b"\xff\xfe{", b'{"version": 3, "models": {}, "skipped": [], "notes": []}',
        b'{"version": "0.2.0", "models": {}, "skipped": [1], "notes": []}',
        b'{"version": "0.2.0", "models": {}, "skipped": [], "notes": [[]]}',
        b'{"version": "0.2.0", "models": {}, "skipped": [], "notes": [], "inputs": {"a.txt": []}}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_run_is_one_line(folder, content):
    (folder / "run.json").write_bytes(content)
    refused(folder, "run.json")


@pytest.mark.parametrize("table", ["articles", "statements", "speakers", "groups", "left_out"])
@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[: len(b) // 2], lambda b: b[:-9] + b"x" * 9, lambda b: b"PAR1"])  # fmt: skip
def test_a_damaged_table_is_one_line(folder, table, damage):
    file = folder / f"{table}.parquet"
    file.write_bytes(damage(file.read_bytes()))
    refused(folder, f"{table}.parquet")


@pytest.mark.parametrize("name", ["run.json", "articles.parquet", "groups.parquet"])
def test_a_file_that_is_gone_is_named(folder, name):
    (folder / name).unlink()
    refused(folder, name)


def set_first(column, value):
    def change(table):
        table[column] = [value, *table[column].tolist()[1:]]

    return change


@pytest.mark.parametrize(
    ("table", "change", "reason"),
    [
        ("statements", lambda t: t.drop(columns="act", inplace=True), "no column act"),
        ("statements", set_first("statement_id", "s2"), "s2 twice"),
        ("statements", set_first("article", "x.txt"), "names x.txt"),
        ("statements", set_first("speaker_id", "zed"), "names zed"),
        ("statements", set_first("content", [[0, 9999]]), "outside its article"),
        ("statements", set_first("content", [[-3, 2]]), "outside its article"),
        ("statements", set_first("content", [[3]]), "outside its article"),
        ("statements", set_first("content", []), "has no content"),
        ("statements", set_first("content", None), "should hold lists"),
        ("statements", set_first("content_text", "other words"), "is not what its article has"),
        ("statements", set_first("kind", "shouted"), "kind of statement"),
        ("statements", set_first("outlet", None), "rows with no outlet"),
        ("statements", lambda t: t.update({"paragraph": ["two"] * len(t)}), "statements.parquet"),
        ("statements", lambda t: t.drop(index=3, inplace=True), "articles counts 2"),
        ("statements", lambda t: t.update({"outlet": range(len(t))}), "should hold texts"),
        ("articles", set_first("article", "x.txt"), "which articles does not have"),
        ("articles", set_first("article", "Herald.txt"), "Herald.txt twice"),
        ("articles", set_first("text", "short"), "outside its article"),
        ("speakers", set_first("speaker_id", "zed"), "which speakers does not have"),
        ("groups", set_first("statement_id", "s99"), "names s99"),
    ],
)  # fmt: skip
def test_tables_that_are_not_of_one_run_are_refused(folder, table, change, reason):
    file = folder / f"{table}.parquet"
    frame = pd.read_parquet(file).astype(object)
    change(frame)
    frame.to_parquet(file)
    assert reason in refused(folder, "out")


def test_halves_of_two_runs_are_refused(folder, tmp_path):
    other = make_study([("Herald", "Ada Byron", "direct", "We will put our concerns on the table")])
    other.save(tmp_path / "other")
    (tmp_path / "other" / "statements.parquet").replace(folder / "statements.parquet")
    refused(folder, "out")


def test_a_study_of_the_version_before_is_refused_by_its_version(folder):
    run = json.loads((folder / "run.json").read_text())
    del run["schema"]
    (folder / "run.json").write_text(json.dumps(run | {"version": "0.2.0"}))
    assert "version 0.2.0 wrote it" in refused(folder, "run.json")


def test_what_was_left_out_comes_back_as_it_was(small_study, tmp_path):
    row = {"article": "Herald.txt", "start": 0, "end": 9, "text": "=1+1\x1b", "reason": "-"}
    small_study.left_out.loc[0] = row
    left_out = small_study.left_out.astype({"start": "Int64", "end": "Int64"})
    small_study.left_out["start"], small_study.left_out["end"] = left_out["start"], left_out["end"]
    small_study.save(tmp_path)
    assert load_study(tmp_path).left_out["text"].tolist() == ["=1+1\x1b"]


def test_halves_of_characters_and_controls_go_into_every_file(tmp_path):
    words = "a \ud800 half, a \x1b[31m sequence and \x00 nothing"
    made = make_study([("Out\udfff\u202elet", "A\x07 \ud83d B", "direct", words)])
    made.run["notes"] = ["\ud800"]
    made.save(tmp_path)
    for name in ("statements.csv", "statements.jsonl", "run.json", "articles.csv"):
        text = (tmp_path / name).read_bytes().decode("utf-8")
        assert not set(text) & set("\x1b\x00\x07\u202e")
    row = json.loads((tmp_path / "statements.jsonl").read_text(encoding="utf-8"))
    assert row["content_text"] == words.replace("\ud800", "\ufffd")
    assert load_study(tmp_path).statements["content_text"][0] == row["content_text"]


def test_a_drawing_that_fails_costs_no_table(small_study, tmp_path, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("no ink")

    monkeypatch.setattr(pdf.typst, "compile", fail)
    with pytest.raises(StudyError, match=r"tables are saved.*no ink"):
        small_study.report(tmp_path)
    assert load_study(tmp_path).statements.equals(small_study.statements)
    assert {file.suffix for file in tmp_path.iterdir()} == {".csv", ".parquet", ".json", ".jsonl"}


def test_an_interrupted_drawing_leaves_no_half(small_study, tmp_path, monkeypatch):
    def stop(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(pdf.typst, "compile", stop)
    with pytest.raises(KeyboardInterrupt):
        small_study.report(tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".csv", ".parquet", ".json", ".jsonl"}


def test_every_file_of_a_report_is_foreseen(small_study, tmp_path):
    small_study.report(tmp_path)
    assert [file.name for file in tmp_path.iterdir() if not is_data_or_report(file.name)] == []
    with_party = small_study.statements.assign(party="x")
    plots = Plots(replace(small_study.tables, statements=with_party))
    assert all(is_data_or_report(f"{name}.svg") for name in plots.all())


def test_a_notebook_shows_a_study_in_few_words(small_study):
    assert repr(small_study) == (
        "Study(2 articles of 2 outlets: 4 statements by 2 speakers, 1 shared quote)"
    )


def test_names_are_text_in_a_notebook():
    html = make_study(
        [("<b>X", "<script>alert(1)</script>\u202e", "direct", "words")]
    )._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
