"""Hostile files: bombs, entities, sizes; each is refused with the limit named."""

import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corpus import limits
from attribution.corpus.limits import parse_page
from attribution.corpus.read import read_corpus
from tests.corpus.exports import (  # fmt: skip
    SENTENCES,
    Printed,
    factiva_page,
    nexis_paragraphs,
    paragraph,
    write_docx,
)

TEXT = " ".join(SENTENCES)


def reasons(folder) -> dict[str, str]:
    """What is said of each skipped file, beside one article that is read."""
    (folder / "a.txt").write_text(TEXT)
    corpus = read_corpus(folder)
    assert [article.file for article in corpus.articles] == ["a.txt"]
    return {item.file: item.reason for item in corpus.skipped}


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1_000_000)
    for name in ("b.docx", "b.xlsx"):
        inside = "word/document.xml" if name == "b.docx" else "xl/workbook.xml"
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(inside, "<a/>")
            package.writestr("media/image1.png", bytes(2_000_000))
    found = reasons(tmp_path)
    assert set(found) == {"b.docx", "b.xlsx"}
    assert all("unpacks to more than 300 MB, the limit" in reason for reason in found.values())


def test_entities_are_refused(tmp_path):
    lines = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    write_docx(tmp_path / "e.docx", [paragraph(TEXT)], before=lines + "]>")
    write_docx(tmp_path / "f.docx", [paragraph(TEXT)], before='<!DOCTYPE x SYSTEM "file:///etc/passwd">')  # fmt: skip
    found = reasons(tmp_path)
    assert set(found) == {"e.docx", "f.docx"}
    assert all("declares a document type" in reason for reason in found.values())


def test_entities_of_a_page_are_not_resolved():
    tree = parse_page('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>')  # fmt: skip
    assert "root:" not in "".join(tree.itertext())


def test_a_page_larger_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_EXPORT_BYTES", 10_000)
    (tmp_path / "p.html").write_text(factiva_page([Printed(body=SENTENCES * 100)], True))
    assert "the limit" in reasons(tmp_path)["p.html"]


def test_a_locked_or_damaged_word_file_is_skipped(tmp_path):
    whole = write_docx(tmp_path / "w.docx", nexis_paragraphs([Printed()])).read_bytes()
    (tmp_path / "w.docx").unlink()
    (tmp_path / "cut.docx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "torn.docx").write_bytes(whole[:100] + bytes(60) + whole[160:])
    (tmp_path / "old.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    found = reasons(tmp_path)
    assert set(found) == {"cut.docx", "torn.docx", "old.doc"}
    assert "save them as .docx" in found["old.doc"]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["a.html", "a.docx", "a.xlsx", "a.json", "a.eml", "a.parquet", "a.warc", "a.warc.gz", "a.txt"]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b", b"WARC/1.0\r\n", b"PAR1", b"<html>", b"{", b"MIME-Version: 1.0\nContent-Type: text/html\n\n"]),
)  # fmt: skip
def test_any_bytes_under_any_name_are_read_or_named(tmp_path_factory, name, data, start):
    folder = tmp_path_factory.mktemp("any")
    (folder / name).write_bytes(start + data)
    corpus = read_corpus(folder, any_language=True)
    assert len(corpus.articles) + len(corpus.skipped) >= 1
    for line in (*corpus.problems, *corpus.notes, *(item.reason for item in corpus.skipped)):
        assert "\n" not in line.strip()
        line.encode()
