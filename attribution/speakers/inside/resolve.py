"""Who the source of each statement is, inside its article."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

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


def resolve(
    annotated: AnnotatedArticle,
    statements: Sequence[Statement],
    rules: "Sequence[LinkRule] | None" = None,
) -> list[Reference]:
    """Find the speaker behind the source of each statement.

    A named person over a role, a role over a pronoun; a statement whose source cannot be told is
    left without a reference: a speaker is never invented.

    Arguments:
        annotated: the parsed article.
        statements: its statements, in order.
        rules: by which sources are linked, in order; `RULES` by default.

    Returns:
        References, at most one a statement.
    """
    people = add_facts(annotated, find_people(annotated))
    by_id = {statement.statement_id: statement for statement in statements}
    scene = Scene(annotated, people, [], by_id, find_author(annotated, people))
    for statement in sorted(statements, key=lambda s: (s.paragraph, _position(s))):
        source = _source_of(scene, statement)
        answers = (rule(scene, source) for rule in (RULES if rules is None else rules))
        reference = next((answer for answer in answers if answer is not None), None)
        if reference is not None:
            scene.references.append(reference)
    return scene.references


def _position(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _source_of(scene: Scene, statement: Statement) -> Source:
    """The source of a statement; "who" is the noun its relative clause belongs to."""
    source = scene.source(statement, statement.source)
    noun = (
        antecedent_of_relative(source.words) if source.plain in RELATIVE and source.words else None
    )
    return scene.source(statement, (noun.span,)) if noun else source


LinkRule: TypeAlias = Callable[[Scene, Source], Reference | None]
# Each rule takes the sources it is for and gives None for the others; the first answer holds.
RULES: tuple[LinkRule, ...] = (
    continue_running,
    resolve_first_person,
    resolve_addressee,
    resolve_pronoun,
    resolve_name,
    resolve_description,
)
