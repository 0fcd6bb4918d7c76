"""Tables with any separator, encoding and header."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corpus.decode import UndecodableError
from attribution.corpus.sheets import SheetError, find_column, read_sheet

KNOWN = ("file", "outlet", "date")
CELLS = st.text(
    st.characters(codec="windows-1252", exclude_categories=("C",)), min_size=1, max_size=12
).filter(lambda text: text == text.strip() and text.strip(" \t\xa0\ufeff\"'“”"))


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1252"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([str.upper, str.title, lambda name: f" {name} "]),
)
def test_a_table_is_the_same_however_it_was_written(rows, separator, encoding, end, spell):
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow([spell(name) for name in KNOWN])
    writer.writerows(rows)
    sheet = read_sheet(out.getvalue().encode(encoding), KNOWN)
    assert [find_column(sheet.header, name) for name in KNOWN] == list(sheet.header)
    if encoding != "windows-1252":  # a few such bytes can be those of another encoding
        assert [cells for _, cells in sheet.rows] == rows
        assert not sheet.flaws
    assert not (sheet.longer or sheet.shorter or sheet.broken)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    try:
        sheet = read_sheet(data, KNOWN)
    except (UndecodableError, SheetError):
        return
    assert all(len(cells) == len(sheet.header) for _, cells in sheet.rows)


@given(st.text(',;"\n ab', max_size=60))
def test_no_arrangement_of_quotation_marks_is_too_much(text):
    try:
        sheet = read_sheet(text.encode(), KNOWN, padded=True)
    except SheetError:
        return
    assert all(len(cells) == len(sheet.header) for _, cells in sheet.rows)


def test_spaces_after_separators_are_padding():
    sheet = read_sheet(b'file, outlet\na.txt, "Fox, Inc" \n', KNOWN, padded=True)
    assert sheet.rows == ((2, ("a.txt", "Fox, Inc")),)


def test_the_separator_that_excel_names_is_taken():
    sheet = read_sheet(b"sep=;\r\nfile;outlet\r\na;Fox\r\nb;Fox;x\r\n", KNOWN)
    assert (sheet.rows, sheet.longer) == (((3, ("a", "Fox")),), (4,))


def test_empty_cells_between_tabs_stay():
    sheet = read_sheet(b'file\toutlet\tdate\n"a"\t\t"2020"\n', KNOWN, padded=True)
    assert sheet.rows[0][1] == ("a", "", "2020")


def test_rows_with_too_many_or_too_few_cells_are_named_by_line():
    sheet = read_sheet(b"file,outlet\n\na,b,c\nd\ne,f,,,\n", KNOWN)
    assert (sheet.longer, sheet.shorter) == ((3,), (4,))
    assert sheet.rows == ((4, ("d", "")), (5, ("e", "f")))


def test_only_the_row_whose_quotation_marks_do_not_pair_is_lost():
    sheet = read_sheet(b'file,outlet\na,"Fox\nb,"CNN"\nc,"A ""B"" C"\n', KNOWN)
    assert sheet.broken == (2,)
    assert sheet.rows == ((3, ("b", "CNN")), (4, ("c", 'A "B" C')))


def test_quotation_marks_of_an_unquoted_tab_table_belong_to_the_text():
    sheet = read_sheet(b'text\toutlet\n"No," he said.\tFox\n', ("text",))
    assert sheet.rows[0][1] == ('"No," he said.', "Fox")


def test_a_column_alone_may_hold_commas():
    sheet = read_sheet(b"text\nYes, he said\nNo, she said\n", ("text",))
    assert [cells for _, cells in sheet.rows] == [("Yes, he said",), ("No, she said",)]


def test_null_characters_are_left_out_and_named():
    sheet = read_sheet(b"file,outlet\na,Fo\0x\n" + b"b,CNN\n" * 30, KNOWN)
    assert sheet.rows[0][1] == ("a", "Fox")
    assert "1 null character" in sheet.flaws[0]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" , ,\n"])
def test_a_table_without_content_is_empty(data):
    with pytest.raises(SheetError, match="empty"):
        read_sheet(data, KNOWN)
