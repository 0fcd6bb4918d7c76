"""The class of a speaker as a source: in what capacity the articles let them speak.

``docs/codebook-source-classes.md`` defines the classes. A class is read from the words for a
speaker, see ``source_words``: the role, then what else the articles call them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from attribution.framing.source_words import (
    BODIES,
    DEPENDING,
    LINKS,
    NO_NAMES,
    PEOPLE,
    Entry,
    Token,
    campaigners,
    end_of_noun,
    figures,
    find_entry,
    hides,
    segments_of,
    singulars,
    tokens_of,
)
from attribution.lexicons import words_of_kind
from attribution.speakers.names.countries import country_code
from attribution.speakers.names.personal import is_title
from attribution.speakers.names.places import is_state

SOURCE_CLASSES = (
    "official", "politician", "expert", "organisation", "media", "citizen", "anonymous", "state",
    "other",
)  # fmt: skip

_SPEAKING = ("person", "in", "of")  # kinds of words for people that tell a class
_COUNTING = frozenset(
    {
        "a", "an", "the", "growing", "large", "numbers", "all", "both", "nearly", "almost", "about",
        "roughly", "than", "only", "even", "just",
    }
)  # fmt: skip
_OTHERS = frozenset({"other", "others", "certain", "various", "numerous", "multiple"})
_INDEFINITE = frozenset({"a", "an", "another"})
_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})
_DEPUTIES = frozenset({"representative", "rep"})  # who speak for their office, though unnamed
_COURTS = frozenset({"judge", "justice", "magistrate", "prosecutor"})  # so do they
_GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})
# "Sen. Lee, D-Ohio", "Lee (R-Fla": who bears it sits in a parliament
_PARTY = re.compile(r"[,(]\s*(?:[DRI]-[A-Z]|[DRI]\))")
_AGE = re.compile(r",\s*\d{1,2}\b(?!,?\d)")
_GROUP_OF = re.compile(r"^(?:(?:an?|the)\s+)?(?:\w+\s+)?groups?\s+of\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^[\w.]+['’]s\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A class, and what told it.

    Attributes:
        source_class: one of `SOURCE_CLASSES`.
        sure: whether it was told, not taken for want of better.
        kind: of the entry that heads the phrase, or empty.
        word: of that entry.
    """

    source_class: str
    sure: bool
    kind: str = ""
    word: str = ""


@cache
def _quantities() -> frozenset[str]:
    return words_of_kind("speakers.names", "role_words.csv", "quantity") | _OTHERS


def source_classes(speakers: pd.DataFrame) -> pd.Series:
    """The class of each speaker.

    Arguments:
        speakers: see ``tables.SPEAKERS``; its column source_class is not read.

    Returns:
        One of `SOURCE_CLASSES` for each row, "other" where nothing tells.
    """
    rows = speakers.to_dict("records")
    people = dict(figures())
    # whom somebody speaks for may be a speaker too: "a spokesman for Mr. Lee"
    for row in rows:
        found = _class_of(row, figures()) if row["type"] == "person" else None
        if found is not None and found.sure:
            people.setdefault(row["speaker"], found.source_class)
            people.setdefault(_surname(row["speaker"]), found.source_class)
    classes = [_class_of(row, people).source_class for row in rows]
    return pd.Series(classes, index=speakers.index, dtype="str", name="source_class")


def _surname(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".") not in _GENERATIONS]
    return words[-1] if words else name


def _class_of(row: Mapping[str, object], people: Mapping[str, str]) -> Found:
    name = str(row["speaker"])
    if row["type"] == "state":
        # a ministry or parliament stands for itself
        body = next(_classes(name, BODIES, people), None)
        itself = body is not None and body.source_class in ("politician", "official")
        return body if body and itself else Found("state", True)
    if row["type"] == "person":
        return _of_person(row, people)
    return _of_description(name, str(row["type"]), people)


