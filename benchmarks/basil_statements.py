"""How many statements of fully read articles are found, and how many found are none.

    python -m benchmarks.basil_statements --data ../shared/data/basil [--half choose] [--show]

The sheet `benchmarks/sheets/basil_statements.csv` lists every statement of ten articles of BASIL, by
offsets, written down before the tool was run; doubtful ones (a bare act, a voiced thought, a report
that goes on without a cue) are marked. One half of the articles chooses, the other judges.

A statement is found when a row of the default table shares at least half of the words the two
contents cover together, or holds one of the two whole and half of it; pairs are made one to one,
best overlap first. Found: real statements of the sheet with a row. None: rows that match neither a
real nor a doubtful statement.
"""

import argparse
import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from attribution.engine import analyze_corpus
from attribution.types import Corpus
from benchmarks.shares import print_share
from corpora.basil import read_events
from corpora.polnear_scores import TokenText, one_to_one, read_tokens

SHEET = Path(__file__).parent / "sheets" / "basil_statements.csv"
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of the sheet: the numbers of its words, and whether a reader doubts it."""

    name: str
    words: frozenset[int]
    form: str
    doubtful: bool


def read_sheet(texts: dict[str, TokenText], half: str | None) -> dict[str, list[Listed]]:
    """The listed statements of each article.

    Arguments:
        texts: the articles' texts by file.
        half: "choose", "judge", or None for both.
    """
    spans: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    facts: dict[tuple[str, str], dict[str, str]] = {}
    with SHEET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["part"] == "content" and half in (None, row["half"]):
                key = (row["article"], row["statement"])
                spans[key].append([int(row["start"]), int(row["end"])])
                facts[key] = row
    listed: dict[str, list[Listed]] = defaultdict(list)
    for (article, name), places in spans.items():
        row = facts[article, name]
        words = texts[article].covered(places)
        listed[article].append(Listed(name, words, row["form"], row["verdict"] == "doubtful"))
    return listed


def pair_up(listed: list[Listed], rows: list[frozenset[int]]) -> dict[int, int]:
    """Rows by the listed statement each is matched with, best overlap first."""
    likeness = []
    for i, item in enumerate(listed):
        for j, row in enumerate(rows):
            shared = len(item.words & row)
            contained = shared == min(len(item.words), len(row))
            overlap = shared / max(1, len(item.words | row))
            if shared and (overlap >= _ENOUGH or (contained and 2 * overlap >= _ENOUGH)):
                likeness.append((-overlap, i, j))
    return dict(one_to_one(likeness))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=["choose", "judge"])
    parser.add_argument("--show", action="store_true", help="print what is missed and what is none")
    arguments = parser.parse_args()
    articles = {a.file: a for event in read_events(arguments.data).values() for a in event}
    texts = {file: read_tokens(article.text) for file, article in articles.items()}
    listed = read_sheet(texts, arguments.half)
    study = analyze_corpus(Corpus(tuple(articles[file] for file in sorted(listed))))
    found = total = matched = rows = 0
    forms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file, statements in listed.items():
        text = texts[file]
        table = study.statements[study.statements["article"] == file]
        contents = [text.covered(spans) for spans in table["content"]]
        pairs = pair_up(statements, contents)
        rows, matched = rows + len(contents), matched + len(pairs)
        for number, item in enumerate(statements):
            if not item.doubtful:
                total += 1
                found += number in pairs
                forms[item.form][0] += number in pairs
                forms[item.form][1] += 1
                if arguments.show and number not in pairs:
                    print(
                        "missed",
                        file[:8],
                        item.name,
                        text.text[text.starts[min(item.words)] :][:70],
                    )
        if arguments.show:
            for number, row in enumerate(table.to_dict("records")):
                if number not in pairs.values():
                    print("none  ", file[:8], row["cue_text"], "|", row["content_text"][:70])
    print_share("real statements found", found, total)
    for form, (right, all_) in sorted(forms.items()):
        print_share(f"  {form}", right, all_)
    print_share("rows that are statements, doubtful ones included", matched, rows)


if __name__ == "__main__":
    main()
