"""Why a speaker is known as what they are."""

import pytest

from attribution.reporting.explain import explain_speaker

EVIDENCE = [
    "role: mayor (title, Herald.txt [0, 5))",
    "gender: female (given name, Herald.txt [6, 9))",
]


@pytest.fixture
def known(small_study):
    """A study whose first speaker has facts with their evidence."""
    speakers = small_study.speakers
    speakers.loc[0, "role"] = "mayor"
    speakers.loc[0, "gender"] = "female"
    speakers["facts"] = [EVIDENCE, *[[] for _ in range(len(speakers) - 1)]]
    return small_study


def test_the_evidence_of_facts_is_explained(known):
    lines = explain_speaker("Ada Byron", known.statements, known.speakers)
    assert [f"  known: {line}" for line in EVIDENCE] == lines[1:3]


def test_evidence_against_a_corrected_fact_is_not_shown(known):
    known.speakers.loc[0, "gender"] = "male"
    lines = explain_speaker("Ada Byron", known.statements, known.speakers)
    assert [line for line in lines if "known" in line] == [f"  known: {EVIDENCE[0]}"]


def test_a_study_without_evidence_is_explained(small_study):
    assert explain_speaker(
        "Ada Byron", small_study.statements, small_study.speakers.drop(columns="facts")
    )
