"""References with their evidence: the rule that chose, the mentions it chose by, a confidence.

The confidence of a rule is the share of its references that were right where names were known
(``rules.csv``: right, of, measured by which benchmark), one success and one failure added.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from attribution.lexicons import read_lexicon
from attribution.speakers.inside.people import Person
from attribution.speakers.inside.rules import Rule
from attribution.types import Fact, Reference, Statement


@cache
def _measured() -> dict[str, tuple[int, int]]:
    rows = read_lexicon("speakers.inside", "rules.csv")
    return {row["rule"]: (int(row["right"]), int(row["of"])) for row in rows}


def rule_confidence(rule: Rule) -> float | None:
    """Probability that a reference this rule makes is right; None for a rule never measured.

    Arguments:
        rule: a name of ``rules.csv``.
    """
    if rule not in _measured():
        return None
    right, total = _measured()[rule]
    return round((right + 1) / (total + 2), 3)


def refer(
    statement: Statement,
    name: str,
    kind: str,
    rule: Rule,
    *mentions: str,
    role: str | None = None,
    affiliation: str | None = None,
    gender: str | None = None,
    facts: Iterable[Fact] = (),
) -> Reference:
    """A reference with its evidence.

    Arguments:
        statement: the statement referred to.
        name: the speaker's best name in the article.
        kind: person, role, anonymous, organisation or state.
        rule: the rule that chose.
        mentions: the words it chose by.
        role: office, where known.
        affiliation: country code or organisation, where known.
        gender: where known.
        facts: what the article says about the speaker.
    """
    return Reference(
        statement.statement_id,
        name,
        kind,
        role,
        affiliation,
        gender,
        rule,
        mentions or (name,),
        rule_confidence(rule),
        tuple(facts),
    )


def refer_to_person(statement: Statement, person: Person, rule: Rule, *mentions: str) -> Reference:
    """A reference to somebody the article names."""
    return refer(
        statement,
        person.name.display,
        "person",
        rule,
        *mentions,
        role=person.role,
        affiliation=person.affiliation,
        gender=person.gender,
        facts=person.facts,
    )


def refer_again(
    statement: Statement, earlier: Reference, rule: Rule, *mentions: str, gender: str | None = None
) -> Reference:
    """A reference to the speaker of an earlier statement."""
    return replace(
        earlier,
        statement_id=statement.statement_id,
        rule=rule,
        mentions=(*mentions, *earlier.mentions[:1]),
        gender=earlier.gender or gender,
        confidence=rule_confidence(rule),
    )
