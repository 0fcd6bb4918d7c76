"""Who the source of each statement is, inside its article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from attribution.language.agents import is_agent
from attribution.language.coreference.noun_phrase import noun_phrase
from attribution.speakers.author import find_author
from attribution.speakers.countries import country_code
from attribution.speakers.describe import resolve_description
from attribution.speakers.evidence import refer_again, refer_to_person
from attribution.speakers.names import parse_name, same_person
from attribution.speakers.people import PRONOUN_GENDER, Person, contradict, find_people
from attribution.speakers.running import find_running
from attribution.speakers.scene import PERSONAL, Scene, chain_at, head_word
from attribution.types import AnnotatedArticle, Chain, Mention, Reference, Span, Spans, Statement

_THIRD_PERSON = frozenset(PRONOUN_GENDER) | {"they", "them", "their", "it", "its", "itself"}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours", "yourself"})
_DETERMINED = re.compile(r"(?:the|a|an|this|that)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_MODIFIERS = ("compound", "nmod:poss", "amod")
_ADDRESSEE = ("obj", "iobj", "obl")


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
    people = find_people(annotated)
    by_id = {statement.statement_id: statement for statement in statements}
    scene = Scene(annotated, people, [], by_id, find_author(annotated, people))
    for statement in sorted(statements, key=lambda s: (s.paragraph, _position(s))):
        reference = _resolve_one(scene, statement)
        if reference is not None:
            scene.references.append(reference)
    return scene.references


def _position(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _resolve_one(scene: Scene, statement: Statement) -> Reference | None:
    text = scene.annotated.article.text
    if not statement.source:
        return find_running(scene, statement, None) if not statement.cue else None
    phrase = " ".join(span.of(text) for span in statement.source)
    head = head_word(scene.annotated, statement.source)
    plain = phrase.strip().lower()
    if plain in _FIRST_SINGULAR | _FIRST_PLURAL:
        return _resolve_first_person(scene, statement, plain)
    if plain in _SECOND:
        return _resolve_addressee(scene, statement, plain)
    if plain in _RELATIVE:
        return _resolve_relative(scene, statement)
    if plain in _THIRD_PERSON or (head and head.upos == "PRON" and len(plain.split()) == 1):
        return _resolve_pronoun(scene, statement, plain)
    person = _person_in(scene, statement.source, phrase)
    if person is not None:
        return refer_to_person(statement, person, "named", phrase)
    if head is None:
        return None
    return resolve_description(scene, statement, phrase, head)


def _enclosing(scene: Scene, statement: Statement) -> Statement | None:
    """The smallest other statement whose content holds the source."""
    around = [
        other
        for other in scene.statements.values()
        if other is not statement
        and any(part.contains(statement.source[0]) for part in other.content)
    ]
    return min(around, key=lambda other: sum(map(len, other.content)), default=None)


def _resolve_first_person(scene: Scene, statement: Statement, pronoun: str) -> Reference | None:
    """ "I" inside a quotation is its speaker; outside, "I" is the author."""
    enclosing = _enclosing(scene, statement)
    if enclosing is None:
        if pronoun in _FIRST_SINGULAR and scene.author is not None:
            return refer_to_person(statement, scene.author, "author", pronoun)
        return None
    for reference in scene.references:
        if reference.statement_id == enclosing.statement_id:
            return refer_again(statement, reference, "first person", pronoun)
    return None


def _resolve_addressee(scene: Scene, statement: Statement, pronoun: str) -> Reference | None:
    """ "you" inside a quotation is whom its cue addresses: "she told the mayor"."""
    enclosing = _enclosing(scene, statement)
    if enclosing is None:
        return None
    for sentence in scene.annotated.sentences:
        for index, word in enumerate(sentence.words):
            governor = sentence.words[word.head] if word.head >= 0 else None
            if governor is None or word.deprel not in _ADDRESSEE:
                continue
            if not any(governor.span.overlaps(cue) for cue in enclosing.cue):
                continue
            span = noun_phrase(sentence, index)
            told = replace(statement, source=(span,))
            found = _person_in(scene, told.source, span.of(scene.annotated.article.text))
            if found is not None:
                return refer_to_person(statement, found, "addressee", pronoun)
    return None


def _person_in(scene: Scene, source: Spans, phrase: str) -> Person | None:
    """The person the source names: a name in it, but not in "a spokesman for Smith"."""
    named = [
        (span, person)
        for person in scene.people
        for span in person.spans
        if any(span.overlaps(part) for part in source)
    ]
    if named:
        text = scene.annotated.article.text
        for span, person in sorted(named, key=lambda item: item[0]):
            before = text[source[0].start : span.start]
            governed = re.search(r"\b(?:for|of|to|by|with)\s+(?:[A-Z][\w.]*\s+)*$", before)
            owned = _POSSESSIVE.search(text, span.end - 2, span.end + 2)
            owns = owned is not None and source[-1].end > span.end + 2
            if not (governed or owns or _modifies(scene.annotated, span, source)):
                return person
        return None
    name = parse_name(phrase) if not _DETERMINED.match(phrase) else None
    owner = _POSSESSIVE.search(phrase, 0, len(phrase) - 2)
    if name is None or owner or len(phrase.split()) > 4 or country_code(phrase):
        return None
    matches = [person for person in scene.people if same_person(person.name, name)]
    return matches[0] if matches else None


def _modifies(annotated: AnnotatedArticle, name: Span, source: Spans) -> bool:
    """Whether a name only modifies another noun of the source: "Lund spokeswoman Ann Lee"."""
    sentence = annotated.sentence_at(name)
    if sentence is None:
        return False
    behind = next((w for w in sentence.words if w.span.start >= name.end), None)
    nouns = [behind.span] if behind and behind.upos == "NOUN" and is_agent(behind) else []
    nouns += [
        sentence.words[word.head].span
        for word in sentence.words
        if word.head >= 0 and name.contains(word.span) and word.deprel in _MODIFIERS
    ]
    return any(
        not name.contains(noun) and any(noun.overlaps(part) for part in source) for noun in nouns
    )


def _resolve_pronoun(scene: Scene, statement: Statement, pronoun: str) -> Reference | None:
    """A pronoun is the person its chain names; else the running speaker, if one fits.

    "he" and "she" are rather the running speaker than somebody a chain only describes, "they" and
    "it" the other way round.
    Who is named only inside the words said comes last: people seldom report themselves by name.
    """
    gender = PRONOUN_GENDER.get(pronoun)
    chain = chain_at(scene.annotated.chains, statement.source)
    inside, outside = _split_mentions(scene, statement, chain) if chain else ([], [])
    named = _named_in(scene, statement, outside, pronoun, gender)
    described = _described_in(scene, statement, outside, pronoun, gender)
    running = find_running(scene, statement, gender, personal=gender is not None)
    other = running or described if gender else described or running
    return named or other or _named_in(scene, statement, inside, pronoun, gender)


def _split_mentions(
    scene: Scene, statement: Statement, chain: Chain
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of a chain that are no pronouns, inside and outside the words said."""
    text = scene.annotated.article.text
    inside: list[Mention] = []
    outside: list[Mention] = []
    for mention in chain.mentions:
        if mention.span.of(text).lower() in _THIRD_PERSON:
            continue
        said = any(part.contains(mention.span) for part in statement.content)
        (inside if said else outside).append(mention)
    return inside, outside


