"""The benchmarks that rest on sheets of true names."""

import csv

import pandas as pd
import pytest

from attribution.framing.source_class import SOURCE_CLASSES
from attribution.types import Reference
from benchmarks import (
    basil_names,
    basil_people,
    basil_statements,
    pronoun_sources,
    source_classes,
    speaker_facts,
)
from benchmarks.calibration import calibration_error, reliability
from benchmarks.shares import print_share
from benchmarks.spellings import is_accepted
from tests.conftest import make_study

SHEETS = basil_people.SHEET.parent


def named(name: str) -> Reference:
    return Reference("s1", name, "person", None, None, None, "chain", (name,), 0.5)


@pytest.mark.parametrize(
    ("accepted", "found", "right"),
    [
        ("Ann Lee|Lee", named("Ms. Lee"), True),
        ("Ann Lee|Lee", named("Bo Lee"), False),
        ("Ann Lee|Lee", named("Anne Lee"), False),
        ("Ann Lee|Lee", None, False),
        ("", None, True),
        ("", named("Ann Lee"), False),
        ("the board|the Harbour Board", named("Harbour Board's"), True),
        ("Ann Lee & Bo Lund|Lee and Lund", named("Lee and Lund"), True),
        ("Ann Lee & Bo Lund|Lee and Lund", named("Bo Lund"), False),
    ],
)
def test_a_link_is_right_when_it_names_whom_the_sheet_names(accepted, found, right):
    assert pronoun_sources.is_right(accepted, found) is right


@pytest.mark.parametrize("sheet", sorted(SHEETS.glob("*.csv")), ids=lambda sheet: sheet.stem)
def test_the_sheets_hold_names_places_and_labels_and_no_sentences(sheet):
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(
        len(name) < 90 for row in rows for value in row.values() for name in value.split("|")
    )


def test_pairs_missed_and_joined_wrongly_are_told_apart():
    study = make_study(
        [
            ("Herald", "Ann Lee", "direct", "The pier will be open again in May"),
            ("Courier", "Ann Lee", "direct", "There is no money for the pier"),
            ("Courier", "Bo Lund", "direct", "We shall see about the pier"),
        ]
    )
    pairs = frozenset({("Courier", "Herald")})
    people = {
        name: basil_people.Quoted((name, name.split()[-1]), pairs)
        for name in ("Ann Lee", "Bo Lund")
    }
    missed, wrong, found, made = basil_people.judge_event(study, people)
    assert missed == ["Bo Lund: Courier, Herald"]
    assert (wrong, found, made) == ([], 1, 1)
    study.statements.loc[2, "speaker_id"] = study.statements.loc[0, "speaker_id"]
    _, wrong, found, made = basil_people.judge_event(study, people)
    assert wrong == ["Bo Lund (Courier) with Ann Lee (Herald)"]
    assert (found, made) == (1, 2)


def test_calibration_error_is_the_mean_distance():
    table = reliability([0.2] * 5 + [0.8] * 5, [False] * 4 + [True] + [True] * 3 + [False] * 2, 2)
    assert calibration_error(table) == pytest.approx((0.0 + 0.2) / 2)
    assert isinstance(table, pd.DataFrame)


def test_a_fact_is_right_wrong_or_not_judged():
    study = make_study([("Herald", "Ann Lee", "direct", "The pier will be open again in May")])
    study.speakers["gender"] = "female"
    study.speakers["role"] = "rival"
    study.speakers["affiliation"] = "NO"
    judged = {("Ann Lee", "gender"): {"female": True}, ("Ann Lee", "role"): {"rival": False}}
    found = speaker_facts.tally(study.speakers, judged)
    assert found["gender"].right == 1
    assert found["role"].wrong == ["Ann Lee: rival"]
    assert found["affiliation"].unjudged == ["Ann Lee: NO"]


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        ("Sen. Ann Lee", "Ann Lee"), ("ann lee", "Ann Lee"), ("Linda Sánchez", "Linda Sanchez"),
        ("The Harbour Board’s", "Harbour Board"), ("Don Ray Jr", "Don Ray Jr."),
        ("Beto O’Rourke", "Beto O'Rourke"), ("President Lee", "Lee"),
    ],
)  # fmt: skip
def test_spellings_that_differ_in_titles_and_signs_are_one(name, accepted):
    assert is_accepted(name, [accepted])


@pytest.mark.parametrize("name", ["Don Ray", "Ann Lee Ray", "Ray", "", "the president"])
def test_other_names_are_no_spelling(name):
    assert not is_accepted(name, ["Don Ray Jr.", "Ann Lee"])


def test_names_are_judged_at_the_statement_that_covers_most():
    study = make_study(
        [
            ("Herald", "Ann Lee", "direct", "The pier will be open again in May"),
            ("Herald", "Bo Lund", "direct", "There is no money for the pier"),
        ]
    )
    first = study.statements["content"][0][0]
    judged = [
        basil_names.Judged("Herald.txt", first[0] + 2, first[1], ("Ann Lee", "Lee")),
        basil_names.Judged("Herald.txt", first[0] + 2, first[1] + 20, ("Bo Lund",)),
        basil_names.Judged("Courier.txt", 0, 9, ("Bo Lund",)),
    ]
    right, wrong = basil_names.count_right(study.statements, judged)
    assert right == 1
    assert [line.split(": ")[1] for line in wrong] == ["Bo Lund / Ann Lee", "Bo Lund / None"]


def listed(*words: int) -> basil_statements.Listed:
    return basil_statements.Listed("s1", frozenset(words), "direct", False)


def test_a_row_is_paired_with_the_statement_it_shares_half_of_its_words_with():
    rows = [frozenset({1, 2, 3}), frozenset({1, 2, 3, 4}), frozenset({7})]
    assert basil_statements.pair_up([listed(1, 2, 3, 4, 5)], rows) == {0: 1}
    assert basil_statements.pair_up([listed(3, 4, 5, 6)], rows) == {}
    assert basil_statements.pair_up([listed(7, 8, 9, 10)], rows) == {0: 2}
    assert basil_statements.pair_up([listed(7, 8, 9, 10, 11)], rows) == {}


def test_a_share_is_printed_with_its_interval(capsys):
    print_share("right", 8, 10)
    print_share("left", 0, 0)
    assert capsys.readouterr().out == (
        "right: 8 of 10 = 0.800 [0.490, 0.943]\nleft: none to judge\n"
    )


def test_a_class_is_judged_at_the_statement_whose_source_is_the_mention():
    study = make_study(
        [
            ("Herald", "Ann Lee", "direct", "The pier will be open again in May"),
            ("Herald", "Bo Lund", "direct", "There is no money for the pier"),
        ]
    )
    study.speakers["source_class"] = ["official", "citizen"]
    start = study.statements["content"][0][0][1]
    study.statements.at[1, "source"] = [[start - 4, start]]  # inside the other's content
    coded = [
        source_classes.Coded("Herald.txt", start - 4, start, "choose", "citizen"),
        source_classes.Coded("Herald.txt", 0, 9, "choose", "citizen"),
        source_classes.Coded("Courier.txt", 0, 9, "choose", "media"),
    ]
    right, wrong = source_classes.count_right(study.statements, study.speakers, coded)
    assert right == 1
    assert [line.split(": ")[1] for line in wrong] == [
        "citizen / official (Ann Lee)",
        "media / no speaker",
    ]


def test_the_sheet_of_classes_knows_no_other_class():
    coded = source_classes.read_sheet(source_classes.SHEET)
    assert {item.source_class for item in coded} <= set(SOURCE_CLASSES)
    assert {item.half for item in coded} == {"choose", "judge", "polnear"}
