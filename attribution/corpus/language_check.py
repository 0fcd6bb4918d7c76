"""Tell English from other languages by their function words (spaCy's stop-word lists)."""

import re
import runpy
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ENGLISH = "English"
_LANGUAGES = {
    "en": ENGLISH, "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "pl": "Polish",
    "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish", "id": "Indonesian", "ro": "Romanian",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_WORDS = 2000
_ENOUGH_WORDS = 20  # shorter texts cannot be told apart
_ENGLISH_SHARE = 0.15  # function words make up a third or more of running English


@cache
def _stop_words(code: str) -> frozenset[str]:
    # spaCy itself is not loaded: that takes seconds, ten of them for the rules of French
    spacy = find_spec("spacy")
    assert spacy is not None and spacy.submodule_search_locations is not None  # a dependency
    file = Path(spacy.submodule_search_locations[0], "lang", code, "stop_words.py")
    words = runpy.run_path(str(file))["STOP_WORDS"]
    return frozenset(word.lower() for word in words)


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages each function word is of."""
    codes: dict[str, list[str]] = {}
    for code in _LANGUAGES:
        for word in _stop_words(code):
            codes.setdefault(word, []).append(code)
    return {word: tuple(found) for word, found in codes.items()}


def foreign_language(text: str) -> str | None:
    """Name the language of a text that is not English.

    Arguments:
        text: the article.

    Returns:
        The language ("a language other than English" where none of the lists fits), or None when
        the text is English or too short to tell.
    """
    found = _WORD.findall(text[:40_000])[:_SAMPLE_WORDS]
    if len(found) < _ENOUGH_WORDS:
        return None
    small = [word for word in found if word[0].islower()]  # a list of names is of any language
    words = small if len(small) >= _ENOUGH_WORDS else [word.lower() for word in found]
    languages = _languages_of()
    counts = dict.fromkeys(_LANGUAGES, 0)
    for word, count in Counter(words).items():
        for code in languages.get(word, ()):
            counts[code] += count
    share = {code: count / len(words) for code, count in counts.items()}
    best = max(share, key=lambda code: (share[code], code == "en"))
    if best != "en" and share[best] > share["en"]:
        return _LANGUAGES[best]
    return None if share["en"] >= _ENGLISH_SHARE else "a language other than English"
