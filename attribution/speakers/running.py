"""The running speaker: who spoke in the statement before."""

from attribution.speakers.evidence import refer_again
from attribution.speakers.people import contradict
from attribution.speakers.scene import PERSONAL, Scene, head_word
from attribution.types import Reference, Statement

REACH = 3  # paragraphs a pronoun reaches back; a quotation without a cue reaches one


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
    return before and refer_again(statement, before, "running speaker", gender=gender)


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
        if statement.source and personal != (reference.type in PERSONAL):
            continue
        return reference
    return None


def _are_many(scene: Scene, statement: Statement) -> bool:
    """Whether the source is several people: "the protesters" or "Ann and Bo" are no "he"."""
    head = head_word(scene.annotated, statement.source)
    sentence = scene.annotated.sentence_at(head.span) if head else None
    if head is None or sentence is None:
        return False
    conjuncts = [
        word
        for word in sentence.words
        if word.deprel == "conj"
        and sentence.words[word.head] is head
        and any(word.span.overlaps(part) for part in statement.source)
    ]
    return "Number=Plur" in head.feats or bool(conjuncts)
