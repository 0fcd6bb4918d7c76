"""Are people quoted in several outlets one speaker, and nobody else with them?

    python -m benchmarks.basil_people --data ../shared/data/basil [--show]

The sheet `benchmarks/sheets/basil_people.csv` lists, for 20 events of BASIL drawn with a fixed
seed, the people quoted in two or more outlets, written down before the tool was run, and every
spelling of their names that an article could use: names are compared as strings. A pair is a person
and two outlets. Recall: pairs of the sheet whose two articles have one speaker with that
person's name. Precision: of the tool's joins between two articles in which a person of the sheet
takes part, those that join that person with themselves. 95 % intervals (Wilson).
"""

import argparse
import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from attribution.engine import analyze_corpus
from attribution.study import Study
from attribution.types import Corpus
from benchmarks.shares import print_share
from benchmarks.spellings import is_accepted
from corpora.basil import read_events

SHEET = Path(__file__).parent / "sheets" / "basil_people.csv"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person quoted in several outlets of an event: spellings of the name, pairs of outlets."""

    accepted: tuple[str, ...]
    pairs: frozenset[Pair]


def read_sheet() -> dict[str, dict[str, Quoted]]:
    """The people of the sheet by event and true name."""
    sheet: dict[str, dict[str, Quoted]] = defaultdict(dict)
    with SHEET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pairs = frozenset(combinations(sorted(row["outlets"].split()), 2))
            sheet[row["event"]][row["true_name"]] = Quoted(tuple(row["accepted"].split("|")), pairs)
    return sheet


def judge_event(study: Study, people: dict[str, Quoted]) -> tuple[list[str], list[str], int, int]:
    """Missed pairs, wrong joins, pairs found, joins made."""
    named = study.statements.dropna(subset=["speaker_id", "name_in_article"])
    missed, wrong, found, made = [], [], 0, 0
    joins: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in named.to_dict("records"):
        joins[row["speaker_id"]].add((row["outlet"], row["name_in_article"]))
    for true_name, person in people.items():
        for one, other in sorted(person.pairs):
            if any(
                all(
                    any(o == outlet and is_accepted(n, person.accepted) for o, n in members)
                    for outlet in (one, other)
                )
                for members in joins.values()
            ):
                found += 1
            else:
                missed.append(f"{true_name}: {one}, {other}")
    for members in joins.values():
        for (outlet, name), (other_outlet, other_name) in combinations(sorted(members), 2):
            owners = [
                [is_accepted(n, person.accepted) for n in (name, other_name)]
                for person in people.values()
            ]
            if outlet == other_outlet or not any(map(any, owners)):
                continue
            made += 1
            if not any(map(all, owners)):
                wrong.append(f"{name} ({outlet}) with {other_name} ({other_outlet})")
    return missed, wrong, found, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what is missed and wrong")
    arguments = parser.parse_args()
    sheet = read_sheet()
    total = sum(len(person.pairs) for people in sheet.values() for person in people.values())
    found = made = bad = 0
    for event, articles in read_events(arguments.data, 20).items():
        if event not in sheet:
            continue
        study = analyze_corpus(Corpus(tuple(articles)))
        missed, wrong, pairs, joins = judge_event(study, sheet[event])
        found, made, bad = found + pairs, made + joins, bad + len(wrong)
        if arguments.show:
            for line in missed:
                print("missed", event[:8], line)
            for line in wrong:
                print("wrong ", event[:8], line)
    print_share("recall", found, total)
    print_share("precision", made - bad, made)


if __name__ == "__main__":
    main()
