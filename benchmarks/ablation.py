"""What each part of decoding attributions is worth, on PolNeAR dev.

    python -m benchmarks.ablation --data ../shared/data

Each row switches off one part, or changes one setting, of the shipped decoding. Words are cut as in
training, so figures differ a little from `benchmarks.polnear`, which runs the tokenizer.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import torch

from attribution.language import decoding
from attribution.language.attribution_head import AttributionScores
from attribution.language.attribution_processor import load_head
from attribution.language.encoder import WINDOW_PIECES, load_encoder
from attribution.language.package import EMBEDDED_FOLDER
from corpora.polnear import read_split
from corpora.polnear_scores import MEASURES, add_up, count_article, figures, recall
from training.train_attribution import lay_out, score_batch, word_spans
from training.windows import WORD, Window, article_windows

_BATCH = 16
VARIANTS: dict[str, dict[str, float]] = {
    "as shipped": {"ENTER_CONTENT": decoding.ENTER_CONTENT},
    "a content may change at every word": {"ENTER_CONTENT": 0.0},
    "half the cost of entering a content": {"ENTER_CONTENT": 1.0},
    "cues above .5 only": {"CUE_PROBABILITY": 0.5},
    "every stretch of a content kept": {"SURE_RUN": 0.0},
    "quotation marks not weighed": {"INSIDE_QUOTATION": 0.0},
    "paragraphs not weighed": {"OTHER_PARAGRAPH": 0.0, "OTHER_PARAGRAPH_QUOTED": 0.0},
    "none of these": {
        "ENTER_CONTENT": 0.0, "CUE_PROBABILITY": 0.5, "SURE_RUN": 0.0, "INSIDE_QUOTATION": 0.0,
        "OTHER_PARAGRAPH": 0.0, "OTHER_PARAGRAPH_QUOTED": 0.0,
    },
}  # fmt: skip

Scored = tuple[str, Window, AttributionScores, decoding.Layout]


def score_articles(articles: list, limit: int) -> list[Scored]:
    """Scores of every window of the articles."""
    encoder = load_encoder(EMBEDDED_FOLDER / "encoder")
    head = load_head(EMBEDDED_FOLDER / "attribution.safetensors")
    stack = encoder.bert.encoder
    stack.layer = stack.layer[: len(stack.layer) - len(head.layers)]
    scored = []
    for article in articles:
        text = article.text
        spans = [match.span() for match in WORD.finditer(text)]
        windows = article_windows(text, article.attributions, encoder.tokenizer, limit)
        for start in range(0, len(windows), _BATCH):
            batch = windows[start : start + _BATCH]
            with torch.no_grad():
                scores, _ = score_batch(encoder, head, batch)
            for row, window in enumerate(batch):
                layout = lay_out(window, text, spans)
                one = AttributionScores(*(part[row : row + 1] for part in scores))
                scored.append((article.name, window, one, layout))
    return scored


def print_row(label: str, articles: list, scored: list[Scored]) -> None:
    """Decode and print F1 of each measure and the recall of quoted attributions."""
    found: dict[str, list] = {article.name: [] for article in articles}
    spans = {a.name: [m.span() for m in WORD.finditer(a.text)] for a in articles}
    for name, window, scores, layout in scored:
        for item in decoding.decode_window(scores, 0, layout):
            place: Callable = lambda words, w=window, n=name: word_spans(words, w, spans[n])  # noqa: E731
            found[name].append(
                {"content": place(item.content), "source": place(item.source), "cue": []}
            )
    total = add_up(count_article(a.text, a.attributions, found[a.name]) for a in articles)
    values = [figures(total)[measure][2] for measure in MEASURES]
    values += [recall(total, "quoted", measure) or 0 for measure in ("relaxed", "full")]
    print(f"{label:38}" + "".join(f"{value:9.3f}" for value in values), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    articles = read_split(arguments.data / "polnear", "dev")
    names = [*MEASURES, "q relaxed", "q full"]
    print(f"{'':38}" + "".join(f"{name:>9}" for name in names))
    scored = score_articles(articles, WINDOW_PIECES)
    for label, settings in VARIANTS.items():
        with patch.multiple(decoding, **settings):
            print_row(label, articles, scored)
    for limit in (100, 200, 300):
        print_row(f"windows of {limit} pieces", articles, score_articles(articles, limit))


if __name__ == "__main__":
    main()
