"""Compare personal names across spellings: titles aside, in parts, folded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from anyascii import anyascii
from nicknames import NickNamer
from rapidfuzz.distance import JaroWinkler

from attribution.lexicons import words_of_kind
from attribution.speakers.names.countries import is_demonym
from attribution.speakers.names.folding import consonants, fold, like_surnames
from attribution.speakers.names.given import is_given_name

# what follows a name: a place ("Lee of Ohio"), a party and state ("Lee, D-Ohio", "Lee (D-Ohio)")
_AFTER_NAME = re.compile(r"(?<=\w)(?:\s+of\s.*|\s*\(.*|,(?!\s*(?:Jr|Sr)\b).*)$", re.DOTALL)
_PARTY_TAG = re.compile(r"\s*(?:\(?\b[DRI]-[A-Z][\w.]*\)?|\([DRI]\)).*$", re.DOTALL)
# "LONDON, Ont. (AP) —": a place in capitals up to a dash
DATELINE = re.compile(r"^[A-Z][A-Z.' ]{2,}(?:,\s[\w.\s]{2,20})?(?:\s\([A-Z]\w*\))?\s[—–-]+\s*")
_words = partial(words_of_kind, "speakers.names", "titles.csv")
_TITLES, _OFFICES, HONORIFICS = _words("title"), _words("office"), _words("honorific")
FEMALE_TITLES, MALE_TITLES = _words("female"), _words("male")
PARTIES, _NO_NAMES = _words("party"), _words("part")
_GENERATIONS, _PARTICLES = _words("generation"), _words("particle")
_GIVEN_PARTICLES = _words("given")  # "Al Lee" and "Ben Lee" bear given names
_SUFFIXES = _GENERATIONS | _words("suffix")
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|at|an|az|ul)[-’']")
_SAME_GIVEN = 0.88
_CONSONANTS = 4  # that tell a given name whatever its vowels: Mohammed, Muhammad


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, folded for comparison.

    Attributes:
        given: folded given names or initials, in order; may be empty.
        surname: folded surname with its particles.
        suffix: "jr", "sr", "ii", "iii" or "iv", else empty.
        gender: "male" or "female" where a title says so, else None.
        display: the name without titles, as written.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str
    gender: str | None
    display: str


def is_title(word: str) -> bool:
    """Whether a word can stand before a name as a title.

    Arguments:
        word: in any case, with or without its full stop.
    """
    return word.lower().rstrip(".") in _TITLES


@lru_cache(maxsize=100_000)
def parse_name(text: str) -> PersonName | None:
    """Split a name into given names and surname, titles aside.

    Arguments:
        text: "Mr. Riabkov", "Sergei Riabkov", "Sen. J. D. Vance Jr."

    Returns:
        The parts, or None when nothing is left once titles are gone.
    """
    plain_text = _PARTY_TAG.sub("", DATELINE.sub("", re.sub(r"['’]s\b", "", text)))
    bounded = _behind_nouns(_AFTER_NAME.sub("", plain_text))
    words = re.findall(r"[^\W\d_][\w.'’-]*", bounded)
    bare = [re.sub(r"-(?:elect|designate)$", "", word.rstrip(".").lower()) for word in words]
    if words and words[-1].endswith(".") and bare[-1] in _TITLES:
        return None  # "U.S. Air Force Gen.": the name was cut off
    front = _length_of_title(bare)
    gender = None
    if FEMALE_TITLES & set(bare[:front]):
        gender = "female"
    elif MALE_TITLES & set(bare[:front]):
        gender = "male"
    kept = [
        word
        for word, plain in zip(words[front:], bare[front:], strict=True)
        if (plain not in _SUFFIXES and word[:1].isupper())
        or plain in _PARTICLES
        or _has_article(word)
    ]
    if len(kept) > 2 and not front and is_demonym(kept[0]):  # "Russian Vladimir Putin"
        kept = kept[1:]
    if not any(word.lower() not in _PARTICLES for word in kept):
        return None
    if len(kept) == 1 and kept[0].lower() in PARTIES | _NO_NAMES:
        return None
    start = _start_of_surname(kept, front > 0)
    given = tuple(fold(word) for word in kept[:start])
    surname = "".join(
        fold(_ARTICLE.sub("", word.lower())) for word in kept[start:] if not _is_article(word, kept)
    )
    suffix = next((plain for plain in bare if plain in _GENERATIONS), "")
    written = next((w for w, plain in zip(words, bare, strict=True) if plain == suffix), "")
    display = " ".join([*kept, written]) if written else " ".join(kept)
    return PersonName(given, surname, suffix, gender, display) if surname else None


def _behind_nouns(text: str) -> str:
    """The name behind the nouns it stands at: "Ann Lee" in "Harbour lawyer Ann Lee"."""
    words = re.split(r",?\sand\s", text, maxsplit=1)[0].split()
    for index in range(len(words) - 1, 0, -1):
        word = words[index - 1]
        plain = word.islower() and word.isalpha() and word not in _PARTICLES
        if plain and words[index][:1].isupper():
            return " ".join(words[index:])
    return " ".join(words)


def _has_article(word: str) -> bool:
    """Whether a name begins with an Arabic article or a particle: "al-Rashid"."""
    head, hyphen, rest = word.partition("-")
    known = bool(_ARTICLE.match(word.lower())) or head.lower() in _PARTICLES
    return bool(hyphen) and rest[:1].isupper() and known


def _is_article(word: str, words: Sequence[str]) -> bool:
    """Whether a particle is the Arabic article, which spellings drop: "al Rashid"."""
    return word in ("al", "el") and word != words[-1]


def _start_of_surname(words: Sequence[str], titled: bool) -> int:
    """Index of the first word of a surname, its particles included."""
    start = len(words) - 1
    while start > 0 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    named = words[0].lower() in _GIVEN_PARTICLES and words[0][:1].isupper()
    return 1 if start == 0 and len(words) > 1 and named and not titled else start


def _length_of_title(words: Sequence[str]) -> int:
    """How many words in front are a title and its place; after "Mr." even "King" is a name."""
    end = len(words)
    while end and words[end - 1] in _SUFFIXES:
        end -= 1
    inside = [index for index, word in enumerate(words[: max(end - 1, 0)]) if word in _TITLES]
    front = inside[-1] + 1 if inside else 0
    while front < end and words[front] in _TITLES | _OFFICES:
        last = front == end - 1
        if last and (words[front] not in _TITLES or (front and words[front - 1] in HONORIFICS)):
            break
        front += 1
    return front


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's: like surnames, no contradiction in the rest.

    Arguments:
        one: a name.
        other: another.
    """
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if is_tail(one, other) or is_tail(other, one):
        return True
    if not like_surnames(one.surname, other.surname):
        return False
    if not one.given or not other.given:
        return True
    return like_given(one, other)


