"""Reporting verbs by class, and hedges."""

import pandas as pd
import pytest

from attribution.framing.compared import prepare
from attribution.framing.wording import is_hedged, observe_wording, verb_class
from tests.conftest import make_study


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"), ("According to", "neutral"), ("were told", "neutral"),
        ("pointed out", "assertive"), ("made clear", "assertive"), ("testified", "assertive"),
        ("also claimed", "doubting"), ("doubled down", "doubting"), ("lied", "doubting"),
        ("called", "neutral"), ("called for", "arguing"), ("called on", "arguing"),
        ("took issue with", "arguing"), ("denied", "arguing"), ("bickered", "arguing"),
        ("fired back", "emotive"), ("took a swipe at", "emotive"), ("slammed", "emotive"),
        ("knitted", "other"), ("…", "other"),
    ],
)  # fmt: skip
def test_a_cue_has_the_class_of_its_verb(cue, expected):
    assert verb_class(cue) == expected


@pytest.mark.parametrize(
    ("content", "hedged"),
    [
        ("the bridge may close", True), ("the bridge could close", True),
        ("the bridge will probably close", True), ("nearly all bridges close", True),
        ("the bridge closes in May", False), ("the bridge will close", False),
        ("the bridge certainly closes", False),
    ],
)  # fmt: skip
def test_words_that_say_less_than_certain_are_hedges(content, hedged):
    assert is_hedged(content) is hedged


def study():
    made = make_study(
        [
            ("Herald", "Ann Lee", "direct", "The pier may open in June"),
            ("Herald", "Ann Lee", "direct", "There is money for the pier"),
            ("Herald", "Bo Lund", "indirect", "the pier is safe"),
            ("Courier", "Bo Lund", "indirect", "the pier is closed"),
            ("Courier", "", "direct", "We shall see about it"),
        ]
    )
    made.statements["cue_text"] = ["said", "claimed", "slammed", "claimed", ""]
    return made


def shares(observed, measure: str) -> dict[tuple[str, str], float]:
    bases = observed.bases[observed.bases["measure"] == measure].set_index("article")["base"]
    hits = observed.hits[observed.hits["measure"] == measure]
    return {
        (row.article, row.group): row.hits / bases[row.article]
        for row in hits.itertuples(index=False)
    }


def test_verbs_are_shares_of_the_statements_with_a_cue():
    found = shares(observe_wording(prepare(study().tables)), "reporting verbs")
    assert found == {
        ("Herald.txt", "neutral"): pytest.approx(1 / 3),
        ("Herald.txt", "doubting"): pytest.approx(1 / 3),
        ("Herald.txt", "emotive"): pytest.approx(1 / 3),
        ("Courier.txt", "doubting"): 1.0,
    }


def test_hedges_are_a_share_of_all_statements():
    observed = observe_wording(prepare(study().tables))
    assert shares(observed, "hedges") == {("Herald.txt", ""): pytest.approx(1 / 3)}
    bases = observed.bases[observed.bases["measure"] == "hedges"]
    assert dict(zip(bases["article"], bases["base"], strict=True)) == {
        "Courier.txt": 2,
        "Herald.txt": 3,
    }


def test_officials_have_verbs_of_their_own_where_their_class_is_known():
    made = study()
    assert "verbs for officials" not in observe_wording(prepare(made.tables)).groups
    made.speakers["source_class"] = pd.Series(["official", "citizen"], dtype="str")
    observed = observe_wording(prepare(made.tables))
    assert list(made.speakers["speaker"]) == ["Ann Lee", "Bo Lund"]
    assert shares(observed, "verbs for officials") == {
        ("Herald.txt", "neutral"): 0.5,
        ("Herald.txt", "doubting"): 0.5,
    }
    assert observed.groups["verbs for officials"] == observed.groups["reporting verbs"]
