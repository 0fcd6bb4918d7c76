"""What a change of words is: negation, number, hedge, reference.

Only words that face each other are judged: replaced ones, and a few that one report has between
words that both have. What a report leaves out in whole clauses is dropped and nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from rapidfuzz import fuzz

from attribution.comparison.alignment import Change, Piece, Word
from attribution.comparison.words import is_content, lexicon, negates
from attribution.stories.words import plain

_FEW = 3  # words between two kept ones that still belong to what both say
_REWORDED = 4  # words; a longer stretch is told anew, and its words face nothing in particular
_RUN = 4  # kept words in a row that say where their neighbours stand, however little else is kept
_KEPT = 0.5  # of the shorter report
_DESCRIBING = 2  # content words of a description: "the Republican candidate"
_ALIKE = 70  # rapidfuzz ratio of two spellings of a name
# The tense that indirect speech asks for is no change of certainty.
_BACKSHIFT = {"would": "will", "could": "can", "might": "may"}
_SIDES = attrgetter("one"), attrgetter("other")

Facing = tuple[tuple[Word, ...], tuple[Word, ...]]


def facing(pieces: Sequence[Piece]) -> Iterator[Facing]:
    """Words of both reports that face each other and differ.

    Arguments:
        pieces: see `alignment.align`.
    """
    anew = _told_anew(pieces)
    for before, piece, after in zip([None, *pieces[:-1]], pieces, [*pieces[1:], None], strict=True):
        beside = [at for at in (before, after) if at is not None]
        size = max(len(piece.one), len(piece.other))
        if anew and _longest_kept(beside) < _RUN:
            continue
        adrift = _adrift(beside) or _loses_its_verb(piece, after)
        if piece.change is Change.REPLACED and size <= _REWORDED and not adrift:
            yield _with_determiner(before, piece)
        alone = piece.change in (Change.DROPPED, Change.ADDED) and size <= _FEW
        if alone and _longest_kept(beside) and (after is not None or size == 1):
            yield piece.one, piece.other


def _longest_kept(pieces: Sequence[Piece]) -> int:
    return max((len(at.one) for at in pieces if at.change is Change.KEPT), default=0)


def _adrift(beside: Sequence[Piece]) -> bool:
    """Whether words stand beside a clause that one report leaves out, and hang on a "to" at most."""
    kept = [at.one for at in beside if at.change is Change.KEPT]
    firm = any(len(words) > 1 or is_content(words[0].form) for words in kept)
    return not firm and any(map(_clause, beside))


def _clause(piece: Piece) -> bool:
    """Whether so many words stand in one report only that they say something of their own."""
    return piece.change in (Change.DROPPED, Change.ADDED) and len(piece.one + piece.other) > _FEW


def _loses_its_verb(piece: Piece, after: Piece | None) -> bool:
    """Whether a modal verb ends the words, and its verb stands in a clause that is left out."""
    if after is None or not _clause(after):
        return False
    words = piece.one if after.one else piece.other
    return bool(words) and words[-1].form in lexicon("modal")


def _with_determiner(before: Piece | None, piece: Piece) -> Facing:
    """Words that face each other, with the "the" that the words before them end in."""
    if before is None or before.change is Change.KEPT or len(piece.one + piece.other) > _FEW:
        return piece.one, piece.other
    determiners = lexicon("determiner")
    one, other = (
        (*side(before)[-1:], *side(piece))
        if side(before) and side(before)[-1].form in determiners
        else side(piece)
        for side in _SIDES
    )
    return one, other


def _told_anew(pieces: Sequence[Piece]) -> bool:
    """Whether so few words are kept that the others face nothing in particular."""
    kept = sum(len(piece.one) for piece in pieces if piece.change is Change.KEPT)
    shorter = min(sum(len(side(piece)) for piece in pieces) for side in _SIDES)
    return kept < _KEPT * shorter


def negation_changed(pieces: Sequence[Piece]) -> bool:
    """Whether one report negates what the other does not.

    Arguments:
        pieces: see `alignment.align`.
    """
    mine, theirs = (
        sum(negates(word.form) for piece in pieces if not _clause(piece) for word in side(piece))
        for side in _SIDES
    )
    here, there = _facing_counts(pieces, lambda word: "not" if negates(word.form) else None)
    return mine != theirs and here != there


def number_changed(pieces: Sequence[Piece]) -> bool:
    """Whether a number or date of one report is another in the other.

    Arguments:
        pieces: see `alignment.align`.
    """
    mine, theirs = _facing_counts(pieces, _number)
    return bool(mine - theirs and theirs - mine)


def hedge_changed(pieces: Sequence[Piece], direct: bool) -> bool:
    """Whether a modal verb or a word of certainty is in one report only.

    Arguments:
        pieces: see `alignment.align`.
        direct: whether both reports are direct; "would" for "will" counts in them only.
    """
    known = lexicon("modal", "hedge", "booster", "approximator")

    def hedge(word: Word) -> str | None:
        form = known.get(word.form)
        return form if direct or form is None else _BACKSHIFT.get(form, form)

    found = [pair for pair in facing(pieces) if direct or not _told_as_infinitive(*pair)]
    mine, theirs = _counts(found, hedge)
    if not direct and not (mine and theirs):  # "he will go" may be told as "to go"
        mine.pop("will", None)
        theirs.pop("will", None)
    return mine != theirs


def _told_as_infinitive(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether "you should come" is told as "to come": the cue says what the modal did."""
    if not (one and other):
        return False
    last = one[-1].form, other[-1].form
    return "to" in last and any(form in lexicon("modal") for form in last)


