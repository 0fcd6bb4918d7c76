"""Who a third-person pronoun stands for."""

from collections.abc import Sequence
from dataclasses import replace

from attribution.speakers.describe import resolve_description
from attribution.speakers.evidence import refer_to_person
from attribution.speakers.named import person_in
from attribution.speakers.people import PRONOUN_GENDER, contradict
from attribution.speakers.running import find_running, last_reference
from attribution.speakers.scene import PERSONAL, Scene, chain_at, head_word
from attribution.types import AnnotatedArticle, Chain, Mention, Reference, Span, Spans, Statement

THIRD_PERSON = frozenset(PRONOUN_GENDER) | {"they", "them", "their", "it", "its", "itself"}


def resolve_pronoun(scene: Scene, statement: Statement, pronoun: str) -> Reference | None:
    """A pronoun is the person its chain names; else the running speaker, if one fits.

    "he" and "she" are rather the running speaker than somebody a chain only describes, "they" and
    "it" the other way round.
    Behind a quotation ("...," he said) the speaker before goes on, unless the person of the chain
    has since been the subject of a clause that nobody says: what is said is about others than who
    says it.
    Who is named only inside a quotation comes last: people seldom report themselves by name.

    Arguments:
        scene: the article so far.
        statement: whose source is the pronoun.
        pronoun: in lower case.
    """
    gender = PRONOUN_GENDER.get(pronoun)
    chain = chain_at(scene.annotated.chains, statement.source)
    quoted, told = _split_mentions(scene, statement, chain) if chain else ([], [])
    named = _named_in(scene, statement, told, pronoun)
    running = find_running(scene, statement, gender, personal=gender is not None)
    if gender and chain and named and _goes_on(scene, statement, chain, named, gender):
        return running
    described = _described_in(scene, statement, told, pronoun)
    other = running or described if gender else described or running
    return named or other or _named_in(scene, statement, quoted, pronoun)


def _goes_on(
    scene: Scene, statement: Statement, chain: Chain, named: Reference, gender: str
) -> bool:
    """Whether the person who spoke before, not the one the chain names, says a quotation."""
    before = last_reference(scene, statement, gender, personal=True)
    if before is None or before.type != "person":
        return False
    place = statement.source[0].start
    if before.name == named.name or statement.content[0].start > place:
        return False
    spoken = scene.statements[before.statement_id]
    since = min(part.start for part in spoken.source or spoken.content)
    said = (*scene.quotations, *spoken.content, *statement.content)
    return not any(
        since < mention.span.start < place
        and not _is_inside(mention.span, said)
        and _is_subject(scene.annotated, mention)
        for mention in chain.mentions
    )


def _is_inside(span: Span, parts: Spans) -> bool:
    return any(part.contains(span) for part in parts)


def _is_subject(annotated: AnnotatedArticle, mention: Mention) -> bool:
    sentence = annotated.sentence_at(mention.head)
    words = sentence.words if sentence else ()
    return any(w.span == mention.head and w.deprel.startswith("nsubj") for w in words)


def _split_mentions(
    scene: Scene, statement: Statement, chain: Chain
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of a chain that are no pronouns, inside quotations or the words said, and outside."""
    text = scene.annotated.article.text
    quoted: list[Mention] = []
    told: list[Mention] = []
    for mention in chain.mentions:
        if mention.span.of(text).lower() in THIRD_PERSON:
            continue
        inside = _is_inside(mention.span, (*scene.quotations, *statement.content))
        (quoted if inside else told).append(mention)
    return quoted, told


def _named_in(
    scene: Scene, statement: Statement, mentions: Sequence[Mention], pronoun: str
) -> Reference | None:
    """The person one of the mentions names."""
    text, gender = scene.annotated.article.text, PRONOUN_GENDER.get(pronoun)
    for mention in mentions:
        named = mention.span.of(text)
        person = person_in(scene, (mention.span,), named)
        if person is not None and not contradict(person.gender, gender):
            return refer_to_person(statement, person, "chain", pronoun, named)
    return None


def _described_in(
    scene: Scene, statement: Statement, mentions: Sequence[Mention], pronoun: str
) -> Reference | None:
    """Whom the longest mention describes; a predicate ("he was a broker") describes nobody new."""
    text, gender = scene.annotated.article.text, PRONOUN_GENDER.get(pronoun)
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
