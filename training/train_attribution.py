"""Train the attribution head: its own upper layers, roles and pointers, on the frozen encoder.

The encoder's lower layers stay as they are, so Stanza's processors are untouched; the head's layers
start as copies of the encoder's. Each pass cuts the articles into windows anew.

    python -m training.train_attribution --data ../shared/data --build build --steps 2400

Writes build/attribution.safetensors and build/dev-predictions.jsonl (gold words, PolNeAR's edges);
build/attribution.pt is a checkpoint it resumes from (delete it to start anew).
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional

from attribution.language.attribution_head import AttributionHead
from attribution.language.bert import BertLayer
from attribution.language.decoding import decode_window
from attribution.language.encoder import (
    WINDOW_PIECES,
    PieceTokenizer,
    SharedEncoder,
    load_encoder,
)
from corpora.polnear import AnnotatedText, read_split
from training.tune_encoder import LOSS_WEIGHT, batches, losses_of, pad, words_of
from training.windows import WORD, Window, article_windows

BATCH = 16  # windows in a step
WINDOW_LIMITS = (120, 160, 200, 240, 300)  # pieces; drawn for each article in each pass
DEV_LIMIT = WINDOW_PIECES
RATES = (1.2e-4, 6e-4)  # own layers; roles and pointers
WARM_UP = 80
SAVE_EVERY = 300


def copy_layer(source: BertLayer, target: nn.TransformerEncoderLayer) -> None:
    """Give a PyTorch layer the weights of BERT's."""
    attention, output = source.attention, source.attention.output
    parts = (attention.self.query, attention.self.key, attention.self.value)
    pairs = {
        target.self_attn.in_proj_weight: torch.cat([part.weight for part in parts]),
        target.self_attn.in_proj_bias: torch.cat([part.bias for part in parts]),
        target.self_attn.out_proj.weight: output.dense.weight,
        target.self_attn.out_proj.bias: output.dense.bias,
        target.norm1.weight: output.LayerNorm.weight,
        target.norm1.bias: output.LayerNorm.bias,
        target.linear1.weight: source.intermediate.dense.weight,
        target.linear1.bias: source.intermediate.dense.bias,
        target.linear2.weight: source.output.dense.weight,
        target.linear2.bias: source.output.dense.bias,
        target.norm2.weight: source.output.LayerNorm.weight,
        target.norm2.bias: source.output.LayerNorm.bias,
    }
    with torch.no_grad():
        for parameter, value in pairs.items():
            parameter.copy_(value)


def start_head(encoder: SharedEncoder, layers: int, tuned: Path, dropout: float) -> AttributionHead:
    """A head whose layers are the encoder's last, roles and pointers as tuned with the encoder."""
    head = AttributionHead(encoder.config.hidden_size, layers, dropout)
    stack = encoder.bert.encoder.layer
    for source, target in zip(stack[len(stack) - layers :], head.layers, strict=True):
        copy_layer(source, target)
    weights = {
        name: value.float()
        for name, value in load_file(tuned).items()
        if not name.startswith("layers.")
    }
    head.load_state_dict({**head.state_dict(), **weights})
    return head


def cut_windows(
    articles: list[AnnotatedText], tokenizer: PieceTokenizer, shuffler: random.Random
) -> list[Window]:
    """Windows of one pass, each article with a limit drawn anew."""
    return [
        window
        for article in articles
        for window in article_windows(
            article.text, article.attributions, tokenizer, shuffler.choice(WINDOW_LIMITS)
        )
    ]


