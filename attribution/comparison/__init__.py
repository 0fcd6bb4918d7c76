"""The same words in each outlet."""

from attribution.comparison.grouping import group_quotes
from attribution.comparison.variants import Piece, compare_words, describe_changes

__all__ = ["Piece", "compare_words", "describe_changes", "group_quotes"]