def _facing_counts(
    pieces: Sequence[Piece], name: Callable[[Word], str | None]
) -> tuple[Counter[str], Counter[str]]:
    return _counts(facing(pieces), name)


def _counts(
    found: Iterable[Facing], name: Callable[[Word], str | None]
) -> tuple[Counter[str], Counter[str]]:
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one, other in found:
        mine.update(filter(None, map(name, one)))
        theirs.update(filter(None, map(name, other)))
    return mine, theirs


def _number(word: Word) -> str | None:
    if word.text[0].isdigit():
        return re.sub(r"(st|nd|rd|th|%)$|,", "", word.text.lower())
    return lexicon("number", "date").get(word.form)


def reference_changed(pieces: Sequence[Piece]) -> bool:
    """Whether one report names whom the other calls by a pronoun, a description or another name.

    "He" for the speaker's "I" is the grammar of indirect speech and no such change.

    Arguments:
        pieces: see `alignment.align`.
    """
    return any(_refer_apart(one, other) for one, other in _phrases(list(facing(pieces)), pieces))


def _phrases(found: list[Facing], pieces: Sequence[Piece]) -> Iterator[Facing]:
    """Words that face each other, also with one kept word between: "[this] president [Trump]"."""
    yield from (pair for pair in found if all(pair))
    known = {(*one, *other) for one, other in found}
    for before, kept, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        around = [(*before.one, *before.other), (*after.one, *after.other)]
        if kept.change is Change.KEPT and len(kept.one) == 1 and known.issuperset(around):
            one = before.one + kept.one + after.one
            other = before.other + kept.other + after.other
            if max(len(one), len(other)) <= _REWORDED:
                yield one, other


def _refer_apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two phrases call somebody by other means, or by another name."""
    if _leads(one, other) or _leads(other, one):
        return True
    means = _means(one), _means(other)
    if None in means:
        return False
    if means == ("name", "name"):
        mine, theirs = ([plain(word.text) for word in side if word.name] for side in (one, other))
        return not any(fuzz.ratio(a, b) >= _ALIKE or a[:3] == b[:3] for a in mine for b in theirs)
    return means[0] != means[1]


def _leads(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a pronoun begins one phrase and a name the other."""
    return is_pronoun(one[0]) and other[0].name


def is_pronoun(word: Word) -> bool:
    """Whether a word is a personal or possessive pronoun, contracted or not.

    Arguments:
        word: of a report.
    """
    return word.form.split("'")[0] in lexicon("pronoun", "subject pronoun")


def _means(words: Sequence[Word]) -> str | None:
    """What words refer by, where they do little besides: name, pronoun or description."""
    others = [word for word in words if is_content(word.form) and not word.name]
    if any(word.name for word in words):
        return "name" if len(others) < _DESCRIBING else None
    pronouns = [word.form.split("'")[0] for word in words if is_pronoun(word)]
    if pronouns:
        acting = not lexicon("subject pronoun").keys().isdisjoint(pronouns)
        return "pronoun" if len(others) <= acting else None
    described = words[0].form in lexicon("determiner") and 0 < len(others) <= _DESCRIBING
    return "description" if described else None
