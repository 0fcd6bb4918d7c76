"""Reading folders and tables, good and bad."""

import json
import os
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corpus.read import Columns, CorpusError, read_corpus, stream_corpus
from attribution.types import Article, Note, Problem, Skipped

TEXT = (
    "The minister said that the road would be open in May and that it was not too late for the"
    " workers who had asked her to wait until the end of the winter.\n"
)
GERMAN = (
    "Der Minister sagte, dass die Straße im Mai wieder offen sein werde und dass es für die"
    " Arbeiter noch nicht zu spät sei, die ihn gebeten hatten, bis zum Ende des Winters zu warten.\n"
)


def test_corpus_csv_gives_outlet_date_and_title(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "corpus.csv").write_text("file,outlet,date,title\na.txt,Herald,2020-02-01,Road\n")
    (article,) = read_corpus(tmp_path).articles
    assert (article.outlet, article.date, article.title) == ("Herald", "2020-02-01", "Road")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Road opens\n\n{TEXT}", "Road opens"),
        (f"Share this on Facebook\n\nRoad opens\n\n{TEXT}", "Road opens"),
        (f"{TEXT}\nRoad opens\n\n{TEXT}", None),
        (TEXT, None),
    ],
)
def test_a_heading_is_the_title_where_no_article_stands_above_it(tmp_path, text, title):
    (tmp_path / "a.txt").write_text(text)
    assert read_corpus(tmp_path).articles[0].title == title


def test_a_subfolder_is_the_outlet(tmp_path):
    (tmp_path / "Courier").mkdir()
    (tmp_path / "Courier" / "a.txt").write_text(TEXT)
    (article,) = read_corpus(tmp_path).articles
    assert (article.file, article.outlet) == ("Courier/a.txt", "Courier")


def test_an_unknown_outlet_is_noted(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    corpus = read_corpus(tmp_path)
    assert corpus.articles[0].outlet == "unknown"
    assert "1 of 1 articles name no outlet" in corpus.notes[0]


def test_binary_file_is_skipped_and_the_rest_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    corpus = read_corpus(tmp_path)
    assert [a.file for a in corpus.articles] == ["a.txt"]
    assert corpus.skipped[0].file == "b.txt"
    assert "not a text file" in corpus.skipped[0].reason


def test_windows_1252_is_decoded_and_noted(tmp_path):
    (tmp_path / "a.txt").write_bytes(("“Café,” she said. " + TEXT).encode("windows-1252"))
    corpus = read_corpus(tmp_path)
    assert corpus.articles[0].text.startswith("“Café,”")
    assert any("Windows-1252" in note for note in corpus.notes)


def test_a_text_that_is_not_english_is_skipped_unless_wanted(tmp_path):
    (tmp_path / "a.txt").write_text(GERMAN)
    assert "German" in read_corpus(tmp_path).skipped[0].reason
    assert len(read_corpus(tmp_path, any_language=True).articles) == 1


def test_a_table_without_the_text_column_names_those_it_has(tmp_path):
    (tmp_path / "t.csv").write_text("words,outlet\nx,y\n")
    with pytest.raises(CorpusError, match="it has words, outlet"):
        read_corpus(tmp_path / "t.csv")


def test_table_columns_can_be_named(tmp_path):
    (tmp_path / "t.jsonl").write_text(
        '{"body": "' + TEXT.strip() + '", "paper": "Herald", "day": "3 May 2020"}\n'
    )
    (article,) = read_corpus(tmp_path / "t.jsonl", columns=Columns("body", "paper", "day")).articles
    assert (article.outlet, article.date) == ("Herald", "2020-05-03")


def test_a_broken_line_of_a_table_is_skipped(tmp_path):
    (tmp_path / "t.jsonl").write_text('{"text": "' + TEXT.strip() + '"}\n{oops\n')
    corpus = read_corpus(tmp_path / "t.jsonl")
    assert len(corpus.articles) == 1
    assert corpus.skipped[0].file == "t.jsonl#2"


@pytest.mark.parametrize("name", ["", "none"])
def test_an_empty_or_absent_folder_is_refused(tmp_path, name):
    with pytest.raises(CorpusError):
        read_corpus(tmp_path / name)


def test_offsets_index_the_bytes_as_decoded(tmp_path):
    text = "\ufeff" + "Road opens\r\n\r\n" + TEXT.strip() + "\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (article,) = read_corpus(tmp_path).articles
    assert article.text == text.removeprefix("\ufeff")
    assert [p.of(article.text) for p in article.paragraphs] == ["Road opens", TEXT.strip()]


def test_the_first_level_of_nested_folders_is_the_outlet(tmp_path):
    (tmp_path / "The Daily Times" / "2020").mkdir(parents=True)
    (tmp_path / "The Daily Times" / "2020" / "c.txt").write_text(TEXT)
    (article,) = read_corpus(tmp_path).articles
    assert (article.file, article.outlet) == ("The Daily Times/2020/c.txt", "The Daily Times")


def test_folders_that_differ_in_case_are_one_outlet(tmp_path):
    for name in ("Fox", "fox "):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT)
    corpus = read_corpus(tmp_path)
    assert {article.outlet for article in corpus.articles} == {"Fox"}
    assert "only are one, Fox" in corpus.notes[0]


