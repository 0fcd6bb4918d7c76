"""The same utterance in each outlet, and what each made of it."""

from attribution.comparison.differences import Label, find_differences
from attribution.comparison.utterances import Linking, find_utterances, group_quotes
from attribution.comparison.variants import Piece, compare_words

__all__ = [
    "Label",
    "Linking",
    "Piece",
    "compare_words",
    "find_differences",
    "find_utterances",
    "group_quotes",
]
