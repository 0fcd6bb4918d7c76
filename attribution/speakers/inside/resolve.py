"""Who the source of each statement is, inside its article."""

from collections.abc import Callable, Sequence

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import antecedent_of_relative
from attribution.speakers.inside.author import find_author
from attribution.speakers.inside.describe import resolve_description
from attribution.speakers.inside.named import resolve_name
from attribution.speakers.inside.participants import resolve_addressee, resolve_first_person
from attribution.speakers.inside.people import find_people
from attribution.speakers.inside.person_facts import add_facts
from attribution.speakers.inside.pronouns import resolve_pronoun
from attribution.speakers.inside.running import continue_running
from attribution.speakers.inside.scene import RELATIVE, Scene, Source
from attribution.types import Reference, Statement


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
    scene = Scene(annotated, people, [], by_id, find_author(annotated, people))
    for statement in sorted(statements, key=lambda s: (s.paragraph, _position(s))):
        reference = _ask(scene, scene.source(statement, statement.source))
        if reference is not None:
            scene.references.append(reference)
    return scene.references


def _position(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _resolve_relative(scene: Scene, source: Source) -> Reference | None:
    """The source "who" is the noun its relative clause belongs to."""
    if source.plain not in RELATIVE or source.words is None:
        return None
    noun = antecedent_of_relative(source.words)
    return _ask(scene, scene.source(source.statement, (noun.span,))) if noun else None


# Each rule takes the sources it is for and gives None for the others; the first answer holds.
RULES: tuple[Callable[[Scene, Source], Reference | None], ...] = (
    continue_running,
    resolve_first_person,
    resolve_addressee,
    _resolve_relative,
    resolve_pronoun,
    resolve_name,
    resolve_description,
)


def _ask(scene: Scene, source: Source) -> Reference | None:
    answers = (rule(scene, source) for rule in RULES)
    return next((answer for answer in answers if answer is not None), None)
