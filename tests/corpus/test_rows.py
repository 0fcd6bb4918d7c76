"""Tables with one article a row, good and bad."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corpus.drafts import gather
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.files import read_file
from attribution.corpus.formats import recognise
from attribution.corpus.read import Columns, CorpusError, read_corpus

TEXT = "The minister said that the road would be open in May."


def read(tmp_path, content, name="t.csv", **columns):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return gather(read_file(name, path, recognise(path), Columns(**columns)))


def lines(*rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("header", ["text,outlet,date", "Text, OUTLET ,Date"])
def test_a_table_with_any_separator_is_read(tmp_path, separator, encoding, header):
    content = f"{header}\n{TEXT},Fox,2020-01-02\n".replace(",", separator)
    (draft,) = read(tmp_path, content.encode(encoding)).drafts
    assert (draft.text, draft.outlet, draft.date) == (TEXT, "Fox", "2020-01-02")


def test_commas_in_the_text_of_a_semicolon_table_are_text(tmp_path):
    rows = "".join(f"{n};Yes, {TEXT}, he said\n" for n in range(4))
    assert [d.text for d in read(tmp_path, "id;text\n" + rows).drafts] == [
        f"Yes, {TEXT}, he said"
    ] * 4


def test_a_row_with_too_many_cells_is_skipped_by_line(tmp_path):
    reading = read(tmp_path, f"text,outlet\n{TEXT},Fox\nYes, {TEXT},Fox\n")
    assert len(reading.drafts) == 1
    assert reading.skipped[0].file == "t.csv#2"
    assert reading.skipped[0].reason.startswith("line 3: more cells than the header has; put")


@pytest.mark.parametrize(
    ("columns", "option"),
    [({"outlet": "paper"}, "--outlet-column"), ({"date": "day"}, "--date-column"),
     ({"text": "body"}, "--text-column")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_mistyped_column_is_refused_with_the_names_there_are(tmp_path, columns, option, name):
    content = (
        lines({"text": TEXT, "Outlets": "Fox"}) if "json" in name else f"text,Outlets\n{TEXT},F\n"
    )
    with pytest.raises(UnreadableError, match="it has text, Outlets; .*" + option):
        read(tmp_path, content, name, **columns)


def test_a_default_column_that_lacks_is_noted_with_the_others(tmp_path):
    reading = read(tmp_path, f"text,paper\n{TEXT},Fox\n")
    assert reading.notes[0] == "t.csv: its column paper is kept in the table of articles"
    assert "has no column outlet and no column date; if another is meant" in reading.notes[1]


@pytest.mark.parametrize("value", [{"a": 1}, ["a"], 5, True])
def test_a_text_that_is_none_is_named_as_what_it_is(tmp_path, value):
    reading = read(tmp_path, lines({"text": value}, {"text": TEXT}), "t.jsonl")
    kind = {dict: "an object", list: "a list", int: "a number", bool: "true or false"}[type(value)]
    assert f"its text is {kind}, not a text" in reading.skipped[0].reason
    assert len(reading.drafts) == 1


@pytest.mark.parametrize("column", ["outlet", "date", "title"])
@pytest.mark.parametrize(("value", "kind"), [({"a": 1}, "an object"), (["a"], "a list")])
def test_metadata_that_are_no_text_are_a_problem(tmp_path, column, value, kind):
    reading = read(tmp_path, lines({"text": TEXT, column: value}), "t.jsonl")
    assert f"the {column} of 1 row is {kind}, not a text" in reading.problems[0]
    assert len(reading.drafts) == 1


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"a":' * 100_000, "{oops", '{"n": ' + "9" * 5000 + "}", "null", "7"]
)  # fmt: skip
def test_a_line_that_is_no_object_is_skipped(tmp_path, line):
    reading = read(tmp_path, line + "\n" + lines({"text": TEXT}), "t.jsonl")
    assert len(reading.drafts) == 1
    assert reading.skipped[0].file == "t.jsonl#1"


def test_a_thousand_bad_lines_are_one_entry(tmp_path):
    reading = read(tmp_path, "oops\n" * 1000 + lines({"text": TEXT}), "t.jsonl")
    assert [item.file for item in reading.skipped] == [
        "t.jsonl#1, t.jsonl#2, t.jsonl#3 and 997 more"
    ]


def test_odd_json_does_no_harm(tmp_path):
    content = "\ufeff" + (
        f'{{"text": "{TEXT}", "outlet": NaN, "date": Infinity, "x": 1e999, "n": {"9" * 400}}}\r\n'
        f'{{"text": "a", "text": "{TEXT}", "outlet": 24}}\r\n'
    )
    reading = read(tmp_path, content, "t.jsonl")
    assert [(d.text, d.outlet) for d in reading.drafts] == [(TEXT, "unknown"), (TEXT, "24")]


def test_halves_of_characters_are_replaced_one_for_one_and_it_is_said(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(lines({"text": TEXT + "\ud800.", "outlet": "F\udfff", "file": "\ud801"}))
    corpus = read_corpus(path)
    (article,) = corpus.articles
    assert article.text == TEXT + "\ufffd."
    assert (article.outlet, article.file) == ("F\ufffd", "\ufffd")
    assert "halves of characters were replaced" in corpus.problems[0]


def test_names_of_rows_stay_apart(tmp_path):
    rows = [{"text": TEXT, "file": name} for name in ("a", "a", "t.jsonl#2", ["x"])]
    reading = read(tmp_path, lines(*rows), "t.jsonl")
    assert [d.file for d in reading.drafts] == ["a", "t.jsonl#2", "t.jsonl#3", "t.jsonl#4"]
    assert "t.jsonl#3" in reading.notes[-1]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", "", "it is empty"),
        ("t.csv", "text,outlet\n", "holds no rows"),
        ("t.csv", 'text,outlet\n"a,b\n', "line 2: a quotation mark has no partner"),
        ("t.csv", '"text,outlet\na,b\n', "line 1: a quotation mark has no partner"),
        ("t.csv", bytes(range(256)) * 9, "not a text file"),
        ("t.jsonl", "", "holds no rows"),
        ("t.jsonl", '[{"text": "a"},\n {"text": "b"}]', "write one object a line"),
        ("t.jsonl", "oops", "t.jsonl#1: the line is not a JSON object"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(tmp_path, name, content, message):
    with pytest.raises((UnreadableError, ValueError), match=message) as caught:
        read(tmp_path, content, name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_pipe_does_not_hang_and_an_absent_table_is_named(tmp_path, name):
    with pytest.raises(CorpusError, match="no such file"):
        read_corpus(tmp_path / name)
    os.mkfifo(tmp_path / name)
    with pytest.raises(CorpusError, match="a pipe"):
        read_corpus(tmp_path / name)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["t.csv", "t.tsv", "t.jsonl"]))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("table") / name
    path.write_bytes(data)
    try:
        corpus = read_corpus(path, any_language=True)
    except CorpusError:
        return
    assert len({article.file for article in corpus.articles}) == len(corpus.articles)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
)


@settings(deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["text", "Text", "outlet", "date", "title", "note", "id", "\ud800"]), JSON),
        max_size=4,
    )
)  # fmt: skip
def test_any_json_is_read_or_refused_and_can_be_stored(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "t.jsonl"
    path.write_text(lines(*rows))
    try:
        corpus = read_corpus(path, any_language=True)
    except CorpusError as error:
        str(error).encode()
        return
    for article in corpus.articles:
        for text in (article.file, article.text, article.outlet, article.title, article.note):
            (text or "").encode()
    "".join(
        corpus.problems + corpus.notes + tuple(s.file + s.reason for s in corpus.skipped)
    ).encode()
