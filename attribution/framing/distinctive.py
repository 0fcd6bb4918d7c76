"""Words that tell two outlets apart where both report the same speakers."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from attribution.comparison.words import forms, is_content
from attribution.framing.compared import Compared, ComparisonError

COLUMNS = ("word", "z", "log_odds", "count_one", "count_other")
_PRIOR = 500  # words that the prior weighs as many as; own choice


def distinctive_words(
    compared: Compared, one: str, other: str, speaker: str | None = None
) -> pd.DataFrame:
    """Content words of what speakers say in one outlet, as against the same speakers in another.

    Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, Fightin' Words,
    Political Analysis 16): the prior are all statements compared, so a word that is common there
    must differ more, and a rare word's odds are drawn towards none. z is the log-odds over its
    standard deviation. Words of one article depend on each other, so this ranks words and tests
    nothing.

    Arguments:
        compared: see there.
        one: a side.
        other: another.
        speaker: id or name of the only speaker whose words count; all whom both sides report.

    Returns:
        word, z, log_odds, count_one, count_other; those of `one` first, those of `other` last. No
        rows where the two report no speaker in common.

    Raises:
        ComparisonError: there is no such side, or no such speaker.
    """
    statements = compared.statements
    for side in (one, other):
        if side not in compared.sides:
            raise ComparisonError(f'no "{side}"; there are {", ".join(compared.sides)}')
    named = statements.dropna(subset=["speaker_id"])
    if speaker is not None:
        named = named[(named["speaker_id"] == speaker) | (named["speaker"] == speaker)]
        if named.empty:
            raise ComparisonError(f'no speaker "{speaker}"')
    mine, theirs = (named[named["side"] == side] for side in (one, other))
    shared = set(mine["speaker_id"]) & set(theirs["speaker_id"])
    counts = [
        count_words(rows.loc[rows["speaker_id"].isin(shared), "content_text"])
        for rows in (mine, theirs)
    ]
    return rank_words(counts[0], counts[1], count_words(statements["content_text"]))


def count_words(contents: Iterable[str]) -> Counter[str]:
    """The content words of what is reported.

    Arguments:
        contents: of statements.
    """
    return Counter(form for text in contents for form in forms(text) if is_content(form))


def rank_words(one: Counter[str], other: Counter[str], background: Counter[str]) -> pd.DataFrame:
    """Words by the z of their log-odds; see `distinctive_words`.

    Arguments:
        one: counts of words.
        other: of others.
        background: what the prior is made of; has all words of both.
    """
    # where there is one word only, its odds are infinite on both sides
    words = sorted(one.keys() | other.keys()) if len(background) > 1 else []
    prior = (
        _PRIOR
        * np.array([background[word] for word in words], dtype=float)
        / max(1, background.total())
    )
    sides = [np.array([counts[word] for word in words], dtype=int) for counts in (one, other)]
    odds = [np.log((number + prior) / (number.sum() + _PRIOR - number - prior)) for number in sides]
    log_odds = odds[0] - odds[1]
    z = log_odds / np.sqrt(sum(1 / (number + prior) for number in sides))
    ranked = pd.DataFrame(dict(zip(COLUMNS, (words, z, log_odds, *sides), strict=True)))
    return ranked.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)
