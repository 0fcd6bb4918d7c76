"""Where an article names a person, with names that were cut wrongly made whole.

A name recognizer cuts names at possessives and titles, takes parties and places for people, and
marks a surname in one sentence that it misses in the next. What the article says elsewhere mends it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.agents import COLLECTIVES
from attribution.language.annotated import AnnotatedArticle
from attribution.lexicons import words_of_kind
from attribution.speakers.names.acronyms import plain_acronym
from attribution.speakers.names.countries import country_code
from attribution.speakers.names.given import is_given_name
from attribution.speakers.names.personal import PersonName, is_title, parse_name
from attribution.speakers.names.places import ORGANISATION, PERSON, is_state
from attribution.types import Entity, Sentence, Span, Word

_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr"})  # never a name themselves
_ABBREVIATED = _HONORIFICS | {"sen", "rep", "gov"}
_HONORIFIC = re.compile(r"\b(?:Mrs?|Ms|Dr)\.?\s$")
# "Ann and " before "Ben Lee", with the word before
_AND_NAME = re.compile(
    r"(?:(?P<before>[^\W\d_][\w.'’-]*)\s)?(?P<given>[A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)?)\s(?:and|&)\s$"
)
_BEFORE_AND = 40  # characters that these take at most
_PARTICLES = words_of_kind("speakers.names", "titles.csv", "particle")
_PERSONAL = frozenset({"van", "von", "den", "der", "bin", "bint", "ibn", "zu"})
_LONGEST_TAIL = 3  # words a name is made longer by


@dataclass(frozen=True, slots=True)
class NameMention:
    """A stretch that names a person."""

    name: PersonName
    span: Span


def find_names(annotated: AnnotatedArticle) -> list[NameMention]:
    """Every stretch of an article that names a person, in order.

    Arguments:
        annotated: the parsed article.
    """
    found: dict[Span, NameMention] = {}
    recognized = list(_recognized(annotated))
    titled = [_joined(span, recognized) for span in _titled(annotated)]
    for span in (*titled, *recognized):
        if not any(span.overlaps(other) for other in found):
            mention = _read(annotated, span)
            if mention is not None:
                found[span] = mention
    for mention in _repeated(annotated, list(found.values())):
        if not any(mention.span.overlaps(other) for other in found):
            found[mention.span] = mention
    for mention in _coordinated(annotated, list(found.values())):
        for span in [span for span in found if span.overlaps(mention.span)]:
            del found[span]
        found[mention.span] = mention
    others = _other_names(annotated)
    return [found[span] for span in sorted(found) if not _is_no_person(found[span], others)]


def _joined(span: Span, others: Sequence[Span]) -> Span:
    """A stretch with all it shares words with."""
    same = [span, *(other for other in others if other.overlaps(span))]
    return Span(min(s.start for s in same), max(s.end for s in same))


def _read(annotated: AnnotatedArticle, span: Span) -> NameMention | None:
    name = parse_name(span.of(annotated.article.text))
    return NameMention(name, span) if name and country_code(name.display) is None else None


def _recognized(annotated: AnnotatedArticle) -> Iterator[Span]:
    """Recognized names of people, each from its first proper noun to the end of the name."""
    for entity in annotated.entities:
        if entity.type not in PERSON and not _has_particle(annotated, entity):
            continue
        sentence = annotated.sentence_at(entity.span)
        words = sentence.words if sentence else ()
        inside = [i for i, word in enumerate(words) if entity.span.overlaps(word.span)]
        proper = [i for i in inside if words[i].upos == "PROPN"] or inside
        if not proper:
            yield entity.span
            continue
        first, last = _further_left(annotated, words, proper[0]), inside[-1]
        whole = sum(not is_title(words[i].text) for i in range(first, last + 1)) > 1
        if not whole or words[last].text.endswith("."):
            last = _further_right(annotated, words, last)
        start = words[first].span.start
        honorific = _HONORIFIC.search(annotated.article.text, max(0, start - 6), start)
        start = honorific.start() if honorific else start
        yield Span(start, max(words[last].span.end, entity.span.end))


def _has_particle(annotated: AnnotatedArticle, entity: Entity) -> bool:
    """Whether a name that was taken for an organisation's has a particle only people bear."""
    if entity.type not in ORGANISATION:
        return False
    words = entity.span.of(annotated.article.text).split()
    inner = [word for word in words[1:-1] if word in _PERSONAL or word[:1].islower()]
    joined = any(
        word.lower().startswith(("al-", "el-")) and word[3:4].isupper() for word in words[1:]
    )
    particles = bool(inner) and all(word in _PARTICLES for word in inner)
    given = is_given_name(words[0].lower())
    body = any(word.lower() in COLLECTIVES for word in words)
    return not body and (joined or (particles and (given or bool(_PERSONAL & set(inner)))))


