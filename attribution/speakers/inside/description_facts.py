"""Role and affiliation that a phrase describes: "chief economist at the Bank of Norway"."""

import re
from collections.abc import Sequence

from attribution.language.agents import COLLECTIVES
from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.names.countries import country_code, is_demonym
from attribution.speakers.names.lexicon import find_office, is_office
from attribution.speakers.names.offices import FORMER
from attribution.speakers.names.places import (
    ORGANISATION,
    PERSON,
    Place,
    find_places,
    inside_organisation,
    is_state,
)
from attribution.types import Entity, Fact, Sentence, Span, Word

_LONGEST = 12  # words of a role
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame"})
# who may get an office does not hold it, and who only bears its name has none
_NOT_HELD = frozenset({
    "potential", "possible", "prospective", "future", "next", "would-be", "hypothetical", "alleged",
    "so-called", "fake", "likely", "imaginary", "fictional", "failed", "no", "any", "every",
})  # fmt: skip
_ENDS = ("PUNCT", "VERB", "SCONJ", "AUX", "CCONJ")
_LOOSE = ("DET", "PUNCT", "ADP", "PRON", "NUM", "CCONJ")
_LEAVES_OUT = frozenset({
    "fellow", "rival", "longtime", "long-time", "many", "other", "several", "more", "most", "few",
    "various", "certain", "such", "own", "numerous",
})  # fmt: skip
# what stands between an organisation and the office in it: "Harbour Board press secretary"
_BRANCHES = frozenset({
    "research", "communications", "executive", "press", "policy", "political", "finance", "deputy",
    "senior", "chief", "vice", "managing", "media", "national", "state", "campaign", "assistant", "majority", "minority",
})  # fmt: skip
_SEATS = frozenset({"sen", "rep", "gov", "del", "sens", "reps"})  # abbreviated, right at a name
_PART_OF_SEAT = frozenset({"lt", "lieutenant", "deputy", "vice", "assistant", "state"})
# who wants an office, and who is named by what they write or teach about, do not belong to it
_ASPIRES = frozenset({"candidate", "nominee", "incumbent", "appointee"})
_ABOUT = frozenset({
    "author", "co-author", "coauthor", "biographer", "historian", "scholar", "student", "teacher",
    "professor", "lecturer", "translator", "interpreter", "instructor", "critic", "expert",
    "specialist", "advocate", "activist", "campaigner", "lobbyist", "organizer", "organiser",
})  # fmt: skip
_PARTIES = frozenset({"republican", "republicans", "democrat", "democrats", "democratic", "conservative",
                      "liberal", "labour"})  # fmt: skip
_BODIES = frozenset({"campaign", "administration", "foundation", "police"})
_CHAMBERS = frozenset({"senate", "house", "congress", "treasury", "parliament"})
_OWNED = re.compile(r"['’]s(?: [^A-Z].*)?$", re.DOTALL)  # "the Harbour Board's fishing division"
_CAUSES = frozenset({"activist", "advocate", "campaigner", "expert", "specialist", "critic"})
_ABBREVIATED = frozenset({"inc.", "co.", "corp.", "ltd.", "bros."})


def describe_facts(
    annotated: AnnotatedArticle, words: Sequence[Word], why: str, *, definite: bool = True
) -> list[Fact]:
    """The office a noun phrase names, and the country or organisation of that office.

    Arguments:
        annotated: the parsed article.
        words: the phrase, without the name it stands at.
        why: how the phrase stands to the speaker ("title", "apposition", "description").
        definite: False where an article makes the office hypothetical ("a President Lee").

    Returns:
        A role and, where the phrase tells one, an affiliation; nothing without an office.
    """
    office = find_office(words)
    if office is None or not definite:
        return []
    plain = [word.text.lower().rstrip(".") for word in words]
    if _NOT_HELD & set(plain[: office.stop]) or _HONORIFICS & set(plain):
        return []
    if plain[-1] in _SEATS and find_office(words[:-1]) and not {*plain[-2:-1]} & _PART_OF_SEAT:
        seat = describe_facts(annotated, words[-1:], why)
        return [*seat, *describe_facts(annotated, words[:-1], why)]
    own = _without_owner(words, office)
    if annotated.article.text[own[-1].span.end :][:1] == "-":
        own = _without_last_link(own, words[office.stop - 1])
    if len(own) > _LONGEST:
        return []
    span = Span(own[0].span.start, own[-1].span.end)
    role = " ".join(span.of(annotated.article.text).split())
    if why != "description":
        role = _of_one(role, words[office.stop - 1].text)
    facts = [Fact("role", role, why, span)]
    affiliation = _affiliation(annotated, words, office)
    return [*facts, affiliation] if affiliation else facts


