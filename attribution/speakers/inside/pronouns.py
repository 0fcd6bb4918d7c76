"""Who a third-person pronoun stands for."""

from collections.abc import Sequence
from dataclasses import replace

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import is_predicate, is_subject
from attribution.speakers.inside.describe import describe
from attribution.speakers.inside.evidence import refer_to_person
from attribution.speakers.inside.named import person_in, titled_by
from attribution.speakers.inside.people import contradict
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.running import find_running, last_reference
from attribution.speakers.inside.scene import (
    FIRST_PLURAL,
    FIRST_SINGULAR,
    PERSONAL,
    RELATIVE,
    SECOND,
    THIRD_PERSON,
    Scene,
    Source,
)
from attribution.speakers.names.lexicon import PRONOUN_GENDER
from attribution.types import Chain, Mention, Reference, Statement

_OTHER_RULES = FIRST_SINGULAR | FIRST_PLURAL | SECOND | RELATIVE


def resolve_pronoun(scene: Scene, source: Source) -> Reference | None:
    """A pronoun is the person its chain names; else the running speaker, if one fits.

    "he" and "she" are rather the running speaker than somebody a chain only describes, "they" and
    "it" the other way round.
    Behind a quotation ("...," he said) the speaker before goes on, unless the person of the chain
    has since been the subject of a clause that nobody says: what is said is about others than who
    says it.
    Who is named only inside a quotation comes last: people seldom report themselves by name.

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    if not source.is_pronoun or source.plain in _OTHER_RULES:
        return None
    statement, gender = source.statement, PRONOUN_GENDER.get(source.plain)
    chain = scene.annotated.chain_at(source.spans)
    quoted, told = _split_mentions(scene, statement, chain) if chain else ([], [])
    named = _named_in(scene, source, told)
    running = find_running(scene, statement, gender, personal=gender is not None)
    if gender and chain and named and _goes_on(scene, source, chain, named, gender):
        return running
    described = _described_in(scene, source, told)
    other = running or described if gender else described or running
    return named or other or _named_in(scene, source, quoted)


def _goes_on(scene: Scene, source: Source, chain: Chain, named: Reference, gender: str) -> bool:
    """Whether the person who spoke before, not the one the chain names, says a quotation."""
    statement = source.statement
    before = last_reference(scene, statement, gender, personal=True)
    if before is None or before.type != "person":
        return False
    place = source.spans[0].start
    if before.name == named.name or statement.content[0].start > place:
        return False
    spoken = scene.statements[before.statement_id]
    since = min(part.start for part in spoken.source or spoken.content)
    return not any(
        since < mention.span.start < place
        and not _is_said(scene, mention, spoken, statement)
        and _is_subject(scene.annotated, mention)
        for mention in chain.mentions
    )


def _is_said(scene: Scene, mention: Mention, *statements: Statement) -> bool:
    """Whether a mention stands in a quotation or in the content of one of the statements."""
    said = (part for statement in statements for part in statement.content)
    return scene.is_quoted(mention.span) or any(part.contains(mention.span) for part in said)


def _is_subject(annotated: AnnotatedArticle, mention: Mention) -> bool:
    head = annotated.phrase((mention.head,))
    return head is not None and is_subject(head.sentence, head.head)


def _split_mentions(
    scene: Scene, statement: Statement, chain: Chain
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of a chain that are no pronouns, inside quotations or the words said, and outside."""
    text = scene.annotated.article.text
    quoted: list[Mention] = []
    told: list[Mention] = []
    for mention in chain.mentions:
        if mention.span.of(text).lower() not in THIRD_PERSON:
            (quoted if _is_said(scene, mention, statement) else told).append(mention)
    return quoted, told


def _named_in(scene: Scene, source: Source, mentions: Sequence[Mention]) -> Reference | None:
    """The person one of the mentions names."""
    gender = PRONOUN_GENDER.get(source.plain)
    for mention in mentions:
        named = scene.source(source.statement, (mention.span,))
        person = person_in(scene, named) or titled_by(scene, mention.span)
        if person is not None and not contradict(person.gender, gender):
            return refer_to_person(source.statement, person, Rule.CHAIN, source.plain, named.text)
    return None


def _described_in(scene: Scene, source: Source, mentions: Sequence[Mention]) -> Reference | None:
    """Whom the longest mention describes; a predicate ("he was a broker") describes nobody new."""
    gender = PRONOUN_GENDER.get(source.plain)
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        described = scene.source(source.statement, (mention.span,), mention.head)
        words = described.words
        if words is None or is_predicate(words.sentence, words.head):
            continue
        found = describe(scene, described, Rule.CHAIN)
        personal = (
            found is not None and found.type in PERSONAL and not contradict(found.gender, gender)
        )
        if found is not None and (gender is None or personal):
            return replace(found, mentions=(source.plain, *found.mentions))
    return None
