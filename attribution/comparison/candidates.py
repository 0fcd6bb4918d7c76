"""Which pairs of parts are worth judging."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from attribution.comparison.likeness import Facts, repeats, speakers_relation

_NEAR = 0.3  # cosine of a pair that shares a content word
_NEARER = 0.5  # of one that shares none
_SHARED = 3  # content words that are enough whatever the vectors say
_CELLS = 1 << 23  # pairs compared at once; bounds the memory


def pairs_in_story(
    story: Sequence[int], facts: Sequence[Facts], vectors: np.ndarray, cells: int = _CELLS
) -> list[tuple[int, int]]:
    """Pairs of parts that have something in common, also of one article, in order.

    A part of fewer than three content words says too little, unless the same speaker says one of
    them in both or both quote it.

    Arguments:
        story: indices of the story's parts.
        facts: of each part.
        vectors: of each part, of unit length.
        cells: how many pairs are compared at once.
    """
    parts = np.asarray(story, dtype=np.int64)
    held = _holdings([facts[part].stems for part in story])
    own = vectors[parts]
    short = np.array([facts[part].short for part in story], dtype=bool)
    block = max(1, cells // max(1, len(parts)))
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(parts), block):
        stop = min(len(parts), start + block)
        # what stands before the block was compared with it before
        shared = (held[start:stop] @ held[start:].T).toarray()
        near = own[start:stop] @ own[start:].T
        worth = ((near >= _NEAR) & (shared >= 1)) | (near >= _NEARER) | (shared >= _SHARED)
        rows, columns = np.nonzero(np.triu(worth, 1))
        kept = np.ones(len(rows), dtype=bool)
        for at in np.flatnonzero(short[rows + start] | short[columns + start]):
            one, other = facts[parts[rows[at] + start]], facts[parts[columns[at] + start]]
            said = speakers_relation(one.voice, other.voice) == "same"
            kept[at] = (said and shared[rows[at], columns[at]]) or repeats(one, other)
        found = parts[rows[kept] + start].tolist(), parts[columns[kept] + start].tolist()
        pairs += zip(*found, strict=True)
    return pairs


def _holdings(stems: Sequence[Sequence[str]]) -> csr_array:
    number: dict[str, int] = {}
    rows, columns = [], []
    for row, words in enumerate(stems):
        for word in sorted(set(words)):
            rows.append(row)
            columns.append(number.setdefault(word, len(number)))
    ones = np.ones(len(rows), dtype=np.int32)
    return csr_array((ones, (rows, columns)), shape=(len(stems), len(number)))