def country_fact(
    annotated: AnnotatedArticle, words: Sequence[Word], joined: Sequence[Sequence[Word]] = ()
) -> list[Fact]:
    """The one country that the name of a state or an organisation holds.

    Arguments:
        annotated: the parsed article.
        words: the name.
        joined: names that "and" joins to it; another country among them leaves it open.
    """
    own = _countries(annotated, words)
    others = [place for part in joined for place in _countries(annotated, part)]
    if not own or len({place.code for place in (*own, *others)}) > 1:
        return []
    span = Span(words[own[0].first].span.start, words[own[0].last].span.end)
    return [Fact("affiliation", own[0].code, "place", span)]


def _countries(annotated: AnnotatedArticle, words: Sequence[Word]) -> list[Place]:
    """The places of a phrase that are countries, not parts of the United States."""
    return [
        place
        for place in find_places(annotated, words)
        if not is_state(" ".join(word.text for word in words[place.first : place.last + 1]))
    ]


def words_of(sentence: Sentence, span: Span) -> list[Word]:
    """The words of a sentence inside a span, with what belongs to its edges.

    In front that is what a hyphen ties or a noun of the span governs, behind it what "&" joins.
    """
    words = sentence.words
    inside = [index for index, word in enumerate(words) if span.contains(word.span)]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    while last + 2 < len(words) and words[last + 1].text == "&":
        last += 2
    while first and (_is_tied(words, first) or _is_governed(words, first, last)):
        first -= 1
    return list(words[first : last + 1])


def _is_tied(words: Sequence[Word], first: int) -> bool:
    before, word = words[first - 1], words[first]
    return before.span.end == word.span.start and "-" in (word.text, before.text)


def _is_governed(words: Sequence[Word], first: int, last: int) -> bool:
    before = words[first - 1]
    return before.upos in ("NOUN", "PROPN", "ADJ") and first <= before.head <= last


def _of_one(role: str, office: str) -> str:
    """A plural title as that of one person: "Senators Lee and Lund", "Reps."."""
    one = re.sub(r"s(\.?)$", r"\1", office)
    plain = office.lower().rstrip(".")
    if one == office or is_office(plain) or not is_office(one.lower().rstrip(".")):
        return role
    return role.replace(office, one)


def _without_owner(words: Sequence[Word], office: range) -> list[Word]:
    """A phrase from behind "the", "his" or "Norway's" on, up to a comma or a clause."""
    first = 0
    for index in range(office.start):
        word = words[index]
        owns = word.text in ("'s", "’s", "'", "’") or word.xpos in ("PRP$", "POS")
        loose = word.upos in _LOOSE and word.text.lower() not in FORMER
        if owns or (loose and index == first) or word.text.lower() in _LEAVES_OUT:
            first = index + 1
    kept = list(words[first:])
    for index in range(office.stop - first, len(kept)):
        if kept[index].upos in _ENDS and kept[index].text not in ("-", "&"):
            kept = kept[:index]
            break
    while len(kept) > office.stop - first and kept[-1].upos in ("ADP", "DET", "PART"):
        kept.pop()
    return kept


def _without_last_link(words: Sequence[Word], office: Word) -> list[Word]:
    """A phrase whose end is the first part of a word, up to the last "of" or "for"."""
    end = len(words)
    while words[end - 1] != office and words[end - 1].upos != "ADP":
        end -= 1
    return list(words[:end] if words[end - 1] == office else words[: end - 1])


def _affiliation(annotated: AnnotatedArticle, words: Sequence[Word], office: range) -> Fact | None:
    """The country, else the organisation in front of an office, else behind it."""
    head = words[office.stop - 1].lemma.lower().rstrip(".")
    former = bool(FORMER & {word.text.lower() for word in words[: office.start]})
    places = [
        place
        for place in find_places(annotated, words)
        if _counts(annotated, words, place.first, place.last)
        and _belongs(words, office, head, place.first, country=True)
        and head not in _ABOUT
    ]
    before = {place.code for place in places if place.first < office.start}
    codes = before or {place.code for place in places}
    if len(codes) == 1:
        place = next(place for place in places if place.code in codes)
        span = Span(words[place.first].span.start, words[place.last].span.end)
        return Fact("affiliation", place.code, "place in the role", span)
    if former:
        return None
    found = [
        (next(i for i, word in enumerate(words) if entity.span.contains(word.span)), entity)
        for entity in _organisations(annotated, words, office)
    ]
    for first, entity in sorted(found, key=lambda item: item[0] < office.start):
        name = organisation_name(annotated, entity)
        party = name is not None and ("Party" in name or name == "GOP")
        if name and _belongs(words, office, head, first) and (party or head not in _ASPIRES):
            return Fact("affiliation", name, "organisation in the role", entity.span)
    return None


