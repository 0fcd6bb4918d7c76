"""Names as users type them, and the ones they may have meant."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_LIKE = 60  # likeness of a name worth suggesting
_SUGGESTED = 3


def fold(name: str) -> str:
    """A name without what users leave out: case, forms of a character and further spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def meant(name: str, choices: Iterable[str]) -> list[str]:
    """The choices that a name may mean: the one that is the same, else those alike but for case.

    Arguments:
        name: what was typed.
        choices: the names there are.
    """
    there = list(choices)
    return [one for one in there if one == name] or [
        one for one in there if fold(one) == fold(name)
    ]


def suggest(name: str, choices: Iterable[str]) -> str:
    """The end of a message that names what a mistyped name may have meant; empty for no idea.

    Arguments:
        name: what was typed.
        choices: the names there are.
    """
    like = process.extract(
        name, list(choices), scorer=fuzz.WRatio, processor=utils.default_process,
        limit=_SUGGESTED, score_cutoff=_LIKE,
    )  # fmt: skip
    return f"; did you mean {', '.join(choice for choice, *_ in like)}?" if like else ""
