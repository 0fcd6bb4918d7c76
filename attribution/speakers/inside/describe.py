"""Descriptions without a name: roles, anonymous sources, organisations, states."""

from attribution.language.agents import COLLECTIVES, DOCUMENTS, is_agent, person_words
from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import Phrase, noun_phrase
from attribution.speakers.inside.description_facts import country_fact, describe_facts, words_of
from attribution.speakers.inside.evidence import refer, refer_again, refer_to_person
from attribution.speakers.inside.introduced import find_holder, find_organisation
from attribution.speakers.inside.phrases import name_of, tidy
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.running import find_running
from attribution.speakers.inside.scene import PERSONAL, QUANTITIES, Scene, Source
from attribution.speakers.names.countries import country_code, is_demonym
from attribution.speakers.names.lexicon import find_office, gender_of_title, is_office
from attribution.speakers.names.personal import PARTIES
from attribution.speakers.names.places import ORGANISATION
from attribution.speakers.names.roles import Role, office_word, parse_role
from attribution.types import Fact, Reference, Word

_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")
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
    if head.upos not in _NOMINAL:
        head = next(
            (w for w in words.words if w.upos == "NOUN" and w.deprel != "compound" and is_agent(w)),
            head,
        )
    name = tidy(phrase)
    own, *joined = _phrases_of(words)
    facts = country_fact(scene.annotated, own, joined)
    code = None if _is_part_of_name(scene, head) else _state_of(phrase, source, head)
    many = phrase.split()[0].lower() in QUANTITIES
    if (
        code
        and not many
        and head.upos in ("PROPN", "ADJ", "NOUN")
        and head.text.lower() not in person_words()
    ):
        return refer(statement, name, "state", rule, phrase, affiliation=code, facts=facts)
    if code and many and is_demonym(head.text.removesuffix("s")):
        return refer(statement, name, "role", rule, phrase, role=name)
    if head.lemma.lower() in QUANTITIES and (head.upos != "NUM" or " of " in phrase):
        return refer(statement, name, "anonymous", rule, phrase, role=name)
    if head.upos == "ADJ" or head.xpos in ("PRP$", "JJ"):
        if code is None:
            return None
        return refer(statement, name, "state", rule, phrase, affiliation=code, facts=facts)
    forms = {head.text.lower(), head.lemma.lower()}
    if forms & person_words() and head.upos in ("NOUN", "PROPN") and not _is_body(scene, head):
        return _resolve_role(scene, source, words, head, rule)
    if head.upos in ("NOUN", "PROPN") and (is_agent(head) or forms & DOCUMENTS):
        role = parse_role(phrase, head.text)
        country = role.countries[0] if role.countries else None
        full = find_organisation(scene, source, head) or name_of(scene, source, head)
        return refer(
            statement, full, "organisation", rule, phrase, affiliation=country, facts=facts
        )
    return None


def _state_of(phrase: str, source: Source, head: Word) -> str | None:
    """The country a phrase stands for, by the first of what "and" joins or by its head."""
    first = phrase.split(" and ")[0]
    inside = head.span.start < source.spans[0].start + len(first)
    code = country_code(first) if inside else None
    return code or (country_code(head.text) if head.upos == "PROPN" else None)


def _is_part_of_name(scene: Scene, head: Word) -> bool:
    """Whether a country's name only begins that of an organisation: "America Rising"."""
    entity = scene.annotated.entity_at(head.span)
    if entity is None or entity.type not in ORGANISATION:
        return False
    return country_code(entity.span.of(scene.annotated.article.text)) is None


def _is_body(scene: Scene, head: Word) -> bool:
    """Whether a noun for people is an organisation: a part of its name, or "the company"."""
    entity = scene.annotated.entity_at(head.span)
    if head.text.lower() in PARTIES and not head.text.endswith("s"):
        return False  # "the Ohio Republican"
    if head.upos == "PROPN" and head.text[:1].isupper():
        return entity is not None and entity.type in ORGANISATION
    return head.lemma.lower() in COLLECTIVES and not is_office(head.lemma.lower())


def _resolve_role(scene: Scene, source: Source, words: Phrase, head: Word, rule: Rule) -> Reference:
    """A definite description points back to the speaker of the same office, if there is one."""
    statement, phrase = source.statement, source.text
    role = parse_role(phrase, head.text)
    if role.definite:
        for reference in reversed(scene.references):
            known = parse_role(
                reference.role or reference.name, office_word(reference.role or reference.name)
            )
            if reference.type in PERSONAL[1:] and _points_back(role, known):
                return refer_again(statement, reference, Rule.DEFINITE_DESCRIPTION, phrase)
        holder = find_holder(scene, source, head) if not role.plural else None
        if holder is not None:
            return refer_to_person(statement, *holder, phrase)
        if role.anonymous and not role.organisation and not role.countries:
            back = find_running(scene, statement, gender_of_title(head.text), personal=True)
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