def _of_person(row: Mapping[str, object], people: Mapping[str, str]) -> Found:
    name, affiliation = str(row["speaker"]), row["affiliation"]
    aliases = row["aliases"]
    mentions = [str(alias) for alias in aliases] if isinstance(aliases, Iterable) else []
    if any(_PARTY.search(mention) for mention in mentions):
        return Found("politician", True)
    outlet = find_entry(tokens_of(name), ("name",), whole=True)
    if outlet is not None:
        return Found(outlet.source_class, True)  # a body that was taken for a person
    title = name.split()[0] if name and is_title(name.split()[0]) else None
    told = [*_told(row["role"], affiliation, people), *_told(title, affiliation, people)]
    for mention in mentions:
        if mention not in name:
            told += _told(_without_name(mention, name), affiliation, people)
    campaigning = [found for found in told if found.word in campaigners()]
    sure = [*campaigning, *(found for found in told if found.sure)]
    if sure:
        return sure[0]
    if name in figures():
        return Found(figures()[name], True)
    if told:
        return told[0]
    if any(_AGE.search(mention) for mention in mentions):
        return Found("citizen", False)  # news gives the age of who holds no office
    bodies = _classes(affiliation, BODIES, people) if isinstance(affiliation, str) else iter(())
    return next(bodies, Found("other", False))


def _told(text: object, affiliation: object, people: Mapping[str, str]) -> Iterator[Found]:
    """What a role or another mention tells; of which body, the affiliation may say."""
    if not isinstance(text, str):
        return
    for found in [*_classes(text, _SPEAKING, people), *_belongings(text, people)]:
        open_ = not found.sure and found.kind in _SPEAKING and isinstance(affiliation, str)
        body = next(_classes(str(affiliation), BODIES, people), None) if open_ else None
        yield found if body is None else Found(_for_another(body), True, found.kind, found.word)


def _belongings(text: str, people: Mapping[str, str]) -> Iterator[Found]:
    """The class of a body that somebody is said to be of: "Lee of the union", "the Herald's Lee"."""
    for first, *others in segments_of(tokens_of(text)):
        parts = [first] if first and first[-1].owner else [] if first else others
        found = _of_parts(parts, BODIES, people)
        if found is not None:
            yield Found(_for_another(found), True, found.kind, found.word)


def _without_name(mention: str, name: str) -> str:
    words = {re.escape(word) for word in name.split()} | {"Mr", "Mrs", "Ms"}
    return re.sub(rf"\b(?:{'|'.join(sorted(words))})(?!\w)\.?", "", mention)


def _of_description(name: str, kind: str, people: Mapping[str, str]) -> Found:
    """A speaker without a name: a body, a text, an office, or people who stay unnamed."""
    people_first, bodies_first = (*_SPEAKING, "text", *BODIES), (*BODIES, "text", *PEOPLE)
    order = bodies_first if kind == "organisation" else people_first
    name = _GROUP_OF.sub("some ", name)  # people, not a group with a name of its own
    told = list(_classes(name, order, people))
    campaigning = [found for found in told if found.word in campaigners()]
    found = next(iter([*campaigning, *told]), None)
    hidden = _is_hidden(name, kind, found)
    if hidden and (found is None or found.source_class != "citizen"):
        return Found("anonymous", True)
    if found is not None:
        return found
    if kind == "organisation" and _is_place(name):
        return Found("state", True)
    named = kind == "organisation" and any(token.capital for token in tokens_of(name)[1:])
    return Found("organisation" if named else "other", False)


def _is_place(name: str) -> bool:
    """Whether a phrase, or the first of several, is a country or a state of one."""
    first = re.split(r" and |,", re.sub(r"^(?:the|both)\s+", "", name, flags=re.IGNORECASE))[0]
    return country_code(first) is not None or is_state(first)