def test_a_semicolon_table_of_metadata_is_used(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "Corpus.csv").write_text("File;Outlet;Date\nA;Herald;31.01.2020\n")
    corpus = read_corpus(tmp_path)
    assert (corpus.articles[0].outlet, corpus.articles[0].date) == ("Herald", "2020-01-31")
    assert (corpus.problems, corpus.skipped) == ((), ())


def test_metadata_of_a_file_that_is_skipped_are_no_problem(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text("<p>")
    (tmp_path / "corpus.csv").write_text("file,outlet\na.txt,Herald\nb.html,Herald\n")
    corpus = read_corpus(tmp_path)
    assert corpus.problems == ()
    assert [item.file for item in corpus.skipped] == ["b.html"]


def test_a_page_saved_as_txt_is_read_as_a_page(tmp_path):
    (tmp_path / "b.txt").write_text(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>")
    assert read_corpus(tmp_path).articles[0].text == TEXT.strip()


def test_a_page_in_a_table_is_refused(tmp_path):
    page = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": page}))
    assert (
        "a web page (HTML), not plain text" in read_corpus(tmp_path / "t.jsonl").skipped[0].reason
    )


def test_a_folder_without_articles_says_what_it_holds(tmp_path):
    for name in ("a.pdf", "b.pdf", "c.odt"):
        (tmp_path / name).touch()
    with pytest.raises(CorpusError, match=r"holds no articles, but 2 .pdf, 1 .odt"):
        read_corpus(tmp_path)


def test_a_truncated_utf_16_file_is_read_and_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16")[:-1])
    corpus = read_corpus(tmp_path)
    assert corpus.articles[0].text == TEXT[:-1]
    assert "a.txt is damaged" in corpus.problems[0]


def test_an_article_whose_name_is_no_utf_8_is_read(tmp_path):
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "w") as file:  # noqa: PTH118, PTH123
        file.write(TEXT)
    corpus = read_corpus(tmp_path)
    assert corpus.articles[0].file == "caf\ufffd.txt"
    assert "not UTF-8" in corpus.notes[0]


def test_many_files_of_one_encoding_are_one_note(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.txt").write_bytes(("“Café” " + TEXT).encode("windows-1252"))
    notes = [note for note in read_corpus(tmp_path).notes if "Windows-1252" in note]
    assert notes == ["0.txt, 1.txt, 2.txt and 6 more: read as Windows-1252"]


@settings(deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_in_a_folder_are_read_or_named(tmp_path_factory, article, metadata):
    folder = tmp_path_factory.mktemp("folder")
    (folder / "a.txt").write_bytes(article)
    (folder / "corpus.csv").write_bytes(metadata)
    corpus = read_corpus(folder, any_language=True)
    assert len(corpus.articles) + len(corpus.skipped) == 1
    for line in (*corpus.problems, *corpus.notes):
        line.encode()


def test_a_stream_holds_what_a_corpus_holds_in_the_same_order(tmp_path):
    for name, text in (("b.txt", TEXT), ("a.txt", TEXT), ("c.txt", GERMAN), ("d.pdf", "")):
        (tmp_path / name).write_text(text)
    (tmp_path / "corpus.csv").write_text("file,outlet,date\na.txt,Herald,soon\ne.txt,Herald,\n")
    corpus, found = read_corpus(tmp_path), list(stream_corpus(tmp_path))
    assert [item for item in found if isinstance(item, Article)] == list(corpus.articles)
    assert [item for item in found if isinstance(item, Skipped)] == list(corpus.skipped)
    assert [item.text for item in found if isinstance(item, Problem)] == list(corpus.problems)
    notes = [item.text for item in found if isinstance(item, Note)]
    assert notes == list(corpus.notes[: len(notes)])
    assert [a.file for a in corpus.articles] == ["a.txt", "b.txt"]


def test_no_text_is_kept_after_its_article(tmp_path):
    row = {"text": TEXT * 100, "outlet": "Herald"}
    with (tmp_path / "t.jsonl").open("w") as file:
        for number in range(80):
            file.write(json.dumps({**row, "id": f"a{number}"}) + "\n")
    (tmp_path / "folder").mkdir()
    for number in range(80):
        (tmp_path / "folder" / f"{number}.txt").write_text(row["text"])
    next(stream_corpus(tmp_path / "t.jsonl"))  # what is loaded once is loaded
    for path in (tmp_path / "t.jsonl", tmp_path / "folder"):
        tracemalloc.start()
        assert sum(isinstance(item, Article) for item in stream_corpus(path)) == 80
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 80 * len(row["text"]) / 2
