"""Who the source of each statement is, inside its article."""

from collections.abc import Sequence
from dataclasses import replace

from attribution.language.coreference.noun_phrase import noun_phrase
from attribution.language.quotation_marks import find_quotations
from attribution.speakers.author import find_author
from attribution.speakers.describe import resolve_description
from attribution.speakers.evidence import refer_again, refer_to_person
from attribution.speakers.named import person_in
from attribution.speakers.people import find_people
from attribution.speakers.person_facts import add_facts
from attribution.speakers.pronouns import THIRD_PERSON, resolve_pronoun
from attribution.speakers.running import find_running
from attribution.speakers.scene import Scene, head_word
from attribution.types import AnnotatedArticle, Reference, Statement

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours", "yourself"})
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
    people = add_facts(annotated, find_people(annotated))
    by_id = {statement.statement_id: statement for statement in statements}
    article = annotated.article
    quotations = tuple(q.span for q in find_quotations(article.text, article.paragraphs))
    scene = Scene(annotated, people, [], by_id, quotations, find_author(annotated, people))
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
    if plain in THIRD_PERSON or (head and head.upos == "PRON" and len(plain.split()) == 1):
        return resolve_pronoun(scene, statement, plain)
    person = person_in(scene, statement.source, phrase)
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
            found = person_in(scene, told.source, span.of(scene.annotated.article.text))
            if found is not None:
                return refer_to_person(statement, found, "addressee", pronoun)
    return None


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
