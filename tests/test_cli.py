"""The verbs, with good and bad input."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict

import pandas as pd
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from attribution import load_study
from attribution.cli import app
from attribution.options import Options
from attribution.tables import SCHEMAS
from tests.conftest import make_study

STORY = (
    "Ann Miller said that the harbour would be closed for two weeks after the storm.\n\n"
    "“We will rebuild the pier in the spring,” she told the council on Monday evening.\n"
)
RUNNER = CliRunner()


@pytest.fixture(scope="module")
def analyzed(tmp_path_factory):
    """Two outlets' stories and a binary file, analyzed."""
    folder = tmp_path_factory.mktemp("articles")
    for outlet in ("Herald", "Courier"):
        (folder / outlet).mkdir()
        (folder / outlet / "story.txt").write_text(STORY)
    (folder / "photo.txt").write_bytes(bytes(range(256)) * 20)
    output = folder / "out"
    result = RUNNER.invoke(app, ["analyze", str(folder), "--output", str(output)])
    return output, result


def test_skipped_files_are_named_and_leave_code_3(analyzed):
    _, result = analyzed
    assert result.exit_code == 3
    assert "skipped photo.txt: it is not a text file" in result.output


def test_every_file_of_the_layout_is_written(analyzed):
    output, _ = analyzed
    names = {path.name for path in output.iterdir()}
    tables = {f"{name}.{end}" for name in SCHEMAS for end in ("csv", "parquet")}
    assert names == tables | {"statements.jsonl", "groups.jsonl", "run.json", "readings"}


