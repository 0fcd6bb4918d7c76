"""Effective numbers of voices at equal numbers of statements, and their differences."""

from collections import Counter
from itertools import combinations
from math import exp, log, sqrt

import numpy as np
import pytest
from scipy.stats import t

from attribution.framing.compared import Compared
from attribution.framing.diversity import diversity, diversity_contrast, effective_voices
from tests.framing.toys import make_compared

Said = dict[str, dict[str, str]]  # outlet, story: letters, each a statement of a speaker


def corpus(said: Said) -> Compared:
    """Capital letters are speakers with a name, "?" is one without, "." one not found."""
    articles, statements = {}, []
    for outlet, stories in said.items():
        for story, letters in stories.items():
            words = [f"w{number}w" for number in range(len(letters))]
            articles[f"{outlet}{story}"] = (outlet, story, " ".join(words))
            statements += [
                (f"{outlet}{story}", "" if letter == "." else letter, "indirect", word)
                for letter, word in zip(letters, words, strict=True)
            ]
    letters = sorted({speaker for _, speaker, _, _ in statements if speaker})
    speakers = {name: {"type": "anonymous" if name == "?" else "person"} for name in letters}
    return make_compared(articles, statements, speakers)


def effective(counts: list[int], size: int, order: int) -> float:
    return effective_voices(np.array([counts]), size, order)[0]


def test_two_statements_of_four_by_hand():
    # of six pairs one is of one speaker (entropy 0, concentration 1), five of two (ln 2, 1/2)
    assert effective([2, 1, 1], 2, 1) == pytest.approx(2 ** (5 / 6))
    assert effective([2, 1, 1], 2, 2) == pytest.approx(12 / 7)


@pytest.mark.parametrize("counts", [[3, 2, 1, 1], [5, 1, 1], [2, 2, 2, 2], [7]])
@pytest.mark.parametrize("size", [1, 3, 5])
def test_the_expectation_is_that_over_all_samples(counts, size):
    statements = [speaker for speaker, number in enumerate(counts) for _ in range(number)]
    entropies, concentrations = [], []
    for sample in combinations(statements, size):
        shares = [number / size for number in Counter(sample).values()]
        entropies.append(-sum(share * log(share) for share in shares))
        concentrations.append(sum(share**2 for share in shares))
    assert effective(counts, size, 1) == pytest.approx(exp(np.mean(entropies)))
    assert effective(counts, size, 2) == pytest.approx(1 / np.mean(concentrations))


@pytest.mark.parametrize(
    ("counts", "one", "two"),
    [
        ([5, 3, 1, 1], 3.2164634553241442, 2.7777777777777777),
        ([10, 1], 1.3561314133862725, 1.1980198019801982),
        ([7, 5, 3, 2, 1, 1, 1], 5.355894241955378, 4.444444444444445),
    ],
)
def test_at_all_statements_it_is_the_hill_number_that_scikit_bio_0_7_4_gives(counts, one, two):
    # skbio.diversity.alpha.hill(counts, order)
    assert effective(counts, sum(counts), 1) == pytest.approx(one)
    assert effective(counts, sum(counts), 2) == pytest.approx(two)


def test_of_speakers_heard_equally_often_all_count():
    assert effective([4, 4, 4], 12, 1) == pytest.approx(3)
    assert effective([4, 4, 4], 12, 2) == pytest.approx(3)


def test_rows_of_different_totals_are_each_their_own():
    counts = np.array([[3, 2, 1], [2, 2, 2], [4, 0, 1]])
    for order in (1, 2):
        alone = [effective(row, 4, order) for row in counts.tolist()]
        assert effective_voices(counts, 4, order) == pytest.approx(alone)


def test_sides_are_compared_at_the_number_of_the_smallest():
    table = diversity(corpus({"Echo": {"s1": "AABBCCDDEEFF"}, "Herald": {"s1": "AAAAABBBBB??.."}}))
    assert table["base"].tolist() == [10] * 4
    assert table["value"].tolist() == pytest.approx(
        [effective([2] * 6, 10, 1), effective([2] * 6, 10, 2), 2, 2]
    )
    assert table["group"].tolist() == ["order 1", "order 2"] * 2
    assert table["count"].tolist() == [6, 6, 2, 2]
    assert table["low"].isna().all()
    assert set(table["design"]) == {"descriptive"}
    assert "at 10 statements; " in table["note"].iloc[0]
    assert table["note"].iloc[2].endswith("left out: 4 of 14 statements")


def test_a_side_of_too_few_statements_has_no_figure_and_lowers_nobodys_number():
    said = {"Echo": {"s1": "AB"}, "Herald": {"s1": "AAAAAABBBBBB"}}
    table = diversity(corpus(said)).set_index(["outlet", "group"])
    assert table["value"].isna().tolist() == [True, True, False, False]
    assert table.loc[("Herald", "order 1"), "base"] == 12
    assert "no figure" in table.loc[("Echo", "order 1"), "note"]
    contrast = diversity_contrast(corpus(said), "Echo", "Herald")
    assert contrast["value"].isna().all()
    assert contrast["p"].isna().all()


