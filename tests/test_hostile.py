"""Hostile files through every verb: no traceback, no hang, no harm, and the rest is analyzed."""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typer.main import get_command
from typer.testing import CliRunner

from attribution.cli import app
from attribution.corpus.language_check import foreign_language
from attribution.corpus.read import CorpusError, read_corpus
from attribution.harmless import in_cell, in_drawing
from attribution.reading import pack, read_article, unpack
from tests import hostile
from tests.conftest import make_article, make_study
from tests.harm import assert_harmless_folder, assert_harmless_text
from tests.measured import Measured, run_measured

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="its pipes, names and measures are those of Linux"
)
RUNNER = CliRunner()
DONE, NOTHING_USABLE, SOME_SKIPPED = 0, 1, 3
MOST_TOGETHER = 2000.0  # MB of all processes
MOST_ALONE = 1500.0  # MB of a worker, the weights it shares included
QUICK = 20.0  # seconds on a busy machine for what takes one or two, and took minutes
PATIENCE = 900.0  # seconds of a machine that others use too; without them a tenth is enough
# what a verb is given beside the input; verbs of others than articles are named with the reason
READING = {
    "analyze": ["--output", "out"],
    "report": ["--output", "out", "--force"],
    "quotes": [],
    "compare": [],
    "speakers": [],
    "measures": [],
    "contrast": [],
    "check": [],
    "export": ["--to", "xlsx", "--output", "study.xlsx", "--force"],
}
SKIPPED_VERBS = {"models": "lists and fetches language packages; no article goes in"}
PRINTING = [
    verb for verb, options in READING.items() if not options and verb != "check"
]  # of studies
SOME = (
    "terminal.txt", "typst.txt", "formula.txt", "no-characters.txt", "nested-1000-deep.txt",
    "cut-in-a-character.txt", "empty.txt", "page.txt",
    "-rf.txt", "new\nline\r.txt", "\x1b[31mRed/terminal.txt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Analyzed:
    """A study of hostile articles, and how it came about."""

    folder: Path
    output: Path
    run: Measured


def analyze_hostile(root: Path, files: hostile.Files, seconds: float) -> Analyzed:
    """Write files and traps and the report on them, with what that took."""
    folder = root / "articles"
    hostile.write_articles(folder, files)
    hostile.write_traps(folder)
    try:
        run = run_measured(["report", "articles", "--output", "out"], root, seconds)
    finally:
        hostile.open_again(folder)
    return Analyzed(folder, root / "out", run)


@pytest.fixture(scope="module")
def some(tmp_path_factory):
    """Some hostile files, with all traps around them."""
    files = {name: content for name, content in hostile.articles().items() if name in SOME}
    return analyze_hostile(tmp_path_factory.mktemp("some"), files, PATIENCE)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """All of them that do not take minutes each."""
    return analyze_hostile(tmp_path_factory.mktemp("everything"), hostile.articles(), 4 * PATIENCE)


def assert_survived(analyzed: Analyzed) -> None:
    """Exit code, streams, memory and files are what is promised for such input."""
    run = analyzed.run
    assert run.code == SOME_SKIPPED, run.err[-2000:]
    assert_harmless_text(run.out)
    assert_harmless_text(run.err)
    assert run.together < MOST_TOGETHER
    assert_harmless_folder(analyzed.output)
    assert (analyzed.output / "report.pdf").exists()
    assert {path.name for path in analyzed.folder.parent.iterdir()} == {
        "articles", "out", "outside.txt",
    }  # fmt: skip
    saved = json.loads((analyzed.output / "run.json").read_text(encoding="utf-8"))
    assert "plain.txt" in saved["inputs"]
    assert "directory.txt/inside.txt" in saved["inputs"]
    skipped = {item["file"]: item["reason"] for item in saved["skipped"]}
    assert {"pipe.txt", "socket.txt", "closed.txt", "closed", "password.txt", "up"} <= set(skipped)
    assert not any("outside" in name for name in saved["inputs"])
    assert all(f"skipped {name}"[:20] in run.err for name in ("pipe.txt", "empty.txt"))


def assert_printed(verb: str, analyzed: Analyzed) -> None:
    """A verb prints the study as lines and as data; a terminal gets no commands."""
    for form in ([], ["--json"]):
        result = RUNNER.invoke(app, [verb, str(analyzed.output), *form])
        assert result.exit_code == SOME_SKIPPED, result.exception
        assert_harmless_text(result.stdout)
        assert_harmless_text(result.stderr)
        if form:
            json.loads(result.stdout)


def test_every_verb_is_tried_or_named_with_a_reason():
    assert set(get_command(app).commands) == set(READING) | set(SKIPPED_VERBS)


def test_there_are_files_enough():
    assert len(hostile.articles()) >= 60
    assert len(hostile.articles()) + len(hostile.HEAVY) + len(hostile.tables()) >= 140


def test_hostile_files_cost_neither_the_report_nor_the_other_articles(some):
    assert_survived(some)
    assert some.run.largest < MOST_ALONE


@pytest.mark.parametrize("verb", PRINTING)
def test_hostile_words_are_printed_without_harm(some, verb):
    assert_printed(verb, some)


@pytest.mark.slow
def test_no_hostile_file_costs_the_report_or_the_other_articles(everything):
    assert_survived(everything)
    assert everything.run.largest < MOST_ALONE


@pytest.mark.slow
@pytest.mark.parametrize("verb", PRINTING)
def test_every_hostile_word_is_printed_without_harm(everything, verb):
    assert_printed(verb, everything)


@pytest.mark.slow
@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize("name", ["hostile.jsonl", "hostile.csv"])
def test_a_hostile_table_goes_through_every_verb(tmp_path, verb, name):
    (tmp_path / name).write_bytes(hostile.tables()[name])
    run = run_measured([verb, name, *READING[verb]], tmp_path, PATIENCE)
    assert run.code == SOME_SKIPPED, run.err[-2000:]
    assert_harmless_text(run.out)
    assert_harmless_text(run.err)
    assert run.together < MOST_TOGETHER
    if READING[verb]:
        assert_harmless_folder(tmp_path / "out")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(hostile.HEAVY))
