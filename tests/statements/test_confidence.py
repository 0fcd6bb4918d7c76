"""Confidence, and the act of a cue."""

import json
import math
from importlib.resources import files

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


def test_confidence_is_the_logistic_of_the_weighted_features():
    weights = dict.fromkeys(FEATURES, 0.0) | json.loads(
        files("attribution.statements").joinpath("confidence.json").read_text(encoding="utf-8")
    )
    for score in (0.0, 0.3, 0.9, 1.0):
        item = settled(score)
        total = sum(weights[name] * value for name, value in zip(FEATURES, measure(TEXT, item)))
        assert estimate_confidence(TEXT, item) == pytest.approx(
            1 / (1 + math.exp(-total)), abs=0.0006
        )


@pytest.mark.parametrize(
    ("evidence", "told"), [("parser", (0, 0)), ("rule", (1, 0)), ("marks", (0, 1))]
)
def test_what_is_known_of_a_proposal_is_measured(evidence, told):
    known = dict(zip(FEATURES, measure(TEXT, settled(0.75, evidence))))
    assert (known["constant"], known["known cue"], known["source"]) == (1, 1, 1)
    assert (known["direct"], known["mixed"], known["parts"]) == (0, 0, 0)
    assert (known["rule"], known["marks"]) == told
    odds = math.log(3) if evidence == "parser" else 0
    assert known["roles"] == known["pointers"] == pytest.approx(odds)
    assert known["length"] == pytest.approx(math.log(5))


@pytest.mark.parametrize(
    ("kind", "content", "lemmas", "told"),
    [
        (Kind.DIRECT, (Span(13, 16), Span(22, 27)), (), (1, 0, 1, 0)),
        (Kind.MIXED, (Span(13, 32),), ("gleam",), (0, 1, 0, 0)),
        (Kind.INDIRECT, (Span(13, 32),), ("say", "gleam"), (0, 0, 0, 1)),
    ],
)
def test_kind_parts_and_cue_are_measured(kind, content, lemmas, told):
    item = Settled(Proposal((), (), content, "parser", 0.9, 0.9), kind, lemmas)
    known = dict(zip(FEATURES, measure(TEXT, item)))
    assert (known["direct"], known["mixed"], known["parts"], known["known cue"]) == told
    assert known["source"] == 0


def test_of_scores_beyond_a_thousandth_nothing_more_is_told():
    values = [measure(TEXT, settled(score)) for score in (0.0, 0.001, 0.999, 1.0)]
    assert values[0] == values[1]
    assert values[2] == values[3]
    assert values[0][1] == pytest.approx(-values[2][1])
