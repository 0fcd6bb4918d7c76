"""The verbs, with good and bad input."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from attribution.cli import app

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
    tables = {
        f"{t}.{e}"
        for t in ("articles", "statements", "speakers", "groups")
        for e in ("csv", "parquet")
    }
    assert names == tables | {"statements.jsonl", "groups.jsonl", "left_out.csv", "run.json"}


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


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such file"), ("", "holds no .txt files"), ("body\nx\n", "it has body")],
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
    (tmp_path / "corpus.csv").write_text("File;Outlet;Date\nA;Herald;yesterday\nc.txt;X;\n")
    result = RUNNER.invoke(app, ["analyze", str(tmp_path), "--output", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "corpus.csv names 1 file that the folder does not hold: c.txt" in result.stderr
    assert '"yesterday" (A)' in result.stderr
    assert "skipped b.html: web pages are not read" in result.stderr
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert len(run["problems"]) == 2
    assert "a.txt,Herald," in (tmp_path / "out" / "articles.csv").read_text()


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
