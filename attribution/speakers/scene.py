"""What is known about an article while its statements are read in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.speakers.people import Person
from attribution.types import AnnotatedArticle, Chain, Reference, Span, Spans, Statement, Word

PERSONAL = ("person", "role", "anonymous")


@dataclass(slots=True)
class Scene:
    """The article, the people it names and the references found so far.

    Attributes:
        statements: by their ids.
        quotations: the stretches in quotation marks.
        author: who wrote the article, where it says so.
    """

    annotated: AnnotatedArticle
    people: list[Person]
    references: list[Reference]
    statements: dict[str, Statement]
    quotations: Spans = ()
    author: Person | None = None


def head_word(annotated: AnnotatedArticle, source: Spans) -> Word | None:
    """The word of the source that no other word of it governs."""
    for sentence in annotated.sentences:
        inside = [
            index
            for index, word in enumerate(sentence.words)
            if any(word.span.overlaps(span) for span in source)
        ]
        if inside:
            chosen = set(inside)
            tops = [i for i in inside if sentence.words[i].head not in chosen]
            nominal = [
                i for i in tops or inside if sentence.words[i].upos in ("NOUN", "PROPN", "PRON")
            ]
            return sentence.words[(nominal or tops or inside)[0]]
    return None


def chain_at(chains: Sequence[Chain], source: Spans) -> Chain | None:
    """The chain one of whose mentions is headed inside `source`."""
    for chain in chains:
        if any(mention.head.overlaps(span) for mention in chain.mentions for span in source):
            return chain
    return None


def entity_type(annotated: AnnotatedArticle, span: Span) -> str | None:
    """Type of the named entity that overlaps `span`."""
    return next((e.type for e in annotated.entities if e.span.overlaps(span)), None)
