"""What a change of words is: negation, number, hedge, reference.

Only words that face each other are judged: replaced ones, and a few that one report has between
words that both have. What a report leaves out in whole clauses is dropped and nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attribution.comparison.alignment import Change, Piece, Word
from attribution.comparison.words import is_content, lexicon, negates, plain

_FEW = 3  # words between two kept ones that still belong to what both say
_REWORDED = 4  # words; a longer stretch is told anew, and its words face nothing in particular
# The tense that indirect speech asks for is no change of certainty.
_BACKSHIFT = {"would": "will", "could": "can", "might": "may"}


def facing(pieces: Sequence[Piece]) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Words of both reports that face each other and differ.

    Arguments:
        pieces: see `alignment.align`.
    """
    for before, piece, after in zip([None, *pieces[:-1]], pieces, [*pieces[1:], None], strict=True):
        size = max(len(piece.one), len(piece.other))
        if piece.change is Change.REPLACED and size <= _REWORDED:
            yield piece.one, piece.other
        elif piece.change in (Change.DROPPED, Change.ADDED) and size <= _FEW:
            beside = [at.change for at in (before, after) if at is not None]
            if Change.KEPT in beside and (after is not None or size == 1):
                yield piece.one, piece.other


def negation_changed(pieces: Sequence[Piece]) -> bool:
    """Whether one report negates what the other does not.

    Arguments:
        pieces: see `alignment.align`.
    """
    mine, theirs = (
        sum(negates(word.form) for piece in pieces for word in side(piece))
        for side in (_one, _other)
    )
    return mine != theirs and _differ(pieces, lambda word: "not" if negates(word.form) else None)


def _one(piece: Piece) -> tuple[Word, ...]:
    return piece.one


def _other(piece: Piece) -> tuple[Word, ...]:
    return piece.other


def number_changed(pieces: Sequence[Piece]) -> bool:
    """Whether a number or date of one report is another in the other.

    Arguments:
        pieces: see `alignment.align`.
    """
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one, other in facing(pieces):
        mine.update(filter(None, map(_number, one)))
        theirs.update(filter(None, map(_number, other)))
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

    return _differ(pieces, hedge)


def _differ(pieces: Sequence[Piece], name: Callable[[Word], str | None]) -> bool:
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one, other in facing(pieces):
        mine.update(filter(None, map(name, one)))
        theirs.update(filter(None, map(name, other)))
    return mine != theirs


def _number(word: Word) -> str | None:
    if word.text[0].isdigit():
        return re.sub(r"(st|nd|rd|th)$|,", "", word.text.lower())
    return lexicon("number", "date").get(word.form)


def reference_changed(pieces: Sequence[Piece]) -> bool:
    """Whether one report names whom the other calls by a pronoun, a description or another name.

    "He" for the speaker's "I" is the grammar of indirect speech and no such change.

    Arguments:
        pieces: see `alignment.align`.
    """
    return any(
        _refers(one) and _refers(other) and _other_names(one, other)
        for one, other in facing(pieces)
        if one and other
    )


def _refers(words: Sequence[Word]) -> bool:
    """Whether words hold a name or a pronoun, or begin a description."""
    pronouns = lexicon("pronoun")
    return (
        bool(_names(words))
        or words[0].form in lexicon("determiner")
        or any(word.form.split("'")[0] in pronouns for word in words)
    )


def _other_names(one: Sequence[Word], other: Sequence[Word]) -> bool:
    mine, theirs = _names(one), _names(other)
    if not (mine and theirs):
        return bool(mine or theirs)
    return not any(a[:3] == b[:3] for a in mine for b in theirs)


def _names(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        plain(word.text)
        for word in words
        if word.text[0].isupper() and is_content(plain(word.text))
    )
