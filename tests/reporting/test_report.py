"""The report and its charts."""

import json
import re
import subprocess
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from attribution import load_study
from attribution.reporting import ReportOptions, fonts, pdf, write_report
from attribution.study import Study
from attribution.tables import DIFFERENCES, GROUPS, SPEAKERS, STATEMENTS, make_table
from tests.conftest import make_study

CONTROLS = "\x0c\x1b[31m\x00\u202e\x85\ufffe"
HOSTILE = '#read("/etc/passwd") $x$ *b* @c #import "x.typ" <label> \\ // `r`'


def test_report_writes_pdf_pages_and_charts(small_study, tmp_path):
    written = small_study.report(tmp_path)
    assert written.read_bytes().startswith(b"%PDF")
    names = {path.name for path in tmp_path.iterdir()}
    assert {"report-01.png", "speakers.png", "speakers.svg", "run.json"} <= names
    assert {"measures.csv", "contrasts.csv", "carried.csv"} <= names
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


def test_control_characters_anywhere_do_not_end_a_report(tmp_path):
    study = make_study(
        [
            (f"A{CONTROLS}", f"Bo{CONTROLS}", "direct", f"we will{CONTROLS} open the road"),
            ("B", f"Cy{CONTROLS}", "direct", f"we will{CONTROLS} open it"),
        ],
        [("g001", "s1"), ("g001", "s2")],
    )
    study.statements["cue_text"] = f"said{CONTROLS}"
    study.statements["party"] = f"Green{CONTROLS}"
    study.articles["title"] = f"Title{CONTROLS}"
    study.run["skipped"] = [{"file": f"f{CONTROLS}\ud800.txt", "reason": f"empty{CONTROLS}"}]
    study.run["notes"] = [f"note{CONTROLS}"]
    write_report(tmp_path, study.tables, study.run)
    assert (tmp_path / "report.pdf").exists()


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_string_of_the_pdf_is_one_harmless_line(text):
    shown = pdf._shown({"a": [text]})["a"][0]
    shown.encode("utf-8")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e]", shown)


def shown_data(monkeypatch, study, folder, **options):
    """What the report hands to typst."""
    found = []
    compile_ = typst.compile

    def watch(source, **options):
        found.append(json.loads(Path(options["root"], "data.json").read_text(encoding="utf-8")))
        return compile_(source, **options)

    monkeypatch.setattr(pdf.typst, "compile", watch)
    write_report(folder, study.tables, study.run, ReportOptions(**options))
    return found[0]


def words_of(row) -> str:
    """The words of a row of a story's page."""
    return " ".join(words for words, _ in row["cells"] if words)


def test_titles_and_words_as_long_as_books_fill_no_report(tmp_path, monkeypatch):
    words = " ".join(f"word{number}" for number in range(9000))
    study = make_study(
        [("A", "Bo", "direct", words), ("B", "Bo", "direct", f"so {words}")],
        [("g001", "s1"), ("g001", "s2")],
    )
    study.articles["title"] = "title " * 15_000
    study.run["problems"] = ["problem " * 9000]
    shown = shown_data(monkeypatch, study, tmp_path)
    assert max(map(len, pdf._strings(shown))) <= 4100
    assert len(shown["articles"][0][3]) <= 200
    assert len(shown["notes"][0]) <= 600
    assert len(list(tmp_path.glob("report-*.png"))) < 20


def test_the_pdf_prints_the_outlets_own_characters(tmp_path, monkeypatch):
    words = ["He lost “$916 million”, in a year (1995).", "He lost $916 million: it said so."]
    study = make_study(
        [("A", "Bo", "mixed", words[0]), ("B", "Bo", "indirect", words[1])],
        [("g001", "s1"), ("g001", "s2")],
    )
    (utterance,) = shown_data(monkeypatch, study, tmp_path)["stories"][0]["utterances"]
    (line,) = utterance["lines"]
    assert words_of(line["rows"][0]) == words[0]
    own = [words for words, change in line["rows"][1]["cells"] if words and change != "dropped"]
    assert " ".join(own) == words[1]


def test_page_one_says_what_the_corpus_covers(small_study, tmp_path, monkeypatch):
    line = shown_data(monkeypatch, small_study, tmp_path)["corpus"][0]
    assert line == "2 articles on 1 story, by 2 outlets (Courier and Herald), without dates."
    small_study.articles["date"] = ["2020-01-31", "2020-01-30"]
    line = shown_data(monkeypatch, small_study, tmp_path)["corpus"][0]
    assert line.endswith(", 2020-01-30 to 2020-01-31.")


def test_the_pdf_lists_what_of_the_input_was_not_used(small_study, tmp_path, monkeypatch):
    small_study.run["problems"] = ["corpus.csv: c.txt is in no folder"]
    small_study.run["notes"] = ["a note"]
    data = shown_data(monkeypatch, small_study, tmp_path)
    assert data["notes"] == ["corpus.csv: c.txt is in no folder", "a note"]


def test_each_chart_of_the_pdf_has_a_text_in_its_place(small_study, tmp_path, monkeypatch):
    charts = shown_data(monkeypatch, small_study, tmp_path)["charts"]
    (shows,) = (chart["shows"] for chart in charts if chart["file"] == "speakers.svg")
    assert shows.startswith("Ada Byron is heard most: 50 % in Courier, 50 % in Herald")
    assert "Carl Gauss: Herald 50 %." in shows


def test_a_script_without_a_font_is_said_once_and_nothing_else(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(fonts, "_holders", lambda characters: iter(()))
    fonts._cover.cache_clear()
    fonts.say_once.cache_clear()
    study = make_study([("A", "习近平", "direct", "the road opens")])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        study.report(tmp_path)
        plt.close(study.plot.speakers_by_outlet().figure)
    data = shown_data(monkeypatch, study, tmp_path)
    fonts._cover.cache_clear()
    line = "no font for Chinese, shown as boxes: install one, e.g. fonts-noto-cjk"
    assert capfd.readouterr().err.splitlines() == [line]
    assert line in data["notes"]


def test_a_report_that_fails_leaves_no_partial_file(small_study, tmp_path, monkeypatch):
    def fail(page, path):
        path.write_bytes(page[:100])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(pdf, "_write_page", fail)
    with pytest.raises(OSError):
        small_study.report(tmp_path)
    assert (tmp_path / "statements.parquet").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert not (tmp_path / "report-01.png").exists()


def test_a_report_needs_no_screen_and_leaves_no_figure_open(small_study, tmp_path, monkeypatch):
    before = plt.get_fignums()
    monkeypatch.setattr(plt, "figure", None)
    small_study.report(tmp_path)
    assert plt.get_fignums() == before


def test_pages_are_drawn_at_150_dots_an_inch(small_study, tmp_path, monkeypatch):
    shown_data(monkeypatch, small_study, tmp_path)
    with Image.open(tmp_path / "report-01.png") as page:
        assert page.size == (1240, 1754)


def test_empty_tables_still_make_a_report(small_study, tmp_path):
    tables = replace(
        small_study.tables, statements=make_table([], STATEMENTS), speakers=make_table([], SPEAKERS),
        groups=make_table([], GROUPS), differences=make_table([], DIFFERENCES),
    )  # fmt: skip
    nothing = Study(tables, small_study.run)
    assert nothing.report(tmp_path).exists()


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
