"""Dependency rules on hand-made parses."""

import pytest

from attribution.statements.dependency_rules import propose_by_rule
from attribution.types import Sentence, Span, Word


def sentence(rows: str) -> tuple[str, Sentence]:
    """A sentence from lines of: form lemma UPOS head (counted from 1, 0 the root) deprel."""
    words, text = [], ""
    for row in rows.strip().splitlines():
        form, lemma, upos, head, deprel = row.split()
        start = len(text)
        text += form + " "
        xpos = ("VBG" if form.endswith("ing") else "VBD") if upos == "VERB" else ""
        words.append(
            Word(form, Span(start, start + len(form)), lemma, upos, xpos, "", int(head) - 1, deprel)
        )
    return text, Sentence(tuple(words), 0)


def proposals(rows: str) -> list[tuple[str, str, str]]:
    text, parsed = sentence(rows)

    def joined(spans):
        return " … ".join(span.of(text) for span in spans)

    return [(joined(p.source), joined(p.cue), joined(p.content)) for p in propose_by_rule(parsed)]


CASES = {
    "clausal complement": (
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root
        that that SCONJ 5 mark
        work work NOUN 5 nsubj
        stopped stop VERB 2 ccomp
        . . PUNCT 2 punct
        """,
        ("Ann", "said", "work stopped"),
    ),
    "parataxis": (
        """
        Work work NOUN 2 nsubj
        stopped stop VERB 0 root
        , , PUNCT 2 punct
        Ann Ann PROPN 5 nsubj
        said say VERB 2 parataxis
        . . PUNCT 2 punct
        """,
        ("Ann", "said", "Work stopped"),
    ),
    "participle shares the subject": (
        """
        Ann Ann PROPN 2 nsubj
        left leave VERB 0 root
        , , PUNCT 4 punct
        saying say VERB 2 advcl
        work work NOUN 6 nsubj
        stopped stop VERB 4 ccomp
        . . PUNCT 2 punct
        """,
        ("Ann", "saying", "work stopped"),
    ),
    "according to": (
        """
        According accord VERB 4 case
        to to ADP 1 fixed
        the the DET 4 det
        board board NOUN 7 obl
        , , PUNCT 4 punct
        work work NOUN 7 nsubj
        stopped stop VERB 0 root
        . . PUNCT 7 punct
        """,
        ("the board", "According to", "work stopped"),
    ),
    "according to, which governs its noun": (
        """
        Work work NOUN 2 nsubj
        stopped stop VERB 0 root
        , , PUNCT 4 punct
        according accord VERB 2 advcl
        to to ADP 7 case
        the the DET 7 det
        board board NOUN 4 obl
        . . PUNCT 2 punct
        """,
        ("the board", "according to", "Work stopped"),
    ),
    "object of a speech verb": (
        """
        Ann Ann PROPN 2 nsubj
        denied deny VERB 0 root
        any any DET 4 det
        delay delay NOUN 2 obj
        . . PUNCT 2 punct
        """,
        ("Ann", "denied", "any delay"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_frame_gives_source_cue_and_content(name):
    rows, expected = CASES[name]
    assert proposals(rows) == [expected]


def test_thought_verbs_propose_nothing():
    rows = CASES["clausal complement"][0].replace("said say", "thought think")
    assert proposals(rows) == []


def test_a_verb_without_complement_proposes_nothing():
    assert proposals("Ann Ann PROPN 2 nsubj\nsaid say VERB 0 root\nso so ADV 2 advmod") == []


@pytest.mark.parametrize(
    ("name", "nests"),
    [
        ("clausal complement", True),
        ("participle shares the subject", False),
        ("object of a speech verb", False),
    ],
)
def test_only_a_finite_verb_with_a_clause_may_stand_inside_other_content(name, nests):
    _, parsed = sentence(CASES[name][0])
    (proposal,) = propose_by_rule(parsed)
    assert proposal.may_nest is nests


def test_an_infinitive_is_left_to_the_parser():
    rows = """
        Ann Ann PROPN 2 nsubj
        promised promise VERB 0 root
        to to PART 4 mark
        stop stop VERB 2 xcomp
        work work NOUN 4 obj
        """
    assert proposals(rows) == []
