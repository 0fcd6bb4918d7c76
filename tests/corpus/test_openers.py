"""Excel, Parquet and JSON; columns by common names or as mapped."""

import json
from datetime import date, datetime

import pandas as pd
import pytest
from openpyxl import Workbook

from attribution.corpus.columns import Columns, columns_of
from attribution.corpus.drafts import gather
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.files import read_file
from attribution.corpus.formats import recognise
from attribution.corpus.read import read_corpus
from attribution.options import OptionError, Options

TEXT = "The minister said that the road would be open to all of us in May, and that it was time."


def read(path, columns=None):
    return gather(read_file(path.name, path, recognise(path), columns or Columns()))


def workbook(path, *rows, sheets=()):
    book = Workbook()
    for name in sheets:
        book.active.title = name
        book.create_sheet("more")
        book.active = book.worksheets[-1]
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_workbook_is_a_table_and_its_days_are_dates(tmp_path):
    path = workbook(tmp_path / "t.xlsx", ["Text", "Outlet", "Date", "Page"], [TEXT, "Herald", datetime(2020, 1, 31), 4.0], [None] * 4)  # fmt: skip
    (draft,) = read(path).drafts
    assert (draft.text, draft.outlet, draft.date) == (TEXT, "Herald", "2020-01-31")
    assert draft.further == (("Page", "4"),)


def test_the_sheet_with_a_column_of_texts_is_read_and_named(tmp_path):
    path = workbook(tmp_path / "t.xlsx", ["body"], [TEXT], sheets=["About"])
    book = __import__("openpyxl").load_workbook(path)
    book["About"].append(["what this is"])
    book.save(path)
    reading = read(path)
    assert [d.text for d in reading.drafts] == [TEXT]
    assert 't.xlsx: its sheet "more" is read' in reading.notes


def test_a_cell_that_is_full_may_be_cut_off(tmp_path):
    path = workbook(tmp_path / "t.xlsx", ["text"], ["word " * 6553 + "ab"])
    assert "1 row with a text of 32,767 characters" in read(path).problems[0]


def test_metadata_in_a_workbook_are_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    workbook(tmp_path / "corpus.xlsx", ["file", "outlet", "date"], ["a.txt", "Herald", date(2020, 1, 31)])  # fmt: skip
    corpus = read_corpus(tmp_path)
    assert [(a.outlet, a.date) for a in corpus.articles] == [("Herald", "2020-01-31")]
    assert (corpus.problems, corpus.skipped) == ((), ())


def test_parquet_is_read_in_parts(tmp_path):
    frame = pd.DataFrame({"text": [f"{TEXT} {n}" for n in range(250)], "date": pd.Timestamp("2020-01-31"), "n": range(250)})  # fmt: skip
    frame.to_parquet(tmp_path / "t.parquet")
    drafts = read(tmp_path / "t.parquet").drafts
    assert [d.text for d in drafts] == list(frame["text"])
    assert (drafts[249].file, drafts[249].date) == ("t.parquet#250", "2020-01-31")


ARTICLE = {"maintext": TEXT, "title": "Road", "date_publish": "2020-01-31 10:00:00", "source_domain": "herald.example", "authors": ["Jane Doe"]}  # fmt: skip


def test_one_json_object_is_an_article_of_the_files_name(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE))
    reading = read(tmp_path / "a.json")
    (draft,) = reading.drafts
    assert (draft.file, draft.outlet, draft.date) == ("a.json", "herald.example", "2020-01-31")
    assert 'a.json: its column "maintext" is read as text; another is named with --map text=NAME' in reading.notes  # fmt: skip


@pytest.mark.parametrize("wrapped", [lambda rows: rows, lambda rows: {"articles": rows}])
def test_a_list_of_json_objects_is_a_table(tmp_path, wrapped):
    (tmp_path / "a.json").write_text(json.dumps(wrapped([ARTICLE, ARTICLE, 7])))
    reading = read(tmp_path / "a.json")
    assert [d.file for d in reading.drafts] == ["a.json#1", "a.json#2"]
    assert reading.skipped[0].file == "a.json#3"


def test_many_json_files_say_what_is_read_once(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.json").write_text(json.dumps(ARTICLE))
    notes = read_corpus(tmp_path).notes
    assert any(note.startswith("0.json, 1.json, 2.json and 6 more: its column") for note in notes)
    assert len(notes) < 8


def test_columns_are_mapped(tmp_path):
    (tmp_path / "t.csv").write_text(
        f'Words,Paper,Day,Head,text\n"{TEXT}",Herald,2020-01-31,Road,x\n'
    )
    columns = columns_of(Options(map="text=words, outlet=Paper,date=Day,title=Head"))
    (draft,) = read(tmp_path / "t.csv", columns).drafts
    assert (draft.text, draft.outlet, draft.date, draft.title) == (TEXT, "Herald", "2020-01-31", "Road")  # fmt: skip


def test_metadata_columns_are_mapped(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "corpus.csv").write_text("Datei;Zeitung\na.txt;Herald\n")
    columns = columns_of(Options(map="file=Datei,outlet=Zeitung"))
    assert read_corpus(tmp_path, columns=columns).articles[0].outlet == "Herald"


def test_a_mapped_column_that_is_not_there_is_refused(tmp_path):
    (tmp_path / "t.csv").write_text(f'text,Paper\n"{TEXT}",Herald\n')
    with pytest.raises(UnreadableError, match=r"it has text, Paper; .* --map title=NAME"):
        read(tmp_path / "t.csv", columns_of(Options(map="title=Head")))


@pytest.mark.parametrize("text", ["text", "text=", "=Body", "words=Body"])
def test_a_map_that_names_nothing_is_refused(text):
    with pytest.raises(OptionError, match="map"):
        Options(map=text)


@pytest.mark.parametrize("name", ["t.xlsx", "t.parquet", "t.json"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"PAR1PAR1", b"{", b"[1]", bytes(range(256)) * 9]
)
def test_what_is_no_table_is_refused_in_one_line(tmp_path, name, data):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / name).write_bytes(data)
    corpus = read_corpus(tmp_path)
    assert len(corpus.articles) == 1
    assert [item.file for item in corpus.skipped] == [name]
    assert "\n" not in corpus.skipped[0].reason
