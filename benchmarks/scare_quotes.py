"""How many of the scare quotes that the measure counts are scare quotes?

    python -m benchmarks.scare_quotes --data ../shared/data/basil --polnear ../shared/data/polnear
        [--half judge] [--show]

`sheets/scare_quotes.csv` holds short quotations by their places, each read in its article: a scare
quote (words the outlet uses in its own voice; also an echo of words where the text names nobody
they are from), or quoted (somebody's words), a mention (a word named as a word), a title, a name,
or other (no prose, or no words of the outlet). 122 are all those of BASIL and PolNeAR dev that no
statement holds, labelled before there were rules. 141 of PolNeAR train were counted by a first and
a second state of the rules, in texts where annotated attributions stood for the statements; that
echoes are scare quotes was settled while reading them. The rules were changed once more after all
had been read, so no half is unseen. Before rules were changed by them, 7 of 9 counted in the
judging half of the 122 were right, and 52 of 69 in that of PolNeAR train.

The articles of the sheet are analysed, and what the measure counts in them is looked up; counted
words that the sheet does not have are printed as not read.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from attribution.engine import analyze_corpus
from attribution.framing.compared import prepare
from attribution.framing.scare_quotes import find_scare_quotes
from attribution.types import Article, Corpus
from benchmarks.shares import print_share
from corpora.basil import read_events
from corpora.polnear import article_of, read_split

SHEET = Path(__file__).parent / "sheets" / "scare_quotes.csv"
RIGHT = "scare quote"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the sheet's quotations.

    Attributes:
        right: those counted that are scare quotes.
        wrong: those counted that are something else.
        missed: scare quotes that are not counted.
        unread: counted places that the sheet does not have.
    """

    right: pd.DataFrame
    wrong: pd.DataFrame
    missed: pd.DataFrame
    unread: pd.DataFrame


def judge(sheet: pd.DataFrame, found: pd.DataFrame) -> Judged:
    """Hold what is counted against what was read.

    Arguments:
        sheet: article, start, end and label.
        found: see `find_scare_quotes`.
    """
    places = ["article", "start", "end"]
    both = sheet.merge(found[places], on=places, how="outer", indicator=True)
    read, counted = both["_merge"] != "right_only", both["_merge"] != "left_only"
    scare = both["label"] == RIGHT
    return Judged(
        both[read & counted & scare],
        both[read & counted & ~scare],
        both[read & ~counted & scare],
        both[~read],
    )


def read_articles(basil: Path, polnear: Path, files: Iterable[str]) -> list[Article]:
    """The articles of the sheet.

    Arguments:
        basil: folder of BASIL.
        polnear: folder of PolNeAR.
        files: their names.
    """
    articles = [article for event in read_events(basil).values() for article in event]
    for split in ("dev", "train"):
        articles += [article_of(item.text, item.name) for item in read_split(polnear, split)]
    by_file = {article.file: article for article in articles}
    return [by_file[file] for file in sorted(set(files))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--half", choices=["choose", "judge"])
    parser.add_argument("--show", action="store_true", help="print what is wrong or missed")
    arguments = parser.parse_args()
    sheet = pd.read_csv(SHEET)
    if arguments.half:
        sheet = sheet[sheet["half"] == arguments.half]
    articles = read_articles(arguments.data, arguments.polnear, sheet["article"])
    study = analyze_corpus(Corpus(tuple(articles)))
    judged = judge(sheet, find_scare_quotes(prepare(study.tables)))
    right = len(judged.right)
    print_share("counted that are scare quotes", right, right + len(judged.wrong))
    print_share("scare quotes read that are counted", right, right + len(judged.missed))
    print(f"counted and not read: {len(judged.unread)}")
    if arguments.show:
        texts = {article.file: article.text for article in articles}
        for name in ("wrong", "missed", "unread"):
            for row in getattr(judged, name).itertuples():
                print(name, row.article[:40], texts[row.article][row.start : row.end])


if __name__ == "__main__":
    main()
