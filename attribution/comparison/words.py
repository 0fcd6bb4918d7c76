"""Words of a text with their places: what counts as content, as rare, as the same word."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from attribution.lexicons import read_lexicon
from attribution.stories.words import function_words, plain

WORD = re.compile(r"\w+(?:['’]\w+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "es", "ed", "er", "ly", "s", "e")
_SHORTEST_STEM = 4
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov"})


def forms(text: str) -> list[str]:
    """The words of a text in order, as compared.

    Arguments:
        text: any text.
    """
    return [plain(word) for word in WORD.findall(text)]


def has_words(text: str) -> bool:
    """Whether a text has any word."""
    return WORD.search(text) is not None


@cache
def stem(form: str) -> str:
    """A word without its inflection, cut roughly: "attend" and "attended" are one.

    Arguments:
        form: see `stories.words.plain`.
    """
    if form.isdigit():
        return form
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM - 1:
            return form[: -len(ending)]
    return form


@cache
def is_content(form: str) -> bool:
    """Whether a word says something of its own: no function word, no contraction of some."""
    first = form.split("'")[0]
    return len(first) > 1 and first not in function_words() and first not in _HONORIFICS


@cache
def lexicon(*classes: str) -> dict[str, str]:
    """Words of some classes of ``lexicon.csv``, with what each stands for.

    Arguments:
        classes: values of its column "class".
    """
    rows = read_lexicon("comparison", "lexicon.csv")
    return {row["word"]: row["value"] for row in rows if row["class"] in classes}


def negates(form: str) -> bool:
    """Whether a word negates: "never", "didn't"."""
    return form in lexicon("negation") or form.endswith("n't")


def rarity(texts: Iterable[Sequence[str]]) -> dict[str, float]:
    """Weight of each stem, 0 to 1: the fewer texts hold it, the more.

    It is the inverse document frequency over that of a word in one text only, so that it means the
    same in three articles and in three thousand.

    Arguments:
        texts: the stems of each text.
    """
    counts: Counter[str] = Counter()
    number = 0
    for stems in texts:
        counts.update(set(stems))
        number += 1
    return {word: math.log1p(number / count) / math.log1p(number) for word, count in counts.items()}
