"""A workbook is read back by openpyxl: the same cells, all of them text where they are text."""

import json

import openpyxl
import pandas as pd
import pytest

from attribution.exports.xlsx import MOST_CHARACTERS, write_book
from attribution.harmless import in_xml
from tests.conftest import make_study as make_small_study
from tests.exports.studies import make_study, parts_of


@pytest.fixture(scope="module")
def study():
    """Articles with all that slips."""
    return make_study()


@pytest.fixture(scope="module")
def book(study, tmp_path_factory):
    """Its workbook, opened again."""
    path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
    study.export(path, "xlsx")
    return openpyxl.load_workbook(path)


def as_written(name: str, value: object) -> object:
    """What a cell should hold."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if value is None or (not isinstance(value, str) and pd.isna(value)) or value == "":
        return None
    return in_xml(value).replace("_x0041_", "_x005F_x0041_") if isinstance(value, str) else value


def test_every_cell_of_every_table_is_read_back(study, book):
    tables = study.tables.by_name()
    assert book.sheetnames == [*tables, "about"]
    for name, table in tables.items():
        head, *rows = [[cell.value for cell in row] for row in book[name].rows]
        assert head == list(table.columns)
        expected = [
            [as_written(name, row[column]) for column in head] for row in table.to_dict("records")
        ]
        assert rows == expected


def test_places_in_the_workbook_give_the_words(study, book):
    """As a reader of the workbook alone finds them."""
    read = {
        name: [dict(zip([c.value for c in sheet[1]], row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]
        for name, sheet in ((name, book[name]) for name in ("articles", "statements"))
    }  # fmt: skip
    # the one text with what looks like an escape is longer by it in openpyxl, not in Excel
    texts = {
        row["article"]: (row["text"] or "").replace("_x005F_", "_") for row in read["articles"]
    }
    found = {
        (row["statement_id"], role, number): texts[row["article"]][start:end]
        for row in read["statements"]
        for role in ("content", "cue", "source")
        for number, (start, end) in enumerate(json.loads(row[role]), start=1)
    }
    assert found == {place: in_xml(words) for place, words in parts_of(study).items()}


def test_nothing_is_a_formula_or_an_error(tmp_path):
    cells = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "#N/A",
        "#DIV/0!",
        "TRUE",
        "2020-01-31",
        "1e5",
    ]
    study = make_small_study(
        [("Herald", name, "direct", f"words {n}") for n, name in enumerate(cells)]
    )
    study.export(tmp_path / "a.xlsx", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["speakers"]
    column = list(sheet["B"][1:])
    assert sorted(cell.value for cell in column) == sorted(cells)
    assert {cell.data_type for cell in column} == {"s"}
    marked = {cell.value for cell in column if cell.quotePrefix}
    assert marked == set(cells[:4])


def test_sheets_can_be_filtered_and_keep_their_head_in_view(study, book):
    for name in study.tables.by_name():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        widths = [column.width for column in sheet.column_dimensions.values()]
        assert len(widths) == sheet.max_column
        assert all(8 <= width <= 70 for width in widths)


def test_long_cells_are_wrapped_but_for_whole_articles(tmp_path):
    study = make_study({"a.txt": "word " * 90}, [("a.txt", "indirect", "", ["word " * 40], [], [])])
    study.export(tmp_path / "a.xlsx", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    wrapped = {
        (sheet.title, sheet.cell(1, cell.column).value)
        for sheet in (book["articles"], book["statements"])
        for cell in sheet[2]
        if cell.alignment.wrap_text
    }
    assert ("statements", "content_text") in wrapped
    assert ("articles", "text") not in wrapped
    heights = [book[name].row_dimensions[2].height for name in ("articles", "statements")]
    assert heights == [15, 15 * 3]


@pytest.mark.parametrize("character", ["é", "😀"])
def test_a_cell_that_is_too_long_is_cut_and_named(tmp_path, character):
    units = len(character.encode("utf-16-le")) // 2
    fits = character * (MOST_CHARACTERS // units)
    study = make_study({"fits.txt": fits, "long.txt": fits + "xy" * 9}, [])
    notes = study.export(tmp_path / "a.xlsx", "xlsx")
    assert notes == [
        "1 cell cut at the 32,767 characters a cell can hold (articles: long.txt, text); the Parquet"
        " tables have them whole"
    ]
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    column = study.articles.columns.get_loc("text") + 1
    whole, cut = (book["articles"].cell(row, column).value for row in (2, 3))
    assert whole == fits
    assert len(cut.encode("utf-16-le")) // 2 in (MOST_CHARACTERS - 1, MOST_CHARACTERS)
    assert cut.endswith("…")
    assert fits.startswith(cut[:-1])
    assert notes[0] in [cell.value for cell in book["about"]["C"]]


def test_a_table_that_is_too_long_goes_on_in_further_sheets(study, tmp_path):
    notes = write_book(tmp_path / "a.xlsx", study.tables, study.run, most_rows=6)
    assert notes[1] == (
        "statements has 12 rows, a sheet at most 6: it goes on in further sheets, statements to"
        " statements 3"
    )
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheets = [book[name] for name in ("statements", "statements 2", "statements 3")]
    assert [sheet.max_row for sheet in sheets] == [6, 6, 3]
    found = [row[0].value for sheet in sheets for row in sheet.iter_rows(min_row=2)]
    assert found == study.statements["statement_id"].tolist()


def test_every_column_is_explained(study, book):
    told = {
        (row[0], row[1]): row[2] for row in book["about"].iter_rows(min_row=2, values_only=True)
    }
    for name, table in study.tables.by_name().items():
        for column in table.columns:
            assert told[name, column]


def test_pandas_reads_it(study, tmp_path):
    study.export(tmp_path / "a.xlsx", "xlsx")
    read = pd.read_excel(tmp_path / "a.xlsx", sheet_name="statements", keep_default_na=False)
    assert read["confidence"].tolist() == study.statements["confidence"].tolist()


def test_it_holds_no_time_of_writing(book):
    assert (book.properties.created.year, book.properties.modified.year) == (1980, 1980)
