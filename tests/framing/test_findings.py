"""What holds between sides, in sentences."""

import pandas as pd
import pytest

from attribution.framing.contrast import differences
from attribution.framing.findings import findings, say_none, tell
from attribution.framing.phrases import find_phrase
from attribution.lexicons import read_lexicon
from attribution.tables import MEASURES, make_table
from tests.framing.toys_of_counts import make_compared, make_observed

ROW = {
    "measure": "source class", "group": "official", "outlet": "FOX", "outlet_b": "NYT",
    "unit": "share", "value": 0.13, "value_of_outlet": 0.44, "value_of_outlet_b": 0.31,
    "low": 0.07, "high": 0.19, "p": 0.0001, "p_holm": 0.003, "stories": 42, "statements": 1204,
    "design": "paired by story", "texts": "all", "note": "", "period": "",
}  # fmt: skip


def table(*rows: dict) -> pd.DataFrame:
    return make_table([ROW | row for row in rows], MEASURES)


def test_a_finding_is_a_sentence_with_its_numbers():
    assert findings(table({}))["sentence"].tolist() == [
        "FOX gives officials 44 % of its statements, NYT 31 %: 13 points more"
        " (95 % 7 to 19; 42 stories, 1,204 statements)."
    ]


def test_a_difference_the_other_way_is_turned():
    turned = {"value": -0.13, "low": -0.19, "high": -0.07, "value_of_outlet": 0.31, "value_of_outlet_b": 0.44}  # fmt: skip
    (row,) = findings(table(turned)).to_dict("records")
    assert (row["outlet"], row["outlet_b"], row["value"]) == ("NYT", "FOX", 0.13)
    assert row["sentence"].startswith("NYT gives officials 44 % of its statements, FOX 31 %: 13")
    assert "(95 % 7 to 19;" in row["sentence"]


def test_only_what_holds_after_correction_and_without_copies_is_a_finding():
    rows = table(
        {"group": "official"},
        {"group": "expert", "p_holm": 0.05},
        {"group": "citizen", "p_holm": None, "p": None},
        {"group": "media"},
        {"group": "state"},
        {"group": "official", "texts": "without copies", "p_holm": 0.4, "value": 0.02},
        {"group": "media", "texts": "without copies", "value": -0.01},
        {"group": "expert", "texts": "without copies", "p_holm": 0.001},
    )
    assert findings(rows)["group"].tolist() == ["official"]  # state is nowhere without copies
    assert findings(rows[:5])["group"].tolist() == ["official", "media", "state"]


def test_shares_come_first_then_means_each_by_size():
    rows = table(
        {"group": "small"},
        {"group": "large", "value": -0.4, "value_of_outlet": 0.1, "value_of_outlet_b": 0.5},
        {"measure": "words per quotation", "group": "", "unit": "mean", "value": 4.0,
         "value_of_outlet": 18.0, "value_of_outlet_b": 14.0},
        {"measure": "scare quotes", "group": "", "unit": "mean", "value": 0.9,
         "value_of_outlet": 0.9, "value_of_outlet_b": 0.0},
    )  # fmt: skip
    found = findings(rows)
    assert found["measure"].tolist() == ["source class", "source class", "scare quotes", "words per quotation"]  # fmt: skip
    assert found["group"].tolist()[:2] == ["large", "small"]


def test_none_is_an_empty_table_that_says_what_was_looked_at():
    rows = table({"p_holm": 1.0}, {"p_holm": 0.2, "group": "expert", "stories": 50})
    assert findings(rows).empty
    assert "sentence" in findings(rows)
    assert say_none(rows) == (
        "No difference holds: 2 differences in 1 measure between 1 pair of sides were tested over"
        " 42 to 50 stories, and none has p < .05 when corrected for so many tests (Holm)."
    )
    few = table({"design": "descriptive", "p": None, "p_holm": None, "stories": 1})
    assert "no two sides cover ten stories together (at most 1 story)" in say_none(few)
    assert say_none(rows.head(0)).startswith("Nothing was compared")


def test_sentences_of_real_differences():
    rows = [(side, f"s{n}", hits + n % 3 * 2, 40) for side, hits in (("A", 10), ("B", 7)) for n in range(12)]  # fmt: skip
    rows[0] = ("A", "s0", 12, 40)
    table = differences(make_compared(rows), make_observed(rows, "mixed", "form"))
    found = findings(table.assign(p_holm=table["p"]))
    assert found["sentence"].tolist() == [
        "A mixes quotation and paraphrase in 30.4 % of its statements, B in 22.5 %: 7.9 points more"
        " (95 % 7.0 to 8.8; 12 stories, 960 statements)."
    ]


def test_what_signs_tell_has_no_interval():
    told = tell(ROW | {"measure": "last word", "low": None, "high": None, "p": 0.000488, "value_of_outlet": 1.0, "value_of_outlet_b": 0.0, "value": 1.0})  # fmt: skip
    assert told == (
        "FOX gives officials the last word in 100 % of its articles, NYT in 0 %: 100 points more"
        " (p = 0.00049 by a sign test; 42 stories, 1,204 statements)."
    )


def test_words_are_told_as_words():
    told = tell(ROW | {"measure": "words per quotation", "group": "", "unit": "mean", "value": 4, "value_of_outlet": 18, "value_of_outlet_b": 14, "low": -0.5, "high": 8.5})  # fmt: skip
    assert told.startswith("FOX quotes 18.0 words at a time, NYT 14.0 words: 4.0 words more (95 % −0.5 to 8.5;")  # fmt: skip


def test_measures_without_a_phrase_are_told_by_name():
    told = tell(ROW | {"measure": "sundry", "group": "{value} {x"})
    assert told.startswith("FOX has 44 % in “sundry ((value) (x)”, NYT 31 %: 13 points more")


@pytest.mark.parametrize("row", read_lexicon("framing", "phrases.csv"), ids=lambda row: row["measure"])  # fmt: skip
def test_every_phrase_holds_a_value_and_has_a_unit(row):
    phrase = find_phrase(row["measure"].replace("*", "citizen"), row["group"] or "citizen", "share")
    assert phrase.text.count("{value}") == 1
    assert "{" not in phrase.text.replace("{value}", "")
    assert "*" not in phrase.text
    assert phrase.unit in ("share", "words", "number")
    assert None not in row  # no cell too many
