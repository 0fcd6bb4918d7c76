"""Articles with a parse made by hand, for rules that need no model."""

import re

from attribution.language.annotated import AnnotatedArticle
from attribution.types import Article, Chain, Entity, Mention, Sentence, Span, Word


def article(text: str, people: tuple[str, ...] = (), chains: tuple[tuple, ...] = ()):
    """An article of one sentence, a capital making a proper noun.

    Arguments:
        text: words and marks.
        people: names that are recognized wherever they stand.
        chains: for each the mentions, as (words, which of their occurrences).
    """
    spans = [Span(*match.span()) for match in re.finditer(r"\w+\.?|[^\w\s]", text)]
    words = [
        Word(s.of(text), s, s.of(text).lower(), _tag(s.of(text)), "", "", -1, "dep") for s in spans
    ]
    entities = [Entity(Span(*m.span()), "Person") for n in people for m in re.finditer(n, text)]
    return AnnotatedArticle(
        Article("a.txt", text, paragraphs=(Span(0, len(text)),)),
        (Sentence(tuple(words), 0),),
        tuple(sorted(entities, key=lambda entity: entity.span)),
        tuple(Chain(tuple(_mention(text, *mention) for mention in chain)) for chain in chains),
    )


def _tag(form: str) -> str:
    return "PROPN" if form[:1].isupper() else "NOUN" if form[:1].isalpha() else "PUNCT"


def _mention(text: str, words: str, number: int) -> Mention:
    span = Span(*list(re.finditer(rf"\b{words}\b", text))[number].span())
    return Mention(span, span)
