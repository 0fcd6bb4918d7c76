"""Scare quotes: words an outlet uses in its own voice and marks as not its own.

They keep a distance from a word ("the “historic” deal"), from its usual sense, or mark a term as
one of others (Predelli 2003, Scare quotes and their relation to other semantic issues).
"""

import pandas as pd

from attribution.framing.compared import Compared
from attribution.framing.marked_words import is_own_voice, mark
from attribution.framing.observed import BASES, Observed, count
from attribution.statements.proposals import SHORT_QUOTATION

MEASURE = "scare quotes"
_PER = 1000  # words of an article


def observe_scare_quotes(compared: Compared) -> Observed:
    """Scare quotes per 1,000 words of an article.

    Arguments:
        compared: see there.
    """
    hits, _ = count(MEASURE, find_scare_quotes(compared))
    articles = compared.articles
    bases = pd.DataFrame(
        {
            "measure": MEASURE,
            "article": articles["article"],
            "base": articles["words"].astype(float) / _PER,
        }
    )
    return Observed(hits, bases[list(BASES)], {MEASURE: ("",)})


def find_scare_quotes(compared: Compared) -> pd.DataFrame:
    """One to three marked words that no statement holds and that nothing shows to be another's.

    What is left out as another's, or as a name or a title, is said in ``marked_words``. A scare
    quote that begins with a capital is missed, and so are those in headings, where quotation marks
    mostly quote.

    Arguments:
        compared: see there.

    Returns:
        article, start, end (marks included), text, side and story.
    """
    candidates = compared.left_out[compared.left_out["reason"] == SHORT_QUOTATION]
    texts = compared.articles.set_index("article")["text"]
    quoting = compared.statements[compared.statements["kind"] != "indirect"]
    quoted = quoting[["article", "content"]].explode("content").groupby("article")["content"]
    spans = quoted.agg(list).to_dict()
    kept = [
        is_own_voice(mark(texts[row.article], row.start, row.end), spans.get(row.article, []))
        for row in candidates.itertuples()
    ]
    found = candidates[pd.Series(kept, index=candidates.index, dtype=bool)]
    return found[["article", "start", "end", "text", "side", "story"]].reset_index(drop=True)
