"""How many quotes that stand word for word in two outlets end up in one group.

    python -m benchmarks.basil_groups --data ../shared/data/basil [--events 20] [--show 30]
    python -m benchmarks.basil_groups --half judge

Direct quotes of ten or more words that exact string search finds in two outlets' articles on one
event; the share of those pairs whose statements land in one group. `--show` prints groups drawn
with a fixed seed, to be read. `--half` prints what reading gave: `sheets/basil_groups.csv` holds strict
groups drawn from a run over all 60 events, member by member, with the least probability that joined
groups then (0.6), so that the share can be given for any higher one; a group is right when all its
members report one utterance, and doubtful ones are wrong. 60 are of the 31 events on which rules were
mended (choose), 100 of the other 29 (judge), read once.
"""

import argparse
import random
import re
from itertools import combinations
from pathlib import Path

import pandas as pd

from attribution.corpus.paragraphs import split_paragraphs
from attribution.engine import analyze_corpus
from attribution.language.quotation_marks import find_quotations
from attribution.study import Study
from attribution.types import Article, Corpus
from benchmarks.shares import print_share
from corpora.basil import read_events

_WORD = re.compile(r"\w+")
_SHORTEST = 10
SHEET = Path(__file__).parent / "sheets" / "basil_groups.csv"
_LEAST = (0.6, 0.65, 0.7, 0.75, 0.8)  # probabilities


def words(text: str) -> str:
    """The words of a text, one space between, so that typography does not matter."""
    return " ".join(_WORD.findall(text.lower()))


def shared_quotes(articles: list[Article]) -> list[tuple[str, str, str]]:
    """(file, other file, words) of quotations of one article that another holds word for word."""
    plain = {article.file: f" {words(article.text)} " for article in articles}
    found = []
    for one, other in combinations(articles, 2):
        quoted = set()
        for article in (one, other):
            for quotation in find_quotations(article.text, split_paragraphs(article.text)):
                content = words(quotation.inner.of(article.text))
                if len(content.split()) >= _SHORTEST:
                    quoted.add(content)
        found += [
            (one.file, other.file, content)
            for content in sorted(quoted)
            if f" {content} " in plain[one.file] and f" {content} " in plain[other.file]
        ]
    return found


def in_one_group(study: Study, file: str, other: str, content: str) -> bool:
    """Whether one group holds a statement with these words of either article."""
    strict = study.groups[study.groups["relation"] == "strict"]
    for _, members in strict.groupby("group_id"):
        holds = {
            row["article"]
            for row in members.to_dict("records")
            if _overlap(content, words(row["content_text"]))
        }
        if {file, other} <= holds:
            return True
    return False


def _overlap(content: str, statement: str) -> bool:
    if content in statement:
        return True
    wanted = content.split()
    return statement in content and len(statement.split()) >= len(wanted) / 2


def print_read(half: str) -> None:
    """Print how many groups of a half were read to be right, by the least probability in them."""
    sheet = pd.read_csv(SHEET)
    groups = sheet[sheet["half"] == half].groupby("group")
    read = groups.agg(least=("similarity", "min"), verdict=("verdict", "first"))
    for least in _LEAST:
        kept = read[read["least"] >= least]
        right = int((kept["verdict"] == "right").sum())
        print_share(f"groups right, joined from {least}", right, len(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--half", choices=("choose", "judge"))
    parser.add_argument("--events", type=int, default=20)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.half:
        print_read(arguments.half)
        return
    if arguments.data is None:
        parser.error("--data or --half is needed")
    hits = total = 0
    groups = []
    for articles in read_events(arguments.data, arguments.events).values():
        study = analyze_corpus(Corpus(tuple(articles)))
        for file, other, content in shared_quotes(articles):
            total += 1
            hits += in_one_group(study, file, other, content)
        strict = study.groups[study.groups["relation"] == "strict"]
        groups += [table for _, table in strict.groupby("group_id")]
    print_share(f"shared quotes of {_SHORTEST} or more words in one group", hits, total)
    print(f"groups in all: {len(groups)}")
    for table in random.Random(1).sample(groups, min(arguments.show, len(groups))):
        print("-" * 40)
        for row in table.to_dict("records"):
            print(f"  {row['outlet']:<4} {row['speaker']} [{row['kind']}] {row['content_text']}")


if __name__ == "__main__":
    main()
