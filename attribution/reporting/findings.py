"""Numbers in words, as sentences and titles of a report use them."""

import pandas as pd

from attribution.corpus.wording import counted
from attribution.framing.contrast import PAIRED

UNNAMED = "no speaker found"


def listed(names: list[str], most: int = 4) -> str:
    """ "A, B and C"; of many the first and how many more.

    Arguments:
        names: in order.
        most: how many are named.
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def coverage(articles: pd.DataFrame) -> str:
    """How many articles of how many outlets, and of what time."""
    dates = sorted(articles["date"].dropna())
    period = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    outlets = counted(articles["outlet"].nunique(), "outlet")
    return f"{counted(len(articles), 'article')} of {outlets}{period}"


def phrase_range(shares: pd.Series) -> str:
    """Shares of sides: each where they are three or fewer, else the least and the most.

    Arguments:
        shares: by side.
    """
    shares = shares.astype(float)
    if len(shares) == 1:
        return percent(shares.iloc[0])
    if len(shares) <= 3:
        return ", ".join(f"{percent(share)} in {side}" for side, share in shares.items())
    low, high = shares.idxmin(), shares.idxmax()
    return f"{percent(shares[low])} in {low} to {percent(shares[high])} in {high}"


def percent(share: float) -> str:
    """ "12 %"."""
    return f"{100 * share:.0f} %"


def no_test(contrasts: pd.DataFrame) -> str:
    """That nothing was tested, where that is so.

    Arguments:
        contrasts: see ``framing.contrast``.
    """
    return "" if (contrasts["design"] == PAIRED).any() else "Not tested: too few common stories."
