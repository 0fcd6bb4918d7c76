"""The person a stretch of an article names."""

import re

from attribution.language.agents import is_agent
from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.inside.evidence import refer_to_person
from attribution.speakers.inside.people import Person
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.scene import Scene, Source
from attribution.speakers.names.countries import country_code
from attribution.speakers.names.personal import is_title, parse_name, same_person
from attribution.types import Reference, Span, Spans

_DETERMINED = re.compile(r"(?:the|a|an|this|that)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_GOVERNED = re.compile(
    r"\b(?:for|of|to|by|with)\s+(?:both\s+|the\s+)?((?:(?:[A-Z][\w.]*|and)\s+)*)$"
)
_MODIFIERS = ("compound", "nmod:poss", "amod")
_LONGEST_NAME = 4  # words


def resolve_name(scene: Scene, source: Source) -> Reference | None:
    """A source that names a person is that person.

    Arguments:
        scene: the article so far.
        source: of the statement.
    """
    if source.is_pronoun or not source.spans:
        return None
    person = person_in(scene, source)
    return refer_to_person(source.statement, person, Rule.NAMED, source.text) if person else None


def person_in(scene: Scene, source: Source) -> Person | None:
    """The person the source names: a name in it, but not in "a spokesman for Smith".

    Arguments:
        scene: the article so far.
        source: a phrase.
    """
    named = [
        (span, person)
        for person in scene.people
        for span in person.spans
        if any(span.overlaps(part) for part in source.spans)
    ]
    if named:
        chosen = (p for span, p in sorted(named, key=lambda n: n[0]) if _is_bearer(scene, span, source))  # fmt: skip
        return next(chosen, None)
    phrase = source.text
    name = parse_name(phrase) if not _DETERMINED.match(phrase) else None
    owner = _POSSESSIVE.search(phrase, 0, len(phrase) - 2)
    if name is None or owner or len(phrase.split()) > _LONGEST_NAME or country_code(phrase):
        return None
    matches = [person for person in scene.people if same_person(person.name, name)]
    exact = [person for person in matches if person.name.surname == name.surname]
    matches = exact if len(matches) > 1 and exact else matches
    return matches[0] if len(matches) == 1 else None


def titled_by(scene: Scene, title: Span) -> Person | None:
    """The person right behind a phrase that is their title: "spokeswoman" and "Ann Lee".

    Arguments:
        scene: the article so far.
        title: a phrase without a name.
    """
    text = scene.annotated.article.text
    if not is_title(title.of(text).split()[-1]):
        return None
    for person in scene.people:
        for span in person.spans:
            if span.start == title.end + 1 and text[title.end] == " ":
                return person
    return None


def _is_bearer(scene: Scene, name: Span, source: Source) -> bool:
    """Whether a name inside a source is the source's own, not of somebody it mentions."""
    text, parts = scene.annotated.article.text, source.spans
    owned = _POSSESSIVE.search(text, name.end - 2, name.end + 2)
    owns = owned is not None and parts[-1].end > name.end + 2
    governed = _is_governed(text[parts[0].start : name.start])
    return not (
        governed or owns or _modifies(scene.annotated, name, parts) or _in_clause(source, name)
    )


def _is_governed(before: str) -> bool:
    """Whether the words before a name put it behind "of" or "for".

    In "Secretary of State Ann Lee" they govern the office, in "aide to Mayor Ann Lee" the name.
    """
    governed = _GOVERNED.search(before)
    if governed is None:
        return False
    between = governed.group(1).split()
    inner = not between or "and" in between or is_title(between[-1])
    return inner or not any(is_title(word) for word in before[: governed.start()].split())


def _in_clause(source: Source, name: Span) -> bool:
    """Whether a name stands in a relative clause of the source: "the board, which Lee leads"."""
    if source.words is None:
        return False
    words, head = source.words.sentence.words, source.words.head
    inside = [index for index, word in enumerate(words) if name.contains(word.span)]
    index = inside[-1] if inside else head
    for _ in words:
        if index in (head, -1):
            return False
        if words[index].deprel.startswith("acl"):
            return True
        index = words[index].head
    return False


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
        if word.head >= 0
        and name.contains(word.span)
        and word.deprel in _MODIFIERS
        and sentence.words[word.head].span.start >= name.end
    ]
    return any(
        not name.contains(noun) and any(noun.overlaps(part) for part in source) for noun in nouns
    )
