"""The open cue lexicon: which verbs report speech, writing or thought, and in which frames.

The verbs are the communication and propositional-attitude classes of Levin, "English Verb Classes
and Alternations" (1993), sections 29 and 37, with common reporting verbs of news. Scholars may add
lines to ``cues.csv``: lemma, act (speech, writing, thought), frames (clause, infinitive, gerund,
object, call-for).
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that reports, its act and the complements that can be its content."""

    lemma: str
    act: str
    frames: frozenset[str]


@cache
def cue_lexicon() -> dict[str, CueVerb]:
    """The lexicon by lemma."""
    text = files("attribution.statements").joinpath("cues.csv").read_text(encoding="utf-8")
    return {
        row["lemma"]: CueVerb(row["lemma"], row["act"], frozenset(row["frames"].split()))
        for row in csv.DictReader(text.splitlines())
    }


def is_known(lemmas: list[str]) -> bool:
    """Whether a cue holds a word of the lexicon.

    Arguments:
        lemmas: lemmas of the cue's words.
    """
    return any(lemma in cue_lexicon() for lemma in lemmas)


def is_thought(lemmas: list[str]) -> bool:
    """Whether a cue's lemmas report thought or intention and no speech or writing.

    Arguments:
        lemmas: lemmas of the cue's words.
    """
    acts = {cue_lexicon()[lemma].act for lemma in lemmas if lemma in cue_lexicon()}
    return acts == {"thought"}
