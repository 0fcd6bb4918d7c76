"""Whom "the mayor" and "the carmaker" mean: who the article introduces by that word."""

import re
from collections.abc import Sequence

from attribution.language.agents import COLLECTIVES
from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import is_plural
from attribution.lexicons import words_of_kind
from attribution.speakers.inside.named import person_in
from attribution.speakers.inside.people import Person, contradict
from attribution.speakers.inside.rules import Rule
from attribution.speakers.inside.scene import Scene, Source
from attribution.speakers.names.lexicon import PRONOUN_GENDER
from attribution.speakers.names.offices import Office, parse_office, same_office, walk_of_life
from attribution.speakers.names.personal import PARTIES
from attribution.speakers.names.places import ORGANISATION
from attribution.speakers.names.roles import organisation_office
from attribution.types import Entity, Word

_DEFINITE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_OWNED = re.compile(r"(?:[A-Z]\S+\s){1,3}(?<=['’]s\s)")
_TIES = ("compound", "appos", "flat", "dep")
_PARTS = words_of_kind("speakers.names", "titles.csv", "office")  # the state attorney general
_NEXT = frozenset({"new", "next", "incoming", "outgoing", "future", "previous", "first", "last"})
_TAG = 30  # characters behind a name in which its party and state stand
_PARTY = {"democratic": "democrat", "gop": "republican"}
_LAWMAKERS = words_of_kind("speakers.names", "role_words.csv", "lawmaker")
_LONGEST = 6  # words of a description that is nothing but an office


def find_holder(scene: Scene, source: Source, head: Word) -> tuple[Person, Rule] | None:
    """The person of an office: the one the article gives it, else the one its chain names.

    Of several the one named last before the statement, if all others were named paragraphs ago.

    Arguments:
        scene: the article so far.
        source: a definite description of one person.
        head: its head.

    Returns:
        The person and the rule that chose.
    """
    if source.words is None or is_plural(source.words):
        return None
    phrase = re.split(r",|\s(?:who|that|which)\s", source.text, maxsplit=1)[0]
    if not (_DEFINITE.match(phrase) or _OWNED.match(phrase)) or len(phrase.split()) > _LONGEST:
        return None
    office = parse_office(phrase)
    fitting = [person for person in scene.people if _holds(scene, person, office, source, head)]
    if len(fitting) > 1:
        fitting = _nearest(scene.annotated, fitting, source)
    if fitting:
        return (fitting[0], Rule.OFFICE_NAMED_BEFORE) if len(fitting) == 1 else None
    found = _in_chain(scene, source) if organisation_office(office.head) else None
    return (found, Rule.CHAIN) if found else None


def _holds(scene: Scene, person: Person, office: Office, source: Source, head: Word) -> bool:
    """Whether an article gives an office to a person it names."""
    own = [parse_office(role) for role in _roles(person)]
    if head.text.lower() in PARTIES:
        return _is_of_party(scene, person, head.text, office)
    if office.head == "lawmaker":
        return any(o.head in _LAWMAKERS and not o.former for o in own)
    nouns = _nouns_before(source, head)
    return any(
        same_office(one, office)
        and (office.former or not one.former)
        and all(noun in role.lower() for noun in nouns)
        and not _other_party(source.text, role)
        and (bool(one.places & office.places) or not office.places or walk_of_life(one) == "public")
        for one, role in zip(own, _roles(person), strict=True)
    )


def _other_party(one: str, other: str) -> bool:
    """Whether two descriptions name two parties."""
    parties = [
        {_PARTY.get(word, word) for word in re.findall(r"\w+", role.lower())}
        for role in (one, other)
    ]
    named = [words & PARTIES for words in parties]
    return bool(all(named) and not named[0] & named[1])


def _roles(person: Person) -> list[str]:
    roles = [fact.value for fact in person.facts if fact.kind == "role"]
    return [*roles, person.role] if person.role else roles


def _nouns_before(source: Source, head: Word) -> list[str]:
    """Words that make another office of a word: "the school board president", "the new mayor"."""
    words = source.words.words if source.words else []
    before = [word for word in words if word.span.end <= head.span.start]
    nouns = [w.text.lower() for w in before if w.upos == "NOUN" or w.text.lower() in _NEXT]
    return [noun for noun in nouns if noun not in _PARTS]


