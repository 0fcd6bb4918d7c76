"""The people an article names, each with every stretch that names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from attribution.language.agents import person_words
from attribution.speakers.countries import country_code
from attribution.speakers.names import PersonName, parse_name, same_person
from attribution.speakers.roles import parse_role
from attribution.types import AnnotatedArticle, Span, Spans, Word


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article: the fullest name and every stretch that names them."""

    name: PersonName
    spans: Spans
    gender: str | None
    role: str | None
    affiliation: str | None


def find_people(annotated: AnnotatedArticle) -> list[Person]:
    """The people named in an article, mentions of one person joined under the fullest name."""
    text = annotated.article.text
    people: list[Person] = []
    named = []
    for entity in annotated.entities:
        if entity.type in ("Person", "PERSON", "PER"):
            name = parse_name(entity.span.of(text))
            if name is not None and country_code(name.display) is None:
                named.append((name, entity.span))
    for name, span in sorted(named, key=lambda item: (-len(item[0].given), item[1])):
        known = [
            index
            for index, person in enumerate(people)
            if same_person(person.name, name) and _one_suffix(person.name, name)
        ]
        words = _words_before(annotated, span)
        role, affiliation = _title_before(annotated, span, words)
        gender = name.gender or _given_gender(name)
        if not known:
            people.append(Person(name, (span,), gender, role, affiliation))
            continue
        before = [i for i in known if people[i].spans[0].start <= span.start]
        index = max(before or known, key=lambda i: people[i].spans[0].start)
        person = people[index]
        people[index] = Person(
            person.name,
            tuple(sorted((*person.spans, span))),
            person.gender or gender,
            person.role or role,
            person.affiliation or affiliation,
        )
    return people


def _words_before(annotated: AnnotatedArticle, span: Span) -> list[Word]:
    for sentence in annotated.sentences:
        if sentence.span.overlaps(span):
            return [word for word in sentence.words if word.span.end <= span.start]
    return []


def _title_before(
    annotated: AnnotatedArticle, span: Span, before: Sequence[Word]
) -> tuple[str | None, str | None]:
    """The office written in front of a name ("Russian Foreign Minister") and its country."""
    title: list[Word] = []
    for word in reversed(before):
        glued = word.upos in ("PROPN", "NOUN", "ADJ") or word.text in ("'s", "’s", "of", "for", "-")
        if not glued or (title and word.upos == "PUNCT" and word.text != "-"):
            break
        title.append(word)
    title.reverse()
    while title and (title[0].upos in ("PART", "ADP", "PUNCT") or title[0].text.startswith(("'", "’"))):  # fmt: skip
        title.pop(0)
    heads = [word for word in title if word.text.lower() in person_words()]
    if not heads:
        return None, None
    phrase = annotated.article.text[title[0].span.start : title[-1].span.end]
    role = parse_role(phrase, heads[-1].text)
    return phrase, role.countries[0] if role.countries else " ".join(role.organisation) or None


@cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    lists = []
    for gender in ("male", "female"):
        path = files("coreferee").joinpath(f"lang/common/data/{gender}_names.dat")
        lists.append({line.strip().lower() for line in path.read_text("utf-8").splitlines()})
    return frozenset(lists[0] - lists[1]), frozenset(lists[1] - lists[0])


def _given_gender(name: PersonName) -> str | None:
    words = name.display.split()
    if len(words) < 2:
        return None
    male, female = _given_names()
    given = words[0].lower()
    return "male" if given in male else "female" if given in female else None


def _one_suffix(one: PersonName, other: PersonName) -> bool:
    """Inside one article "Don Ray Jr." and "Don Ray" are two people, "Mr. Ray" may be either."""
    return one.suffix == other.suffix or not (one.given and other.given)
