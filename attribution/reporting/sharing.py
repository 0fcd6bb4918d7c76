"""A study to be passed on: without the articles' texts, with contents cut short."""

from dataclasses import replace

import pandas as pd

from attribution.tables import Tables

# Publishers and archives that forbid passing texts on mostly allow quotations of a sentence; one
# of news has about 25 words.
MOST_WORDS = 25


def without_texts(tables: Tables) -> Tables:
    """The tables without article texts; contents and sources have `MOST_WORDS` words at most.

    Arguments:
        tables: of a study.
    """
    return replace(
        tables,
        articles=tables.articles.assign(
            text=pd.Series("", index=tables.articles.index, dtype="str")
        ),
        statements=_cut(tables.statements, "content_text", "source_text", "cue_text"),
        groups=_cut(tables.groups, "content_text"),
        left_out=_cut(tables.left_out, "text"),
    )


def cut_words(text: str) -> str:
    """The first `MOST_WORDS` words of a text."""
    words = text.split()
    return text if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS])} …"


def _cut(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(
        **{name: table[name].map(cut_words, na_action="ignore").astype("str") for name in columns}
    )


def cut_carried(carried: pd.DataFrame) -> pd.DataFrame:
    """What each side carries, with words cut.

    Arguments:
        carried: see ``framing.selection.carried``.
    """
    return _cut(carried, "words")
