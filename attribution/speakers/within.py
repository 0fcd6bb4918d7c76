"""Who the source of each statement is, inside its article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from attribution.language.agents import is_agent, person_words
from attribution.language.coreference.noun_phrase import noun_phrase
from attribution.speakers.countries import country_code
from attribution.speakers.names import PersonName, parse_name, same_person
from attribution.speakers.roles import Role, parse_role
from attribution.types import (
    AnnotatedArticle,
    Chain,
    Reference,
    Span,
    Spans,
    Statement,
    Word,
)

PRONOUN_GENDER = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_THIRD_PERSON = frozenset(PRONOUN_GENDER) | {"they", "them", "their", "it", "its", "itself"}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SELF = frozenset({"i", "we", "you", "my", "our", "us", "me", "your"})
_PERSONAL = ("person", "role", "anonymous")
_RUNNING_DISTANCE = 3  # paragraphs a pronoun or a cue-less quotation reaches back


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article: the fullest name and every stretch that names them."""

    name: PersonName
    spans: Spans
    gender: str | None
    role: str | None
    affiliation: str | None


@dataclass(slots=True)
class _Scene:
    """What is known while the statements of an article are read in order."""

    annotated: AnnotatedArticle
    people: list[Person]
    references: list[Reference]
    paragraphs: dict[str, int]


def resolve(annotated: AnnotatedArticle, statements: Sequence[Statement]) -> list[Reference]:
    """Find the speaker behind the source of each statement.

    A named person over a role, a role over a pronoun; a statement whose source cannot be told is
    left without a reference: a speaker is never invented.

    Arguments:
        annotated: the parsed article.
        statements: its statements, in order.

    Returns:
        References, at most one a statement.
    """
    scene = _Scene(
        annotated,
        find_people(annotated),
        [],
        {statement.statement_id: statement.paragraph for statement in statements},
    )
    for statement in sorted(statements, key=lambda s: (s.paragraph, _position(s))):
        reference = _resolve_one(scene, statement)
        if reference is not None:
            scene.references.append(reference)
    return scene.references


