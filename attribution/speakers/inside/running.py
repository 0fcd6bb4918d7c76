"""The running speaker: who spoke in the statement before."""

from attribution.language.agents import DOCUMENTS
from attribution.language.syntax import is_plural
from attribution.speakers.inside.evidence import refer_again
from attribution.speakers.inside.people import contradict
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.scene import PERSONAL, QUANTITIES, Scene, Source
from attribution.types import Reference, Statement

REACH = 3  # paragraphs a pronoun reaches back; a quotation without a cue reaches one


def continue_running(scene: Scene, source: Source) -> Reference | None:
    """A quotation without cue and source goes on with the speaker before.

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    if source.spans or source.statement.cue:
        return None
    return find_running(scene, source.statement, None)


def find_running(
    scene: Scene, statement: Statement, gender: str | None, personal: bool = False
) -> Reference | None:
    """The speaker of the statement before, as the speaker of this one.

    Arguments:
        scene: the article so far.
        statement: whose source is looked for.
        gender: of the pronoun, where it has one.
        personal: whether the source is a person, a role or an anonymous source.
    """
    before = last_reference(scene, statement, gender, personal)
    return before and refer_again(statement, before, Rule.RUNNING_SPEAKER, gender=gender)


def last_reference(
    scene: Scene, statement: Statement, gender: str | None, personal: bool = False
) -> Reference | None:
    """The last reference within a few paragraphs that fits; arguments as for `find_running`."""
    for reference in reversed(scene.references):
        before = scene.statements[reference.statement_id]
        distance = statement.paragraph - before.paragraph
        if distance > REACH or (not statement.source and distance > 1):
            return None
        if contradict(reference.gender, gender) or (gender and _are_many(scene, before)):
            continue
        if statement.source and _is_document(scene, before):
            continue
        if statement.source and personal != (reference.type in PERSONAL):
            continue
        return reference
    return None


def _are_many(scene: Scene, statement: Statement) -> bool:
    """Whether the source is several people: "the protesters" or "Ann and Bo" are no "he"."""
    phrase = scene.annotated.phrase(statement.source)
    if phrase is None:
        return False
    return is_plural(phrase) or phrase.head_word.lemma.lower() in QUANTITIES - {"one"}


def _is_document(scene: Scene, statement: Statement) -> bool:
    """Whether a text was quoted: who "they" are is rather who spoke before."""
    phrase = scene.annotated.phrase(statement.source)
    return phrase is not None and phrase.head_word.lemma.lower() in DOCUMENTS
