"""The open cue lexicon: which verbs report speech, writing or thought, and in which frames.

The verbs are the communication and propositional-attitude classes of Levin, "English Verb Classes
and Alternations" (1993), sections 29 and 37, with common reporting verbs of news. Scholars may add
lines to ``cues.csv``: lemma (of several words where they report only together), act (speech,
writing, thought), frames (clause, object), source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from attribution.lexicons import read_lexicon


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


@cache
def _frames() -> tuple[tuple[frozenset[str], str], ...]:
    """The entries of several words ("make clear") with their acts."""
    verbs = cue_lexicon().values()
    return tuple((frozenset(v.lemma.split()), v.act) for v in verbs if " " in v.lemma)


def _acts(lemmas: Sequence[str]) -> set[str]:
    """The acts of the lexicon's entries that a cue holds."""
    words = set(lemmas)
    single = {cue_lexicon()[lemma].act for lemma in words if lemma in cue_lexicon()}
    return single | {act for frame, act in _frames() if frame <= words}


def is_known(lemmas: Sequence[str]) -> bool:
    """Whether a cue holds an entry of the lexicon.

    Arguments:
        lemmas: lemmas of the cue's words.
    """
    return bool(_acts(lemmas))


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
    acts = _acts(lemmas)
    for act in ("writing", "speech"):
        if act in acts:
            return act
    if quoted or not lemmas:
        return "speech"
    return "thought" if "thought" in acts else "other"