def test_a_heavy_article_is_read_or_given_up_in_time_and_memory(tmp_path, name):
    hostile.write_articles(tmp_path / "in", {name: hostile.HEAVY[name]})
    run = run_measured(["analyze", "in", "--output", "out"], tmp_path, PATIENCE)
    assert run.code in (DONE, SOME_SKIPPED), run.err[-2000:]
    assert_harmless_text(run.err)
    assert run.largest < MOST_ALONE
    assert run.together < MOST_TOGETHER
    saved = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert "plain.txt" in saved["inputs"]
    assert (run.code == SOME_SKIPPED) == bool(saved["skipped"])


@pytest.fixture(scope="module")
def told_languages():
    """The lists of words that tell languages apart take seconds to load, once."""
    assert foreign_language(hostile.PLAIN) is None


@pytest.mark.usefixtures("told_languages")
@pytest.mark.parametrize("name", sorted(hostile.HEAVY))
def test_a_heavy_file_is_told_from_an_article_in_no_time(tmp_path, name):
    hostile.write_articles(tmp_path / "in", {name: hostile.HEAVY[name]})
    begin = time.process_time()
    corpus = read_corpus(tmp_path / "in", any_language=True)
    assert time.process_time() - begin < QUICK
    assert "plain.txt" in {article.file for article in corpus.articles}
    assert len(corpus.articles) + len(corpus.skipped) == 2


@pytest.mark.usefixtures("told_languages")
def test_every_hostile_file_is_an_article_or_named_with_a_reason(tmp_path):
    folder = tmp_path / "articles"
    hostile.write_articles(folder, hostile.articles())
    hostile.write_traps(folder)
    begin = time.process_time()
    corpus = read_corpus(folder)
    assert time.process_time() - begin < QUICK
    hostile.open_again(folder)
    told = {article.file for article in corpus.articles} | {item.file for item in corpus.skipped}
    texts = {name for name in hostile.articles() if name.endswith(".txt")}
    assert texts <= told
    assert all(item.reason for item in corpus.skipped)
    for article in corpus.articles:
        article.text.encode()
        assert all(part.of(article.text).strip() for part in article.paragraphs)


@pytest.mark.usefixtures("told_languages")
@pytest.mark.parametrize("name", sorted(hostile.tables()))
def test_a_hostile_table_is_read_or_refused_in_one_line(tmp_path, name):
    hostile.write_tables(tmp_path / "tables")
    begin = time.process_time()
    try:
        corpus = read_corpus(tmp_path / "tables" / name)
    except CorpusError as error:
        assert str(error).count("\n") == 0
        assert name in str(error)
    else:
        assert corpus.articles or corpus.skipped
    assert time.process_time() - begin < QUICK