def test_statements_jsonl_has_every_key_and_true_offsets(analyzed):
    output, _ = analyzed
    rows = [json.loads(line) for line in (output / "statements.jsonl").read_text().splitlines()]
    assert len(rows) >= 4
    assert len({row["statement_id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {
            "statement_id", "article", "outlet", "date", "paragraph", "kind", "act", "content", "cue",
            "source", "content_text", "cue_text", "source_text", "speaker_id", "speaker", "confidence",
        }  # fmt: skip
        assert " … ".join(STORY[s:e] for s, e in row["content"]) == row["content_text"]
        assert 0 < row["confidence"] < 1
    assert {row["speaker"] for row in rows} == {"Ann Miller"}


def test_the_same_story_in_two_outlets_is_grouped(analyzed):
    output, _ = analyzed
    rows = [json.loads(line) for line in (output / "groups.jsonl").read_text().splitlines()]
    assert len(rows) == 2
    assert all(len(row["members"]) == 2 for row in rows)


def test_a_study_is_printed_as_data(analyzed):
    output, _ = analyzed
    result = RUNNER.invoke(app, ["speakers", str(output), "--json"])
    assert json.loads(result.stdout)[0]["speaker"] == "Ann Miller"


def test_run_json_tells_version_models_options_and_inputs(analyzed):
    output, _ = analyzed
    run = json.loads((output / "run.json").read_text())
    assert set(run) >= {"version", "models", "options", "inputs", "skipped"}
    assert set(run["inputs"]) == {"Herald/story.txt", "Courier/story.txt"}
    assert set(run["files"]) == {path.name for path in output.iterdir() if path.is_file()} - {
        "run.json"
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such file"), ("", "holds no articles"), ("words\nx\n", "it has words")],
)
def test_unusable_input_is_one_line_and_code_1(tmp_path, content, message):
    path = tmp_path / "in"
    if content == "":
        path.mkdir()
    elif content:
        path = tmp_path / "in.csv"
        path.write_text(content)
    result = RUNNER.invoke(app, ["quotes", str(path)])
    assert result.exit_code == 1
    assert message in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_metadata_that_were_not_used_are_printed_and_leave_code_3(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.html").write_text("<p>")
    (tmp_path / "corpus.csv").write_text(
        "File;Outlet;Date\nA;Herald;yesterday\nb.html;X;\nc.txt;X;\n"
    )
    result = RUNNER.invoke(app, ["analyze", str(tmp_path), "--output", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "corpus.csv names 1 file that the folder does not hold: c.txt" in result.stderr
    assert '"yesterday" (A)' in result.stderr
    assert "skipped b.html: no article was found in the page" in result.stderr
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert len(run["problems"]) == 2
    assert "a.txt,Herald," in (tmp_path / "out" / "articles.csv").read_text()


@pytest.mark.parametrize(
    "verb",
    ["analyze", "report", "export", "quotes", "compare", "speakers", "measures", "contrast"],
)
def test_a_verb_has_every_option_of_an_analysis_with_its_default(verb):
    defaults = {option.name: option.default for option in get_command(app).commands[verb].params}
    options = asdict(Options())
    assert {name: defaults[name] for name in options} == options


def test_wrong_usage_leaves_code_2():
    assert RUNNER.invoke(app, ["analyze"]).exit_code == 2


def test_a_table_input_is_analyzed(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "text,outlet\n" + json.dumps(STORY.split("\n")[0]).replace("\\u201c", "“") + ",Herald\n"
    )
    result = RUNNER.invoke(app, ["quotes", str(path), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)[0]["outlet"] == "Herald"


def test_an_article_of_quotation_marks_only_has_no_statements(tmp_path):
    (tmp_path / "a.txt").write_text("“ ” \" '' « »\n")
    result = RUNNER.invoke(app, ["quotes", str(tmp_path), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == []


def test_importing_the_package_is_quick_and_loads_no_model():
    code = "import sys, attribution; print('torch' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_a_text_no_article_can_be_is_refused_with_the_limit(tmp_path):
    (tmp_path / "a.txt").write_text(STORY * (5_000_000 // len(STORY)))
    result = RUNNER.invoke(app, ["quotes", str(tmp_path)])
    assert result.exit_code == 1
    assert "larger than 1 MB" in result.output


@pytest.mark.slow
def test_the_largest_article_is_analyzed_within_two_gigabytes(tmp_path):
    (tmp_path / "a.txt").write_text(STORY * (950_000 // len(STORY)))
    code = (
        f"import resource, attribution as at; study = at.analyze({str(tmp_path)!r}, progress=False);"
        "print(len(study.statements), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, kilobytes = map(int, done.stdout.split())
    assert found > 1000
    assert kilobytes < 2_000_000


def test_speakers_go_out_corrected_and_come_back(analyzed, tmp_path):
    output, _ = analyzed
    table = tmp_path / "my-speakers.csv"
    wrote = RUNNER.invoke(app, ["speakers", str(output), "--write-speakers", str(table)])
    assert table.exists(), wrote.output
    again = RUNNER.invoke(app, ["speakers", str(output), "--write-speakers", str(table)])
    assert again.exit_code == 2
    assert "--force" in again.output
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("Ann Miller", "Anna Miller", -1), encoding="utf-8")
    names = table.read_text(encoding="utf-8").replace("\nAnna Miller,", "\nAnn Miller,")
    table.write_text(names, encoding="utf-8")
    result = RUNNER.invoke(app, ["speakers", str(output), "--speakers", str(table), "--json"])
    printed = result.output[: result.output.rindex("]") + 1]
    assert "Anna Miller" in {row["speaker"] for row in json.loads(printed)}


def test_an_explanation_names_rule_and_place(analyzed):
    output, _ = analyzed
    result = RUNNER.invoke(app, ["speakers", str(output), "--explain", "ann miller"])
    assert "named" in result.output
    assert "story.txt [" in result.output


def test_an_unknown_speaker_is_one_line(analyzed):
    output, _ = analyzed
    result = RUNNER.invoke(app, ["speakers", str(output), "--explain", "Zed"])
    assert result.exit_code == 2
    assert 'no speaker is called "Zed"' in result.output


def test_a_bad_table_of_speakers_is_named_before_any_work(analyzed, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["quotes", str(tmp_path), "--speakers", str(bad)])
    assert result.exit_code == 2
    assert "bad.csv: has no column name" in result.output


@pytest.fixture
def saved(small_study, tmp_path):
    """A small study in a folder."""
    return small_study.save(tmp_path / "out")


def test_statements_in_a_pipe_are_lines_of_cells(saved):
    result = RUNNER.invoke(app, ["quotes", str(saved)])
    head, *lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert head[:3] == ["statement_id", "article", "outlet"]
    assert {len(line) for line in lines} == {len(head)}
    assert [line[0] for line in lines] == ["s1", "s2", "s3", "s4"]
    assert "4 of 4 statements shown" in result.stderr


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--speaker", "  ada BYRON"], ["s1", "s3"]),
        (["--speaker", "byron"], ["s1", "s3"]),
        (["--outlet", "herald"], ["s1", "s2"]),
        (["--kind", "indirect"], ["s2", "s3"]),
        (["--min-confidence", "0.6"], ["s2"]),
        (["--limit", "2"], ["s1", "s2"]),
        (["--outlet", "Courier", "--kind", "mixed", "--limit", "9"], ["s4"]),
    ],
)
def test_statements_are_chosen(small_study, tmp_path, options, shown):
    small_study.statements["confidence"] = small_study.statements["confidence"].mask(
        small_study.statements["statement_id"] == "s2", 0.75
    )
    small_study.save(tmp_path)
    for form in ([], ["--json"]):
        result = RUNNER.invoke(app, ["quotes", str(tmp_path), *options, *form])
        rows = [line.split("\t")[0] for line in result.stdout.splitlines()[1:]]
        if form:
            rows = [row["statement_id"] for row in json.loads(result.stdout)]
        assert rows == shown
        assert f"{len(shown)} of 4 statements shown" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--speaker", "Ada Brown"], "did you mean Ada Byron?"),
        (["--outlet", "Heralt"], "did you mean Herald?"),
        (["--kind", "shouted"], "shouted"),
    ],
)
def test_an_unknown_name_is_refused_with_like_ones(saved, options, message):
    result = RUNNER.invoke(app, ["quotes", str(saved), *options])
    assert result.exit_code == 2
    assert message in result.output


def test_a_reader_that_stops_reading_is_no_error(saved):
    command = f"{sys.executable} -m attribution quotes {saved} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.parametrize("verb", ["quotes", "compare", "speakers"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_no_escape_sequence_of_an_article_is_printed(tmp_path, verb, form):
    evil = "\x1b]0;title\x07\x9b31m\u202eab\td\x1b[2J"
    made = make_study(
        [(evil, evil + "x", "direct", evil + " one"), ("B", "Bo", "mixed", evil + " two")],
        [("g1", "s1"), ("g1", "s2")],
    )
    made.run["problems"] = [evil]
    made.run["skipped"] = [{"file": evil, "reason": evil}]
    made.save(tmp_path)
    result = RUNNER.invoke(app, [verb, str(tmp_path), *form])
    assert result.exit_code == 3
    assert not set(result.output) & set("\x1b\x07\x9b\u202e")
    assert "title" in result.output


def test_a_message_cannot_command_a_terminal(tmp_path):
    result = RUNNER.invoke(app, ["quotes", str(tmp_path / "a\x1b[31m\n.txt")])
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert len(result.output.splitlines()) == 1


def test_the_output_is_tried_before_the_work(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "speakers.csv").write_text("mine")
    (tmp_path / "file").write_text("")
    for output, message in (("out", "--force"), ("file", "is a file"), ("file/x", "choose")):
        for verb in ("analyze", "report"):
            path = str(tmp_path / output)
            result = RUNNER.invoke(app, [verb, str(tmp_path / "in"), "--output", path])
            assert result.exit_code == 2
            assert message in result.output
            assert len(result.output.splitlines()) == 1
    table = str(tmp_path / "absent" / "speakers.csv")
    result = RUNNER.invoke(app, ["speakers", str(tmp_path / "in"), "--write-speakers", table])
    assert result.exit_code == 2
    assert (tmp_path / "out" / "speakers.csv").read_text() == "mine"


def test_bad_input_leaves_no_output_folder(tmp_path):
    output = tmp_path / "a" / "out"
    result = RUNNER.invoke(app, ["analyze", str(tmp_path / "absent"), "--output", str(output)])
    assert result.exit_code == 1
    assert not output.parent.exists()


def test_a_report_is_redone_in_place(saved):
    for _ in range(2):
        result = RUNNER.invoke(app, ["report", str(saved), "--output", str(saved)])
        assert result.exit_code == 0, result.output
    assert (saved / "report.pdf").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--acts", "all"], "was made with --acts speech, not --acts all"),
        (["--separate-metonyms"], "was made with --join-metonyms, not --separate-metonyms"),
        (["--language-package", "stanza-default"], "--language-package embedded"),
        (["--text-column", "body"], "--text-column body changes nothing"),
        (["--workers", "2"], "--workers 2 changes nothing"),
        (["--any-language"], "--any-language changes nothing"),
    ],
)
def test_options_a_finished_study_cannot_follow_are_refused(
    small_study, tmp_path, options, message
):
    small_study.run["options"] = {
        "acts": "speech", "join_metonyms": True, "language_package": "embedded",
    }  # fmt: skip
    small_study.save(tmp_path)
    result = RUNNER.invoke(app, ["quotes", str(tmp_path), *options])
    assert result.exit_code == 2
    assert message in result.output
    same = ["--acts", "speech", "--join-metonyms", "--language-package", "embedded"]
    assert RUNNER.invoke(app, ["quotes", str(tmp_path), *same]).exit_code == 0


def test_articles_beside_a_study_are_not_passed_over(small_study, tmp_path):
    small_study.run["inputs"] = dict(
        zip(small_study.articles["article"], small_study.articles["sha256"], strict=True)
    )
    small_study.save(tmp_path)
    for article, text in zip(
        small_study.articles["article"], small_study.articles["text"], strict=True
    ):
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / article).write_text(text)
    assert RUNNER.invoke(app, ["quotes", str(tmp_path)]).exit_code == 0  # all are in the study
    (tmp_path / "new.txt").write_text(STORY)
    result = RUNNER.invoke(app, ["quotes", str(tmp_path)])
    assert result.exit_code == 2
    assert "does not have the text of new.txt" in result.output


def test_an_article_in_capitals_beside_a_study_is_not_passed_over(small_study, tmp_path):
    small_study.run["inputs"] = {"elsewhere.txt": "0"}
    small_study.save(tmp_path)
    (tmp_path / "NEW.TXT").write_text(STORY)
    result = RUNNER.invoke(app, ["quotes", str(tmp_path)])
    assert result.exit_code == 2
    assert "does not have the text of NEW.TXT" in result.output


def test_articles_are_read_again_where_a_study_lies_among_them(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    place = ["--output", str(tmp_path)]
    assert RUNNER.invoke(app, ["analyze", str(tmp_path), *place]).exit_code == 0
    (tmp_path / "b.txt").write_text(STORY)
    result = RUNNER.invoke(app, ["quotes", str(tmp_path), "--json"])
    assert "its articles are read again" in result.stderr
    assert {row["article"] for row in json.loads(result.stdout)} == {"a.txt", "b.txt"}


def test_notes_of_the_input_are_printed_once(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    output = str(tmp_path / "out")
    result = RUNNER.invoke(app, ["analyze", str(tmp_path / "in"), "--output", output])
    assert result.exit_code == 0
    assert "note: 1 of 1 articles name no outlet" in result.stderr
    assert "note:" not in RUNNER.invoke(app, ["quotes", output]).stderr


def test_a_folder_that_becomes_unfit_during_the_work_does_not_cost_it(saved, tmp_path, monkeypatch):
    monkeypatch.setattr("attribution.study.try_output", lambda *_: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "speakers.csv").write_text("mine")
    output = str(tmp_path / "new")
    result = RUNNER.invoke(app, ["analyze", str(saved), "--output", output])
    assert result.exit_code == 2
    assert "speakers.csv would be overwritten" in result.output
    rescued = next(tmp_path.glob("attribution-*"))
    assert f"the tables are saved in {rescued} instead" in result.output
    assert len(load_study(rescued).statements) == 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a terminal of its own")
@pytest.mark.parametrize("verb", ["quotes", "compare", "speakers", "speakers --explain byron"])
def test_in_a_terminal_lines_end_at_its_width(saved, verb):
    import pty

    name, *options = verb.split()
    child, terminal = pty.fork()
    if not child:
        os.environ |= {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
        command = [sys.executable, "-m", "attribution", name, str(saved), *options]
        os.execv(sys.executable, command)
    printed = b""
    with suppress(OSError):  # how a terminal says that it ends
        while read := os.read(terminal, 4096):
            printed += read
    os.waitpid(child, 0)
    lines = printed.decode().splitlines()
    assert any("Ada Byron" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_pairs_go_out_decided_and_come_back(analyzed, tmp_path):
    output, _ = analyzed
    table = tmp_path / "pairs.csv"
    wrote = RUNNER.invoke(app, ["compare", str(output), "--write-pairs", str(table)])
    assert str(table) in wrote.output
    again = RUNNER.invoke(app, ["compare", str(output), "--write-pairs", str(table)])
    assert again.exit_code == 2
    assert "--force" in again.output
    pairs = pd.read_csv(table, dtype=str).fillna("")
    assert (pairs["group"] != "").any()
    pairs.assign(decision="different").to_csv(table, index=False)
    result = RUNNER.invoke(app, ["compare", str(output), "--pairs", str(table), "--json"])
    assert "strict" not in result.output


def test_a_faulty_table_of_pairs_is_refused_before_the_work(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Ann said the ferry is for sale.")
    table = tmp_path / "pairs.csv"
    table.write_text("decision\nsame\n")
    result = RUNNER.invoke(app, ["compare", str(tmp_path / "in"), "--pairs", str(table)])
    assert result.exit_code == 2
    assert "statement_a" in result.output