def _position(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def find_people(annotated: AnnotatedArticle) -> list[Person]:
    """The people named in an article, mentions of one person joined under the fullest name."""
    text = annotated.article.text
    people: list[Person] = []
    named = []
    for entity in annotated.entities:
        if entity.type in ("Person", "PERSON", "PER"):
            name = parse_name(entity.span.of(text))
            if name is not None and country_code(name.display) is None:
                named.append((name, entity.span))
    for name, span in sorted(named, key=lambda item: (-len(item[0].given), item[1])):
        known = [index for index, person in enumerate(people) if same_person(person.name, name)]
        words = _words_before(annotated, span)
        role, affiliation = _title_before(annotated, span, words)
        gender = name.gender or _given_gender(name)
        if not known:
            people.append(Person(name, (span,), gender, role, affiliation))
            continue
        before = [i for i in known if people[i].spans[0].start <= span.start]
        index = max(before or known, key=lambda i: people[i].spans[0].start)
        person = people[index]
        people[index] = Person(
            person.name,
            tuple(sorted((*person.spans, span))),
            person.gender or gender,
            person.role or role,
            person.affiliation or affiliation,
        )
    return people


def _words_before(annotated: AnnotatedArticle, span: Span) -> list[Word]:
    for sentence in annotated.sentences:
        if sentence.span.overlaps(span):
            return [word for word in sentence.words if word.span.end <= span.start]
    return []


def _title_before(
    annotated: AnnotatedArticle, span: Span, before: Sequence[Word]
) -> tuple[str | None, str | None]:
    """The office written in front of a name ("Russian Foreign Minister") and its country."""
    title: list[Word] = []
    for word in reversed(before):
        glued = word.upos in ("PROPN", "NOUN", "ADJ") or word.text in ("'s", "’s", "of", "for", "-")
        if not glued or (title and word.upos == "PUNCT" and word.text != "-"):
            break
        title.append(word)
    title.reverse()
    while title and (title[0].upos in ("PART", "ADP", "PUNCT") or title[0].text.startswith(("'", "’"))):  # fmt: skip
        title.pop(0)
    heads = [word for word in title if word.text.lower() in person_words()]
    if not heads:
        return None, None
    phrase = annotated.article.text[title[0].span.start : title[-1].span.end]
    role = parse_role(phrase, heads[-1].text)
    return phrase, role.countries[0] if role.countries else " ".join(role.organisation) or None


@cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    lists = []
    for gender in ("male", "female"):
        path = files("coreferee").joinpath(f"lang/common/data/{gender}_names.dat")
        lists.append({line.strip().lower() for line in path.read_text("utf-8").splitlines()})
    return frozenset(lists[0] - lists[1]), frozenset(lists[1] - lists[0])


def _given_gender(name: PersonName) -> str | None:
    words = name.display.split()
    if len(words) < 2:
        return None
    male, female = _given_names()
    given = words[0].lower()
    return "male" if given in male else "female" if given in female else None


def _resolve_one(scene: _Scene, statement: Statement) -> Reference | None:
    text = scene.annotated.article.text
    if not statement.source:
        return _running(scene, statement, None) if not statement.cue else None
    phrase = " ".join(span.of(text) for span in statement.source)
    head = _head_word(scene.annotated, statement.source)
    plain = phrase.strip().lower()
    if plain in _SELF:
        return None
    if plain in _RELATIVE:
        return _resolve_relative(scene, statement)
    if plain in _THIRD_PERSON or (head and head.upos == "PRON" and len(plain.split()) == 1):
        return _resolve_pronoun(scene, statement, plain)
    person = _person_in(scene, statement.source, phrase)
    if person is not None:
        return _personal(statement, person, "named", phrase)
    if head is None:
        return None
    return _resolve_description(scene, statement, phrase, head)


def _head_word(annotated: AnnotatedArticle, source: Spans) -> Word | None:
    """The word of the source that no other word of it governs."""
    for sentence in annotated.sentences:
        inside = [
            index
            for index, word in enumerate(sentence.words)
            if any(word.span.overlaps(span) for span in source)
        ]
        if inside:
            chosen = set(inside)
            tops = [i for i in inside if sentence.words[i].head not in chosen]
            nominal = [
                i for i in tops or inside if sentence.words[i].upos in ("NOUN", "PROPN", "PRON")
            ]
            return sentence.words[(nominal or tops or inside)[0]]
    return None


def _person_in(scene: _Scene, source: Spans, phrase: str) -> Person | None:
    """The person the source names: a name in it, but not in "a spokesman for Smith"."""
    named = [
        (span, person)
        for person in scene.people
        for span in person.spans
        if any(span.overlaps(part) for part in source)
    ]
    if named:
        span, person = min(named, key=lambda item: item[0])
        before = scene.annotated.article.text[source[0].start : span.start]
        owned = scene.annotated.article.text[span.end : span.end + 2] in ("'s", "’s")
        governed = re.search(r"\b(?:for|of|to|by|with)\s+(?:[A-Z][\w.]*\s+)*$", before)
        inside_possessive = owned and source[-1].end > span.end + 2
        if not governed and not inside_possessive:
            return person
        return None
    name = parse_name(phrase)
    if name is None or len(phrase.split()) > 4 or country_code(phrase):
        return None
    matches = [person for person in scene.people if same_person(person.name, name)]
    return matches[0] if matches else None


def _personal(
    statement: Statement, person: Person, rule: str, mention: str, *more: str
) -> Reference:
    return Reference(
        statement.statement_id,
        person.name.display,
        "person",
        person.role,
        person.affiliation,
        person.gender,
        rule,
        (mention, *more),
    )


def _resolve_pronoun(scene: _Scene, statement: Statement, pronoun: str) -> Reference | None:
    """A pronoun is the best mention of its chain; else the running speaker, if one fits."""
    gender = PRONOUN_GENDER.get(pronoun)
    chain = _chain_at(scene.annotated.chains, statement.source)
    if chain is not None:
        reference = _from_chain(scene, statement, chain, pronoun, gender)
        if reference is not None:
            return reference
    return _running(scene, statement, gender, personal=gender is not None)


def _resolve_relative(scene: _Scene, statement: Statement) -> Reference | None:
    """The source "who" is the noun its relative clause belongs to."""
    for sentence in scene.annotated.sentences:
        for word in sentence.words:
            if not word.span.overlaps(statement.source[0]):
                continue
            clause = word
            while clause.head >= 0 and not clause.deprel.startswith("acl"):
                clause = sentence.words[clause.head]
            if clause.head < 0:
                return None
            noun = sentence.words[clause.head]
            span = noun_phrase(sentence, clause.head)
            return _resolve_one(scene, replace(statement, source=(span,))) if noun else None
    return None


def _chain_at(chains: Sequence[Chain], source: Spans) -> Chain | None:
    for chain in chains:
        if any(mention.head.overlaps(span) for mention in chain.mentions for span in source):
            return chain
    return None


def _from_chain(
    scene: _Scene, statement: Statement, chain: Chain, pronoun: str, gender: str | None
) -> Reference | None:
    text = scene.annotated.article.text
    # who is named only inside the words said is not who says them
    mentions = [
        mention
        for mention in chain.mentions
        if mention.span.of(text).lower() not in _THIRD_PERSON
        and not any(part.contains(mention.span) for part in statement.content)
    ]
    for mention in mentions:
        for person in scene.people:
            if any(span.overlaps(mention.span) for span in person.spans) and _fits(person.gender, gender):  # fmt: skip
                return _personal(statement, person, "chain", pronoun, mention.span.of(text))
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        head = _head_word(scene.annotated, (mention.head,))
        if head is None:
            continue
        found = _resolve_description(scene, statement, mention.span.of(text), head, "chain")
        if found is not None and (gender is None or found.type in _PERSONAL):
            return found
    return None


def _fits(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _running(
    scene: _Scene, statement: Statement, gender: str | None, personal: bool = False
) -> Reference | None:
    """The speaker of the statement before, within a few paragraphs."""
    for reference in reversed(scene.references):
        distance = statement.paragraph - scene.paragraphs[reference.statement_id]
        if distance > _RUNNING_DISTANCE or (not statement.source and distance > 1):
            return None
        if not _fits(reference.gender, gender):
            continue
        if statement.source and personal != (reference.type in _PERSONAL):
            continue
        return Reference(
            statement.statement_id,
            reference.name,
            reference.type,
            reference.role,
            reference.affiliation,
            reference.gender or gender,
            "running speaker",
            (*reference.mentions[:1],),
        )
    return None


def _resolve_description(
    scene: _Scene, statement: Statement, phrase: str, head: Word, rule: str = "described"
) -> Reference | None:
    """A role, an anonymous source, an organisation or a state."""
    kind = _entity_type(scene.annotated, head.span)
    first = phrase.split(" and ")[0]
    code = country_code(first) or (country_code(head.text) if head.upos == "PROPN" else None)
    if code and head.upos in ("PROPN", "ADJ", "NOUN") and head.text.lower() not in person_words():
        return _plain(statement, phrase, "state", code, rule)
    if head.upos == "ADJ" or head.xpos in ("PRP$", "JJ"):
        return _plain(statement, phrase, "state", code, rule) if code else None
    is_person = head.text.lower() in person_words() or head.lemma.lower() in person_words()
    if is_person and head.upos in ("NOUN", "PROPN") and kind != "Organization":
        return _resolve_role(scene, statement, phrase, parse_role(phrase, head.text), rule)
    if head.upos in ("NOUN", "PROPN") and is_agent(head):
        role = parse_role(phrase, head.text)
        return _plain(
            statement, _tidy(phrase), "organisation", role.countries[0] if role.countries else None, rule
        )  # fmt: skip
    return None


def _entity_type(annotated: AnnotatedArticle, span: Span) -> str | None:
    return next((e.type for e in annotated.entities if e.span.overlaps(span)), None)


def _plain(
    statement: Statement, name: str, kind: str, affiliation: str | None, rule: str
) -> Reference:
    return Reference(
        statement.statement_id, _tidy(name), kind, None, affiliation, None, rule, (name,)
    )


def _tidy(phrase: str) -> str:
    return re.sub(r"\s+", " ", phrase).strip(" ,.;:")


def _resolve_role(
    scene: _Scene, statement: Statement, phrase: str, role: Role, rule: str
) -> Reference:
    """A definite description points back to the speaker of the same office, if there is one."""
    kind = "anonymous" if role.anonymous else "role"
    if role.definite:
        for reference in reversed(scene.references):
            known = parse_role(reference.role or reference.name, _office_word(reference))
            if reference.type in _PERSONAL[1:] and _points_back(role, known):
                return Reference(
                    statement.statement_id,
                    reference.name,
                    reference.type,
                    reference.role,
                    reference.affiliation,
                    reference.gender,
                    "definite description",
                    (phrase, *reference.mentions[:1]),
                )
        person = _office_holder(scene, role)
        if person is not None:
            return _personal(statement, person, "office named before", phrase)
        if role.anonymous and not role.organisation and not role.countries:
            back = _running(scene, statement, None, personal=True)
            if back is not None:
                return back
    affiliation = role.countries[0] if role.countries else " ".join(role.organisation) or None
    name = _tidy(phrase)
    return Reference(statement.statement_id, name, kind, name, affiliation, None, rule, (phrase,))


def _office_word(reference: Reference) -> str:
    words = re.findall(r"[\w-]+", reference.role or reference.name)
    people = [word for word in words if word.lower() in person_words()]
    return people[0] if people else (words[-1] if words else "")


def _points_back(later: Role, earlier: Role) -> bool:
    """ "the official" points back to "a senior American official": nothing it adds contradicts."""
    if later.head != earlier.head or later.plural != earlier.plural:
        return False
    if later.countries and earlier.countries and not set(later.countries) & set(earlier.countries):
        return False
    if later.organisation and earlier.organisation:
        return bool(set(later.organisation) & set(earlier.organisation))
    return later.modifiers <= earlier.modifiers or not later.modifiers


def _office_holder(scene: _Scene, role: Role) -> Person | None:
    for person in scene.people:
        if person.role is None:
            continue
        words = re.findall(r"[\w-]+", person.role)
        heads = [word for word in words if word.lower() in person_words()]
        if heads and _points_back(role, parse_role(person.role, heads[-1])):
            return person
    return None