def _counts(annotated: AnnotatedArticle, words: Sequence[Word], first: int, last: int) -> bool:
    """Inside the name of an organisation only a country in front counts ("U.S. Coast Guard")."""
    span = Span(words[first].span.start, words[last].span.end)
    around = inside_organisation(annotated, span)
    if around is None:
        return True
    name = " ".join(word.text for word in words[first : last + 1])
    before = annotated.article.text[around.span.start : span.start].lower().split()
    front = is_demonym(name) or name in ("US", "U.S.", "UK", "U.K.", "United States")
    return front and before in ([], ["the"])


def _belongs(
    words: Sequence[Word], office: range, head: str, index: int, country: bool = False
) -> bool:
    """Whether what stands at an index is that of the office: before it, or behind "of" or "at"."""
    if index < office.start:
        return country or head not in _CAUSES
    link = next(
        (w.text.lower() for w in reversed(words[office.stop : index]) if w.upos == "ADP"), ""
    )
    if link == "for":
        return head not in _ASPIRES | _ABOUT
    return link in ("at", "with", "from", "in") or (link == "of" and head not in _ABOUT)


def _organisations(
    annotated: AnnotatedArticle, words: Sequence[Word], office: range
) -> list[Entity]:
    """The organisations of a phrase, without the office and its branch at their ends."""
    whole = Span(words[0].span.start, words[-1].span.end)
    found = []
    for entity in annotated.entities:
        if not whole.contains(entity.span):
            continue
        if entity.type in PERSON:
            behind = next((w for w in words if w.span.start > entity.span.end), None)
            if behind is not None and behind.text.lower() in _BODIES:
                found.append(Entity(Span(entity.span.start, behind.span.end), "Organization"))
        elif entity.type in ORGANISATION:
            inside = [i for i, word in enumerate(words) if entity.span.contains(word.span)]
            if inside and inside[0] < office.start:
                inside = [index for index in inside if index < office.start]
                while inside and words[inside[-1]].text.lower() in _BRANCHES:
                    inside.pop()
            if inside and inside[0] and _is_of_party(words, inside):
                inside.insert(0, inside[0] - 1)
            if inside and words[inside[-1]].upos != "ADJ":
                span = Span(words[inside[0]].span.start, words[inside[-1]].span.end)
                found.append(Entity(span, entity.type))
    return found


def _is_of_party(words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether a party in front belongs to the name: "Democratic [National Committee]"."""
    last = words[inside[-1]].text.lower()
    party = words[inside[0] - 1].text
    return party.lower() in _PARTIES and party.istitle() and last in ("committee", "party")


def organisation_name(annotated: AnnotatedArticle, entity: Entity) -> str | None:
    """The name of an organisation as written, or None where it is no proper name.

    Arguments:
        annotated: the parsed article.
        entity: of type organisation.
    """
    text = " ".join(entity.span.of(annotated.article.text).split())
    name = _OWNED.sub("", text.removeprefix("the ")).strip(" ,;:'’\"“”")
    words = name.split()
    if words and words[-1].count(".") == 1 and words[-1].lower() not in _ABBREVIATED:
        name = name.rstrip(".")
    proper = bool(words) and words[0][:1].isupper() and len(name) > 1
    ends = proper and (not words[-1][:1].islower() or words[-1] in _BODIES)
    known = proper and (words[-1].lower() in _PARTIES or country_code(name) or is_state(name))
    common = is_office(name.lower()) or name.lower() in COLLECTIVES - _CHAMBERS
    return None if not ends or known or common or _is_person(annotated, words) else name


def _is_person(annotated: AnnotatedArticle, words: Sequence[str]) -> bool:
    """Whether the article has a person of that name or surname."""
    text = annotated.article.text
    names = [e.span.of(text).split() for e in annotated.entities if e.type in PERSON]
    return any(name[-len(words) :] == list(words) for name in names)
