"""The table of pairs a scholar decides, and its way back."""

import pandas as pd
import pytest

from attribution.study import load_study
from attribution.study.decisions import read_decisions
from attribution.study.edited import CorrectionsError
from tests.conftest import make_study

FERRY = "When the bridge is finished, the town will put its old ferry up for sale"
TOLD = "the ferry goes to whoever pays most, bridge or no bridge"


@pytest.fixture
def study():
    return make_study(
        [
            ("Herald", "Ann", "direct", FERRY),
            ("Courier", "Ann", "indirect", TOLD),
            ("Times", "Bob", "direct", "=1+1 is what the town pays for its bridge"),
        ]
    )


def write(path, study, **decisions: str):
    """The table of a study, with decisions for pairs of outlets."""
    table = pd.read_csv(study.write_pairs(path, force=True, least=0.0), dtype=str).fillna("")
    for outlets, word in decisions.items():
        pair = set(outlets.split("_"))
        chosen = [{a, b} == pair for a, b in zip(table["outlet_a"], table["outlet_b"], strict=True)]
        assert sum(chosen) == 1
        table.loc[chosen, "decision"] = word
    table.to_csv(path, index=False)
    return path


def outlets(study) -> list[set[str]]:
    strict = study.groups[study.groups["relation"] == "strict"]
    return [set(rows["outlet"]) for _, rows in strict.groupby("group_id")]


def test_an_untouched_table_leaves_the_groups_as_they_were(study, tmp_path):
    before = study.decide(write(tmp_path / "pairs.csv", study))
    assert outlets(before) == []


def test_a_decided_pair_is_one_utterance_with_its_differences(study, tmp_path):
    decided = study.decide(write(tmp_path / "pairs.csv", study, Herald_Courier="Same "))
    assert outlets(decided) == [{"Herald", "Courier"}]
    assert len(decided.differences) == 1
    assert not decided.run["problems"]


def test_decisions_are_saved_and_listed_again(study, tmp_path):
    decided = study.decide(write(tmp_path / "pairs.csv", study, Herald_Courier="same"))
    decided.save(tmp_path / "out")
    again = pd.read_csv(load_study(tmp_path / "out").write_pairs(tmp_path / "again.csv"))
    (row,) = again[again["decision"].notna()].to_dict("records")
    assert (row["decision"], row["group"]) == ("same", "g001")
    assert {row["outlet_a"], row["outlet_b"]} == {"Herald", "Courier"}


def test_corrected_speakers_keep_what_was_decided(study, tmp_path):
    decided = study.decide(write(tmp_path / "pairs.csv", study, Herald_Courier="same"))
    corrected = decided.correct(decided.write_speakers(tmp_path / "speakers.csv"))
    assert outlets(corrected) == [{"Herald", "Courier"}]


def test_a_later_table_replaces_an_earlier_one(study, tmp_path):
    decided = study.decide(write(tmp_path / "pairs.csv", study, Herald_Courier="same"))
    undone = decided.decide(write(tmp_path / "pairs.csv", decided, Herald_Courier=""))
    assert outlets(undone) == []


def test_a_formula_in_a_statement_stays_words(study, tmp_path):
    text = study.write_pairs(tmp_path / "pairs.csv", least=0.0).read_text("utf-8")
    assert "'=1+1" in text


def test_an_existing_table_is_kept(study, tmp_path):
    path = study.write_pairs(tmp_path / "pairs.csv")
    with pytest.raises(CorrectionsError, match="--force"):
        study.write_pairs(path)


def test_pairs_the_study_does_not_hold_are_a_problem(study, tmp_path):
    path = write(tmp_path / "pairs.csv", study, Herald_Courier="same")
    table = pd.read_csv(path, dtype=str).fillna("")
    table.loc[table["decision"] == "same", "end_a"] = "3"
    table.to_csv(path, index=False)
    decided = study.decide(path)
    (problem,) = decided.run["problems"]
    assert problem.startswith("pairs.csv: no pair of one story, not used: s")
    assert outlets(decided) == []


def test_a_pair_of_two_stories_is_a_problem(study, tmp_path):
    path = write(tmp_path / "pairs.csv", study, Herald_Courier="same")
    stories = study.articles["outlet"].map(lambda outlet: f"story of {outlet}")
    study.articles["story_id"] = stories
    assert len(study.decide(path).run["problems"]) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.assign(decision="maybe"), "line 2.*neither same, different nor empty"),
        (lambda t: t.assign(start_a="x"), "line 2: start_a is no number"),
        (lambda t: t.drop(columns="end_b"), "has no column end_b"),
        (
            lambda t: pd.concat([t, t.assign(decision="different")]),
            "lines 2, 3: one pair is both same and different",
        ),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_why(study, tmp_path, change, message):
    path = write(tmp_path / "pairs.csv", study, Herald_Courier="same")
    table = pd.read_csv(path, dtype=str).fillna("")
    change(table[table["decision"] == "same"]).to_csv(path, index=False)
    with pytest.raises(CorrectionsError, match=message):
        read_decisions(path)


def test_no_table_at_all_names_the_verb_that_writes_one(tmp_path):
    with pytest.raises(CorrectionsError, match="compare --write-pairs"):
        read_decisions(tmp_path / "absent.csv")
