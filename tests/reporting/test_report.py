"""The report and its charts."""

import subprocess
import sys
from pathlib import Path

import pytest
import typst

from attribution import load_study
from attribution.reporting import pdf
from attribution.study import Study
from attribution.tables import GROUPS, SPEAKERS, STATEMENTS, make_table
from tests.conftest import make_study

HOSTILE = '#read("/etc/passwd") $x$ *b* @c #import "x.typ" <label> \\ // `r`'


def test_report_writes_pdf_pages_and_charts(small_study, tmp_path):
    written = small_study.report(tmp_path)
    assert written.read_bytes().startswith(b"%PDF")
    names = {path.name for path in tmp_path.iterdir()}
    assert {"report-01.png", "who-said-what.png", "who-said-what.svg", "run.json"} <= names
    assert not [name for name in names if name.startswith(".")]


def test_report_twice_is_the_same_files(small_study, tmp_path):
    small_study.report(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    small_study.report(tmp_path)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert [name for name in before if before[name] != after[name]] == []


def test_article_text_reaches_typst_as_data_only(tmp_path, monkeypatch):
    sources = []
    compile_ = typst.compile

    def watch(source, **options):
        folder = options["root"]
        sources.append(Path(folder, "report.typ").read_text(encoding="utf-8"))
        return compile_(source, **options)

    monkeypatch.setattr(pdf.typst, "compile", watch)
    study = make_study(
        [("A #out", HOSTILE, "direct", HOSTILE), ("B", "Bo", "mixed", HOSTILE + " more words")],
        [("g001", "s1"), ("g001", "s2")],
    )
    study.report(tmp_path)
    assert sources
    assert all("/etc/passwd" not in source and "@c" not in source for source in sources)


def test_empty_tables_still_make_a_report(small_study, tmp_path):
    nothing = Study(
        small_study.articles, make_table([], STATEMENTS), make_table([], SPEAKERS),
        make_table([], GROUPS), small_study.left_out, small_study.run,
    )  # fmt: skip
    assert nothing.report(tmp_path).exists()


def test_a_title_names_the_finding(small_study):
    axes = small_study.plot.who_said_what()
    assert "Ada Byron is heard most: 2 of 4" in axes[0].figure.get_suptitle()


def test_matrix_counts_statements_by_speaker_and_outlet(small_study):
    axes = small_study.plot.speaker_by_outlet()
    cells = {(t.get_position()[0], t.get_position()[1]): t.get_text() for t in axes.texts}
    speakers = [label.get_text() for label in axes.get_yticklabels()]
    outlets = [label.get_text() for label in axes.get_xticklabels()]
    assert cells[(outlets.index("Courier"), speakers.index("Ada Byron"))] == "1"
    assert cells[(outlets.index("Courier"), speakers.index("Carl Gauss"))] == "·"


@pytest.mark.parametrize("verb", ["quotes", "speakers", "compare"])
def test_verbs_read_a_saved_study_without_parsing(small_study, tmp_path, verb):
    small_study.save(tmp_path)
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "attribution", verb, str(tmp_path)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Ada Byron" in done.stdout
    assert "stanza" not in done.stderr


def test_a_study_comes_back_as_it_was_saved(small_study, tmp_path):
    small_study.save(tmp_path)
    loaded = load_study(tmp_path)
    assert loaded.statements.equals(small_study.statements)
    assert loaded.articles.equals(small_study.articles)
    assert loaded.groups.equals(small_study.groups)


def test_cells_a_spreadsheet_would_run_are_harmless_in_csv(small_study, tmp_path):
    small_study.save(tmp_path)
    assert ",'=1+1 and" in (tmp_path / "statements.csv").read_text()
    assert load_study(tmp_path).statements["content_text"].iloc[3].startswith("=1+1")
