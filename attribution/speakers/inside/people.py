"""The people an article names, each with every stretch that names them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from attribution.language.agents import person_words
from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.names.countries import country_code
from attribution.speakers.names.personal import (
    PersonName,
    formal_given,
    parse_name,
    plain_given,
    same_person,
)
from attribution.speakers.names.roles import parse_role
from attribution.types import Fact, Span, Spans, Word

PRONOUN_GENDER = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article.

    Attributes:
        name: the fullest name.
        spans: every stretch that names them.
        gender: as likely, to resolve and join by; so are role and affiliation.
        facts: what the article says about them, with its evidence.
    """

    name: PersonName
    spans: Spans
    gender: str | None
    role: str | None
    affiliation: str | None
    facts: tuple[Fact, ...] = ()


def find_people(annotated: AnnotatedArticle) -> list[Person]:
    """The people named in an article, mentions of one person joined under the fullest name."""
    text = annotated.article.text
    people: list[Person] = []
    named = []
    for entity in annotated.entities:
        if entity.type in ("Person", "PERSON", "PER"):
            name = parse_name(_proper_part(annotated, entity.span).of(text))
            if name is not None and country_code(name.display) is None:
                named.append((name, entity.span))
    for name, span in sorted(named, key=lambda item: (-len(item[0].given), item[1])):
        known = [
            index
            for index, person in enumerate(people)
            if same_person(person.name, name)
            and _one_suffix(person.name, name)
            and not contradict(name.gender, person.gender or _given_gender(person.name))
        ]
        words = _words_before(annotated, span)
        role, affiliation = _title_before(annotated, span, words)
        gender = name.gender
        if not known:
            people.append(Person(name, (span,), gender, role, affiliation))
            continue
        same_office = [i for i in known if role and role == people[i].role]
        index = max(same_office or known, key=lambda i: _last_before(people[i].spans, span))
        person = people[index]
        people[index] = Person(
            person.name,
            tuple(sorted((*person.spans, span))),
            person.gender or gender,
            person.role or role,
            person.affiliation or affiliation,
        )
    pronouns = _pronouns_of_chains(annotated)
    return [
        replace(person, gender=person.gender or _likely_gender(person, pronouns))
        for person in people
    ]


def _pronouns_of_chains(annotated: AnnotatedArticle) -> list[tuple[Spans, Counter[str]]]:
    """For each chain, its mentions and how many male and female pronouns it has."""
    text = annotated.article.text
    found = []
    for chain in annotated.chains:
        words = [mention.span.of(text).lower() for mention in chain.mentions]
        genders = Counter(PRONOUN_GENDER[word] for word in words if word in PRONOUN_GENDER)
        found.append((tuple(mention.span for mention in chain.mentions), genders))
    return found


def _likely_gender(person: Person, chains: Sequence[tuple[Spans, Counter[str]]]) -> str | None:
    """Gender by the pronouns of the chains that name a person, else by the given name.

    One pronoun may stand in the wrong chain, so it does not outweigh a given name; two do.
    """
    counts: Counter[str] = Counter()
    for spans, genders in chains:
        if any(span.overlaps(own) for span in spans for own in person.spans):
            counts += genders
    by_name = _given_gender(person.name)
    for gender, other in (("male", "female"), ("female", "male")):
        if counts[gender] > 2 * counts[other] and (counts[gender] > 1 or by_name is None):
            return gender
    return by_name


def _proper_part(annotated: AnnotatedArticle, span: Span) -> Span:
    """An entity from its first proper noun on: "Rival Ann Lee" is Ann Lee."""
    sentence = annotated.sentence_at(span)
    words = sentence.words if sentence else ()
    first = next((w for w in words if span.contains(w.span) and w.upos == "PROPN"), None)
    return Span(first.span.start, span.end) if first else span


def _last_before(spans: Spans, span: Span) -> int:
    """Where somebody was last named before a place; -1 where only after it."""
    return max((s.start for s in spans if s.start <= span.start), default=-1)


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two genders cannot be one person's."""
    return one is not None and other is not None and one != other


def _words_before(annotated: AnnotatedArticle, span: Span) -> list[Word]:
    sentence = annotated.sentence_at(span)
    words = sentence.words if sentence else ()
    return [word for word in words if word.span.end <= span.start]


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
    known = {plain_given(name), *formal_given(name)}
    genders = {"male"} if known & male else set()
    genders |= {"female"} if known & female else set()
    return genders.pop() if len(genders) == 1 else None


def _one_suffix(one: PersonName, other: PersonName) -> bool:
    """Inside one article "Don Ray Jr." and "Don Ray" are two people, "Mr. Ray" may be either."""
    return one.suffix == other.suffix or not (one.given and other.given)
