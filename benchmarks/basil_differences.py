"""Of how many pairs of reports all labels are right.

    python -m benchmarks.basil_differences --data ../shared/data/basil [--half judge]
        [--study FOLDER] [--show]
    python -m benchmarks.basil_differences --data ../shared/data/polnear --corpus polnear [...]

`sheets/basil_pairs.csv` holds two reports of a group a row, by their places, with the labels that
reading both articles gave before the tool's were looked at. Where two texts retell a matter so freely
that a label may be given or not, it stands in the column `open`. Quotation is read as in the
codebook: what one puts in marks and the other tells without. Pairs were drawn from the table
`differences`: 105 from the 31 events on which rules were mended (choose; 8 came twice), 100 from the other 29
(judge; 3 came twice), looked at once. `--study` names a study of all events, made there if there is
none, and counts every label, those of cue and speaker too, for the pairs that the study still has;
without it the labels of words and kind are counted, which needs no model. `sheets/basil_differences.csv` (`--half made`) holds
the pairs that the first rules were made with, labels of words only.

`sheets/polnear_pairs.csv` (`--corpus polnear`) are 42 strict and 22 loose pairs drawn from PolNeAR's
training articles whose stories several outlets tell, read in the same way before the labels were seen;
halves by story, the choosing one seen first, after it two rules for cues were mended, then the other
one once.
"""

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

from attribution.comparison.differences import Label, Report, compare, read_report
from attribution.engine import analyze_corpus
from attribution.stories import find_stories
from attribution.stories.shared_quotes import quotations_of
from attribution.types import Article, Corpus
from benchmarks.shares import print_share
from corpora.basil import read_events
from corpora.polnear import read_published

SHEETS = Path(__file__).parent / "sheets"
_ELSEWHERE = {str(Label.CUE), str(Label.SPEAKER)}
_Key = tuple[str, str, str, str]


def read_spans(cell: str) -> list[list[int]]:
    """[start, end) of each stretch in a cell such as "10-25 31-40"."""
    return [[int(edge) for edge in span.split("-")] for span in cell.split()]


def read_sheet(half: str, corpus: str = "basil") -> list[dict[str, Any]]:
    """The rows of a half: choose, judge, or made, of which only words were read.

    Arguments:
        half: see there.
        corpus: basil or polnear.
    """
    if half == "made":
        return pd.read_csv(SHEETS / "basil_differences.csv").to_dict("records")
    sheet = pd.read_csv(SHEETS / f"{corpus}_pairs.csv", keep_default_na=False)
    return sheet[sheet["half"] == half].to_dict("records")


def labels_of(row: dict[str, Any], texts: dict[str, str]) -> set[str]:
    """The labels that a row's two reports get, but for cue and speaker.

    Arguments:
        row: of a sheet.
        texts: of each article.
    """
    fullest = _report(texts[row["fullest"]], row["fullest_spans"], row["fullest_kind"])
    report = _report(texts[row["article"]], row["spans"], row["kind"])
    return set(compare(fullest, report)["labels"]) - _ELSEWHERE


def _report(text: str, cell: str, kind: str) -> Report:
    record = {"kind": kind, "cue_text": None, "speaker_id": None}
    return read_report(record, read_spans(cell), text, quotations_of(text), None)


def labels_in(folder: Path) -> dict[_Key, set[str]]:
    """All labels of each pair of a saved study, by the places of its two reports.

    Arguments:
        folder: of the study.
    """
    from attribution import load_study

    study = load_study(folder)
    places = {
        (row["group_id"], row["statement_id"]): " ".join(f"{a}-{b}" for a, b in row["spans"])
        for row in study.groups.to_dict("records")
    }
    return {
        (
            row["fullest_article"],
            places[row["group_id"], row["fullest"]],
            row["article"],
            places[row["group_id"], row["statement_id"]],
        ): set(row["labels"])
        for row in study.differences.to_dict("records")
    }


def read_articles(data: Path, corpus: str) -> list[Article]:
    """The articles whose reports the sheets compare.

    Arguments:
        data: the corpus's folder.
        corpus: basil or polnear.
    """
    if corpus == "polnear":
        return read_published(data, "train")
    return [article for event in read_events(data).values() for article in event]


def told_twice(articles: list[Article]) -> list[Article]:
    """The articles of stories that several outlets tell; others have nothing to compare."""
    table = pd.DataFrame(
        [(one.file, one.outlet, one.date, one.title, one.text) for one in articles],
        columns=["article", "outlet", "date", "title", "text"],
    )
    stories, _ = find_stories(table)
    outlets = table["outlet"].groupby(stories).transform("nunique")
    return [one for one, number in zip(articles, outlets, strict=True) if number > 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", choices=("basil", "polnear"), default="basil")
    parser.add_argument("--half", choices=("made", "choose", "judge"), default="made")
    parser.add_argument("--study", type=Path, help="of the whole corpus; made there if absent")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    articles = read_articles(arguments.data, arguments.corpus)
    texts = {article.file: article.text for article in articles}
    if arguments.study and not (arguments.study / "run.json").exists():
        compared = articles if arguments.corpus == "basil" else told_twice(articles)
        analyze_corpus(Corpus(tuple(compared))).save(arguments.study)
    known = labels_in(arguments.study) if arguments.study else {}
    aside = set() if arguments.study else _ELSEWHERE
    if arguments.half == "made":
        aside = _ELSEWHERE | {str(Label.KIND)}
    right: dict[str, list[bool]] = {"strict": [], "loose": []}
    for row in read_sheet(arguments.half, arguments.corpus):
        key = row["fullest"], row["fullest_spans"], row["article"], row["spans"]
        if arguments.study and key not in known:
            continue
        found = (known[key] if arguments.study else labels_of(row, texts)) - aside
        wanted = set(row["labels"].split("; ")) - aside
        either = set(row.get("open", "").split("; "))
        judged = wanted <= found <= wanted | either
        right[row.get("relation", "strict")].append(judged)
        if arguments.show and not judged:
            print(f"{row['pair']}: read {sorted(wanted)}, found {sorted(found)}")
    every = [judged for found in right.values() for judged in found]
    print_share("pairs with all labels right", sum(every), len(every))
    for relation, found in right.items():
        if found and len(found) < len(every):
            print_share(f"  of {relation} groups", sum(found), len(found))


if __name__ == "__main__":
    main()
