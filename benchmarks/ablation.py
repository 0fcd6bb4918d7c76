"""What each part of decoding attributions is worth, on PolNeAR dev.

    python -m benchmarks.ablation --data ../shared/data

Each row switches off one part, or changes one setting, of the shipped decoding.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.language.annotate import attributions_of, collect_sentences, tokenize
from attribution.language.attribution_processor import (
    ScoredWindows,
    decode_windows,
    document_paragraphs,
    score_windows,
)
from attribution.language.decoding import SHIPPED, Costs
from attribution.language.package import LanguagePackage, load_package
from attribution.language.parts import pieces
from attribution.types import Sentence
from corpora.polnear import AnnotatedText, RawAttribution, article_of, as_raw, read_split
from corpora.polnear_scores import MEASURES, add_up, count_article, figures, recall

VARIANTS: dict[str, Costs] = {
    "as shipped": SHIPPED,
    "a content may change at every word": Costs(enter_content=0.0),
    "half the cost of entering a content": Costs(enter_content=1.0),
    "cues above .5 only": Costs(cue_probability=0.5),
    "every stretch of a content kept": Costs(sure_run=0.0),
    "paragraphs not weighed": Costs(other_paragraph=0.0),
    "none of these": Costs(0.5, 0.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """An annotated article and, for each piece it is read in, sentences and scored windows."""

    annotated: AnnotatedText
    pieces: list[tuple[list[Sentence], ScoredWindows]]


def score_article(annotated: AnnotatedText, package: LanguagePackage) -> ScoredArticle:
    """Score the windows of an article whose every paragraph is read."""
    scored = []
    for piece in pieces(article_of(annotated.text, annotated.name)):
        document, offsets = tokenize(piece, package)
        windows = score_windows(package.encoder, package.head, document_paragraphs(document))
        package.encoder.forget()
        scored.append((collect_sentences(document, offsets), windows))
    return ScoredArticle(annotated, scored)


def decode_article(article: ScoredArticle, costs: Costs) -> list[RawAttribution]:
    """The attributions of a scored article."""
    return [
        as_raw(attribution.content, attribution.source)
        for sentences, windows in article.pieces
        for attribution in attributions_of(decode_windows(windows, costs), sentences)
    ]


def print_row(label: str, articles: Sequence[ScoredArticle], costs: Costs) -> None:
    """Decode and print F1 of each measure and the recall of quoted attributions."""
    total = add_up(
        count_article(a.annotated.text, a.annotated.attributions, decode_article(a, costs))
        for a in articles
    )
    values = [figures(total)[measure][2] for measure in MEASURES]
    values += [recall(total, "quoted", measure) or 0 for measure in ("relaxed", "full")]
    print(f"{label:38}" + "".join(f"{value:9.3f}" for value in values), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    names = [*MEASURES, "q relaxed", "q full"]
    print(f"{'':38}" + "".join(f"{name:>9}" for name in names))
    package = load_package()
    articles = [score_article(a, package) for a in read_split(arguments.data / "polnear", "dev")]
    for label, costs in VARIANTS.items():
        print_row(label, articles, costs)


if __name__ == "__main__":
    main()
