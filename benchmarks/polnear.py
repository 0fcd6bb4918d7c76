"""Run the attribution parser on PolNeAR and score what it predicts.

    python -m benchmarks.polnear --data ../shared/data/polnear --split dev \
        --predictions predictions.jsonl --scorer ../shared/score/score_polnear.py

Predictions are written before scoring, as JSON lines {doc, attributions: [{content, source, cue}]},
with PolNeAR's edges (complementizers and marks belong to the content). Without the gold file the
predictions are written and nothing is scored. Scoring is left to the scorer named.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from attribution.corpus.paragraphs import split_paragraphs
from attribution.language.annotate import annotate
from attribution.language.package import LanguagePackage, load_package
from attribution.types import Article, Span


def predict(package: LanguagePackage, text: str, name: str) -> list[dict[str, list[list[int]]]]:
    """The parser's own attributions of one text, every paragraph read."""
    article = Article(name, text, paragraphs=split_paragraphs(text))
    found = annotate(article, package).attributions

    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return [
        {"content": pairs(a.content), "source": pairs(a.source), "cue": pairs(a.cue)} for a in found
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--predictions", type=Path, default=Path("polnear-predictions.jsonl"))
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--limit", type=int, help="only the first articles")
    arguments = parser.parse_args()
    package = load_package()
    texts = sorted((arguments.data / arguments.split / "text").glob("*.txt"))[: arguments.limit]
    with arguments.predictions.open("w", encoding="utf-8") as file:
        for path in texts:
            text = path.read_bytes().decode("utf-8")
            record = {"doc": path.stem, "attributions": predict(package, text, path.name)}
            file.write(json.dumps(record) + "\n")
    gold = arguments.data / f"gold_{arguments.split}.jsonl"
    if not gold.exists() or arguments.scorer is None:
        print(f"predictions for {len(texts)} articles in {arguments.predictions}; not scored")
        return
    subprocess.run(
        [sys.executable, str(arguments.scorer), "--gold", str(gold),
         "--pred", str(arguments.predictions), "--text", str(texts[0].parent), "--boot", "500"],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