def feed(
    articles: list[AnnotatedText], tokenizer: PieceTokenizer, seed: int
) -> Iterator[list[Window]]:
    """Batches for ever."""
    shuffler = random.Random(seed)
    while True:
        windows = cut_windows(articles, tokenizer, shuffler)
        groups = batches(windows, BATCH, shuffler.randrange(1 << 30))
        for _ in range((len(windows) + BATCH - 1) // BATCH):
            yield next(groups)


def score_batch(encoder: SharedEncoder, head: AttributionHead, batch: list[Window]) -> tuple:
    """Scores of a batch and the mask of its words."""
    with torch.no_grad():
        pieces = encoder.encode([w.ids for w in batch])[-1]
    lengths = [len(w.ids) for w in batch]
    words = words_of(head.read(pieces, lengths).split(lengths), batch)
    real = pad([[1] * len(w.positions) for w in batch], 0).bool()
    return head(functional.dropout(words, 0.1, training=head.training), real), real


def word_spans(words: tuple[int, ...], window: Window, spans: list) -> list[list[int]]:
    """Character spans of words of a window, runs of neighbours joined."""
    joined: list[list[int]] = []
    previous = None
    for word in words:
        number = window.labels["word"][word]
        if previous is not None and number == previous + 1:
            joined[-1][1] = spans[number][1]
        else:
            joined.append(list(spans[number]))
        previous = number
    return joined


def paragraph_numbers(window: Window, text: str, spans: list) -> np.ndarray:
    """Number of the paragraph each word of a window stands in."""
    starts = (spans[number][0] for number in window.labels["word"])
    return np.array([text.count("\n", 0, start) for start in starts])


@torch.no_grad()
def predict(
    encoder: SharedEncoder, head: AttributionHead, articles: list[AnnotatedText], file: Path
) -> None:
    """Write the attributions of annotated articles, words cut as in training."""
    head.eval()
    with file.open("w", encoding="utf-8") as out:
        for article in articles:
            text = article.text
            spans = [match.span() for match in WORD.finditer(text)]
            windows = article_windows(text, article.attributions, encoder.tokenizer, DEV_LIMIT)
            found = []
            for start in range(0, len(windows), BATCH):
                batch = windows[start : start + BATCH]
                scores, _ = score_batch(encoder, head, batch)
                for row, window in enumerate(batch):
                    for item in decode_window(scores, row, paragraph_numbers(window, text, spans)):
                        found.append(
                            {
                                "content": word_spans(item.content, window, spans),
                                "source": word_spans(item.source, window, spans),
                                "cue": word_spans(item.cue, window, spans),
                            }
                        )
            out.write(json.dumps({"doc": article.name, "attributions": found}) + "\n")
    head.train()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--stop-at", type=int, help="leave at this step; the checkpoint resumes")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    encoder = load_encoder(arguments.build / "encoder")
    head = start_head(
        encoder,
        arguments.layers,
        arguments.build / "attribution-tuned.safetensors",
        arguments.dropout,
    )
    stack = encoder.bert.encoder
    stack.layer = stack.layer[: len(stack.layer) - arguments.layers]
    encoder.requires_grad_(False)
    train = read_split(arguments.data / "polnear", "train")
    dev = read_split(arguments.data / "polnear", "dev")
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in head.named_parameters() if n.startswith("layers.")]},
            {"params": [p for n, p in head.named_parameters() if not n.startswith("layers.")]},
        ],
        weight_decay=0.01,
    )
    checkpoint = arguments.build / "attribution.pt"
    step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        head.load_state_dict(state["head"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    feeder = feed(train, encoder.tokenizer, arguments.seed)
    for _ in range(step):
        next(feeder)
    head.train()
    running: dict[str, float] = {}
    began, first = time.monotonic(), step
    last = min(arguments.steps, arguments.stop_at or arguments.steps)
    while step < last:
        factor = min(1.0, (step + 1) / WARM_UP) * (1 - step / arguments.steps)
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = rate * factor
        batch = next(feeder)
        losses = losses_of(*score_batch(encoder, head, batch), batch)
        sum(LOSS_WEIGHT[name] * value for name, value in losses.items()).backward()
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        for name, value in losses.items():
            running[name] = 0.97 * running.get(name, value.item()) + 0.03 * value.item()
        if step % 50 == 0:
            rate = (time.monotonic() - began) / (step - first)
            print(step, f"{rate:.2f}s", {k: round(v, 3) for k, v in running.items()}, flush=True)
        if step % SAVE_EVERY == 0 or step == last:
            state = {"head": head.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").rename(checkpoint)
            predict(encoder, head, dev, arguments.build / "dev-predictions.jsonl")
    save_file({k: v.half().contiguous() for k, v in head.state_dict().items()},
              arguments.build / "attribution.safetensors")  # fmt: skip


if __name__ == "__main__":
    main()
