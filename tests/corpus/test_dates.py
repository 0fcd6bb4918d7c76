"""Columns of dates: what is read, in which order, and what is listed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corpus.dates import read_dates

DAYS = st.dates(date(1940, 1, 1), date(2026, 12, 31))


def column(*values: str):
    return read_dates(values, [f"{n}.txt" for n in range(len(values))], "corpus.csv", 2027)


@pytest.mark.parametrize(
    "value",
    [
        "2020-01-02", "2020-1-2", "2020/01/02", "2020.01.02", "20200102", "2020-W01-4",
        "2020-01-02T10:30:00Z", "2020-01-02T10:30:00.000+01:00", "2020-01-02 10:30", "20200102T103000Z",
        "2 January 2020", "2. January 2020", "January 2, 2020", "Jan. 2nd, 2020", "2-Jan-2020",
        "2020 January 2", "the 2nd of January, 2020", "JANUARY 2, 2020", "Thursday, 2 January 2020",
        "Thu, 02 Jan 2020 10:30:00 +0000", "Thu Jan  2 10:30:00 EST 2020", "2020–01–02",
        "2 janvier 2020", "2. Januar 2020", "jueves, 2 de enero de 2020", "2 JANV. 2020", "2 gennaio 2020",
        "January 2, 2020 at 10:30 p.m. EST", "Updated 9:22 AM ET, Thu January 2, 2020", "2 Jan 20",
    ],
)  # fmt: skip
def test_unambiguous_forms_are_read(value):
    read = column(value)
    assert (read.dates, read.problems) == (("2020-01-02",), ())


@pytest.mark.parametrize(
    "value",
    [
        "2020-13-45", "9999-99-99", "31.02.2020", "2020-02-30", "30/02/2020", "2099-01-01", "1500-01-01",
        "Q1 2020", "2020", "May 2020", "yesterday", "1577923200", "Friday, 2 January 2020", "3 foo 2020",
        "2020-01-02 to 2020-01-05", "2020-01-31T25:00", "12:00",
    ],
)  # fmt: skip
def test_what_is_no_day_stays_empty_and_is_listed(value):
    read = column("2020-05-05", value)
    assert read.dates == ("2020-05-05", None)
    assert (
        f'1 of 2 dates are no day from 1600 to 2027 and stay empty: "{value}" (1.txt)'
        in (read.problems[0])
    )


@pytest.mark.parametrize("value", ["", " ", "n/a", "NaN", "n.d.", "-", "unknown"])
def test_a_cell_that_says_nothing_is_empty(value):
    assert column(value) == read_dates([""], ["0.txt"], "corpus.csv", 2027)


@pytest.mark.parametrize("separator", [".", "/", "-"])
def test_the_rest_of_the_column_decides_the_order(separator):
    by_day = column(*(v.replace(".", separator) for v in ("02.01.2020", "13.01.2020")))
    by_month = column(*(v.replace(".", separator) for v in ("02.01.2020", "01.13.2020")))
    assert by_day.dates == ("2020-01-02", "2020-01-13")
    assert by_month.dates == ("2020-02-01", "2020-01-13")
    assert "read day first" in by_day.notes[0]
    assert "read month first" in by_month.notes[0]


def test_without_evidence_the_ambiguous_ones_stay_empty():
    read = column("02.01.2020", "02.02.2020", "3 May 2020")
    assert read.dates == (None, "2020-02-02", "2020-05-03")
    assert "1 of 3 dates may be day first or month first" in read.problems[0]
    assert "write them as 2020-01-31" in read.problems[0]


def test_evidence_for_both_orders_leaves_the_ambiguous_ones_empty():
    read = column("13/1/2020", "1/13/2020", "2/3/2020")
    assert read.dates == ("2020-01-13", "2020-01-13", None)
    both = '"13/1/2020" is day first and "1/13/2020" is month first'
    assert both in read.problems[0]
    assert both in column("13/1/2020", "1/13/2020").notes[0]


def test_years_of_two_digits_end_with_next_year():
    read = column("31/1/20", "2/1/98")
    assert read.dates == ("2020-01-31", "1998-01-02")
    assert "1928 to 2027" in read.notes[-1]


def test_numbers_that_may_begin_with_the_year_are_not_guessed():
    assert column("20-01-31", "20-02-15").dates == (None, None)
    assert column("31-12-19").dates == ("2019-12-31",)


def test_days_as_excel_counts_them_are_read_in_a_column_of_them_only():
    read = column("43832", "", "43833.5")
    assert read.dates == ("2020-01-02", None, "2020-01-03")
    assert "Excel" in read.notes[0]
    assert column("43832", "2020-01-02").dates == (None, "2020-01-02")
    assert column("99999").dates == (None,)


def test_many_dates_are_one_line():
    assert "10,000 of 10,000" in column(*["Q1"] * 10_000).problems[0]
    assert len(column(*["Q1"] * 10_000).problems[0]) < 200


@given(st.lists(DAYS, min_size=1), st.sampled_from(["%d.%m.%Y", "%m/%d/%Y", "%d-%m-%Y"]))
def test_a_column_in_one_order_is_read_right_or_not_at_all(days, form):
    read = column(*(day.strftime(form) for day in days))
    for day, found in zip(days, read.dates, strict=True):
        assert found in (None, day.isoformat())
    if any(day.day > 12 for day in days):
        assert None not in read.dates
    assert bool(read.problems) == (None in read.dates)


@given(st.lists(DAYS), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%A, %d %b %Y"]))  # fmt: skip
def test_unambiguous_columns_are_read_whole(days, form):
    read = column(*(day.strftime(form) for day in days))
    assert read.dates == tuple(day.isoformat() for day in days)


@given(st.lists(st.text(max_size=30)))
def test_any_text_is_a_date_or_listed(values):
    read = column(*values)
    for value, found in zip(values, read.dates, strict=True):
        assert found is None or date.fromisoformat(found)
        assert found or read.problems or column(value) == column("")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("3 May 27", "2027-05-03"), ("3 May 28", "1928-05-03"), ("3 May '98", "1998-05-03"),
        ("31 December 2027", "2027-12-31"), ("1 January 1600", "1600-01-01"), ("1 January 2028", None),
        ("31 December 1599", None), ("13/5/27", "2027-05-13"), ("2027-W01-1", "2027-01-04"),
        ("2028-W10-1", None), ("2020-W54-1", None),
    ],
)  # fmt: skip
def test_years_run_from_the_first_newspapers_to_the_last_plausible_one(value, day):
    assert column(value).dates == (day,)


@pytest.mark.parametrize(
    ("values", "may_begin_with_year"),
    [
        (("20/01/28",), True), (("20/01/27",), False), (("20-01-05",), True), (("2-01-05",), False),
        (("20/01/2028",), False),
    ],
)  # fmt: skip
def test_numbers_begin_with_the_year_where_they_cannot_end_with_it_or_are_tied_by_hyphens(
    values, may_begin_with_year
):
    told = " ".join((*column(*values).problems, *column(*values).notes))
    year_read = "year first" in told or column(*values).dates == ("2020-01-28",)
    assert year_read is may_begin_with_year


def test_of_more_than_three_cells_the_rest_is_counted():
    (problem,) = column("x1", "x2", "x3", "x4", "x5").problems
    assert '"x3" (2.txt) and 2 more' in problem
    assert "more" not in column("x1", "x2", "x3").problems[0]


@pytest.mark.parametrize(
    ("number", "day"),
    [("18264", "1950-01-01"), ("18263", None), ("46752", "2027-12-31"), ("46753", None)],
)
def test_numbers_of_days_are_dates_from_1950_to_the_last_plausible_year(number, day):
    assert column(number).dates == (day,)
