"""attribution check: what it prints, with which exit code, and that no model is loaded."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from attribution.cli import app
from tests.corpus.exports import SENTENCES

TEXT = " ".join(SENTENCES)


@pytest.fixture
def folder(tmp_path):
    for outlet in (
        "Herald",
        "A very long name of an outlet that no table of eighty columns can hold",
    ):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "a.txt").write_text(f"{outlet} {TEXT}")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def test_a_clean_corpus_is_printed_within_eighty_columns(folder):
    result = run(folder)
    assert result.exit_code == 0
    assert "2 articles" in result.stdout
    assert "2  plain text" in result.stdout
    assert max(map(len, result.stdout.splitlines()[1:])) <= 80


def test_what_is_skipped_gives_the_code_of_a_run(folder):
    (folder / "x.pdf").touch()
    result = run(folder)
    assert result.exit_code == 3
    assert "x.pdf: PDFs are not read; save the text as .txt" in result.stdout


@pytest.mark.parametrize("name", ["none", "empty"])
def test_nothing_usable_gives_one_line(tmp_path, name):
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / name)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


def test_json_holds_all_of_it(folder):
    found = json.loads(run(folder, "--json").stdout)
    assert found["articles"] == 2
    assert found["files"] == {"plain text": 2}
    assert {one["outlet"] for one in found["outlets"]} == {path.name for path in folder.iterdir()}


def test_a_wrong_map_is_refused(folder):
    assert run(folder, "--map", "words=Body").exit_code == 2


def test_no_model_is_loaded(folder):
    code = (
        "import sys; from attribution.cli import app\n"
        f"try: app(['check', {str(folder)!r}])\nexcept SystemExit: pass\n"
        "print(sorted({'torch', 'stanza', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
