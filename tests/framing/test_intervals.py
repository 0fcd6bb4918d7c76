"""Intervals and tests on arrays, against figures computed by hand and against scipy and a book."""

import numpy as np
import pytest
from scipy import stats

from attribution.framing.intervals import (
    holm,
    linearised_error,
    mean_interval,
    paired,
    share_interval,
)

DIFFERENCES = np.array([0.1, 0.2, 0.0, 0.3, -0.1, 0.1, 0.2, 0.1, 0.0, 0.1])


def test_a_paired_t_is_that_of_a_calculation_by_hand():
    # sum 1.0, mean .1; squares .22 − 10 × .01 = .12; variance .12 / 9; error √(.12 / 90) = .0365148
    found = paired(DIFFERENCES[None])
    assert found.value[0] == pytest.approx(0.1)
    assert found.low[0] == pytest.approx(0.1 - 2.262157 * 0.0365148, abs=1e-6)
    assert found.high[0] == pytest.approx(0.1 + 2.262157 * 0.0365148, abs=1e-6)
    assert (found.stories[0], found.differing[0], found.by_sign[0]) == (10, 8, False)


def test_a_paired_t_is_that_of_scipy():
    rng = np.random.default_rng(3)
    one, other = rng.random((5, 14)), rng.random((5, 14))
    found = paired(one - other)
    oracle = stats.ttest_rel(one, other, axis=1)
    interval = oracle.confidence_interval(0.95)
    assert found.p == pytest.approx(oracle.pvalue)
    assert found.low == pytest.approx(interval.low)
    assert found.high == pytest.approx(interval.high)


def test_stories_of_one_side_only_do_not_count():
    gaps = np.insert(DIFFERENCES, [2, 5], np.nan)
    assert paired(gaps[None]).p == pytest.approx(paired(DIFFERENCES[None]).p)
    assert paired(gaps[None]).stories == [10]


def test_nine_stories_are_described_and_not_tested():
    found = paired(DIFFERENCES[None, :9])
    assert found.value[0] == pytest.approx(0.1)
    assert np.isnan([found.p[0], found.low[0], found.high[0]]).all()


def test_where_few_stories_differ_signs_are_counted():
    five = np.zeros(12)
    five[:5] = (0.5, 0.4, 0.5, 0.3, 0.4)
    found = paired(np.stack([five, np.zeros(12), np.append(five[:6], five[:6] * -1)]))
    assert found.p[:2] == pytest.approx([0.0625, 1.0])  # 2 / 2⁵, and nothing to tell
    assert np.isnan(found.low[:2]).all()
    assert found.by_sign.tolist() == [True, True, False]


def test_the_same_difference_in_every_story_is_told_by_signs():
    found = paired(np.full((1, 12), -1.0))
    assert found.p[0] == pytest.approx(2 / 2**12)
    assert found.value[0] == -1
    assert np.isnan(found.high[0])


def test_ratios_that_differ_by_rounding_only_are_the_same():
    tenths = np.arange(10) / 10  # .5 − .1 and .7 − .3 are not the same number to a computer
    found = paired(np.stack([(tenths + 0.4) - tenths, (tenths * 3 - tenths * 2) - tenths]))
    assert found.by_sign.tolist() == [True, True]
    assert found.differing.tolist() == [10, 0]


def test_an_error_over_stories_is_that_of_a_calculation_by_hand():
    hits, base = np.array([1.0, 3.0, 2.0]), np.array([10.0, 10.0, 20.0])
    # ratio 6 / 40 = .15; residuals −.5, 1.5, −1.0; squares 3.5; √(3.5 × 3 / 2) / 40
    error = linearised_error(
        np.array([0.15]), np.array([40.0]), (hits**2).sum(keepdims=True),
        (hits * base).sum(keepdims=True), (base**2).sum(keepdims=True), np.array([3.0]),
    )  # fmt: skip
    assert error[0] == pytest.approx(5.25**0.5 / 40)


def test_an_error_is_that_of_a_mean_where_all_bases_are_equal():
    values = np.random.default_rng(1).random(12)
    error = linearised_error(
        np.array([values.mean()]), np.array([12.0]), (values**2).sum(keepdims=True),
        values.sum(keepdims=True), np.array([12.0]), np.array([12.0]),
    )  # fmt: skip
    low, high = mean_interval(np.array([values.mean()]), error, np.array([12.0]))
    oracle = stats.t.interval(0.95, 11, values.mean(), stats.sem(values))
    assert (low[0], high[0]) == pytest.approx(oracle)


def test_a_share_of_independent_units_has_nearly_the_exact_interval():
    share, units = np.array([0.3]), np.array([2000.0])
    error = np.sqrt(share * (1 - share) / units)
    low, high = share_interval(share, error, units, np.array([1e6]))
    oracle = stats.binomtest(600, 2000).proportion_ci(method="exact")
    assert (low[0], high[0]) == pytest.approx((oracle.low, oracle.high), abs=1e-4)


def test_stories_that_differ_widen_the_interval_of_a_share():
    units, stories = np.array([500.0, 500.0]), np.array([12.0, 12.0])
    share = np.array([0.1, 0.1])
    low, high = share_interval(share, np.array([0.0134, 0.03]), units, stories)
    assert low[1] < low[0] < 0.1 < high[0] < high[1]


def test_none_and_all_of_a_share_keep_one_end():
    low, high = share_interval(np.array([0.0, 1.0]), np.zeros(2), np.array([200.0] * 2), np.array([10.0] * 2))  # fmt: skip
    assert (low[0], high[1]) == (0, 1)
    assert 0 < high[0] < 0.05
    assert low[1] == pytest.approx(1 - high[0])


def test_holm_is_that_of_a_worked_example():
    # .01 × 4, then .02 × 3 = .06, .03 × 2 = .06 and .04 × 1 = .04, each at least the one before
    p = np.array([0.04, 0.01, np.nan, 0.03, 0.02])
    assert holm(p)[[1, 4, 3, 0]] == pytest.approx([0.04, 0.06, 0.06, 0.06])
    assert np.isnan(holm(p)[2])


def test_no_corrected_p_is_over_one():
    assert holm(np.array([0.6, 0.9])).tolist() == [1.0, 1.0]
    assert holm(np.array([])).tolist() == []
