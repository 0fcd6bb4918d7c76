"""How many facts about speakers are right: gender, role, affiliation.

    python -m benchmarks.speaker_facts --data ../shared/data/polnear [--show]

The sheet `benchmarks/sheets/speaker_facts.csv` holds facts of the 84 articles of PolNeAR dev, each
judged by the article and by what is commonly known: those of this version, and 100 that version
0.2.0 gave, drawn with a fixed seed. A fact is right when it is the true value, an office in any of
its wordings the sheet accepts; a role that is no office, or an affiliation that is neither a country
nor the proper name of an organisation, is wrong. Printed are the share right of those judged with
its 95 % interval (Wilson), how many nobody has judged, and for how many speakers the fact is filled.
"""

import argparse
import csv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from attribution.engine import analyze_corpus
from attribution.types import Corpus
from benchmarks.shares import print_share
from corpora.polnear import article_of, read_text

SHEET = Path(__file__).parent / "sheets" / "speaker_facts.csv"
KINDS = ("gender", "role", "affiliation")
_NAME = 60  # characters of a name in the sheet
Judged = dict[tuple[str, str], dict[str, bool]]


@dataclass(slots=True)
class Tally:
    """Facts of one kind: how many are right, which are wrong, which nobody has judged."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    unjudged: list[str] = field(default_factory=list)


def read_sheet(path: Path) -> Judged:
    """For each speaker and kind of fact, the values judged and whether they are right."""
    judged: Judged = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            values = judged[row["speaker"], row["fact"]]
            values[row["value"]] = row["right"] == "yes"
            if row["true_value"] != "none":
                values[row["true_value"]] = True
    return judged


def tally(speakers: pd.DataFrame, judged: Judged) -> dict[str, Tally]:
    """Compare the facts of a run with a sheet.

    Arguments:
        speakers: see ``attribution.tables.SPEAKERS``.
        judged: from `read_sheet`.
    """
    tallies = {kind: Tally() for kind in KINDS}
    for kind, found in tallies.items():
        for row in speakers.dropna(subset=[kind]).to_dict("records"):
            name, value = row["speaker"][:_NAME], row[kind]
            verdict = judged.get((name, kind), {}).get(value)
            if verdict is None:
                found.unjudged.append(f"{name}: {value}")
            elif verdict:
                found.right += 1
            else:
                found.wrong.append(f"{name}: {value}")
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what is wrong or not judged")
    arguments = parser.parse_args()
    texts = sorted((arguments.data / "dev" / "text").glob("*.txt"))
    if not texts:
        raise SystemExit(
            f"{arguments.data}: holds no dev/text/*.txt; --data names PolNeAR's folder"
        )
    articles = tuple(article_of(read_text(path), path.stem) for path in texts)
    speakers = analyze_corpus(Corpus(articles)).speakers
    people = int((speakers["type"] == "person").sum())
    print(f"{len(speakers)} speakers, {people} of them persons")
    for kind, found in tally(speakers, read_sheet(SHEET)).items():
        filled = speakers.dropna(subset=[kind])
        of_people = int((filled["type"] == "person").sum())
        print_share(kind, found.right, found.right + len(found.wrong))
        print(f"  {len(found.unjudged)} not judged; filled for {len(filled)}, {of_people} persons")
        if arguments.show:
            for label, lines in (("wrong", found.wrong), ("not judged", found.unjudged)):
                for line in lines:
                    print(f"  {label}: {line}")


if __name__ == "__main__":
    main()
