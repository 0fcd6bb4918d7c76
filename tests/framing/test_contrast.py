"""Differences of two sides, paired by story."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from attribution.framing.compared import ComparisonError
from attribution.framing.contrast import contrast, differences
from attribution.framing.intervals import holm
from attribution.framing.observed import Observed, gather
from attribution.tables import MEASURES, make_table
from tests.framing.toys_of_counts import (
    make_compared,
    make_observed,
    make_tables,
    observe_direct,
)

COURIER = [4, 3, 4, 2, 5, 3, 4, 4, 3, 5]
HERALD = [3, 1, 4, 2, 2, 1, 3, 4, 1, 2]
ROWS = [("Courier", f"s{n}", hits, 5) for n, hits in enumerate(COURIER)]
ROWS += [("Herald", f"s{n}", hits, 10) for n, hits in enumerate(HERALD)]


def test_a_difference_is_the_mean_of_the_stories_differences():
    (row,) = differences(make_compared(ROWS), make_observed(ROWS)).to_dict("records")
    one, other = np.array(COURIER) / 5, np.array(HERALD) / 10
    oracle = stats.ttest_rel(one, other)
    assert row["value"] == pytest.approx(0.74 - 0.23)
    assert (row["value_of_outlet"], row["value_of_outlet_b"]) == pytest.approx((0.74, 0.23))
    assert row["p"] == pytest.approx(oracle.pvalue)
    assert (row["low"], row["high"]) == pytest.approx(tuple(oracle.confidence_interval(0.95)))
    assert (row["count"], row["base"], row["statements"]) == (60, 150, 150)
    assert (row["articles"], row["stories"], row["design"]) == (20, 10, "paired by story")
    assert row["note"] == ""


def test_stories_of_one_side_stand_aside():
    more = [*ROWS, ("Courier", "s90", 0, 5), ("Herald", "s91", 10, 10), ("Herald", "s92", 0, 0)]
    (row,) = differences(make_compared(more), make_observed(more)).to_dict("records")
    assert row["value"] == pytest.approx(0.51)
    assert (row["stories"], row["articles"]) == (10, 20)


def test_several_articles_of_a_story_are_summed_up():
    more = [*ROWS, ("Courier", "s0", 0, 5)]  # then Courier has 4 of 10 in s0, .4 less
    (row,) = differences(make_compared(more), make_observed(more)).to_dict("records")
    assert row["value"] == pytest.approx(0.51 - 0.4 / 10)


def test_fewer_than_ten_stories_are_described():
    rows = ROWS[:9] + ROWS[10:19]
    (row,) = differences(make_compared(rows), make_observed(rows)).to_dict("records")
    assert row["value"] == pytest.approx((32 / 5 - 21 / 10) / 9)
    assert row["design"] == "descriptive"
    assert pd.isna([row["p"], row["p_holm"], row["low"]]).all()
    assert "not tested" in row["note"]
    assert "cannot be told apart" not in row["note"]


def test_with_one_article_each_the_note_says_what_cannot_be_told_apart():
    rows = [("Courier", "s0", 4, 5), ("Herald", "s0", 3, 10)]
    (row,) = differences(make_compared(rows), make_observed(rows)).to_dict("records")
    assert row["value"] == pytest.approx(0.5)
    assert "a side and its article cannot be told apart" in row["note"]


def test_without_a_common_story_the_sides_values_are_subtracted():
    rows = [("Courier", "s0", 4, 5), ("Courier", "s1", 1, 5), ("Herald", "s2", 1, 10)]
    (row,) = differences(make_compared(rows), make_observed(rows)).to_dict("records")
    assert row["value"] == pytest.approx(0.5 - 0.1)
    assert row["stories"] == 0
    assert row["note"].startswith("no story that both cover")


def test_a_side_that_has_no_base_is_in_no_difference():
    rows = [("Courier", "s0", 4, 5), ("Herald", "s0", 0, 0)]
    assert differences(make_compared(rows), make_observed(rows)).empty


def test_what_differs_by_the_same_everywhere_is_told_by_signs():
    rows = [(side, f"s{n}", hits, 1) for side, hits in (("A", 1), ("B", 0)) for n in range(12)]
    (row,) = differences(make_compared(rows), make_observed(rows)).to_dict("records")
    assert row["value"] == 1
    assert row["p"] == pytest.approx(2 / 2**12)
    assert pd.isna(row["low"])
    assert row["note"].startswith("every story differs by the same")


def test_a_group_that_never_occurs_has_p_1_and_counts_in_the_family():
    seen = make_observed(ROWS, "direct")
    both = Observed(seen.hits, seen.bases, {"toy": ("direct", "mixed")})
    table = contrast(make_tables(ROWS), observers=(lambda _: both,), of_pairs=())
    table = table.set_index("group")
    assert table.loc["mixed", ["value", "p", "p_holm"]].tolist() == [0, 1, 1]
    assert table.loc["direct", "p_holm"] == pytest.approx(2 * table.loc["direct", "p"])


def test_measures_whose_groups_were_found_by_looking_are_not_compared():
    seen = make_observed(ROWS, "Ann Lee", "speaker")
    assert differences(make_compared(ROWS), Observed(seen.hits, seen.bases, {})).empty


def test_the_family_is_all_measures_and_pairs_whichever_are_asked_for():
    rows = [*ROWS, *((("Times"), f"s{n}", n % 3, 5) for n in range(10))]

    def two(compared):
        half = observe_direct(compared)
        again = Observed(half.hits.assign(measure="b"), half.bases.assign(measure="b"), {"b": ("",)})  # fmt: skip
        return gather([half, again])

    whole = contrast(make_tables(rows), observers=(two,), of_pairs=())
    assert len(whole) == 6
    assert whole["p_holm"].to_numpy(float) == pytest.approx(holm(whole["p"].to_numpy(float)))
    asked = contrast(make_tables(rows), "times", "courier", observers=(two,), of_pairs=())
    pair = whole[(whole["outlet"] == "Courier") & (whole["outlet_b"] == "Times")]
    assert asked["p_holm"].tolist() == pair["p_holm"].tolist()
    assert (asked["value"] == -pair["value"].to_numpy()).all()
    assert (asked["low"] == -pair["high"].to_numpy()).all()
    assert (asked["value_of_outlet"] == pair["value_of_outlet_b"].to_numpy()).all()
    assert len(contrast(make_tables(rows), "Times", observers=(two,), of_pairs=())) == 4
    assert set(contrast(make_tables(rows), "Times", observers=(two,), of_pairs=())["outlet"]) == {
        "Times"
    }


def test_other_weightings_of_a_measure_are_tested_but_not_in_the_family():
    seen = observe_direct(make_compared(ROWS))
    women = Observed(seen.hits.assign(measure="quoted words by women"), seen.bases.assign(measure="quoted words by women"), {"quoted words by women": ("",)})  # fmt: skip
    both = gather([seen, women])
    table = contrast(make_tables(ROWS), observers=(lambda _: both,), of_pairs=())
    table = table.set_index("measure")
    assert pd.isna(table.loc["quoted words by women", "p_holm"])
    assert table.loc["quoted words by women", "p"] == table["p"].iloc[0]
    assert table["p_holm"].iloc[0] == table["p"].iloc[0]


def test_measures_that_are_no_ratio_are_in_the_family():
    def voices(compared, one, other):
        row = {"measure": "effective voices", "group": "order 1", "outlet": one, "outlet_b": other}
        return make_table([row | {"value": 1.0, "p": 0.02, "texts": compared.texts}], MEASURES)

    alone = contrast(make_tables(ROWS), observers=(observe_direct,), of_pairs=())
    table = contrast(make_tables(ROWS), observers=(observe_direct,), of_pairs=(voices,))
    assert table["measure"].tolist() == [*alone["measure"], "effective voices"]
    assert table["p_holm"].to_numpy(float) == pytest.approx(holm(table["p"].to_numpy(float)))


def test_copies_are_a_family_of_their_own():
    rows = [*ROWS, ("Herald", "s0", 0, 10)]
    table = contrast(make_tables(rows, copies=(20,)), observers=(observe_direct,), of_pairs=())
    assert table["texts"].tolist() == ["all", "without copies"]
    assert table["value"].tolist() == pytest.approx([0.51 + 0.15 / 10, 0.51])
    assert table["p_holm"].tolist() == table["p"].tolist()


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("Heral", None, 'no outlet is called "Heral"; did you mean Herald?'),
        ("Zzz", None, "there are Courier, Herald"),
        ("Herald", " herald", "cannot be compared with itself"),
    ],
)
def test_a_side_that_is_not_there_is_one_error(one, other, message):
    with pytest.raises(ComparisonError, match=message.replace("?", r"\?")):
        contrast(make_tables(ROWS), one, other, observers=(observe_direct,), of_pairs=())


def test_sides_that_differ_in_case_only_must_be_written_as_they_are():
    rows = [("FOX", "s0", 1, 2), ("fox", "s0", 1, 2)]
    assert (
        len(contrast(make_tables(rows), "fox", "FOX", observers=(observe_direct,), of_pairs=()))
        == 1
    )
    with pytest.raises(ComparisonError, match="FOX or fox"):
        contrast(make_tables(rows), "Fox", observers=(observe_direct,), of_pairs=())


def test_nothing_to_compare_is_an_empty_table():
    seen = make_observed(ROWS)
    assert differences(make_compared(ROWS[:5]), seen).empty
    nothing = Observed(seen.hits.head(0), seen.bases.head(0), seen.groups)
    assert differences(make_compared(ROWS), nothing).empty
    table = differences(make_compared(ROWS), Observed(seen.hits.head(0), seen.bases, seen.groups))
    assert table["p"].tolist() == [1]
