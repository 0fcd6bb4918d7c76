"""What an article says about a person it names, each fact with its words.

Gender by a title, a given name, or the pronouns of a chain that names nobody else; role and
affiliation by the title in front of the name and the apposition at it. What only may be so is no
fact here: who resolves by it does that elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import Phrase, noun_phrase, subtree
from attribution.speakers.inside.description_facts import (
    describe_facts,
    organisation_name,
    words_of,
)
from attribution.speakers.inside.people import Person
from attribution.speakers.names.folding import like_surnames
from attribution.speakers.names.lexicon import (
    PRONOUN_GENDER,
    find_office,
    gender_of_given,
    gender_of_kin,
    gender_of_title,
)
from attribution.speakers.names.places import ORGANISATION
from attribution.types import Fact, Sentence, Span, Word

_GLUE = frozenset({"'s", "’s", "of", "for", "-", "–", "at", "the"})
_NAME_PARTS = frozenset({"flat", "compound", "appos", "nmod", "obl", "dep"})


def add_facts(annotated: AnnotatedArticle, people: Sequence[Person]) -> list[Person]:
    """The same people, each with what the article says about them.

    Arguments:
        annotated: the parsed article.
        people: those it names.
    """
    pronouns = _pronoun_facts(annotated, people)
    return [
        replace(person, facts=tuple(sorted({*_facts_at_names(annotated, person, people), *told})))
        for person, told in zip(people, pronouns, strict=True)
    ]


def _pronoun_facts(annotated: AnnotatedArticle, people: Sequence[Person]) -> list[list[Fact]]:
    """For each person, one fact a chain that names only them, with pronouns of one gender.

    A bare surname that two people bear may name the other one, so its chain tells nothing.
    """
    text = annotated.article.text
    shared = [_shares_surname(person, people) for person in people]
    facts: list[list[Fact]] = [[] for _ in people]
    for chain in annotated.chains:
        spans = {
            (index, span)
            for index, person in enumerate(people)
            for span in person.spans
            if any(span.contains(mention.head) for mention in chain.mentions)
        }
        named = {index for index, _ in spans}
        spoken = [(PRONOUN_GENDER.get(m.span.of(text).lower()), m.span) for m in chain.mentions]
        genders = {gender for gender, _ in spoken if gender}
        sure = any(not shared[index] or " " in span.of(text) for index, span in spans)
        if sure and len(named) == 1 and len(genders) == 1:
            gender, span = next((gender, span) for gender, span in spoken if gender)
            facts[named.pop()].append(Fact("gender", gender, "pronoun", span))
    return facts


def _shares_surname(person: Person, people: Sequence[Person]) -> bool:
    return any(
        other is not person and like_surnames(other.name.surname, person.name.surname)
        for other in people
    )


def _facts_at_names(
    annotated: AnnotatedArticle, person: Person, people: Sequence[Person]
) -> Iterator[Fact]:
    """Facts by the name itself and by what stands at it.

    What stands at a bare surname is left out where two people of the article bear it.
    """
    gender = gender_of_given(person.name)
    if gender:
        fullest = max(person.spans, key=len)
        yield Fact("gender", gender, "given name", fullest)
    shared = _shares_surname(person, people)
    for span in person.spans:
        sentence = annotated.sentence_at(span)
        if sentence is None:
            continue
        name = _bare_name(annotated, sentence, span, person.name.display)
        if not name or (shared and len(name) < 2):
            continue
        before = [word for word in sentence.words if word.span.end <= name[0].span.start]
        told = gender_of_title(before[-1].text) if before else None
        if told:
            yield Fact("gender", told, "title", before[-1].span)
        yield from _title_facts(annotated, sentence, before, name)
        yield from _apposition_facts(annotated, sentence, name)
        yield from _owner_facts(annotated, before)


def _bare_name(
    annotated: AnnotatedArticle, sentence: Sentence, span: Span, display: str
) -> list[Word]:
    """The words of a name without the titles in front of it."""
    parts = {part.lower() for part in display.replace("-", " ").split()}
    words = [word for word in sentence.words if span.overlaps(word.span)]
    for index, word in enumerate(words):
        if word.text.lower() in parts or set(word.text.lower().split("-")) & parts:
            return words[index:]
    return words


def _top(sentence: Sentence, name: Sequence[Word]) -> int:
    """Index of the word of a name that governs the others."""
    return Phrase(sentence, tuple(map(sentence.words.index, name))).top


def _title_facts(
    annotated: AnnotatedArticle, sentence: Sentence, before: Sequence[Word], name: Sequence[Word]
) -> list[Fact]:
    """The office right in front of a name, as far as it depends on the same word as the name."""
    run: list[int] = []
    for index in range(len(before) - 1, -1, -1):
        word = before[index]
        if word.upos not in ("PROPN", "NOUN", "ADJ") and word.text not in _GLUE:
            break
        run.insert(0, index)
    if not run or before[run[-1]].text in _GLUE:
        return []
    top = _top(sentence, name)
    own = subtree(sentence, top)
    while not find_office([before[i] for i in _joined(run, own)]):
        word = sentence.words[top]
        if word.head not in run or word.deprel.split(":")[0] not in _NAME_PARTS:
            return []
        top = word.head
        own = subtree(sentence, top)
    kept = _joined(run, own)
    while kept and before[kept[0]].upos in ("PART", "ADP", "PUNCT", "DET"):
        kept.pop(0)
    if not kept:
        return []
    span = Span(before[kept[0]].span.start, before[kept[-1]].span.end)
    words = words_of(sentence, span)
    ahead = before[before.index(words[0]) - 1].text.lower() if words[0] is not before[0] else ""
    return describe_facts(annotated, words, "title", definite=ahead not in ("a", "an", "any"))


def _joined(run: Sequence[int], own: set[int]) -> list[int]:
    """The end of a run of neighbours that belongs to a subtree."""
    kept: list[int] = []
    for index in reversed(run):
        if index not in own:
            break
        kept.insert(0, index)
    return kept


def _apposition_facts(
    annotated: AnnotatedArticle, sentence: Sentence, name: Sequence[Word]
) -> Iterator[Fact]:
    """ "Ann Lee, a professor at Oslo University" and "The mayor of Oslo, Ann Lee"."""
    top = _top(sentence, name)
    for index, word in enumerate(sentence.words):
        after = word.deprel == "appos" and word.head == top and index > top
        ahead = sentence.words[top].deprel == "appos" and sentence.words[top].head == index
        if not (after or (ahead and index < top)) or word in name or "Number=Plur" in word.feats:
            continue
        span = noun_phrase(sentence, index).span
        if any(span.overlaps(part.span) for part in name):
            continue
        between = annotated.article.text[
            min(span.end, name[-1].span.end) : max(span.start, name[0].span.start)
        ]
        if between.strip()[:1] not in (",", "(", "–", "—"):
            continue
        if gender := gender_of_kin(word.text.lower()):
            yield Fact("gender", gender, "apposition", word.span)
        words = words_of(sentence, span)
        office = find_office(words)
        if office and word in [words[i] for i in office]:
            yield from describe_facts(annotated, words, "apposition")


def _owner_facts(annotated: AnnotatedArticle, before: Sequence[Word]) -> Iterator[Fact]:
    """The organisation that owns a name: "the Herald's Ann Lee"."""
    if len(before) < 2 or before[-1].text not in ("'s", "’s"):
        return
    for entity in annotated.entities:
        if entity.type in ORGANISATION and entity.span.contains(before[-2].span):
            name = organisation_name(annotated, entity)
            if name:
                yield Fact("affiliation", name, "owner of the name", entity.span)
