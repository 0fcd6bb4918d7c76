"""How many utterances that two outlets report end up in one group, and how many groups are right.

    python -m benchmarks.basil_utterances --data ../shared/data/basil [--half judge] [--alone]
                                          [--decided [--least P]]

`sheets/basil_utterances.csv` lists, for events of BASIL that were read in full, the utterances that
several articles report: one row a part of a report, `strict` for the same utterance and `loose` for
the same claim, perhaps of another occasion. A pair of strict reports of two articles is found where
one group holds a member for each: half of the shorter one's words in common. `--alone` links each
event by itself instead of all at once. `--decided` lets the sheet decide, as a scholar would, the
pairs that `attribution compare --write-pairs` lists, and counts again: pairs of one strict utterance
are the same, all others different.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from attribution.comparison.words import WORD
from attribution.options import LEAST_LISTED
from benchmarks.shares import print_share

if TYPE_CHECKING:
    from attribution.study import Study

SHEET = Path(__file__).parent / "sheets" / "basil_utterances.csv"
FORMS = ("direct in both", "quoted in both, in part", "quoted here, told there", "told in both")


@dataclass(frozen=True, slots=True)
class Report:
    """What an article reports of an utterance, or a member of a group: the places of its words.

    Attributes:
        article: file name.
        relation: strict or loose.
        form: direct, mixed or indirect.
        words: where its words begin.
    """

    article: str
    relation: str
    form: str
    words: frozenset[int]

    def meets(self, other: "Report") -> bool:
        """Whether half of the shorter one's words are in both."""
        shorter = min(len(self.words), len(other.words))
        shared = len(self.words & other.words)
        return self.article == other.article and shared > 0 and shared >= shorter / 2


@dataclass(frozen=True, slots=True)
class Group:
    """Members of a group, and whether it is strict."""

    members: tuple[Report, ...]
    strict: bool

    def joins(self, one: Report, other: Report) -> bool:
        """Whether it holds both reports."""
        return all(any(member.meets(report) for member in self.members) for report in (one, other))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one utterance, and how the groups join them.

    Attributes:
        event: of BASIL.
        relation: strict, or loose where either report is.
        form: one of `FORMS`.
        strict: whether a strict group holds both.
        loose: whether a loose group does.
    """

    event: str
    relation: str
    form: str
    strict: bool
    loose: bool


def read_sheet(path: Path, half: str, texts: dict[str, str]) -> dict[str, list[list[Report]]]:
    """For each event the utterances, each with its reports.

    Arguments:
        path: see the module.
        half: choose or judge.
        texts: of each article.
    """
    sheet = pd.read_csv(path)
    events: dict[str, list[list[Report]]] = defaultdict(list)
    for (event, _), utterance in sheet[sheet["half"] == half].groupby(["event", "utterance"]):
        events[event].append(
            [
                _report(parts, parts[["start", "end"]].to_numpy().tolist(), texts)
                for _, parts in utterance.groupby(["article", "report"])
            ]
        )
    return dict(events)


def _report(rows: pd.DataFrame, spans: list[list[int]], texts: dict[str, str]) -> Report:
    first = rows.iloc[0]
    words = words_of(texts[first["article"]], spans)
    return Report(first["article"], first["relation"], first["form"], words)


def words_of(text: str, spans: list[list[int]]) -> frozenset[int]:
    """Where the words inside some spans begin."""
    return frozenset(
        word.start() for start, end in spans for word in WORD.finditer(text, start, end)
    )


def read_groups(groups: pd.DataFrame, texts: dict[str, str]) -> list[Group]:
    """The groups of a study.

    Arguments:
        groups: see ``tables.GROUPS``.
        texts: of each article.
    """
    found = []
    for _, rows in groups.groupby("group_id"):
        members = tuple(
            Report(
                row["article"],
                row["relation"],
                row["kind"],
                words_of(texts[row["article"]], row["spans"]),
            )
            for row in rows.to_dict("records")
        )
        found.append(Group(members, bool((rows["relation"] == "strict").all())))
    return found


def judge_pairs(event: str, utterances: list[list[Report]], groups: list[Group]) -> Iterator[Pair]:
    """Each pair of reports of different articles, and whether it was found."""
    for reports in utterances:
        for one, other in combinations(reports, 2):
            if one.article == other.article:
                continue
            relation = "strict" if one.relation == other.relation == "strict" else "loose"
            joining = [group.strict for group in groups if group.joins(one, other)]
            yield Pair(
                event, relation, form_of(one, other), any(joining), any(not s for s in joining)
            )


def form_of(one: Report, other: Report) -> str:
    """The class of a pair among `FORMS`."""
    told = (one.form == "indirect") + (other.form == "indirect")
    if told:
        return FORMS[3] if told == 2 else FORMS[2]
    return FORMS[0] if one.form == other.form == "direct" else FORMS[1]


def judge_groups(utterances: list[list[Report]], groups: list[Group]) -> tuple[int, int]:
    """Right and wrong pairs of strict members of different articles.

    Only pairs whose members both meet a report of the sheet count: wrong are those that share no
    utterance, not even loosely.
    """
    right = wrong = 0
    for group in groups:
        if not group.strict:
            continue
        for one, other in combinations(group.members, 2):
            if one.article == other.article:
                continue
            ours, theirs = (_numbers(member, utterances) for member in (one, other))
            if ours and theirs:
                right += bool(ours & theirs)
                wrong += not ours & theirs
    return right, wrong


def judge_claims(utterances: list[list[Report]], groups: list[Group]) -> tuple[int, int]:
    """Pairs of members of loose groups that report one claim, strictly or not, and all of them.

    The events were read in full, so a pair that the sheet does not list is none.

    Arguments:
        utterances: of the events whose articles the groups are of.
        groups: of a study.
    """
    right = every = 0
    for group in groups:
        for one, other in combinations(() if group.strict else group.members, 2):
            if one.article != other.article:
                every += 1
                right += bool(_numbers(one, utterances) & _numbers(other, utterances))
    return right, every


def _numbers(member: Report, utterances: list[list[Report]]) -> set[int]:
    return {
        number
        for number, reports in enumerate(utterances)
        if any(member.meets(report) for report in reports)
    }


def decide_pairs(
    table: pd.DataFrame, utterances: list[list[Report]], texts: dict[str, str]
) -> pd.DataFrame:
    """The listed pairs of some events with the decisions of their sheet.

    Arguments:
        table: see `attribution.comparison.possible.possible_pairs`.
        utterances: of these events.
        texts: of each article.
    """
    strict = [
        [report for report in reports if report.relation == "strict"] for reports in utterances
    ]
    decisions = []
    for row in table.to_dict("records"):
        ours, theirs = (
            _numbers(
                Report(
                    row[f"article_{side}"],
                    "strict",
                    row[f"kind_{side}"],
                    words_of(
                        texts[row[f"article_{side}"]], [[row[f"start_{side}"], row[f"end_{side}"]]]
                    ),
                ),
                strict,
            )
            for side in "ab"
        )
        decisions.append("same" if ours & theirs else "different")
    return table.assign(decision=decisions)


def decide_study(
    study: "Study", utterances: list[list[Report]], texts: dict[str, str], least: float
) -> tuple["Study", pd.DataFrame]:
    """A study whose listed pairs the sheet decided, and these pairs.

    Arguments:
        study: of some events.
        utterances: of these events.
        texts: of each article.
        least: probability of a pair that is listed.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = study.write_pairs(Path(folder) / "pairs.csv", least=least)
        table = decide_pairs(pd.read_csv(path), utterances, texts)
        table.to_csv(path, index=False)
        return study.decide(path), table


