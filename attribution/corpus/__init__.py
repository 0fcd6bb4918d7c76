"""Read what scholars have and keep offsets honest."""

from attribution.corpus.read import CorpusError, read_corpus

__all__ = ["CorpusError", "read_corpus"]
