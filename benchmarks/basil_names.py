"""How many statements carry the right name: in a corpus of 60 events, and in each event alone.

    python -m benchmarks.basil_names --data ../shared/data/basil [--half choose] [--show]

The sheet `benchmarks/sheets/basil_names.csv` holds statements of a run, drawn at random and judged
by hand: whether each is one, and every spelling of its speaker's name that an article could use.
One half of the events chooses, the other judges. A statement that is real has the right name when
the statement of this run that shares most characters with it has a speaker whose name is one of
these spellings; a statement that is not found counts as wrong.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from attribution.engine import analyze_corpus
from attribution.types import Corpus
from benchmarks.shares import print_share
from benchmarks.spellings import is_accepted
from corpora.basil import read_events

SHEET = Path(__file__).parent / "sheets" / "basil_names.csv"
EVENTS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of the sheet: where it stands and the names its speaker may have."""

    article: str
    start: int
    end: int
    accepted: tuple[str, ...]


def read_sheet(half: str | None) -> list[Judged]:
    """The real statements of the sheet whose speaker can be named.

    Arguments:
        half: "choose", "judge", or None for both.
    """
    with SHEET.open(encoding="utf-8", newline="") as file:
        return [
            Judged(row["article"], int(row["start"]), int(row["end"]), tuple(row["accepted"].split("|")))
            for row in csv.DictReader(file)
            if row["verdict"] == "real" and row["accepted"] and half in (None, row["half"])
        ]  # fmt: skip


def count_right(statements: pd.DataFrame, judged: Iterable[Judged]) -> tuple[int, list[str]]:
    """How many statements carry an accepted name, and a line for each that does not.

    Arguments:
        statements: the table of a study.
        judged: statements of the sheet.
    """
    by_article = dict(tuple(statements.groupby("article")))
    right, wrong = 0, []
    for item in judged:
        rows = by_article.get(item.article, statements.iloc[:0]).to_dict("records")
        best = max(rows, key=lambda row: _shared(row["content"], item), default=None)
        name = best["speaker"] if best and _shared(best["content"], item) else None
        if isinstance(name, str) and is_accepted(name, item.accepted):
            right += 1
        else:
            wrong.append(f"{item.article} {item.start}: {item.accepted[0]} / {name}")
    return right, wrong


def _shared(content: Sequence[Sequence[int]], judged: Judged) -> float:
    """Characters in common, as a share of what either has."""
    common = sum(max(0, min(end, judged.end) - max(start, judged.start)) for start, end in content)
    return common / max(judged.end - judged.start, sum(end - start for start, end in content), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("choose", "judge"))
    parser.add_argument("--show", action="store_true", help="print every name that is wrong")
    arguments = parser.parse_args()
    judged = read_sheet(arguments.half)
    events = read_events(arguments.data, EVENTS)
    by_event: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        by_event[item.article[:36]].append(item)
    together = analyze_corpus(Corpus(tuple(a for articles in events.values() for a in articles)))
    right, wrong = count_right(together.statements, judged)
    alone, wrong_alone = 0, []
    for event, items in by_event.items():
        study = analyze_corpus(Corpus(tuple(events[event])))
        hits, lines = count_right(study.statements, items)
        alone, wrong_alone = alone + hits, wrong_alone + lines
    if arguments.show:
        for label, lines in (("whole corpus", wrong), ("event alone", wrong_alone)):
            for line in lines:
                print(f"{label}: {line}")
    print_share("whole corpus at once", right, len(judged))
    print_share("each event alone", alone, len(judged))


if __name__ == "__main__":
    main()