@pytest.mark.parametrize("name", ["directory.csv", "pipe.csv", "device.csv", "itself.csv"])
def test_what_only_looks_like_a_table_is_one_line_and_code_1(tmp_path, name):
    hostile.write_tables(tmp_path / "tables")
    result = RUNNER.invoke(app, ["quotes", str(tmp_path / "tables" / name)])
    assert result.exit_code == NOTHING_USABLE
    assert len(result.output.splitlines()) == 1


BITS = st.sampled_from(
    [*hostile.EVILS.values(), *hostile.FORMULAS, "“", "”", '"', "'", " said ", " Ann Miller ",
     ". ", "\n\n", "\r", ", ", "\ud800", "\x00", "(", "—", "she", "the "]
)  # fmt: skip
MADE_UP = st.lists(BITS | st.text(max_size=8), max_size=30).map("".join)


@given(MADE_UP, MADE_UP, MADE_UP)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_made_up_articles_are_read_whole_or_named(tmp_path_factory, text, outlet, title):
    folder = tmp_path_factory.mktemp("made")
    row = {"text": text, "outlet": outlet, "title": title, "id": outlet, "section": title}
    (folder / "t.jsonl").write_text(json.dumps(row) + "\n")
    (folder / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    cells = ",".join(hostile._cell(cell) for cell in ("a.txt", outlet, title))
    (folder / "corpus.csv").write_bytes(
        f"file,outlet,title\n{cells}\n".encode("utf-8", "surrogatepass")
    )
    for path in (folder, folder / "t.jsonl"):
        corpus = read_corpus(path, any_language=True)
        items = [*corpus.articles, *(one for one in corpus.skipped if one.file != "t.jsonl")]
        assert len({item.file.encode() for item in items}) == (2 if path == folder else 1)
        for article in corpus.articles:
            ends = [place for part in article.paragraphs for place in (part.start, part.end)]
            assert ends == sorted(ends)
            assert not ends or ends[-1] <= len(article.text)


@given(st.lists(st.tuples(MADE_UP, MADE_UP, MADE_UP), min_size=1, max_size=4))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_study_of_made_up_words_is_saved_and_printed_without_harm(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("made")
    quotes = [
        (f"{outlet} {number}", f"{speaker} x", "direct", f"{words} y{number}")
        for number, (outlet, speaker, words) in enumerate(rows)
    ]
    quotes += [(f"B{outlet}", speaker, kind, words) for outlet, speaker, kind, words in quotes]
    ids = range(1, len(quotes) + 1)
    study = make_study(quotes, [(f"g{(n - 1) % len(rows)}", f"s{n}") for n in ids])
    study.run["problems"] = [rows[0][0] + "x"]
    study.run["skipped"] = [{"file": rows[0][1], "reason": rows[0][2]}]
    study.save(folder)
    assert_harmless_folder(folder)
    for verb in ("quotes", "compare", "speakers"):
        for form in ([], ["--json"]):
            result = RUNNER.invoke(app, [verb, str(folder), *form])
            assert result.exit_code == SOME_SKIPPED, result.exception
            assert_harmless_text(result.output)


@pytest.mark.slow
@given(st.lists(st.tuples(MADE_UP, MADE_UP, MADE_UP), min_size=1, max_size=3))
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_a_report_on_made_up_words_is_drawn_without_harm(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("made")
    quotes = [(f"{o} {n}", f"{s} x", "direct", f"{w} y") for n, (o, s, w) in enumerate(rows)]
    quotes += [(f"B{outlet}", speaker, kind, words) for outlet, speaker, kind, words in quotes]
    ids = range(1, len(quotes) + 1)
    make_study(quotes, [(f"g{(n - 1) % len(rows)}", f"s{n}") for n in ids]).report(folder)
    assert_harmless_folder(folder)


@example("\x1b]0;owned\x1b\\\x1b[2J\x1b[31m\x9b31m\x1bP1$r\x1b\\" * 4 + "\r\x80")
@given(MADE_UP)
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
def test_made_up_articles_go_through_the_models(package, text):
    article = make_article(text.encode("utf-8", "replace").decode())
    read = read_article(article, package, "all")
    assert unpack(pack(read)) == read
    for statement in read.statements:
        for part in (*statement.content, *statement.cue, *statement.source):
            assert 0 <= part.start < part.end <= len(article.text)


@pytest.mark.parametrize("evil", hostile.EVILS.values(), ids=hostile.EVILS)
def test_what_is_drawn_or_put_into_a_cell_has_lost_its_power(evil):
    assert_harmless_text(" ".join(in_drawing(evil).split()))
    assert not in_cell(evil).startswith(("=", "+", "-", "@"))
