"""Of how many pairs of reports all labels are right that say what became of the words.

    python -m benchmarks.basil_differences --data ../shared/data/basil [--show]

`sheets/basil_differences.csv` holds two reports of one utterance a row, by their places, with the
labels that reading both gave. Labels of kind, cue and speaker repeat other columns and are left
out. Needs no model.
"""

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

from attribution.comparison.differences import Label, Report, compare, read_report
from attribution.stories.shared_quotes import quotations_of
from benchmarks.shares import print_share
from corpora.basil import read_events

SHEET = Path(__file__).parent / "sheets" / "basil_differences.csv"
_ELSEWHERE = {Label.KIND, Label.CUE, Label.SPEAKER}


def read_spans(cell: str) -> list[list[int]]:
    """[start, end) of each stretch in a cell such as "10-25 31-40"."""
    return [[int(edge) for edge in span.split("-")] for span in cell.split()]


def labels_of(row: dict[str, Any], texts: dict[str, str]) -> set[str]:
    """The labels that a row's two reports get.

    Arguments:
        row: of the sheet.
        texts: of each article.
    """
    fullest = _report(texts[row["fullest"]], row["fullest_spans"], row["fullest_kind"])
    report = _report(texts[row["article"]], row["spans"], row["kind"])
    return set(compare(fullest, report)["labels"]) - {str(label) for label in _ELSEWHERE}


def _report(text: str, cell: str, kind: str) -> Report:
    record = {"kind": kind, "cue_text": None, "speaker_id": None}
    return read_report(record, read_spans(cell), text, quotations_of(text), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, default=SHEET)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    events = read_events(arguments.data)
    texts = {article.file: article.text for group in events.values() for article in group}
    rows = pd.read_csv(arguments.sheet).to_dict("records")
    right = 0
    for row in rows:
        wanted, found = set(row["labels"].split("; ")), labels_of(row, texts)
        right += wanted == found
        if arguments.show and wanted != found:
            print(f"{row['pair']}: read {sorted(wanted)}, found {sorted(found)}")
    print_share("pairs with all labels right", right, len(rows))


if __name__ == "__main__":
    main()
