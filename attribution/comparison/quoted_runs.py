"""Which parts of different stories quote the same words."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from attribution.comparison.likeness import Voice, speakers_relation

RUN = 6  # content words in a row that nobody shares by chance
_COMMON = 50  # a run that more parts hold is a phrase of the trade
_SEED = 1  # of the numbers drawn for words


class QuotedRuns:
    """Runs of quoted content words of many parts, and which parts share one.

    A run is kept as a number of 64 bits: among the ten million of a large corpus, two different
    ones have the same number once in a hundred thousand corpora.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._drawn = np.random.default_rng(_SEED)
        self._factors = np.cumprod(np.full(RUN, 6364136223846793005, dtype=np.uint64))
        self._runs: list[np.ndarray] = []
        self._parts: list[int] = []
        self._stories: list[int] = []
        self._articles: list[int] = []
        self._voices: list[Voice] = []

    def add(self, part: int, quoted: Sequence[str], story: int, article: int, voice: Voice) -> None:
        """Take up a part.

        Arguments:
            part: its number.
            quoted: stems of the content words it quotes, in order.
            story: number of its story.
            article: number of its article.
            voice: who speaks.
        """
        if len(quoted) < RUN:
            return
        numbers = np.array([self._number(word) for word in quoted], dtype=np.uint64)
        windows = np.lib.stride_tricks.sliding_window_view(numbers, RUN)
        self._runs.append(np.unique((windows * self._factors).sum(axis=1, dtype=np.uint64)))
        self._parts.append(part)
        self._stories.append(story)
        self._articles.append(article)
        self._voices.append(voice)

    def _number(self, word: str) -> int:
        found = self._words.get(word)
        if found is None:
            found = int(self._drawn.integers(1, 2**63))
            self._words[word] = found
        return found

    def pairs_across_stories(self) -> list[tuple[int, int]]:
        """Pairs of parts of different stories that quote the same content words in a row."""
        if not self._runs:
            return []
        stories, articles = np.array(self._stories), np.array(self._articles)
        owners = np.repeat(np.arange(len(self._runs)), [len(runs) for runs in self._runs])
        runs = np.concatenate(self._runs)
        order = np.argsort(runs, kind="stable")
        owners, runs = owners[order], runs[order]
        starts = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
        sizes = np.diff(np.append(starts, len(runs)))
        told = stories[owners]
        several = np.minimum.reduceat(told, starts) != np.maximum.reduceat(told, starts)
        found: set[tuple[int, int]] = set()
        for start, size in zip(starts[several], sizes[several], strict=True):
            if size <= _COMMON:
                found.update(combinations(owners[start : start + size].tolist(), 2))
        return sorted(
            (self._parts[a], self._parts[b])
            for a, b in found
            if stories[a] != stories[b]
            and articles[a] != articles[b]
            and speakers_relation(self._voices[a], self._voices[b]) != "conflict"
        )