def print_scores(pairs: list[Pair], right: int, wrong: int) -> None:
    """Print what was found, by form and event."""
    strict = [pair for pair in pairs if pair.relation == "strict"]
    loose = [pair for pair in pairs if pair.relation == "loose"]
    _print("strict pairs in one group", [pair.strict for pair in strict])
    for form in FORMS:
        _print(f"  {form}", [pair.strict for pair in strict if pair.form == form])
    by_event: dict[str, list[bool]] = defaultdict(list)
    for pair in strict:
        by_event[pair.event].append(pair.strict)
    means = [sum(found) / len(found) for found in by_event.values()]
    print(f"  mean over {len(means)} events: {sum(means) / max(1, len(means)):.3f}")
    _print("loose pairs found as loose", [p.loose and not p.strict for p in loose])
    _print("loose pairs in any group", [p.loose or p.strict for p in loose])
    print_share("pairs of members that the sheet can judge, right", right, right + wrong)


def print_found(
    studies: list["Study"], sheet: dict[str, list[list[Report]]], texts: dict[str, str]
) -> None:
    """Print how many pairs of the sheet the groups of some studies hold, and how many are right."""
    groups = [group for study in studies for group in read_groups(study.groups, texts)]
    pairs = [p for event, listed in sheet.items() for p in judge_pairs(event, listed, groups)]
    judged = [judge_groups(listed, groups) for listed in sheet.values()]
    print_scores(pairs, sum(r for r, _ in judged), sum(w for _, w in judged))
    every = [reports for utterances in sheet.values() for reports in utterances]
    print_share("pairs of members of loose groups, one claim", *judge_claims(every, groups))


def _print(label: str, found: list[bool]) -> None:
    print_share(label, sum(found), len(found))


def main() -> None:
    from attribution.engine import analyze_corpus
    from attribution.types import Corpus
    from corpora.basil import read_events

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, default=SHEET)
    parser.add_argument("--half", choices=("choose", "judge"), default="choose")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--decided", action="store_true")
    parser.add_argument("--least", type=float, default=LEAST_LISTED)
    arguments = parser.parse_args()
    events = read_events(arguments.data)
    texts = {article.file: article.text for group in events.values() for article in group}
    sheet = read_sheet(arguments.sheet, arguments.half, texts)
    read = {event: events[event] for event in sheet}
    whole = [[article for articles in read.values() for article in articles]]
    tables = [
        analyze_corpus(Corpus(tuple(articles)))
        for articles in (read.values() if arguments.alone else whole)
    ]
    print_found(tables, sheet, texts)
    rows = sum(len(study.groups[study.groups["relation"] == "strict"]) for study in tables)
    statements = sum(len(study.statements) for study in tables)
    print(f"members of strict groups per statement: {rows / max(1, statements):.3f}")
    if arguments.decided:
        listed = [reports for utterances in sheet.values() for reports in utterances]
        decided = [decide_study(study, listed, texts, arguments.least) for study in tables]
        rows = sum(len(table) for _, table in decided)
        same = sum((table["decision"] == "same").sum() for _, table in decided)
        print(
            f"\nwith {rows} listed pairs decided ({rows / len(sheet):.0f} an event, {same} the same)"
        )
        print_found([study for study, _ in decided], sheet, texts)


if __name__ == "__main__":
    main()
