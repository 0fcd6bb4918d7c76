"""Cues compared: the verb that reports, whatever its tense and circumstance."""

from collections.abc import Collection
from functools import cache

from attribution.comparison.alignment import words_in
from attribution.comparison.words import lexicon
from attribution.statements.cues import cue_lexicon

# Past forms of cue verbs that no ending tells.
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think",
    "felt": "feel", "knew": "know", "made": "make", "gave": "give", "held": "hold", "spoke": "speak",
    "swore": "swear", "found": "find", "saw": "see", "sought": "seek", "put": "put", "went": "go",
    "took": "take", "shot": "shoot", "understood": "understand", "meant": "mean", "read": "read",
    "tore": "tear", "torn": "tear", "came": "come", "laid": "lay", "forgot": "forget", "sworn": "swear",
}  # fmt: skip
_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


def cue_lemmas(cue: str, known: frozenset[str] | None = None) -> tuple[str, ...]:
    """The verb of a cue that reports, without inflection; all its words where none is known.

    Arguments:
        cue: as written.
        known: verbs that report, of which one of several words ("point out") goes before one of
            one; those of the cue lexicon if none are given.
    """
    verbs = _lexicon() if known is None else known
    forms = _first_words(verbs)
    words = [word.form for word in words_in(cue, [[0, len(cue)]])]
    lemmas = [_lemma(word, forms) for word in words]
    phrases = [verb for verb in _phrases(verbs) if set(verb.split()) <= set(lemmas)]
    nouns = _nouns(words)
    found = [at for at, lemma in enumerate(lemmas) if lemma in verbs]
    found.sort(key=lambda at: (at in nouns, words[at].endswith("ing")))
    return tuple([*phrases, *(lemmas[at] for at in found)][:1] or lemmas)


def _nouns(words: list[str]) -> set[int]:
    """Places of nouns: "issued a statement saying" is told by its verb."""
    articles = lexicon("determiner")
    return {at + 1 for at, word in enumerate(words) if word in articles or word in _POSSESSIVES}


@cache
def _lexicon() -> frozenset[str]:
    return frozenset(cue_lexicon())


@cache
def _phrases(verbs: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(verb for verb in verbs if " " in verb))


@cache
def _first_words(verbs: frozenset[str]) -> frozenset[str]:
    """The words that are inflected: of "point out" the first."""
    return frozenset(verb.split()[0] for verb in verbs)


def _lemma(word: str, verbs: Collection[str]) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending) + instead
            for candidate in (stem, stem[:-1]):  # "referred" is "refer" with a letter doubled
                if candidate in verbs:
                    return candidate
    return word
