"""Untidy folders: what is read, listed, or passed over."""

import os
import socket

import pytest

from attribution.corpus.listing import list_folder


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "articles"
    inside.mkdir()
    (inside / "a.txt").write_text("a")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "s.txt").write_text("s")
    return inside


def names(folder) -> list[str]:
    return [name for name, _ in list_folder(folder).articles]


def skipped(folder) -> dict[str, str]:
    return {item.file: item.reason for item in list_folder(folder).skipped}


def test_txt_is_read_in_any_case(folder):
    (folder / "F.TXT").write_text("f")
    (folder / "G.Txt").write_text("g")
    assert names(folder) == ["F.TXT", "G.Txt", "a.txt"]
    assert skipped(folder) == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("b.xml", "save the page as .html or its text as .txt"),
        ("b.pdf", "save the text as .txt"),
        ("b.rtf", "plain text"),
        ("b.md", "save it as .txt"),
        ("b", "save it as .txt"),
        ("b.ods", "save the table as .xlsx or CSV"),
        ("b.jpg", "images"),
        ("b.zip", "unpack"),
        ("Sub/corpus.csv", "metadata belong in one corpus.csv"),
    ],
)
def test_every_other_file_is_listed_with_what_to_do(folder, name, reason):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("b")
    assert reason in skipped(folder)[name]


def test_files_that_may_hold_articles_are_opened(folder):
    for name in ("b.HTM", "c.docx", "d.csv", "e.xlsx", "f.warc.gz", "g.eml"):
        (folder / name).write_text("b")
    assert names(folder) == ["a.txt", "b.HTM", "c.docx", "d.csv", "e.xlsx", "f.warc.gz", "g.eml"]


def test_a_thousand_pictures_are_one_entry(folder):
    for number in range(1000):
        (folder / f"{number:03}.jpg").touch()
    assert list(skipped(folder)) == ["000.jpg, 001.jpg, 002.jpg and 997 more"]


def test_what_systems_and_programs_leave_is_passed_over(folder):
    for name in (".DS_Store", "._a.txt", ".git/x.txt", "Thumbs.db", "desktop.ini", "~$a.docx",
                 "__MACOSX/a.txt"):  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    assert names(folder) == ["a.txt"]
    assert skipped(folder) == {}


def test_a_study_in_the_folder_is_passed_over_but_not_articles_beside_it(folder):
    out = folder / "out"
    out.mkdir()
    for name in ("run.json", "statements.parquet", "statements.csv", "groups.jsonl", "report.pdf",
                 "report-01.png", "speakers.svg", "own.txt"):  # fmt: skip
        (out / name).write_text("x")
    assert names(folder) == ["a.txt", "out/own.txt"]
    assert skipped(folder) == {}


@pytest.mark.parametrize(
    "target", ["../secrets/s.txt", "../secrets", "/etc", "../articles/../secrets"]
)
def test_links_to_the_outside_are_not_followed(folder, target):
    (folder / "link.txt").symlink_to(target)
    (folder / "chain.txt").symlink_to("link.txt")
    assert names(folder) == ["a.txt"]
    assert set(skipped(folder)) == {"link.txt", "chain.txt"}
    assert "outside the folder" in skipped(folder)["chain.txt"]


def test_links_inside_are_read_once_and_loops_end(folder):
    (folder / "Sub").mkdir()
    (folder / "Sub" / "b.txt").write_text("b")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "h.txt").write_text("h")
    for link, target in (("0.txt", "a.txt"), ("Again", "Sub"), ("loop", "."), ("Sub/up", ".."),
                         ("Shown", ".hidden"), ("Shown2", ".hidden")):  # fmt: skip
        (folder / link).symlink_to(target)
    assert names(folder) == ["Shown/h.txt", "Sub/b.txt", "a.txt"]
    assert skipped(folder) == {}


def test_links_to_nothing_and_to_themselves_are_listed(folder):
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "self.txt").symlink_to("self.txt")
    assert set(skipped(folder)) == {"gone.txt", "self.txt"}


def test_a_folder_reached_by_a_link_is_read(folder, tmp_path):
    (tmp_path / "there").symlink_to("articles")
    assert names(tmp_path / "there") == ["a.txt"]


def test_pipes_and_sockets_do_not_hang_and_folders_are_no_files(folder, monkeypatch):
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("sock.txt")
        (folder / "dir.txt").mkdir()
        (folder / "to-pipe.txt").symlink_to("pipe.txt")
        assert names(folder) == ["a.txt"]
        assert set(skipped(folder)) == {"pipe.txt", "sock.txt", "to-pipe.txt"}


def test_names_that_are_no_utf_8_are_shown_and_stay_apart(folder):
    for name in (b"caf\xe8.txt", b"caf\xe9.txt"):
        with open(os.path.join(os.fsencode(folder), name), "w") as file:  # noqa: PTH118, PTH123
            file.write("x")
    assert names(folder) == ["a.txt", "caf\ufffd.txt", "caf\ufffd-2.txt"]
    assert "not UTF-8" in list_folder(folder).notes[0]


def test_the_table_of_metadata_is_found_in_any_case_and_the_exact_name_goes_before(folder):
    (folder / "Corpus.CSV").write_text("x")
    assert list_folder(folder).metadata == folder / "Corpus.CSV"
    (folder / "corpus.csv").write_text("x")
    listing = list_folder(folder)
    assert listing.metadata == folder / "corpus.csv"
    assert "Corpus.CSV: not used" in listing.problems[0]
