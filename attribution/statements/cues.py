"""The open cue lexicon: which verbs report speech, writing or thought, and in which frames.

The verbs are the communication and propositional-attitude classes of Levin, "English Verb Classes
and Alternations" (1993), sections 29 and 37, with common reporting verbs of news. Scholars may add
lines to ``cues.csv``: lemma, act (speech, writing, thought), frames (clause, object).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from attribution.lexicons import read_lexicon

_FRAMES = (("accord", "to"), ("according", "to"))


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that reports, its act and the complements that can be its content."""

    lemma: str
    act: str
    frames: frozenset[str]


@cache
def cue_lexicon() -> dict[str, CueVerb]:
    """The lexicon by lemma."""
    return {
        row["lemma"]: CueVerb(row["lemma"], row["act"], frozenset(row["frames"].split()))
        for row in read_lexicon("statements", "cues.csv")
    }


def is_known(lemmas: Sequence[str]) -> bool:
    """Whether a cue holds a word of the lexicon.

    Arguments:
        lemmas: lemmas of the cue's words.
    """
    return tuple(lemmas[:2]) in _FRAMES or any(lemma in cue_lexicon() for lemma in lemmas)


def tell_act(lemmas: Sequence[str], quoted: bool) -> str:
    """Tell speech from writing and thought.

    Words in quotation marks were voiced, whatever verb reports them. Of several cue words, one of
    speech or writing decides ("said he believes").

    Arguments:
        lemmas: lemmas of the cue's words; none for a quotation without a cue.
        quoted: whether some of the content stands in quotation marks.

    Returns:
        "speech", "writing", "thought", or "other" where the lexicon knows none of the lemmas.
    """
    if not lemmas or tuple(lemmas[:2]) in _FRAMES:
        return "speech"
    acts = {cue_lexicon()[lemma].act for lemma in lemmas if lemma in cue_lexicon()}
    for act in ("writing", "speech"):
        if act in acts:
            return act
    if "thought" in acts:
        return "speech" if quoted else "thought"
    return "speech" if quoted else "other"
