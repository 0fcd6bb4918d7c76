"""Countries that a phrase of an article really names.

A word of the table is no country inside a person's name (Michael Jordan), behind a word that makes
another name of it ("New Mexico") or before the state it lies in ("Lebanon, Ohio"). ``places.csv``
holds what the table of countries reads otherwise than American news does, and customary names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from attribution.language.annotated import AnnotatedArticle
from attribution.lexicons import read_lexicon
from attribution.speakers.names.countries import country_code, is_demonym
from attribution.speakers.names.lexicon import find_office
from attribution.types import Entity, Span, Word

PERSON = ("Person", "PERSON", "PER")
ORGANISATION = ("Organization", "ORG", "ORGANIZATION")
_LONGEST = 4  # words of a name
_NO_EDGES = frozenset({"of", "the", "'s", "’s"})
_CHANGES = frozenset({"new", "north", "south", "east", "west", "upper", "lower", "little", "fort"})


@dataclass(frozen=True, slots=True)
class Place:
    """A country named at some words of a phrase."""

    code: str
    first: int
    last: int


@cache
def _places() -> dict[str, str]:
    return {
        row["word"].lower(): row["country"] for row in read_lexicon("speakers.names", "places.csv")
    }


def find_places(annotated: AnnotatedArticle, words: Sequence[Word]) -> list[Place]:
    """The countries named by the words of a phrase, in order.

    Arguments:
        annotated: the parsed article.
        words: neighbours in one sentence.
    """
    found: list[Place] = []
    index = 0
    while index < len(words):
        length, code = _longest_name(words, index)
        if length and code and _is_free(annotated, words, index, index + length - 1):
            found.append(Place(code, index, index + length - 1))
        index += max(length, 1)
    return found


def _longest_name(words: Sequence[Word], first: int) -> tuple[int, str | None]:
    """How many words name a place, and its country (empty where it tells none)."""
    for length in range(min(_LONGEST, len(words) - first), 0, -1):
        part = words[first : first + length]
        name = " ".join(word.text for word in part)
        edges = {part[0].text.lower(), part[-1].text.lower()}
        if not part[0].text[:1].isupper() or edges & _NO_EDGES:
            continue
        known = _places().get(name.lower())
        if known is not None:
            return length, known
        code = None if name.istitle() and len(name) == 2 else country_code(name)
        if code is not None:
            return length, code
    return 0, None


def _is_free(annotated: AnnotatedArticle, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name of a country is not a part of another name."""
    span = Span(words[first].span.start, words[last].span.end)
    if any(e.type in PERSON and e.span.overlaps(span) for e in annotated.entities):
        return False
    if first == last:
        if first and _is_second_part(words[first - 1], words[first]):
            return False
        if last + 1 < len(words) and _is_first_part(words[last], words[last + 1]):
            return False
    behind = annotated.article.text[span.end : span.end + 20].lstrip()
    if behind.startswith(","):
        nearest = behind[1:].split()[:1]
        return not nearest or _places().get(nearest[0].strip(".,").lower()) != "US"
    return True


def _is_second_part(before: Word, word: Word) -> bool:
    """Whether a name goes on with a country: "New Mexico", "Herald America"."""
    if not before.text[:1].isupper() or word.upos != "PROPN" or "." in word.text:
        return False
    return before.text.lower() in _CHANGES or before.upos == "PROPN"


def _is_first_part(word: Word, behind: Word) -> bool:
    """Whether a name begins with a country or capital: "Oslo Herald", but not "Oslo Mayor"."""
    if is_demonym(word.text) or "." in word.text or word.text in ("US", "UK"):
        return False
    proper = behind.upos == "PROPN" and behind.text[:1].isupper()
    return proper and find_office([behind]) is None


def inside_organisation(annotated: AnnotatedArticle, span: Span) -> Entity | None:
    """The organisation a name of a place is only a part of ("Oslo University")."""
    for entity in annotated.entities:
        if entity.type in ORGANISATION and entity.span.contains(span) and entity.span != span:
            return entity
    return None


def is_state(name: str) -> bool:
    """Whether a name is that of a state or part of the United States.

    Arguments:
        name: "Ohio".
    """
    return _places().get(name.lower()) == "US"
