"""Words of statements, and which of them are quoted."""

import pandas as pd

from attribution.framing.compared import Compared
from attribution.stories.shared_quotes import quotations_of
from attribution.stories.words import WORD
from attribution.types import Kind

QUOTED = (str(Kind.DIRECT), str(Kind.MIXED))  # kinds of statements that hold somebody's own words


def quoted_words(compared: Compared) -> pd.Series:
    """How many words of each statement are quoted: all of a direct one, else those inside marks.

    A statement inside another is a row of its own, so its words count for both who speak.

    Arguments:
        compared: see there.
    """
    texts = dict(zip(compared.articles["article"], compared.articles["text"], strict=True))
    marked = {article: quotations_of(text) for article, text in texts.items()}
    statements = compared.statements
    counts = [
        sum(
            len(WORD.findall(texts[article], *span))
            for span in (content if kind == Kind.DIRECT else _shared(content, marked[article]))
        )
        for article, kind, content in zip(
            statements["article"], statements["kind"], statements["content"], strict=True
        )
    ]
    return pd.Series(counts, index=statements.index, dtype="float64")


def _shared(spans: list[list[int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What lies in both; neither overlaps itself."""
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return [(start, end) for start, end in pairs if start < end]
