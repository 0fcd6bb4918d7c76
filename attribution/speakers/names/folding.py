"""Bring spellings of a name to one skeleton, whatever romanization they came through.

The same name reaches outlets through English, German, French or Polish spelling. The foldings are
those in which these romanizations of Cyrillic and of Arabic differ; longer ones come first, so that
"schtsch" is not read as "sch" and what is left of it. What is folded alike need not sound alike:
hushing sounds are one class, because "ch" stands for three of them.
"""

import re
from functools import cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

# letters whose diacritic tells the sound; anyascii would drop it
_HUSHING = str.maketrans({"č": "ch", "š": "sh", "ş": "sh", "ž": "zh", "ż": "zh", "щ": "sh", "ё": "e"})  # fmt: skip
_FOLDINGS = (
    ("schtsch", "sh"), ("chtch", "sh"), ("shtsh", "sh"), ("szcz", "sh"), ("shch", "sh"), ("tsch", "sh"),
    ("tch", "sh"), ("sch", "sh"), ("kh", "h"), ("cz", "sh"), ("sz", "sh"), ("zh", "sh"), ("ch", "sh"),
    ("jou", "shu"), ("ojin", "oshin"), ("oljen", "olshen"), ("oujn", "ushn"), ("ou", "u"), ("gue", "ge"), ("gui", "gi"), ("ph", "f"), ("dh", "d"), ("gh", "g"),
    ("ck", "k"), ("ks", "x"), ("q", "k"), ("tz", "s"), ("ts", "s"), ("z", "s"), ("ce", "se"), ("ci", "si"),
    ("cy", "si"), ("yo", "io"), ("yu", "iu"), ("ya", "ia"), ("ye", "e"), ("je", "e"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("ff", "v"),
)  # fmt: skip
_ENDINGS = (
    (re.compile(r"i+"), "i"),
    (re.compile(r"ie(?=.)"), "e"),
    (re.compile(r"sho(?=va?$)"), "she"),
    (re.compile(r"(?<=.in)e$"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
_SLAVIC = re.compile(r"(?:[oe]va?|ina?|ski|skaia|ko|uk|ik)$")
_SAME_SURNAME = 0.92
_LONG = 7  # letters of a surname in which one more or less is a matter of spelling


@cache
def fold(word: str) -> str:
    """Bring a name word to a skeleton that romanizations share.

    Arguments:
        word: in any script and case.
    """
    plain = re.sub(r"[^a-z]", "", anyascii(word.lower().translate(_HUSHING)).lower())
    for variant, common in _FOLDINGS:
        plain = plain.replace(variant, common)
    for pattern, common in _ENDINGS:
        plain = pattern.sub(common, plain)
    return plain


def like_surnames(one: str, other: str) -> bool:
    """Whether two folded surnames can be spellings of one; short ones differ in vowels only."""
    if one == other:
        return True
    if JaroWinkler.similarity(one, other) >= _SAME_SURNAME:
        return min(len(one), len(other)) >= _LONG or consonants(one) == consonants(other)
    one, other = sorted((one, other))
    return (
        one[:1] == "h"
        and other[:2] == "sh"
        and bool(_SLAVIC.search(one))
        and JaroWinkler.similarity(one, other[1:]) >= _SAME_SURNAME
    )  # German and Polish write "ch" for the first sound of "Khodorkovsky"


@cache
def consonants(word: str) -> str:
    """The consonants of a folded word."""
    return re.sub(r"[aeiou]", "", word)


def block_of(surname: str) -> str:
    """A key like surnames share: the first letter and the next consonant that is no hushing sound.

    Arguments:
        surname: folded.
    """
    rest = re.sub(r"sh|[aeiouh]", "", surname[1:])
    return ("s" if surname[:1] == "h" else surname[:1]) + rest[:1]
