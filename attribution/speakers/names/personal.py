"""Compare personal names across spellings.

Romanization variants are brought to one skeleton before comparing: the same name reaches outlets
through French, English, German or Polish transliteration. The foldings are those in which the
common romanizations of Cyrillic (ISO 9, BGN/PCGN, French, German, Polish press usage) differ.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from anyascii import anyascii
from nicknames import NickNamer
from rapidfuzz.distance import JaroWinkler

from attribution.lexicons import words_of_kind

# what follows a name: a place ("Lee of Ohio"), a party and state ("Lee, D-Ohio", "Lee (D-Ohio)")
_AFTER_NAME = re.compile(r"(?<=\w)(?:\s+of\s.*|\s*\(.*|,(?!\s*(?:Jr|Sr)\b).*)$", re.DOTALL)
_words = partial(words_of_kind, "speakers.names", "titles.csv")
_TITLES, _OFFICES, _HONORIFICS = _words("title"), _words("office"), _words("honorific")
FEMALE_TITLES, MALE_TITLES = _words("female"), _words("male")
_GENERATIONS, _PARTICLES = _words("generation"), _words("particle")
_SUFFIXES = _GENERATIONS | _words("suffix")
_FOLDINGS = (
    ("shch", "sh"), ("sch", "sh"), ("tsch", "ch"), ("cz", "ch"), ("sz", "sh"), ("tch", "ch"),
    ("kh", "h"), ("ou", "u"), ("iou", "iu"), ("ph", "f"), ("ck", "k"), ("ks", "x"), ("tz", "ts"),
    ("gue", "ge"), ("gui", "gi"), ("yo", "io"), ("yu", "iu"), ("ya", "ia"), ("ja", "ia"),
    ("ju", "iu"), ("ye", "e"), ("w", "v"), ("y", "i"), ("j", "i"), ("ii", "i"), ("ff", "v"),
)  # fmt: skip
_SAME_SURNAME = 0.92
_SAME_GIVEN = 0.88


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


@cache
def fold(word: str) -> str:
    """Bring a name word to a skeleton that romanizations share."""
    plain = re.sub(r"[^a-z]", "", anyascii(word).lower())
    for variant, common in _FOLDINGS:
        plain = plain.replace(variant, common)
    return re.sub(r"(.)\1", r"\1", plain)


def parse_name(text: str) -> PersonName | None:
    """Split a name into given names and surname, titles aside.

    Arguments:
        text: "Mr. Riabkov", "Sergei Riabkov", "Sen. J. D. Vance Jr."

    Returns:
        The parts, or None when nothing is left once titles are gone.
    """
    bounded = _AFTER_NAME.sub("", re.sub(r"['’]s\b", "", text))
    words = re.findall(r"[^\W\d_][\w.'’-]*", bounded)
    bare = [word.rstrip(".").lower() for word in words]
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
        if (plain not in _SUFFIXES and word[:1].isupper()) or plain in _PARTICLES
    ]
    if not any(word.lower() not in _PARTICLES for word in kept):
        return None
    start = len(kept) - 1
    while start > 0 and kept[start - 1].lower() in _PARTICLES:
        start -= 1
    given = tuple(fold(word) for word in kept[:start])
    surname = "".join(fold(word) for word in kept[start:])
    suffix = next((plain for plain in bare if plain in _GENERATIONS), "")
    written = next((w for w, plain in zip(words, bare, strict=True) if plain == suffix), "")
    display = " ".join([*kept, written]) if written else " ".join(kept)
    return PersonName(given, surname, suffix, gender, display) if surname else None


def _length_of_title(words: Sequence[str]) -> int:
    """How many words in front are a title and its place; after "Mr." even "King" is a name."""
    end = len(words)
    while end and words[end - 1] in _SUFFIXES:
        end -= 1
    inside = [index for index, word in enumerate(words[: max(end - 1, 0)]) if word in _TITLES]
    front = inside[-1] + 1 if inside else 0
    while front < end and words[front] in _TITLES | _OFFICES:
        last = front == end - 1
        if last and (words[front] not in _TITLES or (front and words[front - 1] in _HONORIFICS)):
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
    if not like_surnames(one.surname, other.surname):
        return False
    if not one.given or not other.given:
        return True
    return like_given(one, other)


def like_surnames(one: str, other: str) -> bool:
    """Whether two folded surnames can be spellings of one."""
    return one == other or JaroWinkler.similarity(one, other) >= _SAME_SURNAME


def like_given(one: PersonName, other: PersonName) -> bool:
    """Whether the first given names agree: alike, an initial, or a customary short form.

    Arguments:
        one: a name with a given name.
        other: another.
    """
    a, b = one.given[0], other.given[0]
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    if a == b or JaroWinkler.similarity(a, b) >= _SAME_GIVEN:
        return True
    return plain_given(one) in formal_given(other) or plain_given(other) in formal_given(one)


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


def plain_given(name: PersonName) -> str:
    """The first given name in lower-case ASCII letters."""
    return re.sub(r"[^a-z]", "", anyascii(name.display.split()[0]).lower())


def formal_given(name: PersonName) -> frozenset[str]:
    """Names the first given name is a customary short form of ("bill": "william")."""
    return _formal(plain_given(name))


@cache
def _formal(given: str) -> frozenset[str]:
    return frozenset(_nicknames().canonicals_of(given))


def surname_block(name: PersonName) -> str:
    """A key like surnames share: the first letter and the next consonants."""
    rest = re.sub(r"[aeiouh]", "", name.surname[1:])
    return name.surname[:1] + rest[:2]
