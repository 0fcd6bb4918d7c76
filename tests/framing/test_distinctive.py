"""Words that tell outlets apart, computed by hand."""

from collections import Counter
from math import log, sqrt

import pytest

from attribution.framing.compared import ComparisonError, prepare
from attribution.framing.distinctive import COLUMNS, distinctive_words, rank_words
from tests.conftest import make_study


def test_the_log_odds_are_those_of_the_formula():
    one, other = Counter(pier=6, money=2), Counter(pier=1, money=3)
    ranked = rank_words(one, other, Counter(pier=30, money=10, harbour=60)).set_index("word")
    # prior of 500 words: 150 pier, 50 money
    pier = log(156 / (8 + 500 - 156)) - log(151 / (4 + 500 - 151))
    money = log(52 / (8 + 500 - 52)) - log(53 / (4 + 500 - 53))
    assert ranked.loc["pier", "log_odds"] == pytest.approx(pier)
    assert ranked.loc["money", "log_odds"] == pytest.approx(money)
    assert ranked.loc["pier", "z"] == pytest.approx(pier / sqrt(1 / 156 + 1 / 151))
    assert ranked.loc["money", "z"] == pytest.approx(money / sqrt(1 / 52 + 1 / 53))
    assert list(ranked.index) == ["pier", "money"]
    assert ranked.loc["pier", ["count_one", "count_other"]].tolist() == [6, 1]


def test_a_word_as_frequent_in_both_has_no_odds():
    both = Counter(pier=6, money=2)
    ranked = rank_words(both, both, both)
    assert ranked["z"].tolist() == pytest.approx([0, 0])


def test_of_two_words_with_the_same_counts_the_one_common_elsewhere_says_less():
    counts = Counter(pier=5, quay=5)
    ranked = rank_words(counts, Counter(money=10), Counter(pier=500, quay=10, money=490))
    z = ranked.set_index("word")["z"]
    assert z["quay"] > z["pier"] > 0 > z["money"]


def test_swapping_the_sides_turns_the_ranking():
    one, other = Counter(pier=6, money=2), Counter(pier=1, money=3)
    forth, back = (rank_words(*pair, one + other) for pair in ((one, other), (other, one)))
    assert back["word"].tolist() == forth["word"].tolist()[::-1]
    assert back["z"].tolist() == pytest.approx([-z for z in forth["z"][::-1]])


def study():
    made = make_study(
        [
            ("Herald", "Ann Lee", "direct", "The pier will be open again"),
            ("Herald", "Bo Lund", "direct", "There is money for the planks"),
            ("Courier", "Ann Lee", "indirect", "the pier is the harbour"),
            ("Courier", "Carl Ek", "direct", "We shall see about the storm"),
            ("Courier", "", "direct", "Nobody pays for the planks"),
            ("Echo", "Dan Moe", "direct", "All is quiet"),
        ]
    )
    return prepare(made.tables)


def test_only_speakers_whom_both_report_count():
    found = distinctive_words(study(), "Herald", "Courier")
    assert tuple(found) == COLUMNS
    counts = found.set_index("word")[["count_one", "count_other"]]
    assert counts.T.to_dict("list") == {"open": [1, 0], "pier": [1, 1], "harbour": [0, 1]}


def test_one_speaker_can_be_asked_for_by_name_or_id():
    compared = study()
    by_name = distinctive_words(compared, "Herald", "Courier", "Ann Lee")
    assert by_name.equals(distinctive_words(compared, "Herald", "Courier", "ann lee"))
    assert by_name["word"].tolist()
    assert distinctive_words(compared, "Herald", "Courier", "Carl Ek").empty


def test_no_speaker_in_common_gives_no_words():
    assert tuple(distinctive_words(study(), "Herald", "Echo")) == COLUMNS
    assert distinctive_words(study(), "Herald", "Echo").empty


def test_what_is_not_there_is_named():
    with pytest.raises(ComparisonError, match='no "Post"; there are Courier, Echo, Herald'):
        distinctive_words(study(), "Post", "Herald")
    with pytest.raises(ComparisonError, match='no speaker "Eve"'):
        distinctive_words(study(), "Herald", "Courier", "Eve")
