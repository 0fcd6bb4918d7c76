"""The same utterance in each outlet, and what each made of it."""

from attribution.comparison.decided import Decided
from attribution.comparison.differences import Label, find_differences
from attribution.comparison.judging import Linking
from attribution.comparison.utterances import find_utterances
from attribution.comparison.variants import Run, mark_changes

__all__ = [
    "Decided",
    "Label",
    "Linking",
    "Run",
    "find_differences",
    "find_utterances",
    "mark_changes",
]
