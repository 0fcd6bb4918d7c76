"""Confidence, and the act of a cue."""

import pytest

from attribution.statements import extract
from attribution.statements.confidence import FEATURES, estimate_confidence, measure
from attribution.statements.cues import tell_act
from attribution.statements.dependency_rules import Proposal
from attribution.statements.settled import Settled
from attribution.types import Kind, Span

TEXT = "Ann Lee said the pier would open."


def settled(score: float, evidence: str = "parser") -> Settled:
    proposal = Proposal((Span(8, 12),), (Span(0, 7),), (Span(13, 32),), evidence, score, score)
    return Settled(proposal, Kind.INDIRECT, ("say",))


def test_every_feature_has_a_value():
    assert len(measure(TEXT, settled(0.9))) == len(FEATURES)


def test_confidence_is_a_probability_that_rises_with_the_parsers():
    low, high = (estimate_confidence(TEXT, settled(score)) for score in (0.6, 0.99))
    assert 0 < low < high < 1


def test_extreme_scores_are_bounded():
    for score in (0.0, 1.0):
        assert 0 <= estimate_confidence(TEXT, settled(score)) <= 1


def test_every_statement_carries_one(read):
    statements = extract(read("Ann Lee said the pier would open. Bo Lund denied it."), "all")
    assert all(0 < statement.confidence < 1 for statement in statements.statements)


@pytest.mark.parametrize(
    ("lemmas", "quoted", "act"),
    [
        (["say"], False, "speech"),
        (["write"], False, "writing"),
        (["believe"], False, "thought"),
        (["believe"], True, "speech"),
        (["say", "believe"], False, "speech"),
        (["accord", "to"], False, "speech"),
        ([], True, "speech"),
        (["gleam"], False, "other"),
    ],
)
def test_acts_are_told_by_the_lexicon_and_the_marks(lemmas, quoted, act):
    assert tell_act(lemmas, quoted) == act


def test_thoughts_are_kept_only_when_asked_for(read):
    annotated = read("Ann Lee said the pier was safe. She believes that it will open in May.")
    speech = {s.act for s in extract(annotated).statements}
    every = {s.act for s in extract(annotated, "all").statements}
    assert "thought" not in speech
    assert "thought" in every