def _is_of_party(scene: Scene, person: Person, party: str, office: Office) -> bool:
    """Whether a party and a state stand at a name: "Sen. Ann Lee (R-Ohio)" is an Ohio Republican."""
    text = scene.annotated.article.text
    wanted = set(office.places)
    for span in person.spans:
        if " " not in span.of(text):
            continue
        around = text[max(0, span.start - _TAG) : span.end + _TAG].lower()
        behind = text[span.start : span.end + _TAG].replace("(", "").replace(", ", " ")
        before = text[max(0, span.start - _TAG) : span.start]
        tagged = re.search(rf"\b{party[0].upper()}-[A-Z]", behind) or re.search(
            rf"\b{party}\s+(?:[\w.-]+\s+){{0,3}}$", before, re.IGNORECASE
        )
        placed = all(place in around or place[:3] in around for place in wanted)
        if placed and (tagged or wanted):
            return True
    return False


def _nearest(annotated: AnnotatedArticle, people: Sequence[Person], source: Source) -> list[Person]:
    """Those named in the last paragraph before a source that names any of them."""
    paragraphs = annotated.article.paragraphs
    place = source.spans[0].start
    number = {
        id(person): max(
            (
                n
                for n, p in enumerate(paragraphs)
                for s in person.spans
                if p.contains(s) and s.start < place
            ),
            default=-1,
        )
        for person in people
    }
    last = max(number.values())
    return [person for person in people if number[id(person)] == last]


def _in_chain(scene: Scene, source: Source) -> Person | None:
    """The one person named in the chain of a description."""
    chain = scene.annotated.chain_at(source.spans)
    if (
        chain is None
        or source.head is None
        or not any(m.head == source.head.span for m in chain.mentions)
    ):
        return None
    named = [
        person_in(scene, scene.source(source.statement, (mention.span,)))
        for mention in chain.mentions
    ]
    people = {id(person): person for person in named if person is not None}
    text = scene.annotated.article.text
    genders = {PRONOUN_GENDER.get(mention.span.of(text).lower()) for mention in chain.mentions}
    if any(contradict(p.gender, gender) for p in people.values() for gender in genders):
        return None
    return next(iter(people.values())) if len(people) == 1 else None


def find_organisation(scene: Scene, source: Source, head: Word) -> str | None:
    """The one organisation an article introduces by a common noun, by name.

    "Carmaker Acme" or "Acme, the carmaker" introduce one by that word; so does a name that ends in
    it, as far as the chain of the description holds it.

    Arguments:
        scene: the article so far.
        source: a definite description of an organisation.
        head: its head.
    """
    text = scene.annotated.article.text
    bare = _DEFINITE.sub("", source.text, count=1)
    if (
        head.upos != "NOUN"
        or head.lemma.lower() not in COLLECTIVES
        or not _DEFINITE.match(source.text)
        or bare.strip() != head.text
    ):
        return None
    noun = head.text.lower()
    names: dict[str, str] = {}
    for entity in scene.annotated.entities:
        if entity.type in ORGANISATION and _is_introduced(scene.annotated, entity, noun):
            name = " ".join(entity.span.of(text).split()).removeprefix("the ")
            names.setdefault(name.lower(), name)
    if len(names) == 1:
        return names.popitem()[1]
    chain = scene.annotated.chain_at(source.spans)
    for mention in chain.mentions if chain and not names else ():
        words = mention.span.of(text).split()
        proper = [word for word in words[:-1] if word[:1].isupper() and word.lower() != "the"]
        if proper and words[-1].lower() == head.text.lower():
            return " ".join(words)
    return None


def _is_introduced(annotated: AnnotatedArticle, entity: Entity, noun: str) -> bool:
    """Whether a noun stands at a name: in front of it, or behind it as its apposition."""
    sentence = annotated.sentence_at(entity.span)
    if sentence is None or not entity.span.of(annotated.article.text)[:1].isupper():
        return False
    words = sentence.words
    inside = {index for index, word in enumerate(words) if entity.span.contains(word.span)}
    return any(
        word.text.lower() == noun and index not in inside and _are_tied(words, index, inside)
        for index, word in enumerate(words)
    )


def _are_tied(words: Sequence[Word], noun: int, name: set[int]) -> bool:
    """Whether a noun in front of a name is its title, or one behind it an apposition."""
    if noun > max(name):
        return words[noun].head in name and words[noun].deprel == "appos"
    ahead = words[noun].head in name and words[noun].deprel in _TIES
    return ahead or any(words[i].head == noun and words[i].deprel in _TIES for i in name)
