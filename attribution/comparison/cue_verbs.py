"""Cues compared: the verb that reports, whatever its tense and circumstance."""

from attribution.comparison.alignment import words_in
from attribution.statements.cues import cue_lexicon

# Past forms of cue verbs that no ending tells.
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think",
    "felt": "feel", "knew": "know", "made": "make", "gave": "give", "held": "hold", "spoke": "speak",
    "swore": "swear", "found": "find", "saw": "see", "sought": "seek", "put": "put", "went": "go",
    "took": "take", "shot": "shoot", "understood": "understand", "meant": "mean", "read": "read",
}  # fmt: skip
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip


def cue_lemmas(cue: str) -> tuple[str, ...]:
    """The verb of a cue that reports, without inflection; all its words where none is known.

    Arguments:
        cue: as written.
    """
    lemmas = [_lemma(word.form) for word in words_in(cue, [[0, len(cue)]])]
    known = [lemma for lemma in lemmas if lemma in cue_lexicon()]
    return tuple(known[:1] or lemmas)


def _lemma(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending) + instead
            for candidate in (stem, stem[:-1]):  # "referred" is "refer" with a letter doubled
                if candidate in cue_lexicon():
                    return candidate
    return word