def _named_in(
    scene: Scene,
    statement: Statement,
    mentions: Sequence[Mention],
    pronoun: str,
    gender: str | None,
) -> Reference | None:
    """The person one of the mentions names."""
    text = scene.annotated.article.text
    for mention in mentions:
        named = mention.span.of(text)
        person = _person_in(scene, (mention.span,), named)
        if person is not None and not contradict(person.gender, gender):
            return refer_to_person(statement, person, "chain", pronoun, named)
    return None


def _described_in(
    scene: Scene,
    statement: Statement,
    mentions: Sequence[Mention],
    pronoun: str,
    gender: str | None,
) -> Reference | None:
    """Whom the longest mention describes; a predicate ("he was a broker") describes nobody new."""
    text = scene.annotated.article.text
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        if _is_predicate(scene.annotated, mention):
            continue
        head = head_word(scene.annotated, (mention.head,))
        if head is None:
            continue
        found = resolve_description(scene, statement, mention.span.of(text), head, "chain")
        personal = (
            found is not None and found.type in PERSONAL and not contradict(found.gender, gender)
        )
        if found is not None and (gender is None or personal):
            return replace(found, mentions=(pronoun, *found.mentions))
    return None


def _is_predicate(annotated: AnnotatedArticle, mention: Mention) -> bool:
    sentence = annotated.sentence_at(mention.head)
    words = sentence.words if sentence else ()
    return any(w.deprel == "cop" and words[w.head].span == mention.head for w in words)


def _resolve_relative(scene: Scene, statement: Statement) -> Reference | None:
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
