"""Align two reports of one utterance word by word.

Every word of either report is in exactly one piece, and the pieces of one side, put together, are
that report as it stands, marks and spaces included.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from attribution.comparison.words import is_content, lexicon, stem
from attribution.stories.words import plain

# An abbreviation with points, a number, or a word with its apostrophe is one word.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%)?|\w+(?:['’]\w+)*")
_INSIDE = re.compile(r"[\w,] $")  # what stands before a word inside a sentence
_SHORTENED = 3  # letters
_EXCESS = 3  # more words than the other side has are no rewording of it
# What comparing may cost, in pairs of words looked at: seconds. The exact matcher looks at all pairs
# of equal words for each run it finds, the monotonous at 64 pairs at once.
_MOST_EXACT, _MOST_AT_ALL = 20_000_000, 2_000_000_000
_MOST_REWORDED = 4_000  # pairs of words among which rewordings are looked for one by one


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report.

    Attributes:
        text: as written.
        form: as compared: case, points and kind of apostrophe aside.
        start: index of its first character in the article.
        end: index after its last.
        tile: [start, end) of it and what stands before the next word of the same span.
        span: number of the span that holds it.
        name: whether it is written as a name.
    """

    text: str
    form: str
    start: int
    end: int
    tile: tuple[int, int]
    span: int
    name: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one report and what the other has for them.

    Attributes:
        change: see there.
        one: the words of the first report; none where they are added.
        other: those of the second; none where they are dropped.
    """

    change: Change
    one: tuple[Word, ...]
    other: tuple[Word, ...]


def words_in(text: str, spans: Sequence[Sequence[int]]) -> list[Word]:
    """The words of a report.

    Arguments:
        text: the article, or any text.
        spans: [start, end) of the report in it.
    """
    words = []
    for number, (start, end) in enumerate(spans):
        found = list(_WORD.finditer(text, start, end))
        edges = [start, *(match.start() for match in found[1:]), end]
        for place, match in enumerate(found):
            form = match.group().lower().replace("’", "'").replace(".", "")
            form = form.replace("%", "percent")  # "20%" is "20 percent" written as one word
            form = re.sub("s's$", "s", form)  # "James's" and "James'" are two house styles
            tile = (edges[place], edges[place + 1])
            name = _is_name(text, match.start(), match.group())
            words.append(Word(match.group(), form, match.start(), match.end(), tile, number, name))
    return words


def _is_name(text: str, start: int, word: str) -> bool:
    """Whether a capital is more than the beginning of a sentence."""
    form = plain(word)
    if not word[0].isupper() or not is_content(form) or form in lexicon("date"):
        return False
    inside = _INSIDE.search(text, max(0, start - 2), start) is not None
    return inside or re.search(rf"[a-z,] {re.escape(_plain_case(word))}\b", text) is not None


def _plain_case(word: str) -> str:
    """A word without its possessive ending."""
    return re.sub(r"['’]s?$", "", word)


def extent(words: Sequence[Word]) -> list[int]:
    """[start, end) of neighbouring words; empty where there are none.

    Arguments:
        words: of one span.
    """
    return [words[0].start, words[-1].end] if words else []


def align(one: Sequence[Word], other: Sequence[Word]) -> list[Piece]:
    """The pieces of two reports, in order; no piece reaches over two spans.

    Arguments:
        one: words of a report.
        other: of another.
    """
    forms, others = [word.form for word in one], [word.form for word in other]
    pieces: list[Piece] = []
    for equal, a, b, c, d in _stretches(forms, others):
        mine, theirs = tuple(one[a:b]), tuple(other[c:d])
        if equal:
            pieces += _kept(mine, theirs)
        else:
            pieces += _changed(mine, theirs, opening=not (a and c))
    return pieces


def _stretches(one: Sequence[str], other: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Whether each stretch is the same on both sides, and its places there.

    Runs of words are looked for, the longest first. That takes minutes where long reports repeat
    themselves: there as many words as can be are kept; in whole books, the beginning and the end.
    """
    counts, others = Counter(one), Counter(other)
    pairs = sum(number * others[form] for form, number in counts.items())
    if pairs * min(len(one), len(other)) <= _MOST_EXACT:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        return [(tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes()]
    if len(one) * len(other) <= _MOST_AT_ALL:
        steps = [step for step in LCSseq.opcodes(one, other) if step.tag == "equal"]
        kept = [(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps]
    else:
        head = _alike(one, other)
        tail = _alike(one[head:][::-1], other[head:][::-1])
        kept = [
            (0, head, 0, head),
            (len(one) - tail, len(one), len(other) - tail, len(other)),
        ]
    found: list[tuple[bool, int, int, int, int]] = []
    a = c = 0
    for start, end, begin, stop in [*kept, (len(one), len(one), len(other), len(other))]:
        found += [(False, a, start, c, begin), (True, start, end, begin, stop)]
        a, c = end, stop
    return found


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Number of words with which both begin."""
    pairs = enumerate(zip(one, other))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _kept(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Piece]:
    pieces, start = [], 0
    for at in range(1, len(mine) + 1):
        if (
            at == len(mine)
            or mine[at].span != mine[start].span
            or theirs[at].span != theirs[start].span
        ):
            pieces.append(Piece(Change.KEPT, mine[start:at], theirs[start:at]))
            start = at
    return pieces


def _changed(
    mine: tuple[Word, ...], theirs: tuple[Word, ...], opening: bool = False
) -> list[Piece]:
    """Words that stand for one another, and those that nothing stands for.

    Where a report opens with more words, they come before what the other opens with.
    """
    if not mine or not theirs:
        return _alone(mine, theirs)
    may_look = len(mine) * len(theirs) <= _MOST_REWORDED
    joined = _joined(mine, theirs) if may_look else None
    if joined:
        a, b, c, d = joined
        return [
            *_changed(mine[:a], theirs[:c], opening),
            Piece(Change.KEPT, mine[a:b], theirs[c:d]),
            *_changed(mine[b:], theirs[d:]),
        ]
    anchor = _inflected(mine, theirs) if may_look else None
    if anchor:
        a, c = anchor
        return [
            *_changed(mine[:a], theirs[:c], opening),
            Piece(Change.REPLACED, mine[a : a + 1], theirs[c : c + 1]),
            *_changed(mine[a + 1 :], theirs[c + 1 :]),
        ]
    least, most = sorted((len(mine), len(theirs)))
    if most - least < _EXCESS:
        return _replaced(mine, theirs)
    if opening:
        here, there = max(0, len(mine) - least), max(0, len(theirs) - least)
        return [*_alone(mine[:here], theirs[:there]), *_replaced(mine[here:], theirs[there:])]
    return [
        *_replaced(mine[:least], theirs[:least]),
        *_alone(mine[least:], theirs[least:]),
    ]


def _joined(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[int, int, int, int] | None:
    """Two words that the other side writes as one ("work force"), as ranges of both sides."""
    for a, word in enumerate(mine):
        for c, opposite in enumerate(theirs):
            pair = _and_next(mine, a)
            if pair is not None and pair == opposite.form:
                return a, a + 2, c, c + 1
            pair = _and_next(theirs, c)
            if pair is not None and pair == word.form:
                return a, a + 1, c, c + 2
    return None


def _and_next(words: tuple[Word, ...], at: int) -> str | None:
    if at + 1 == len(words) or words[at].span != words[at + 1].span:
        return None
    return words[at].form + words[at + 1].form


def _inflected(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[int, int] | None:
    """The first word that both have in another inflection, or that one shortens."""
    for a, word in enumerate(mine):
        for c, opposite in enumerate(theirs):
            if is_content(word.form) and same_word(word.form, opposite.form):
                return a, c
    return None


def same_word(one: str, other: str) -> bool:
    """Whether two forms are of one word: inflected, or shortened ("Sen.").

    Arguments:
        one: see `Word.form`.
        other: another.
    """
    shorter, longer = sorted((one, other), key=len)
    return stem(one) == stem(other) or (len(shorter) >= _SHORTENED and longer.startswith(shorter))


def _replaced(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Piece]:
    """One piece, or where a side goes on in another span, its words there alone."""
    here = tuple(word for word in mine if word.span == mine[0].span)
    there = tuple(word for word in theirs if word.span == theirs[0].span)
    rest = mine[len(here) :], theirs[len(there) :]
    return [Piece(Change.REPLACED, here, there), *_alone(*rest)]


def _alone(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Piece]:
    pieces = []
    for change, words in ((Change.DROPPED, mine), (Change.ADDED, theirs)):
        for number in sorted({word.span for word in words}):
            held = tuple(word for word in words if word.span == number)
            pieces.append(
                Piece(change, held, ()) if change is Change.DROPPED else Piece(change, (), held)
            )
    return pieces
