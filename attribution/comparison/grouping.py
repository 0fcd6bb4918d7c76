"""Group statements of different articles that report the same utterance."""

from collections import Counter

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import DisjointSet

from attribution.comparison.similarity import (
    candidate_pairs,
    content_words,
    function_words,
    longest_shared_run,
    order_likeness,
    rarity,
    shared_weight,
)
from attribution.comparison.variants import describe_changes
from attribution.language.sentence_vectors import embed
from attribution.tables import GROUPS, make_table

# A translation of the same sentence shares its meaning and most of its rare words.
CANDIDATE_COSINE = 0.45
MIN_SCORE = 0.62
MIN_RARE_WORDS = 3  # fewer content words say too little to be told from other utterances
SAME_SPEAKER_BONUS = 0.05  # named alike in both outlets
OTHER_SPEAKER_MALUS = 0.08
VERBATIM_RUN = 8  # that many words in a row are not shared by chance


def group_quotes(statements: pd.DataFrame) -> pd.DataFrame:
    """Find groups of statements that report one utterance in several articles.

    A pair is judged by the cosine of its sentence vectors and the rarity-weighted share of common
    words; agreeing pairs are joined when the groups they stand in agree on average.

    Arguments:
        statements: a table with the columns of ``tables.STATEMENTS``.

    Returns:
        One row a member, with the columns of ``tables.GROUPS``.
    """
    usable = statements[statements["content_text"].map(_rare_words) >= MIN_RARE_WORDS]
    usable = usable.reset_index(drop=True)
    if usable["article"].nunique() < 2:
        return make_table([], GROUPS)
    texts = usable["content_text"].tolist()
    vectors = embed(texts)
    weights = rarity(texts)
    scores = {
        (a, b): score_pair(usable, a, b, float(vectors[a] @ vectors[b]), weights)
        for a, b in sorted(
            candidate_pairs(texts, usable["article"].tolist(), vectors, CANDIDATE_COSINE)
        )
    }
    groups = _join(len(usable), scores)
    return make_table(_rows(usable, groups, scores), GROUPS)


def _rare_words(text: str) -> int:
    return len({word for word in content_words(text) if word not in function_words()})


def score_pair(
    statements: pd.DataFrame, a: int, b: int, cosine: float, weights: dict[str, float]
) -> float:
    """How surely two statements report one utterance, 0 to 1.

    Arguments:
        statements: the table.
        a: a row's index.
        b: another's.
        cosine: of their sentence vectors.
        weights: rarity of words.
    """
    one, other = statements.at[a, "content_text"], statements.at[b, "content_text"]
    jaccard, contained = shared_weight(one, other, weights)
    first, second = content_words(one), content_words(other)
    shorter = min(len(first), len(second))
    run = longest_shared_run(first, second)
    if run >= VERBATIM_RUN or (run >= 5 and run >= 0.8 * shorter):
        return 1.0
    ordered = order_likeness(one, other)
    score = 0.55 * cosine + 0.2 * jaccard + 0.15 * contained + 0.1 * ordered
    names = (statements.at[a, "speaker_id"], statements.at[b, "speaker_id"])
    if all(isinstance(name, str) for name in names):
        score += SAME_SPEAKER_BONUS if names[0] == names[1] else -OTHER_SPEAKER_MALUS
    return float(min(1.0, max(0.0, score)))


def _join(size: int, scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Average-link agglomeration over the scored pairs, best pairs first."""
    joined = DisjointSet(range(size))
    for (a, b), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < MIN_SCORE:
            break
        if joined.connected(a, b):
            continue
        links = [
            scores.get((min(i, j), max(i, j)), 0.0)
            for i in joined.subset(a)
            for j in joined.subset(b)
        ]
        if np.mean(links) >= MIN_SCORE - 0.1:
            joined.merge(a, b)
    return sorted(sorted(group) for group in joined.subsets() if len(group) > 1)


def _rows(
    statements: pd.DataFrame, groups: list[list[int]], scores: dict[tuple[int, int], float]
) -> list[dict]:
    rows = []
    for number, group in enumerate(groups, start=1):
        fullest = max(group, key=lambda i: (len(statements.at[i, "content_text"]), -i))
        speakers = Counter(statements.loc[group, "speaker_id"].dropna())
        for index in group:
            others = [
                scores.get((min(index, other), max(index, other)), 0.0)
                for other in group
                if other != index
            ]
            row = statements.loc[index]
            rows.append(
                {
                    "group_id": f"g{number:03d}",
                    **{name: row[name] for name in ("statement_id", "article", "outlet", "kind", "speaker", "content_text")},
                    "similarity": round(float(np.mean(others)), 3),
                    "changes": ""
                    if index == fullest
                    else describe_changes(statements.loc[fullest], row, len(speakers) > 1),
                }
            )  # fmt: skip
    return rows
