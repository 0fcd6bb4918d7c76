"""The office written at a name: "Russian Foreign Minister" before it, "Sen." as a part of it."""

import re

from attribution.language.agents import person_words
from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.inside.mentions import NameMention
from attribution.speakers.names.personal import HONORIFICS, is_title
from attribution.speakers.names.roles import parse_role
from attribution.types import Span, Word

_ABBREVIATION = re.compile(r"\b[A-Z][a-z]{1,4}\.\s$")


def title_of(annotated: AnnotatedArticle, mention: NameMention) -> tuple[str | None, str | None]:
    """The office at a name, and its country or organisation.

    Arguments:
        annotated: the parsed article.
        mention: a name.
    """
    role, affiliation = _before(annotated, mention.span)
    return role or _title_inside(annotated, mention), affiliation


def office_at(annotated: AnnotatedArticle, mention: NameMention) -> str | None:
    """The office in front of a name; "female" and "supporter" are none.

    Arguments:
        annotated: the parsed article.
        mention: a name.
    """
    role = _before(annotated, mention.span)[0]
    return role if role and is_title(role.split()[-1]) else None


def _title_inside(annotated: AnnotatedArticle, mention: NameMention) -> str | None:
    """The office recognized as a part of a name, or cut off by its full stop: "Sen. Ann Lee"."""
    text, start = annotated.article.text, mention.span.start
    front = mention.span.of(text).split(mention.name.display.split(maxsplit=1)[0])[0].split()
    if not front:
        before = _ABBREVIATION.search(text, max(0, start - 8), start)
        front = [before.group().strip()] if before else []
    office = bool(front) and is_title(front[-1]) and front[-1].lower().rstrip(".") not in HONORIFICS
    return " ".join(front) if office else None


def _words_before(annotated: AnnotatedArticle, span: Span) -> list[Word]:
    sentence = annotated.sentence_at(span)
    words = sentence.words if sentence else ()
    return [word for word in words if word.span.end <= span.start]


def _before(annotated: AnnotatedArticle, span: Span) -> tuple[str | None, str | None]:
    """The office written in front of a name ("Russian Foreign Minister") and its country."""
    title: list[Word] = []
    for word in reversed(_words_before(annotated, span)):
        glued = word.upos in ("PROPN", "NOUN", "ADJ") or word.text in ("'s", "’s", "of", "for", "-")
        if not glued:
            break
        title.append(word)
    title.reverse()
    while title and (title[0].upos in ("PART", "ADP", "PUNCT") or title[0].text.startswith(("'", "’"))):  # fmt: skip
        title.pop(0)
    heads = [word for word in title if word.text.lower() in person_words()]
    if not heads:
        return None, None
    links = [i for i, word in enumerate(title) if word.text in ("of", "for")]
    if links and is_title(title[-1].text):
        title = title[links[-1] + 1 :]  # "the court of Chief Justice"
    phrase = annotated.article.text[title[0].span.start : title[-1].span.end]
    role = parse_role(phrase, heads[-1].text)
    return phrase, role.countries[0] if role.countries else " ".join(role.organisation) or None
