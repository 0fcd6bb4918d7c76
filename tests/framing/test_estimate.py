"""The value of a side: a ratio of sums, with an interval over stories."""

import pandas as pd
import pytest

from attribution.framing.compared import ComparisonError
from attribution.framing.estimate import estimate, measure
from attribution.framing.observed import BASES, HITS, Observed, gather
from tests.framing.toys_of_counts import (
    make_compared,
    make_observed,
    make_tables,
    observe_direct,
)

# ten stories of Herald with 2 of 4 or 1 of 6, two of Courier
ROWS = [("Herald", f"s{n}", 2 - n % 2, 4 + 2 * (n % 2)) for n in range(10)]
ROWS += [("Courier", "s0", 0, 5), ("Courier", "s1", 3, 5)]


def test_a_value_is_a_ratio_of_sums_and_tells_what_was_looked_at():
    table = estimate(make_compared(ROWS), make_observed(ROWS))
    courier, herald = table.to_dict("records")
    assert (courier["outlet"], herald["outlet"]) == ("Courier", "Herald")
    assert courier["value"] == pytest.approx(0.3)
    assert herald["value"] == pytest.approx(15 / 50)
    assert (herald["count"], herald["base"], herald["statements"]) == (15, 50, 50)
    assert (herald["articles"], herald["stories"], herald["unit"]) == (10, 10, "share")


def test_fewer_than_ten_stories_have_no_interval_and_say_so():
    courier, herald = estimate(make_compared(ROWS), make_observed(ROWS)).to_dict("records")
    assert pd.isna(courier["low"])
    assert courier["design"] == "descriptive"
    assert courier["note"] == "fewer than 10 stories: no interval"
    assert herald["low"] < 0.3 < herald["high"]
    assert (herald["design"], herald["note"]) == ("by story", "")


def test_a_mean_has_an_interval_about_itself():
    rows = [("Herald", f"s{n}", 20 + 10 * (n % 2), 2) for n in range(10)]
    (row,) = estimate(make_compared(rows), make_observed(rows)).to_dict("records")
    # residuals ±5 on a base of 20: error √(250 × 10 / 9) / 20 = .83333, t with 9 degrees 2.262157
    assert row["unit"] == "mean"
    assert row["value"] == 12.5
    assert row["low"] == pytest.approx(12.5 - 2.262157 * 0.833333, abs=1e-5)
    assert row["high"] == pytest.approx(12.5 + 2.262157 * 0.833333, abs=1e-5)


def test_articles_of_one_story_are_one_cluster():
    apart = [("Herald", f"s{n}", n % 2 * 4, 5) for n in range(20)]
    together = [("Herald", f"s{n // 4 * 2 + n % 2}", hits, 5) for n, (_, _, hits, _) in enumerate(apart)]  # fmt: skip
    one = estimate(make_compared(apart), make_observed(apart)).iloc[0]
    other = estimate(make_compared(together), make_observed(together)).iloc[0]
    assert (one["stories"], other["stories"]) == (20, 10)
    assert other["high"] - other["low"] > 1.2 * (one["high"] - one["low"])


def test_fixed_groups_that_never_occur_have_a_zero():
    seen = make_observed(ROWS, "direct")
    more = Observed(seen.hits, seen.bases, {"toy": ("direct", "mixed")})
    table = estimate(make_compared(ROWS), more).set_index(["group", "outlet"])
    assert table.loc[("mixed", "Herald"), "value"] == 0
    assert 0 < table.loc[("mixed", "Herald"), "high"] < 0.15
    assert len(table) == 4


def test_groups_that_are_not_fixed_have_rows_where_they_occur():
    seen = make_observed(ROWS[:10], "Ann Lee", "speaker")
    table = estimate(make_compared(ROWS), Observed(seen.hits, seen.bases, {}))
    assert table["outlet"].tolist() == ["Herald"]
    assert table["value"].tolist() == [pytest.approx(0.3)]


def test_articles_without_a_base_do_not_count():
    rows = [("Herald", "s0", 1, 2), ("Herald", "s1", 0, 0)]
    (row,) = estimate(make_compared(rows), make_observed(rows)).to_dict("records")
    assert (row["articles"], row["stories"], row["value"]) == (1, 1, 0.5)


def test_values_by_month_and_week_leave_out_what_has_no_date():
    rows = [("Herald", "s0", 1, 4), ("Herald", "s1", 3, 4), ("Herald", "s2", 4, 4)]
    compared = make_compared(rows, dates={0: "2020-01-31", 1: "2019-12-30"})
    months = estimate(compared, make_observed(rows), "month")
    assert dict(zip(months["period"], months["value"])) == {"2019-12": 0.75, "2020-01": 0.25}
    assert months["note"][0].startswith("1 article has no date and is left out; ")
    weeks = estimate(compared, make_observed(rows), "week")  # the year of a week is ISO's
    assert weeks["period"].tolist() == ["2020-W01", "2020-W05"]


def test_another_period_is_one_error():
    with pytest.raises(ComparisonError, match="there are month, week"):
        estimate(make_compared(ROWS), make_observed(ROWS), "decade")


def test_values_stand_twice_where_there_are_copies():
    table = measure(make_tables(ROWS, copies=(2, 4)), observers=(observe_direct,), of_sides=())
    herald = table[table["outlet"] == "Herald"].set_index("texts")
    assert herald.loc["all", "value"] == pytest.approx(15 / 50)
    assert herald.loc["without copies", "value"] == pytest.approx(11 / 42)
    assert herald.loc["without copies", "note"] != ""
    assert set(measure(make_tables(ROWS), observers=(observe_direct,), of_sides=())["texts"]) == {
        "all"
    }


def test_nothing_to_count_is_an_empty_table():
    nothing = Observed(pd.DataFrame(columns=list(HITS)), pd.DataFrame(columns=list(BASES)), {"toy": ("",)})  # fmt: skip
    assert estimate(make_compared(ROWS), nothing).empty


def test_a_measure_that_nothing_hits_is_zero():
    seen = make_observed(ROWS)
    table = estimate(make_compared(ROWS), Observed(seen.hits.head(0), seen.bases, seen.groups))
    assert table["value"].tolist() == [0, 0]


def test_measures_stand_in_the_order_in_which_they_are_counted():
    seen = make_observed(ROWS, measure="z")
    both = gather([seen, make_observed(ROWS, measure="a")])
    table = estimate(make_compared(ROWS), both)
    assert table["measure"].tolist() == ["z", "z", "a", "a"]
