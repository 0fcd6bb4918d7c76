"""The running speaker: who spoke in the statement before."""

from attribution.speakers.evidence import refer_again
from attribution.speakers.people import contradict
from attribution.speakers.scene import PERSONAL, Scene
from attribution.types import Reference, Statement

REACH = 3  # paragraphs a pronoun reaches back; a quotation without a cue reaches one


def find_running(
    scene: Scene, statement: Statement, gender: str | None, personal: bool = False
) -> Reference | None:
    """The speaker of the statement before, within a few paragraphs.

    Arguments:
        scene: the article so far.
        statement: whose source is looked for.
        gender: of the pronoun, where it has one.
        personal: whether the source is a person, a role or an anonymous source.
    """
    for reference in reversed(scene.references):
        before = scene.statements[reference.statement_id]
        distance = statement.paragraph - before.paragraph
        if distance > REACH or (not statement.source and distance > 1):
            return None
        if contradict(reference.gender, gender):
            continue
        if statement.source and personal != (reference.type in PERSONAL):
            continue
        return refer_again(statement, reference, "running speaker", gender=gender)
    return None
