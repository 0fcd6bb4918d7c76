"""Counts written down by hand, story by story."""

import pandas as pd

from attribution import tables
from attribution.framing.compared import Compared, prepare
from attribution.framing.observed import BASES, HITS, Observed

# of each article: outlet, story, hits, base
Row = tuple[str, str, float, float]


def make_tables(rows: list[Row], copies: tuple[int, ...] = (), dates: dict[int, str] | None = None) -> tables.Tables:  # fmt: skip
    """A study with an article a row, and as many statements as its base; no words.

    Arguments:
        rows: outlet, story, hits and base of each.
        copies: numbers of the articles that copy the first, from 0.
        dates: of the articles that have one, by number.
    """
    articles = tables.make_table(
        [
            {
                "article": f"a{number}", "outlet": outlet, "story_id": story, "text": "",
                "copy_of": "a0" if number in copies else None, "date": (dates or {}).get(number),
            }
            for number, (outlet, story, _, _) in enumerate(rows)
        ],
        tables.ARTICLES,
    )  # fmt: skip
    said = [
        {
            "statement_id": f"a{number}-{place}", "article": f"a{number}", "outlet": row[0],
            "kind": "direct" if place < row[2] else "indirect", "content": [], "cue": [], "source": [],
            "resolved_by": [],
        }
        for number, row in enumerate(rows)
        for place in range(int(row[3]))
    ]  # fmt: skip
    empty = {name: tables.make_table([], columns) for name, columns in tables.SCHEMAS.items()}
    empty |= {"articles": articles, "statements": tables.make_table(said, tables.STATEMENTS)}
    return tables.Tables(**empty)


def make_observed(rows: list[Row], group: str = "", measure: str = "toy") -> Observed:
    """The counts themselves, of one group."""
    names = [f"a{number}" for number in range(len(rows))]
    hits = pd.DataFrame({"measure": measure, "group": group, "article": names, "hits": [float(row[2]) for row in rows]})  # fmt: skip
    bases = pd.DataFrame({"measure": measure, "article": names, "base": [float(row[3]) for row in rows]})  # fmt: skip
    return Observed(hits[list(HITS)], bases[list(BASES)], {measure: (group,)})


def make_compared(rows: list[Row], **more) -> Compared:
    """The study as measures read it."""
    return prepare(make_tables(rows, **more))


def observe_direct(compared: Compared) -> Observed:
    """How large a share of the statements is direct: the hits over the base of the rows."""
    said = compared.statements
    direct = said[said["kind"] == "direct"]
    hits = direct.groupby("article").size().rename("hits").reset_index()
    bases = said.groupby("article").size().rename("base").reset_index()
    return Observed(
        hits.assign(measure="toy", group="")[list(HITS)],
        bases.assign(measure="toy")[list(BASES)],
        {"toy": ("",)},
    )