def _further_right(
    annotated: AnnotatedArticle, words: Sequence[Word], last: int, *, entities: bool = True
) -> int:
    """Index of the last word of a name that goes on: "Ann" in "Ann Lee's"."""
    for _ in range(_LONGEST_TAIL):
        if last + 2 < len(words) and _is_hyphenated(words[last : last + 3]):
            last += 2
        if last + 1 == len(words):
            break
        if not _goes_on(annotated, words[last], words[last + 1], entities=entities):
            break
        last += 1
    return last


def _further_left(annotated: AnnotatedArticle, words: Sequence[Word], first: int) -> int:
    """Index of the first word of a name whose given name was cut off."""
    if first and _goes_on(annotated, words[first - 1], words[first], entities=False):
        before = words[first - 1]
        free = not any(e.span.overlaps(before.span) for e in annotated.entities)
        if free and before.upos == "PROPN" and is_given_name(before.text.lower()):
            return first - 1
    return first


def _is_hyphenated(words: Sequence[Word]) -> bool:
    """Whether three words are one name with a hyphen: "Lund-Berg"."""
    first, hyphen, last = words
    tied = first.span.end == hyphen.span.start and hyphen.span.end == last.span.start
    return tied and hyphen.text in ("-", "–") and last.upos == "PROPN"


def _goes_on(
    annotated: AnnotatedArticle, word: Word, following: Word, *, entities: bool = True
) -> bool:
    """Whether two neighbours are parts of one name: proper nouns with one space between."""
    text = annotated.article.text
    gap = text[word.span.end : following.span.start]
    proper = following.upos == "PROPN" and following.text[:1].isupper()
    office = is_title(following.text) and text[following.span.end :][1:2].isupper()
    if gap not in ("", " ") or not proper or office:
        return False
    around = [e for e in annotated.entities if e.span.overlaps(following.span)]
    return not entities or all(entity.type in PERSON for entity in around)


def _titled(annotated: AnnotatedArticle) -> Iterator[Span]:
    """Proper nouns right behind "Mr." or "Sen." that were not recognized."""
    for sentence in annotated.sentences:
        words = sentence.words
        for index, word in enumerate(words[:-1]):
            plain = word.text.lower().rstrip(".")
            following = words[index + 1]
            proper = following.upos == "PROPN" and following.text[:1].isupper()
            if plain in _ABBREVIATED and word.text[:1].isupper() and proper:
                last = _further_right(annotated, words, index + 1, entities=False)
                first = word if plain in _HONORIFICS else following
                yield Span(first.span.start, words[last].span.end)