ECHO = ["AB", "AC", "ABD", "E", "FG", "AA", "BCH", "I", "JA", "K?"]
HERALD = ["AA", "AB", "AAA", "B", "AC", "A", "AAB", "C", "A.", "B"]
TEN = {
    "Echo": {f"s{number}": letters for number, letters in enumerate(ECHO)},
    "Herald": {f"s{number}": letters for number, letters in enumerate(HERALD)},
}


def inverse_simpson(stories: list[str], size: int) -> float:
    """Order 2 at a number of statements, from the pairs that are of one speaker."""
    letters = [letter for story in stories for letter in story if letter.isalpha()]
    pairs = [one == other for one, other in combinations(letters, 2)]
    return 1 / (1 / size + (size - 1) / size * sum(pairs) / len(pairs))


def test_a_difference_is_judged_by_leaving_out_a_story_of_both_at_once():
    size = min(19, 17) - 3  # statements with a name, less those of the largest story
    row = diversity_contrast(corpus(TEN), "Echo", "Herald").set_index("group").loc["order 2"]
    value = inverse_simpson(ECHO, size) - inverse_simpson(HERALD, size)
    left = [
        inverse_simpson(ECHO[:at] + ECHO[at + 1 :], size)
        - inverse_simpson(HERALD[:at] + HERALD[at + 1 :], size)
        for at in range(10)
    ]
    error = sqrt(9 / 10 * sum((one - sum(left) / 10) ** 2 for one in left))
    reach = t.ppf(0.975, 9) * error
    assert row["base"] == size
    assert row["value"] == pytest.approx(value)
    assert row["value_of_outlet"] == pytest.approx(inverse_simpson(ECHO, size))
    assert row["value_of_outlet_b"] == pytest.approx(inverse_simpson(HERALD, size))
    assert (row["low"], row["high"]) == pytest.approx((value - reach, value + reach))
    assert row["p"] == pytest.approx(2 * t.sf(value / error, 9))
    assert (row["design"], row["stories"]) == ("paired by story", 10)
    assert (row["outlet"], row["outlet_b"]) == ("Echo", "Herald")
    assert row["note"].endswith("left out: 1 of 20 and 1 of 18 statements")


def test_a_sides_interval_is_of_the_logarithm():
    row = diversity(corpus(TEN)).set_index(["outlet", "group"]).loc[("Echo", "order 2")]
    left = [log(inverse_simpson(ECHO[:at] + ECHO[at + 1 :], 14)) for at in range(10)]
    error = sqrt(9 / 10 * sum((one - sum(left) / 10) ** 2 for one in left))
    reach = t.ppf(0.975, 9) * error
    value = inverse_simpson(ECHO, 14)
    assert (row["value"], row["low"], row["high"]) == pytest.approx(
        (value, value * exp(-reach), value * exp(reach))
    )
    assert (row["design"], row["base"]) == ("by story", 14)


def test_the_difference_turns_round_with_the_sides():
    forth = diversity_contrast(corpus(TEN), "Echo", "Herald")
    back = diversity_contrast(corpus(TEN), "Herald", "Echo")
    assert forth["value"].tolist() == pytest.approx((-back["value"]).tolist())
    assert forth["low"].tolist() == pytest.approx((-back["high"]).tolist())
    assert forth["p"].tolist() == pytest.approx(back["p"].tolist())


def test_only_stories_that_both_cover_are_compared():
    said = {**TEN, "Echo": {**TEN["Echo"], "own": "LMNOPQRSTUVW"}}
    with_own = diversity_contrast(corpus(said), "Echo", "Herald")
    assert (
        with_own["value"].tolist()
        == diversity_contrast(corpus(TEN), "Echo", "Herald")["value"].tolist()
    )


def test_below_ten_stories_a_difference_is_descriptive():
    nine = {
        side: {name: said for name, said in stories.items() if name != "s9"}
        for side, stories in TEN.items()
    }
    table = diversity_contrast(corpus(nine), "Echo", "Herald")
    assert table["value"].notna().all()
    assert table[["low", "high", "p"]].isna().all(axis=None)
    assert set(table["design"]) == {"descriptive"}


def test_sides_that_hear_the_same_differ_by_nothing_without_a_test():
    same = {"Echo": TEN["Echo"], "Herald": TEN["Echo"]}
    table = diversity_contrast(corpus(same), "Echo", "Herald")
    assert table["value"].tolist() == [0, 0]
    assert table["p"].isna().all()


def test_sides_without_a_common_story_have_no_difference():
    table = diversity_contrast(
        corpus({"Echo": {"s1": "AB" * 9}, "Herald": {"s2": "AB" * 9}}), "Echo", "Herald"
    )
    assert table["value"].isna().all()
    assert table["stories"].tolist() == [0, 0]
