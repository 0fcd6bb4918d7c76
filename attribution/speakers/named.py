"""The person a stretch of an article names."""

import re

from attribution.language.agents import is_agent
from attribution.speakers.countries import country_code
from attribution.speakers.names import parse_name, same_person
from attribution.speakers.people import Person
from attribution.speakers.scene import Scene
from attribution.types import AnnotatedArticle, Span, Spans

_DETERMINED = re.compile(r"(?:the|a|an|this|that)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_MODIFIERS = ("compound", "nmod:poss", "amod")


def person_in(scene: Scene, source: Spans, phrase: str) -> Person | None:
    """The person the source names: a name in it, but not in "a spokesman for Smith"."""
    named = [
        (span, person)
        for person in scene.people
        for span in person.spans
        if any(span.overlaps(part) for part in source)
    ]
    if named:
        text = scene.annotated.article.text
        for span, person in sorted(named, key=lambda item: item[0]):
            before = text[source[0].start : span.start]
            governed = re.search(r"\b(?:for|of|to|by|with)\s+(?:[A-Z][\w.]*\s+)*$", before)
            owned = _POSSESSIVE.search(text, span.end - 2, span.end + 2)
            owns = owned is not None and source[-1].end > span.end + 2
            if not (governed or owns or _modifies(scene.annotated, span, source)):
                return person
        return None
    name = parse_name(phrase) if not _DETERMINED.match(phrase) else None
    owner = _POSSESSIVE.search(phrase, 0, len(phrase) - 2)
    if name is None or owner or len(phrase.split()) > 4 or country_code(phrase):
        return None
    matches = [person for person in scene.people if same_person(person.name, name)]
    return matches[0] if matches else None


def _modifies(annotated: AnnotatedArticle, name: Span, source: Spans) -> bool:
    """Whether a name only modifies another noun of the source: "Lund spokeswoman Ann Lee"."""
    sentence = annotated.sentence_at(name)
    if sentence is None:
        return False
    behind = next((w for w in sentence.words if w.span.start >= name.end), None)
    nouns = [behind.span] if behind and behind.upos == "NOUN" and is_agent(behind) else []
    nouns += [
        sentence.words[word.head].span
        for word in sentence.words
        if word.head >= 0 and name.contains(word.span) and word.deprel in _MODIFIERS
    ]
    return any(
        not name.contains(noun) and any(noun.overlaps(part) for part in source) for noun in nouns
    )
