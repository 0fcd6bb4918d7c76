"""Who "I", "we" and "you" are: those who take part in a speech."""

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import Phrase, noun_phrase
from attribution.speakers.inside.evidence import refer_again, refer_to_person
from attribution.speakers.inside.named import person_in
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.scene import FIRST_PLURAL, FIRST_SINGULAR, SECOND, Scene, Source
from attribution.types import Reference, Statement

_ADDRESSEE = ("obj", "iobj", "obl")


def resolve_first_person(scene: Scene, source: Source) -> Reference | None:
    """ "I" inside a quotation is its speaker; outside, "I" is the author.

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    if source.plain not in FIRST_SINGULAR | FIRST_PLURAL:
        return None
    enclosing = _enclosing(scene, source)
    if enclosing is None:
        if source.plain in FIRST_SINGULAR and scene.author is not None:
            return refer_to_person(source.statement, scene.author, Rule.AUTHOR, source.plain)
        return None
    for reference in scene.references:
        if reference.statement_id == enclosing.statement_id:
            return refer_again(source.statement, reference, Rule.FIRST_PERSON, source.plain)
    return None


def resolve_addressee(scene: Scene, source: Source) -> Reference | None:
    """ "you" inside a quotation is whom its cue addresses: "she told the mayor".

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    enclosing = _enclosing(scene, source) if source.plain in SECOND else None
    if enclosing is None:
        return None
    for addressed in _addressed(scene.annotated, enclosing):
        person = person_in(scene, scene.source(source.statement, (addressed.span,)))
        if person is not None:
            return refer_to_person(source.statement, person, Rule.ADDRESSEE, source.plain)
    return None


def _enclosing(scene: Scene, source: Source) -> Statement | None:
    """The smallest other statement whose content holds the source."""
    around = [
        other
        for other in scene.statements.values()
        if other.statement_id != source.statement.statement_id
        and any(part.contains(source.spans[0]) for part in other.content)
    ]
    return min(around, key=lambda other: sum(map(len, other.content)), default=None)


def _addressed(annotated: AnnotatedArticle, statement: Statement) -> list[Phrase]:
    """Whom the words of a cue address, in order."""
    found = []
    for part in statement.cue:
        cue = annotated.phrase((part,))
        if cue is None:
            continue
        sentence = cue.sentence
        objects = {
            child
            for index in cue.indexes
            for child in sentence.children[index]
            if sentence.words[child].deprel in _ADDRESSEE
        }
        found += [noun_phrase(sentence, index) for index in sorted(objects)]
    return found
