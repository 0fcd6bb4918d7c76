"""Web pages and web archives; nothing is fetched."""

import gzip
import socket

import pytest

from attribution.corpus import web
from attribution.corpus.drafts import gather
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.files import read_file
from attribution.corpus.formats import recognise
from attribution.corpus.read import Columns, read_corpus
from tests.corpus.exports import SENTENCES, Printed, news_page, warc

pytest.importorskip("trafilatura", reason="needs attribution[web]")
pytest.importorskip("fastwarc", reason="needs attribution[web]")

PAGE = news_page(Printed(outlet="The Herald"))


def read(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    return gather(read_file(name, path, recognise(path), Columns()))


def test_menu_comments_and_notices_are_not_article(tmp_path):
    (draft,) = read(tmp_path, PAGE.encode(), "a.html").drafts
    assert draft.text == "\n\n".join(
        ["Road opens in May", *SENTENCES, *(f"Again: {text}" for text in SENTENCES)]
    )
    assert (draft.file, draft.title, draft.outlet, draft.date) == (
        "a.html", "Road opens in May", "The Herald", "2019-01-05",
    )  # fmt: skip
    assert dict(draft.further)["byline"] == "Jane Doe"


@pytest.mark.parametrize(
    ("date", "iso"), [("2019-01-05", "2019-01-05"), ("5 January 2019", "2019-01-05"), ("01/05/2019", None), ("", None)]
)  # fmt: skip
def test_the_date_is_the_one_a_page_gives_itself_and_not_guessed(tmp_path, date, iso):
    page = news_page(Printed(outlet="The Herald"), date)
    assert read(tmp_path, page.encode(), "a.html").drafts[0].date == iso


def test_the_site_is_the_outlet_and_metadata_go_before_it(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "corpus.csv").write_text(
        "file,outlet,date\na.html,Evening News,2019-02-01\nb.html,,\n"
    )
    one, two = read_corpus(tmp_path).articles
    assert (one.outlet, one.date) == ("Evening News", "2019-02-01")
    assert (two.outlet, two.date) == ("The Herald", "2019-01-05")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_pages_of_an_archive_are_read_one_by_one(tmp_path, packed, encoding):
    page = gzip.compress(PAGE.encode()) if encoding else PAGE.encode()
    data = warc({"http://www.example.org/road": page, "http://example.org/2": page}, encoding)
    name = "w.warc.gz" if packed else "w.warc"
    reading = read(tmp_path, gzip.compress(data) if packed else data, name)
    assert [d.file for d in reading.drafts] == [f"{name}#00001", f"{name}#00002"]
    assert dict(reading.drafts[0].further)["url"] == "http://www.example.org/road"
    assert reading.notes == (f"2 of 2 pages read from {name}",)


def test_a_page_without_an_article_is_counted_in_an_archive_and_named(tmp_path):
    data = warc(
        {
            "http://example.org/1": b"<html><body></body></html>",
            "http://example.org/2": PAGE.encode(),
        }
    )
    reading = read(tmp_path, data, "w.warc")
    assert reading.notes == ("1 of 2 pages read from w.warc",)
    assert reading.skipped[0].file == "w.warc#00001"


def test_a_page_that_unpacks_to_more_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 50_000)
    bomb = gzip.compress(b"<html>" + b" " * 1_000_000)
    data = warc(
        {"http://example.org/1": bomb, "http://example.org/2": gzip.compress(PAGE.encode())}, "gzip"
    )
    reading = read(tmp_path, data, "w.warc")
    assert len(reading.drafts) == 1
    assert "the limit for a page" in reading.skipped[0].reason


def test_an_archive_that_is_cut_off_gives_what_it_has(tmp_path):
    data = (
        gzip.compress(warc({"http://example.org/1": PAGE.encode()}))
        + gzip.compress(b"WARC/1.0\r\nWARC-Type: resp")[:-9]
    )
    reading = read(tmp_path, data, "w.warc.gz")
    assert len(reading.drafts) == 1


def test_a_page_opens_no_connection(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = PAGE.replace(
        "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "http://example.org/x.dtd">'
    ).replace(
        "<nav>",
        '<nav><img src="http://example.org/i.png"><iframe src="http://example.org/f"></iframe>',
    )
    assert len(read(tmp_path, page.encode(), "a.html").drafts) == 1


def test_without_the_packages_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(UnreadableError, match=r'pip install "attribution\[web\]"'):
        read(tmp_path, PAGE.encode(), "a.html")
