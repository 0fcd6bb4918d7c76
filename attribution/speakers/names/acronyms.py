"""Acronyms of organisations and the full names they stand for."""

import re
from collections.abc import Mapping

from anyascii import anyascii

_ACRONYM = re.compile(r"(?:[A-Z]\.?&?){2,7}|[A-Z]{2,6}s?")
_WORDS = re.compile(r"[^\W\d_][\w'’]*")
_SKIPPED = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "de", "du", "des", "la"})  # fmt: skip
_BRACKETED = re.compile(r"\(\s*(?:the\s+)?[\"“']?((?:[A-Z]\.?&?){2,7})[\"”']?\s*\)")
_LONGEST = 9  # words of a full name


def plain_acronym(name: str) -> str | None:
    """An acronym without article and full stops, or None where a name is none.

    Arguments:
        name: "the N.R.A.", "NRA", "Norway".
    """
    plain = without_article(name.strip())
    if not _ACRONYM.fullmatch(plain):
        return None
    return re.sub(r"[.&]", "", plain)


def without_article(name: str) -> str:
    """A name without "the", "a" or "an" in front."""
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


def initials_of(name: str) -> frozenset[str]:
    """The acronyms a full name can have: with and without "of", "the", "and".

    Arguments:
        name: in any case, without an article.
    """
    words = _WORDS.findall(anyascii(name).replace("-", " "))
    kept = [word for word in words if word.lower() not in _SKIPPED]
    if len(kept) < 2:
        return frozenset()
    with_all = "".join(word[0] for word in words).upper()
    return frozenset({"".join(word[0] for word in kept).upper(), with_all})


def find_introduced(text: str) -> Mapping[str, str]:
    """Full names by the acronyms an article introduces: "the Harbour Workers' Union (HWU)".

    Arguments:
        text: of an article.
    """
    found: dict[str, str] = {}
    for bracket in _BRACKETED.finditer(text):
        acronym = plain_acronym(bracket.group(1))
        before = re.split(
            r"[.;:!?\n\"“”()](?=\s|$)", text[max(0, bracket.start() - 150) : bracket.start()]
        )[-1]
        words = before.split()
        for length in range(2, min(_LONGEST, len(words)) + 1):
            name = " ".join(words[-length:]).strip(" ,")
            if (
                acronym in initials_of(name)
                and words[-length][:1].isupper()
                and words[-length] != "The"
            ):
                found.setdefault(acronym, name)
                break
    return found
