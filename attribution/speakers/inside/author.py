"""Who wrote an article, where it says so."""

import re
from collections.abc import Sequence

from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.inside.people import Person

_BYLINE = re.compile(r"By\s+")
_ABOUT = re.compile(r",?\s+(?:is|was|are|teaches|writes)\b")


def find_author(annotated: AnnotatedArticle, people: Sequence[Person]) -> Person | None:
    """The person a byline names, or the one the last paragraph introduces ("Ann Lee is a …").

    Arguments:
        annotated: the parsed article.
        people: the people it names.
    """
    text, paragraphs = annotated.article.text, annotated.article.paragraphs
    for person in people:
        for span in person.spans:
            number = next((n for n, p in enumerate(paragraphs) if p.contains(span)), None)
            if number is None:
                continue
            before = text[paragraphs[number].start : span.start]
            if _BYLINE.fullmatch(before):
                return person
            closes = number == len(paragraphs) - 1 and not before and len(person.name.given) > 0
            if closes and len(paragraphs) > 2 and _ABOUT.match(text, span.end):
                return person
    return None
