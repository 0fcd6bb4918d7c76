"""Reports held against the fullest report of the same utterance."""

import pytest

from attribution.framing.compared import prepare
from attribution.framing.fidelity import observe_fidelity
from tests.conftest import make_study


def study():
    made = make_study(
        [
            ("Herald", "Ann Lee", "direct", "We will not close the old pier in May or in June"),
            ("Courier", "Ann Lee", "direct", "We will close the old pier in May"),
            ("Echo", "Ann Lee", "direct", "We will not close the old pier in May or in June."),
            ("Herald", "Bo Lund", "direct", "The pier needs 40 new planks this year"),
            ("Courier", "Bo Lund", "indirect", "the pier needs 30 new planks this year"),
        ],
        [("g1", "s1"), ("g1", "s2"), ("g1", "s3"), ("g2", "s4"), ("g2", "s5")],
    )
    return prepare(made.tables)


def test_each_kind_of_change_is_counted_once_a_report():
    hits = observe_fidelity(study()).hits
    changes = hits[hits["measure"] == "changes"].set_index(["article", "group"])["hits"].to_dict()
    assert changes == {
        ("Courier.txt", "words dropped"): 1,
        ("Courier.txt", "negation changed"): 1,
        ("Courier.txt", "words replaced"): 1,
        ("Courier.txt", "number changed"): 1,
    }


def test_words_kept_are_a_mean_over_the_reports_that_are_not_the_fullest():
    observed = observe_fidelity(study())
    bases = observed.bases.set_index(["measure", "article"])["base"].to_dict()
    assert bases == {
        ("words kept", "Courier.txt"): 2, ("words kept", "Echo.txt"): 1,
        ("changes", "Courier.txt"): 2, ("changes", "Echo.txt"): 1,
    }  # fmt: skip
    kept = observed.hits[observed.hits["measure"] == "words kept"].set_index("article")["hits"]
    # 8 of 12 words, and 7 of 8
    assert kept["Courier.txt"] == pytest.approx(8 / 12 + 7 / 8, abs=0.001)
    assert kept["Echo.txt"] == 1


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("cue", "attribution changed"), ("speaker", "attribution changed"),
        ("quotation", "quotation marks moved"), ("hedge", "hedge changed"),
        ("added", "words added"),
    ],
)  # fmt: skip
def test_labels_are_told_in_words(label, group):
    compared = study()
    compared.differences["labels"] = [[label], ["same words"], [label, "kind"]]
    hits = observe_fidelity(compared).hits
    hits = hits[hits["measure"] == "changes"]
    assert set(hits["group"]) == {group}
    assert hits["hits"].sum() == 2


def test_a_report_by_another_cue_and_speaker_is_one_change_of_attribution():
    compared = study()
    compared.differences["labels"] = [["cue", "speaker"], [], []]
    hits = observe_fidelity(compared).hits
    assert hits[hits["group"] == "attribution changed"]["hits"].tolist() == [1]


def test_where_nothing_is_shared_nothing_is_counted():
    made = make_study([("Herald", "Ann Lee", "direct", "The pier may open in June")])
    observed = observe_fidelity(prepare(made.tables))
    assert observed.hits.empty and observed.bases.empty
    assert set(observed.groups) == {"words kept", "changes"}
