"""Run the attribution parser on PolNeAR and score what it predicts.

    python -m benchmarks.polnear --data ../shared/data/polnear --split dev \
        --predictions predictions.jsonl

DATA holds SPLIT/text/*.txt and gold_SPLIT.jsonl. Predictions, all acts, with PolNeAR's edges
(complementizers and marks belong to the content), are written before scoring as JSON lines
{doc, attributions: [{content, source, cue}]}; without the gold file nothing is scored. The
definitions are in `corpora.polnear_scores`; intervals are bootstrapped over articles.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from attribution.language.annotate import parse_article
from attribution.language.package import LanguagePackage, load_package
from attribution.study.folder import write_whole
from corpora.polnear import RawAttribution, article_of, as_raw, read_attributions, read_text
from corpora.polnear_scores import (
    MEASURES,
    Scored,
    TokenText,
    add_up,
    count_article,
    figures,
    intervals,
    recall,
)

_SAY = frozenset({"say", "says", "said", "saying", "tell", "tells", "told", "telling"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
LONG_SOURCE = 10  # tokens
SHORT_CONTENT, LONG_CONTENT = 5, 30  # tokens
CLASSES = (
    "quoted", "indirect", "say-type cue", "other cue", "according to", "pronoun source",
    "no source", "long source", "short content", "long content", "discontinuous",
)  # fmt: skip


def classes(text: TokenText, item: Scored) -> Iterator[str]:
    """Classes of an annotated attribution; one may belong to several."""

    def words(part: str) -> list[str]:
        return [text.text[text.starts[i] : text.ends[i]].lower() for i in sorted(text.covered(item.raw[part]))]  # fmt: skip

    cue, source = words("cue"), words("source")
    if _SAY & set(cue):
        yield "say-type cue"
    elif cue[:2] == ["according", "to"]:
        yield "according to"
    else:
        yield "other cue"
    if not source:
        yield "no source"
    elif len(source) == 1 and source[0] in _PRONOUNS:
        yield "pronoun source"
    elif len(source) >= LONG_SOURCE:
        yield "long source"
    if len(item.content) <= SHORT_CONTENT:
        yield "short content"
    elif len(item.content) >= LONG_CONTENT:
        yield "long content"
    if len(item.raw["content"]) > 1:
        yield "discontinuous"


def predict(package: LanguagePackage, text: str, name: str) -> list[RawAttribution]:
    """The parser's own attributions of one text, every paragraph read."""
    found = parse_article(article_of(text, name), package)
    return [as_raw(item.content, item.source, item.cue) for item in found]


def count_split(folder: Path, gold: Path, predictions: Path) -> list[Counter[str]]:
    """Counts of every annotated article; one without predictions counts as none predicted."""
    annotated, predicted = read_attributions(gold), read_attributions(predictions)
    return [
        count_article(read_text(folder / f"{doc}.txt"), annotated[doc], predicted.get(doc, []), classes)
        for doc in sorted(annotated)
    ]  # fmt: skip


def print_table(articles: list[Counter[str]]) -> None:
    """Print the figures with their intervals, then recall by class."""
    total = add_up(articles)
    bounds = intervals(articles)
    print(
        f"{len(articles)} articles, {total['full gold']} annotated, {total['full predicted']} predicted"
    )
    print(f"{'':10}{'precision':>10}{'recall':>8}{'F1':>7}   95 % interval")
    for measure, (precision, found, f1) in figures(total).items():
        low, high = bounds[measure]
        print(f"{measure:10}{precision:10.3f}{found:8.3f}{f1:7.3f}   {low:.3f} to {high:.3f}")
    print(f"source shares a token with the annotated one: {total['sources right'] / max(1, total['sources']):.3f} of {total['sources']} pairs\n")  # fmt: skip
    print(f"{'recall of':16}{'annotated':>10}" + "".join(f"{m:>9}" for m in MEASURES[1:]))
    for name in CLASSES:
        found_shares = [recall(total, name, measure) for measure in MEASURES[1:]]
        cells = "".join("        -" if v is None else f"{v:9.3f}" for v in found_shares)
        print(f"{name:16}{total[f'class {name}']:10}{cells}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--predictions", type=Path, default=Path("polnear-predictions.jsonl"))
    arguments = parser.parse_args()
    folder = arguments.data / arguments.split / "text"
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise SystemExit(f"{folder}: holds no .txt; --data names a folder laid out like PolNeAR")
    package = load_package()
    lines = []
    for path in texts:
        record = {"doc": path.stem, "attributions": predict(package, read_text(path), path.name)}
        lines.append(json.dumps(record) + "\n")
    write_whole(arguments.predictions, partial(_write_lines, lines))
    print(f"predictions for {len(texts)} articles: {arguments.predictions}")
    gold = arguments.data / f"gold_{arguments.split}.jsonl"
    if gold.exists():
        print_table(count_split(folder, gold, arguments.predictions))
    else:
        print(f"{gold.name} is not there; nothing is scored")


def _write_lines(lines: list[str], path: Path) -> None:
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
