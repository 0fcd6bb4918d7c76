"""Small studies written by hand, and figures as a reader would write them down."""

import pandas as pd

from attribution import tables
from attribution.comparison import find_differences
from attribution.framing.compared import Compared, prepare
from attribution.framing.observed import Observed

Statement = tuple[str, str, str, str]  # article, speaker or "", kind, words


def make_tables(
    articles: dict[str, tuple[str, str, str]],
    statements: list[Statement],
    speakers: dict[str, dict[str, str]],
    groups: dict[str, list[int]] | None = None,
    copies: dict[str, str] | None = None,
) -> tables.Tables:
    """A study by hand.

    Arguments:
        articles: outlet, story and text of each.
        statements: their words stand in the article's text.
        speakers: what is known of each.
        groups: numbers of the statements, from 1, that report one utterance, the fullest first.
        copies: what an article copies.
    """
    rows = []
    for number, (article, speaker, kind, words) in enumerate(statements, start=1):
        outlet, _, text = articles[article]
        start = text.index(words)
        rows.append(
            {
                "statement_id": f"s{number}", "article": article, "outlet": outlet, "kind": kind,
                "content": [[start, start + len(words)]], "content_text": words, "cue": [],
                "source": [], "cue_text": "said", "resolved_by": [], "act": "speech",
                "speaker_id": speaker.lower() or None, "speaker": speaker or None,
            }
        )  # fmt: skip
    made = tables.make_table(rows, tables.STATEMENTS)
    written = tables.make_table(
        [
            {"article": name, "outlet": outlet, "story_id": story, "text": text}
            for name, (outlet, story, text) in articles.items()
        ],
        tables.ARTICLES,
    )
    written["copy_of"] = written["article"].map(copies or {})
    who = pd.DataFrame(
        [{"speaker_id": name.lower(), "speaker": name, **facts} for name, facts in speakers.items()]
    )
    members = [
        {
            "group_id": group, "relation": "strict", "spans": rows[number - 1]["content"],
            "story_id": articles[rows[number - 1]["article"]][1], "is_fullest": place == 0,
            "similarity": 0.9, "spans_stories": False,
            **{name: rows[number - 1][name] for name in ("statement_id", "article", "outlet", "kind", "speaker", "content_text")},
        }
        for group, numbers in (groups or {}).items()
        for place, number in enumerate(numbers)
    ]  # fmt: skip
    grouped = tables.make_table(members, tables.GROUPS)
    differences = find_differences(grouped, made, written, who)
    empty = (tables.make_table([], tables.STORIES), tables.make_table([], tables.LEFT_OUT))
    return tables.Tables(written, made, who, grouped, differences, *empty)


def make_compared(*arguments, **more) -> Compared:
    """The same, as measures read it."""
    return prepare(make_tables(*arguments, **more))


def figures(seen: Observed, measure: str, article: str | None = None) -> dict[str, float]:
    """The hits of each group of a measure, and under "of" their base, in an article or in all."""

    def of(table: pd.DataFrame) -> pd.DataFrame:
        rows = table[table["measure"] == measure]
        return rows if article is None else rows[rows["article"] == article]

    return {
        **of(seen.hits).groupby("group")["hits"].sum().to_dict(),
        "of": of(seen.bases)["base"].sum(),
    }
