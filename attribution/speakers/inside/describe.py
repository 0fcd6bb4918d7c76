"""Descriptions without a name: roles, anonymous sources, organisations, states."""

import re

from attribution.language.agents import is_agent, person_words
from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import Phrase, noun_phrase
from attribution.speakers.inside.description_facts import country_fact, describe_facts, words_of
from attribution.speakers.inside.evidence import refer, refer_again, refer_to_person
from attribution.speakers.inside.people import Person
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.running import find_running
from attribution.speakers.inside.scene import PERSONAL, Scene, Source
from attribution.speakers.names.countries import country_code
from attribution.speakers.names.lexicon import find_office, gender_of_title
from attribution.speakers.names.roles import Role, office_word, parse_role
from attribution.types import Fact, Reference, Word

_OTHER_OFFICE = frozenset({"vice", "deputy", "former", "ex", "assistant", "associate", "acting"})


def resolve_description(scene: Scene, source: Source) -> Reference | None:
    """A source that is no name and no pronoun is whom it describes.

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    if source.is_pronoun or source.head is None:
        return None
    return describe(scene, source, Rule.DESCRIBED)


def describe(scene: Scene, source: Source, rule: Rule) -> Reference | None:
    """A role, an anonymous source, an organisation or a state.

    Arguments:
        scene: the article so far.
        source: a phrase with a head.
        rule: the rule that led to this description.

    Returns:
        The reference, or None where the phrase stands for nobody who can speak.
    """
    statement, phrase, words = source.statement, source.text, source.words
    if words is None:
        return None
    head = words.head_word
    entity = scene.annotated.entity_at(head.span)
    kind = entity.type if entity else None
    own, *joined = _phrases_of(words)
    facts = country_fact(scene.annotated, own, joined)
    first = phrase.split(" and ")[0]
    code = country_code(first) or (country_code(head.text) if head.upos == "PROPN" else None)
    if code and head.upos in ("PROPN", "ADJ", "NOUN") and head.text.lower() not in person_words():
        return refer(statement, tidy(phrase), "state", rule, phrase, affiliation=code, facts=facts)
    if head.upos == "ADJ" or head.xpos in ("PRP$", "JJ"):
        if code is None:
            return None
        return refer(statement, tidy(phrase), "state", rule, phrase, affiliation=code, facts=facts)
    is_person = head.text.lower() in person_words() or head.lemma.lower() in person_words()
    if is_person and head.upos in ("NOUN", "PROPN") and kind != "Organization":
        return _resolve_role(scene, source, words, rule)
    if head.upos in ("NOUN", "PROPN") and is_agent(head):
        role = parse_role(phrase, head.text)
        country = role.countries[0] if role.countries else None
        return refer(
            statement, tidy(phrase), "organisation", rule, phrase, affiliation=country, facts=facts
        )
    return None


def tidy(phrase: str) -> str:
    """One line, no punctuation at the edges."""
    return re.sub(r"\s+", " ", phrase).strip(" ,.;:")


def _resolve_role(scene: Scene, source: Source, words: Phrase, rule: Rule) -> Reference:
    """A definite description points back to the speaker of the same office, if there is one."""
    statement, phrase = source.statement, source.text
    role = parse_role(phrase, words.head_word.text)
    if role.definite:
        for reference in reversed(scene.references):
            known = parse_role(
                reference.role or reference.name, office_word(reference.role or reference.name)
            )
            if reference.type in PERSONAL[1:] and _points_back(role, known):
                return refer_again(statement, reference, Rule.DEFINITE_DESCRIPTION, phrase)
        person = _office_holder(scene, role)
        if person is not None:
            return refer_to_person(statement, person, Rule.OFFICE_NAMED_BEFORE, phrase)
        if role.anonymous and not role.organisation and not role.countries:
            back = find_running(scene, statement, None, personal=True)
            if back is not None:
                return back
    return refer(
        statement,
        tidy(phrase),
        "anonymous" if role.anonymous else "role",
        rule,
        phrase,
        role=tidy(phrase),
        affiliation=role.countries[0] if role.countries else " ".join(role.organisation) or None,
        facts=_role_facts(scene.annotated, words),
    )


def _role_facts(annotated: AnnotatedArticle, described: Phrase) -> list[Fact]:
    """What a description says of whom it describes: office, affiliation, "spokeswoman"."""
    head, words = described.head_word, _phrases_of(described)[0]
    office = find_office(words)
    facts = []
    if office is not None and head in [words[index] for index in office]:
        facts = describe_facts(annotated, words, "description")
    gender = gender_of_title(head.text)
    return [*facts, Fact("gender", gender, "title", head.span)] if gender else facts


def _phrases_of(described: Phrase) -> list[list[Word]]:
    """The words of the phrase a head governs, without clauses, and of those "and" joins to it."""
    sentence, top = described.sentence, described.head
    joined = [i for i in sentence.children[top] if sentence.words[i].deprel == "conj"]
    return [words_of(sentence, noun_phrase(sentence, index).span) for index in (top, *joined)]


def _lesser(role: Role) -> frozenset[str]:
    """Words that make another office of an office: the vice president is not the president."""
    return _OTHER_OFFICE & {*role.modifiers, *role.organisation}


def _points_back(later: Role, earlier: Role) -> bool:
    """ "the official" points back to "a senior American official": nothing it adds contradicts."""
    if later.head != earlier.head or later.plural != earlier.plural:
        return False
    if (_lesser(earlier) ^ _lesser(later)) != frozenset():
        return False
    if later.countries and earlier.countries and not set(later.countries) & set(earlier.countries):
        return False
    if later.organisation and earlier.organisation:
        return bool(set(later.organisation) & set(earlier.organisation))
    return later.modifiers <= earlier.modifiers or not later.modifiers


def _office_holder(scene: Scene, role: Role) -> Person | None:
    for person in scene.people:
        if person.role is None:
            continue
        if _points_back(role, parse_role(person.role, office_word(person.role))):
            return person
    return None