def is_tail(one: PersonName, other: PersonName) -> bool:
    """Whether a name is the end of another: a surname of two words without its given name.

    Arguments:
        one: "Lund Berg".
        other: "Ann Lund Berg".
    """
    own = (*one.given, one.surname)
    return len(own) > 1 and own in tails_of(other) and all(len(part) > 1 for part in own)


@lru_cache(maxsize=100_000)
def tails_of(name: PersonName) -> frozenset[tuple[str, ...]]:
    """The ends of a name that are shorter than it and longer than the surname.

    Arguments:
        name: "Ann Lund Berg".
    """
    parts = (*name.given, name.surname)
    return frozenset(parts[first:] for first in range(1, len(parts) - 1))


def full_names(names: Iterable[PersonName]) -> list[PersonName]:
    """The full names among names of one person; a surname of two words is none.

    Arguments:
        names: of one person.
    """
    known = list(names)
    tails = frozenset().union(*(tails_of(name) for name in known))
    return [
        name
        for name in known
        if is_full(name)
        and ((*name.given, name.surname) not in tails or is_given_name(plain_given(name)))
    ]


def is_full(name: PersonName) -> bool:
    """Whether a name has a given name that is no initial."""
    return bool(name.given) and len(name.given[0]) > 1


def like_given(one: PersonName, other: PersonName) -> bool:
    """Whether the given names agree: alike, an initial, or a customary short form.

    Initials in the middle that differ contradict.

    Arguments:
        one: a name with a given name.
        other: another.
    """
    middle, others = one.given[1:], other.given[1:]
    if middle and others and 1 in (len(middle[0]), len(others[0])) and middle[0][0] != others[0][0]:
        return False
    return spelled_alike(one, other) or (
        plain_given(one) in formal_given(other) or plain_given(other) in formal_given(one)
    )


def spelled_alike(one: PersonName, other: PersonName) -> bool:
    """Whether the first given names can be spellings of one, or one is an initial of the other.

    Arguments:
        one: a name with a given name.
        other: another.
    """
    a, b = one.given[0], other.given[0]
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    if a == b or JaroWinkler.similarity(a, b) >= _SAME_GIVEN:
        return True
    bones = consonants(a)
    return len(bones) >= _CONSONANTS and bones == consonants(b)


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


def plain_given(name: PersonName) -> str:
    """The first given name in lower-case ASCII letters."""
    return _plain(name.display.split(maxsplit=1)[0])


@cache
def _plain(word: str) -> str:
    return re.sub(r"[^a-z]", "", anyascii(word).lower())


def formal_given(name: PersonName) -> frozenset[str]:
    """Names the first given name is a customary short form of ("bill": "william")."""
    return _formal(plain_given(name))


@cache
def _formal(given: str) -> frozenset[str]:
    return frozenset(_nicknames().canonicals_of(given))
