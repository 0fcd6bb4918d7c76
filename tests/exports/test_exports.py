"""What holds of every format: the same bytes, whole files, one line for what cannot be."""

import sys
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from attribution.cli import app
from attribution.exports import SUFFIXES, ExportError, Format
from attribution.exports.rows import Part, articles_with_statements, parts
from attribution.options import OptionError
from attribution.study import OutputError, load_study
from tests.exports.studies import make_study, parts_of

RUNNER = CliRunner()
FORMATS = list(Format)


@pytest.fixture
def saved(small_study, tmp_path):
    """A small study in a folder."""
    return small_study.save(tmp_path / "harbour")


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_study_gives_the_same_bytes(tmp_path, to, monkeypatch):
    study = make_study()
    study.export(tmp_path / "a", to)
    folder = study.save(tmp_path / "saved")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    load_study(folder).export(tmp_path / "b", to)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("to", [to for to in FORMATS if to not in ("tei", "gexf")])
def test_archives_hold_no_time_and_can_be_read_by_all(tmp_path, to):
    make_study().export(tmp_path / "a.zip", to)
    with ZipFile(tmp_path / "a.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}


@pytest.mark.parametrize("to", FORMATS)
def test_a_study_without_statements_is_exported(tmp_path, to):
    assert make_study({"a.txt": "Rain."}, []).export(tmp_path / "a", to) == []
    assert (tmp_path / "a").stat().st_size


@pytest.mark.parametrize("to", FORMATS)
def test_a_file_that_is_there_is_kept(tmp_path, to):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(OutputError, match=r"a: exists; .*--force"):
        make_study().export(tmp_path / "a", to)
    assert (tmp_path / "a").read_text() == "mine"
    make_study().export(tmp_path / "a", to, force=True)
    assert (tmp_path / "a").read_bytes() != b"mine"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_an_unknown_format_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(OptionError, match='no format "docx"; choose xlsx, qdpx, xmi, tei, gexf'):
        make_study().export(tmp_path / "a", "docx")


@pytest.mark.parametrize(("to", "module"), [("xmi", "cassis"), ("gexf", "networkx")])
def test_a_library_that_is_not_installed_is_one_line(tmp_path, saved, monkeypatch, to, module):
    monkeypatch.setitem(sys.modules, module, None)  # as Python marks what cannot be imported
    with pytest.raises(ExportError):
        make_study().export(tmp_path / "a", to)
    result = RUNNER.invoke(app, ["export", str(saved), "--to", to, "-o", str(tmp_path / "a")])
    assert result.exit_code == 1
    assert 'pip install "attribution[export]"' in result.output
    assert len(result.output.splitlines()) == 1
    assert not (tmp_path / "a").exists()


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    study = make_study()
    study.statements["content"] = [[["x", "y"]]] * len(study.statements)
    with pytest.raises((TypeError, ValueError)):
        study.export(tmp_path / "a.xml", "tei")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", FORMATS)
def test_the_verb_writes_a_file_named_after_the_study(saved, tmp_path, monkeypatch, to):
    monkeypatch.chdir(tmp_path)
    result = RUNNER.invoke(app, ["export", "harbour", "--to", to])
    assert result.exit_code == 0, result.output
    assert f"Export: harbour{SUFFIXES[to]}" in result.stdout
    assert (tmp_path / f"harbour{SUFFIXES[to]}").is_file()
    again = RUNNER.invoke(app, ["export", "harbour", "--to", to])
    assert again.exit_code == 2
    assert len(again.output.splitlines()) == 1
    assert RUNNER.invoke(app, ["export", "harbour", "--to", to, "--force"]).exit_code == 0


def test_the_verb_says_what_the_file_does_not_hold(tmp_path):
    make_study().save(tmp_path / "out")
    target = str(tmp_path / "a.xml")
    result = RUNNER.invoke(
        app, ["export", str(tmp_path / "out"), "--to", "tei", "--output", target]
    )
    assert "note: 1 article with control characters" in result.stderr


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("absent/a.xlsx", "in"):
        command = ["export", str(tmp_path / "in"), "--to", "xlsx", "-o", str(tmp_path / name)]
        result = RUNNER.invoke(app, command)
        assert result.exit_code == 2
        assert len(result.output.splitlines()) == 1


def test_articles_are_analyzed_and_exported(tmp_path):
    (tmp_path / "in").mkdir()
    text = "Ann Miller said that the harbour would be closed for two weeks after the storm.\r\n"
    (tmp_path / "in" / "a.txt").write_bytes(text.encode())
    target = tmp_path / "a.xml"
    result = RUNNER.invoke(app, ["export", str(tmp_path / "in"), "--to", "tei", "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "<persName>Ann Miller</persName>" in target.read_text(encoding="utf-8")


def test_parts_are_numbered_and_empty_ones_left_out():
    statement = {"content": [[0, 2], [3, 3], [4, 9]], "cue": [], "source": [[10, 12]]}
    assert parts(statement) == [
        Part("content", 0, 2, 1, 2), Part("content", 4, 9, 2, 2), Part("source", 10, 12, 1, 1)
    ]  # fmt: skip


def test_each_article_comes_with_its_statements():
    study = make_study()
    found = {
        article["article"]: [statement["statement_id"] for statement in statements]
        for article, statements in articles_with_statements(study.tables)
    }
    assert list(found) == study.articles["article"].tolist()
    assert found["empty.txt"] == []
    assert {i for ids in found.values() for i in ids} == {i for i, _, _ in parts_of(study)}