def _is_hidden(name: str, kind: str, found: Found | None) -> bool:
    """Whether people are left unnamed, and not shown to speak for an office or a body."""
    tokens = tokens_of(name)
    words = [token.plain for token in tokens]
    front = words[: next((i for i, word in enumerate(words) if word in LINKS), len(words))]
    if not front:
        return kind == "anonymous"
    people = found is None or found.kind in PEOPLE
    counted = bool(_quantities() & set(front))
    if counted and (people or kind != "organisation" or len(front) == 1):
        # "one of the firms" is a firm, "some on the committee" are people
        return people or words[len(front) : len(front) + 1] != ["of"]
    plural = front[-1] == "people" or bool(singulars(front[-1]))
    if found is None:
        several = any(word == "people" or (hides(word) and singulars(word)) for word in front)
        return kind == "anonymous" or several
    if not people:
        return kind == "anonymous"
    if found.kind == "of" and found.sure:
        return kind == "anonymous" and found.word not in _DEPUTIES
    definite = front[0] in _DETERMINERS or bool(_POSSESSIVE.match(name))
    if kind == "anonymous":
        # "the lawmaker", "the lawmakers" are known from elsewhere, "the officials" seldom are
        known = definite or (len(words) == 1 and tokens[0].capital)
        return not known or (plural and found.source_class != "politician")
    if kind == "organisation":
        return len(words) == 1 and hides(words[0])
    if front[0] in _INDEFINITE:
        other_told = found.kind in ("in", "of") and (found.sure or len(words) > len(front))
        return not other_told and found.word not in _COURTS
    return not definite and plural and hides(found.word)


def _classes(text: str, kinds: Sequence[str], people: Mapping[str, str]) -> Iterator[Found]:
    """What each part of a phrase tells, the sure before the others.

    Arguments:
        text: "Lee, a lawyer for the harbour board".
        kinds: of entries, in the order in which they are preferred.
        people: the classes of people by name.
    """
    told = (_of_parts(segment, kinds, people) for segment in segments_of(tokens_of(text)))
    yield from sorted((found for found in told if found), key=lambda found: not found.sure)


def _of_parts(
    parts: Sequence[Sequence[Token]], kinds: Sequence[str], people: Mapping[str, str]
) -> Found | None:
    """What the first part tells, by the last of its words that the lexicon knows."""
    for number, part in enumerate(parts):
        for end in range(end_of_noun(part, kinds), 0, -1):
            if end < len(part) and part[end - 1].owner:
                continue  # "the nation's largest" is no nation
            entry = find_entry(part[:end], kinds)
            if entry is None:
                continue
            if entry.kind not in DEPENDING:
                return Found(entry.source_class, True, entry.kind, entry.word)
            before = part[: end - len(entry.word.split())]
            other = _other(entry, [before, *parts[number + 1 :]], people)
            if other is None:
                return Found(entry.source_class, False, entry.kind, entry.word)
            return Found(_for_another(other), True, entry.kind, entry.word)
        if not all(token.plain in _COUNTING | _quantities() for token in part):
            return None  # "supporters of the bill" are no bill
    return None


def _for_another(other: Found) -> str:
    """Who speaks for a state is an official."""
    return "official" if other.source_class == "state" else other.source_class


def _other(
    entry: Entry, parts: Sequence[Sequence[Token]], people: Mapping[str, str]
) -> Found | None:
    """Whom somebody works or speaks for, or who wrote a text; None where it is not told."""
    in_body = entry.kind == "in"
    for part in parts:
        found = _of_parts([part], BODIES if in_body else (*BODIES, *_SPEAKING), people)
        if found is not None and (found.sure or not in_body):
            if found.source_class != "citizen":
                return found
            if entry.source_class == "other" and in_body:
                return None  # the lawyer of a private client
            # a body that is called by whom it serves: "Families Belong Together"
            return Found("organisation", True) if in_body or part[-1].capital else found
        names = [token.text for token in part if token.capital]
        known = [people[name] for name in (" ".join(names[-2:]), *names[-1:]) if name in people]
        if known and not in_body:
            return Found(known[0], True)
        if _is_place(" ".join(token.text for token in part)):
            # the president of a country is no official of it
            return None if entry.source_class == "politician" else Found("state", True)
    unknown = [t for part in parts for t in part if t.capital and t.plain not in NO_NAMES]
    if in_body and entry.source_class != "other" and not all(_is_place(t.text) for t in unknown):
        return Found("organisation", True)
    return None
