"""Text on its way out."""

import csv
import json
import xml.etree.ElementTree as ET

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from attribution.harmless import in_cell, in_drawing, in_json, in_terminal, in_xml, storable
from attribution.study.stored import write_csv

ANYTHING = st.text(alphabet=st.characters(codec=None), max_size=40)
SURROGATES = st.text(alphabet=st.sampled_from("a\ud800\udfff\x1b\x9b\u202e\x00\n\r=é"), max_size=20)
ANY_TEXT = ANYTHING | SURROGATES
RED = "\x1b[31mred\x1b]0;title\x07"


def test_escape_sequences_are_shown_and_not_obeyed():
    assert in_terminal(RED) == "␛[31mred␛]0;title␇"


def test_a_name_with_line_ends_is_one_line():
    assert in_terminal("a\r\nskipped: b\x85c\u2028d") == "a  skipped: b c d"


def test_a_change_of_direction_is_shown():
    assert in_terminal("abc\u202etxt.exe") == "abc\ufffdtxt.exe"


def test_formulas_are_words_in_a_cell():
    assert in_cell("=1+1") == "'=1+1"
    assert in_cell("1+1\x1b") == "1+1\ufffd"
    assert in_cell("\n=1+1") == "'\n=1+1"
    assert in_cell("＝1+1") == "'＝1+1"


def test_a_line_end_in_a_cell_begins_no_row(tmp_path):
    cells = ["a\r=1+1", "\r=1", "b\r\n=2", "c"]
    write_csv(pd.DataFrame({"text": pd.Series(cells, dtype="string")}), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        rows = [row[0] for row in csv.reader(file)]
    assert rows == ["text", "a\n=1+1", "'\n=1", "b\r\n=2", "c"]


def test_what_no_font_draws_is_shown_as_unknown_or_left_out():
    assert in_drawing("a\U0001fffeb\ue000c\u0378") == "a\ufffdb\ufffdc\ufffd"
    assert in_drawing("a\U000e0041\u061cb") == "ab"
    assert in_drawing("习 🦄 e\u0301 \u200d") == "习 🦄 e\u0301 \u200d"


@given(ANY_TEXT)
def test_terminal_cells_and_storage_keep_every_other_character(text):
    assert len(in_terminal(text)) == len(storable(text)) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in in_terminal(text))
    in_terminal(text).encode("utf-8")
    assert len(in_cell(text)) - len(text) in (0, 1)


@given(ANY_TEXT)
def test_json_gives_back_what_was_put_in(text):
    written = in_json({"text": text})
    assert json.loads(written) == {"text": storable(text)}
    assert all(c.isprintable() or c not in RED + "\x85\x9b\u202e" for c in written)


@given(ANY_TEXT)
def test_a_drawing_is_xml(text):
    escaped = in_drawing(text).replace("&", "&amp;").replace("<", "&lt;")
    ET.fromstring(f"<text>{escaped}</text>")


@given(ANY_TEXT)
def test_xml_gives_back_what_it_can_hold(text):
    element = etree.Element("text", value=in_xml(text))
    element.text = in_xml(text)
    read = etree.fromstring(etree.tostring(element))
    assert (read.text or "") == read.get("value") == in_xml(text)
    assert len(in_xml(text)) == len(text)
    assert in_xml(in_xml(text)) == in_xml(text)
