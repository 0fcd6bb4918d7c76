"""The table of pairs of sentences that a scholar decides, and its way back into a study.

Each row is a sentence of one article and a sentence of another that may report one utterance.
`decision` takes "same" or "different"; an empty one leaves the pair as it was found.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from attribution.comparison.decided import DIFFERENT, SAME, Decided, Place, places_of
from attribution.comparison.parts import split_statements
from attribution.comparison.possible import PAIRS, SIDES, possible_pairs
from attribution.corpus.wording import lines, several
from attribution.linking import compare_again
from attribution.study.edited import CorrectionsError, read_edited
from attribution.tables import Tables

_PLACE = ("statement", "start", "end")
_KEPT = ("decision", *(f"{name}_{side}" for side in SIDES for name in _PLACE))
_WORDS = (SAME, DIFFERENT, "")
_KEY = "pairs"  # in run.json
_CUT = "it ends before the column end_b; keep the columns statement, start and end of both sides"


def read_decisions(path: str | Path) -> list[dict[str, Any]]:
    """Read a table of decided pairs.

    Arguments:
        path: a file as `Study.write_pairs` writes it, with any separator and encoding that
            spreadsheets write; columns may be left out, but for the decision and where the
            sentences stand.

    Returns:
        A row for each decided pair: decision, and of each side statement, start and end.

    Raises:
        CorrectionsError: the file cannot be read, lacks a column, holds another decision, or
            contradicts itself.
    """
    table = read_edited(path, PAIRS, _KEPT, "attribution compare --write-pairs", _CUT)
    table["decision"] = table["decision"].str.casefold()
    _refuse(path, table, ~table["decision"].isin(_WORDS), "decision is neither same, different nor empty")  # fmt: skip
    table = table[table["decision"] != ""]
    for side in SIDES:
        for name in ("start", "end"):
            numbers = pd.to_numeric(table[f"{name}_{side}"], errors="coerce")
            wrong = numbers.isna() | (numbers % 1 != 0)
            _refuse(path, table, wrong, f"{name}_{side} is no number; copy the row anew")
            table = table.assign(**{f"{name}_{side}": numbers.astype(int)})
    said: dict[frozenset[Place], tuple[str, int]] = {}
    for line, row in zip(table.index, table.to_dict("records"), strict=True):
        pair = frozenset(_places(row))
        word, before = said.setdefault(pair, (row["decision"], line))
        if word != row["decision"]:
            raise CorrectionsError(
                f"{path}, {lines([before, line])}: one pair is both same and different; keep one"
            )
    rows: list[dict[str, Any]] = table[list(_KEPT)].to_dict("records")
    return rows


def _refuse(path: str | Path, table: pd.DataFrame, wrong: pd.Series, fault: str) -> None:
    if wrong.any():
        raise CorrectionsError(f"{path}, {lines(table.index[wrong].tolist())}: {fault}")


def _places(row: Mapping[str, Any]) -> tuple[Place, Place]:
    one, other = (
        (str(row[f"statement_{side}"]), int(row[f"start_{side}"]), int(row[f"end_{side}"]))
        for side in SIDES
    )
    return one, other


def decisions_of(run: Mapping[str, Any]) -> Decided | None:
    """What a study was told of its pairs; None where it was told nothing.

    Arguments:
        run: the facts of its run.
    """
    if not run.get(_KEY):
        return None
    pairs: dict[str, set[tuple[Place, Place]]] = {SAME: set(), DIFFERENT: set()}
    for row in run[_KEY]:
        pairs[row["decision"]].add(_places(row))
    return Decided(frozenset(pairs[SAME]), frozenset(pairs[DIFFERENT]))


def propose_decisions(tables: Tables, run: Mapping[str, Any], least: float) -> pd.DataFrame:
    """The pairs that may report one utterance, with what was decided of them before.

    Arguments:
        tables: of a study.
        run: its facts.
        least: see `possible_pairs`.
    """
    decided = decisions_of(run)
    return possible_pairs(
        tables.statements, tables.articles, tables.speakers, tables.groups, decided, least
    )


def apply_decisions(
    tables: Tables, run: dict[str, Any], path: Path
) -> tuple[Tables, dict[str, Any]]:
    """The tables and the facts of a run with the utterances of a table of decided pairs.

    Arguments:
        tables: of a study.
        run: its facts; what was decided before counts no more.
        path: see `read_decisions`.

    Raises:
        CorrectionsError: the file cannot be used.
    """
    rows = read_decisions(path)
    problems = list(run.get("problems", []))
    if unused := find_unused(rows, tables.statements, tables.articles):
        problems.append(f"{path.name}: no pair of one story, not used: {several(unused, 5)}")
    run = run | {"problems": problems, _KEY: rows}
    return compare_again(tables, tables.statements, tables.speakers, decisions_of(run)), run


def find_unused(
    rows: Iterable[Mapping[str, Any]], statements: pd.DataFrame, articles: pd.DataFrame
) -> list[str]:
    """The decided pairs that a study does not hold: other sentences, one article, or two stories.

    Arguments:
        rows: see `read_decisions`.
        statements: see ``tables.STATEMENTS``.
        articles: see ``tables.ARTICLES``.

    Returns:
        For each its two statements.
    """
    pairs = [_places(row) for row in rows]
    named = {statement for pair in pairs for statement, _, _ in pair}
    own = statements[statements["statement_id"].isin(named)].reset_index(drop=True)
    there = set(places_of(split_statements(own.to_dict("records")), own))
    article = dict(zip(own["statement_id"], own["article"], strict=True))
    story = dict(zip(articles["article"], articles["story_id"], strict=True))
    return [
        f"{one[0]} and {other[0]}"
        for one, other in pairs
        if one not in there
        or other not in there
        or article[one[0]] == article[other[0]]
        or story[article[one[0]]] != story[article[other[0]]]
    ]