def _repeated(annotated: AnnotatedArticle, known: Sequence[NameMention]) -> Iterator[NameMention]:
    """Names known from elsewhere in the article where they were not recognized as people's."""
    names = {mention.name.display: mention.name for mention in known if mention.name.given}
    titled = {
        mention.name.display: mention.name
        for mention in known
        if not mention.name.given
        and mention.name.display != mention.span.of(annotated.article.text)
    }
    surnames = {display.split()[-1]: None for display in names} | titled
    taken = [mention.span for mention in known]
    for sentence in annotated.sentences:
        words = sentence.words
        for index, word in enumerate(words):
            plain = word.text.removesuffix("’s").removesuffix("'s")
            if (
                plain not in surnames
                or word.upos != "PROPN"
                or country_code(plain)
                or is_state(plain)
            ):
                continue
            first = index
            while (
                first and words[first - 1].upos == "PROPN" and words[first - 1].text[:1].isupper()
            ):
                first -= 1
            whole = Span(words[first].span.start, word.span.end)
            if any(whole.overlaps(span) for span in taken) or _is_longer(
                annotated, sentence, index
            ):
                continue
            written = annotated.article.text[whole.start : whole.end]
            name = parse_name(written)
            if name and (first == index or name.display in names or name.display == plain):
                yield NameMention(name, whole)


def _coordinated(
    annotated: AnnotatedArticle, known: Sequence[NameMention]
) -> Iterator[NameMention]:
    """Given names that share the surname of the name behind them: "Ann" in "Ann and Ben Lee".

    Any other word than a usual given name must stand nowhere else alone, and the article speak of
    "the Lees" or "the Lee family": "Obama and Ann Lee" are no couple.
    """
    text = annotated.article.text
    full = [mention.name.display.split() for mention in known if mention.name.given]
    bearers: dict[str, set[str]] = defaultdict(set)  # surnames by given name
    for first, *_, last in full:
        bearers[first].add(last)
    for mention in known:
        written = mention.span.of(text)
        found = _AND_NAME.search(text, max(0, mention.span.start - _BEFORE_AND), mention.span.start)
        if not mention.name.given or written != mention.name.display or found is None:
            continue
        word, surname = found["given"], written.split(maxsplit=1)[1]
        if (found["before"] or "").istitle() or any(last == word for *_, last in full):
            continue  # "Zoe Ann and Ben Lee", "Lund and Ben Lee"
        if bearers[word] - {surname.split()[-1]}:
            continue  # "Zoe and Ben Lee" where the article names Zoe Lund
        family = re.search(rf"\b{re.escape(surname)}(?:s\b|es\b| family\b)", text)
        once = len(re.findall(rf"\b{re.escape(word)}\b", text)) == 1
        name = parse_name(f"{word} {surname}")
        if name and name.given and (is_given_name(word.lower()) or (once and family)):
            yield NameMention(name, Span(found.start("given"), found.end("given")))


def _is_longer(annotated: AnnotatedArticle, sentence: Sentence, index: int) -> bool:
    """Whether a surname is a part of another name: "Lee County", "the Lee administration"."""
    word = sentence.words[index]
    behind = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    if behind is not None and behind.upos in ("PROPN", "NOUN") and word.head > index:
        return True
    entity = annotated.entity_at(word.span)
    if entity is None or entity.span.end <= word.span.end:
        return False
    rest = annotated.article.text[word.span.end : entity.span.end]
    return not rest.startswith((",", " and ", "'", "’"))


def _other_names(annotated: AnnotatedArticle) -> Counter[str]:
    """How often names were recognized as those of organisations and places, less as people's."""
    text = annotated.article.text
    counts: Counter[str] = Counter()
    for entity in annotated.entities:
        name = entity.span.of(text).removesuffix("’s").removesuffix("'s")
        counts[name] += -1 if entity.type in PERSON else 1
    return counts


def _is_no_person(mention: NameMention, others: Counter[str]) -> bool:
    """Whether a single word is rather a place's or an organisation's name."""
    name = mention.name
    if name.given or " " in name.display or mention.name.gender:
        return False
    spelled = name.display.count(".") > 2 and plain_acronym(name.display)  # "N.C.A.A."
    return others[name.display] > 0 or is_state(name.display) or bool(spelled)
