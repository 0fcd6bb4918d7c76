"""Train Stanza's own tagger, parser and entity recognizer on the frozen shared encoder.

Stanza's trainers run unchanged. The encoder they ask for by name is the shared one, and it has read
the windows of all training texts beforehand, so a step costs the head only.

    python -m training.train_heads --data ../shared/data --build build [--only pos depparse ner]

Writes build/stanza/{pos,depparse,ner}.pt.
"""

import argparse
import json
from pathlib import Path

from stanza.models import ner_tagger, parser, tagger
from stanza.models.common import bert_embedding

from attribution.language.encoder import ENCODER_NAME, SharedEncoder, load_encoder, read_windows
from corpora.newswire import cut_sentences, read_blocks, split_newswire
from corpora.treebanks import read_treebanks
from training.treebanks import SHORTHAND, restyle_documents

_SHARED = ["--bert_model", ENCODER_NAME, "--bert_hidden_layers", "1", "--no_pretrain", "--no_char",
           "--word_emb_dim", "0", "--cpu"]  # fmt: skip
_BATCH_PARAGRAPHS = 200


def use_encoder(encoder: SharedEncoder) -> None:
    """Hand the shared encoder to every Stanza model that asks for a transformer."""

    def load_shared(name: str, *_: object, **__: object) -> tuple:
        if name != ENCODER_NAME:
            raise ValueError(f"unexpected encoder {name}")
        return encoder, encoder.tokenizer

    bert_embedding.load_bert = load_shared


def remember_treebanks(encoder: SharedEncoder, data: Path, split: str, seed: int) -> None:
    """Let the encoder remember every sentence of a split as it stands in its window."""
    sentences = read_treebanks(data, split)
    if split == "train":
        sentences = restyle_documents(sentences, seed)
    paragraphs: list[list[list[str]]] = []
    for sentence in sentences:
        if sentence.opens_document and len(paragraphs) > _BATCH_PARAGRAPHS:
            read_windows(encoder, paragraphs)
            paragraphs = []
        if sentence.opens_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append([row[1] for row in sentence.words])
    read_windows(encoder, paragraphs)


def write_newswire(data: Path, build: Path) -> dict[str, Path]:
    """Write the newswire splits in the format of Stanza's recognizer; list the held-out articles."""
    folder = build / "newswire"
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for split, paths in split_newswire(data).items():
        sentences = [
            [{"text": word, "ner": tag} for word, tag in sentence]
            for path in paths
            for block in read_blocks(path)
            for sentence in cut_sentences(block)
        ]
        written[split] = folder / f"{split}.json"
        written[split].write_text(json.dumps(sentences), encoding="utf-8")
        names = "".join(f"{path.name}\n" for path in paths)
        (folder / f"{split}.articles.txt").write_text(names, encoding="utf-8")
    return written


def remember_newswire(encoder: SharedEncoder, paths: list[Path]) -> None:
    """Let the encoder remember the sentences of newswire articles inside their windows."""
    for path in paths:
        blocks = [[[word for word, _ in s] for s in cut_sentences(b)] for b in read_blocks(path)]
        read_windows(encoder, blocks)


def main() -> None:
    arguments_parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_parser.add_argument("--data", type=Path, required=True)
    arguments_parser.add_argument("--build", type=Path, required=True)
    arguments_parser.add_argument("--seed", type=int, default=1)
    arguments_parser.add_argument("--only", nargs="*", default=["pos", "depparse", "ner"])
    arguments_parser.add_argument("--steps", type=int, default=900)
    arguments = arguments_parser.parse_args()
    encoder = load_encoder(arguments.build / "encoder")
    use_encoder(encoder)
    treebank = arguments.build / "treebank"
    ud = ["--train_file", str(treebank / f"{SHORTHAND}.train.gold.conllu"),
          "--eval_file", str(treebank / f"{SHORTHAND}.dev.gold.conllu"), "--lang", "en",
          "--shorthand", SHORTHAND, "--save_dir", str(arguments.build / "stanza"),
          "--seed", str(arguments.seed), "--drop_initial_punct_prob", "0"]  # fmt: skip
    steps = str(arguments.steps)
    if {"pos", "depparse"} & set(arguments.only):
        for split in ("train", "dev"):
            remember_treebanks(encoder, arguments.data, split, arguments.seed)
    if "depparse" in arguments.only:
        parser.main([*ud, *_SHARED, "--no_upos", "--no_xpos", "--no_ufeats", "--num_layers", "1",
                     "--hidden_dim", "200", "--no_use_arc_embedding", "--deep_biaff_hidden_dim", "160",
                     "--batch_size", "3000", "--optim", "adamw",
                     "--lr", "0.002", "--word_dropout", "0.05", "--dropout", "0.33",
                     "--second_optim", "adam", "--second_lr", "0.0004",
                     "--second_optim_start_step", str(int(0.65 * arguments.steps)),
                     "--max_steps", steps, "--eval_interval", str(arguments.steps // 3),
                     "--no_checkpoint", "--save_name", "depparse.pt"])  # fmt: skip
    if "pos" in arguments.only:
        tagger.main([*ud, *_SHARED, "--share_hid", "--num_layers", "1", "--hidden_dim", "128",
                     "--deep_biaff_hidden_dim", "150", "--composite_deep_biaff_hidden_dim", "50",
                     "--batch_size", "250", "--lr", "0.003", "--word_dropout", "0.05",
                     "--dropout", "0.33", "--second_optim", "adam", "--second_lr", "0.0005",
                     "--max_steps", steps, "--max_steps_before_stop", "300",
                     "--fix_eval_interval", "--eval_interval", str(arguments.steps // 3),
                     "--save_name", "pos.pt"])  # fmt: skip
    if "ner" in arguments.only:
        encoder.forget()
        files = write_newswire(arguments.data, arguments.build)
        split = split_newswire(arguments.data)
        remember_newswire(encoder, split["train"] + split["dev"])
        ner_tagger.main(["--train_file", str(files["train"]), "--eval_file", str(files["dev"]),
                         *_SHARED, "--shorthand", SHORTHAND, "--hidden_dim", "128",
                         "--batch_size", "100", "--max_batch_words", "3000", "--optim", "adam",
                         "--lr", "0.002", "--lr_decay", "0.5", "--patience", "0",
                         "--dropout", "0.33", "--max_steps", steps,
                         "--eval_interval", str(arguments.steps // 6),
                         "--seed", str(arguments.seed),
                         "--save_dir", str(arguments.build / "stanza"),
                         "--save_name", "ner.pt"])  # fmt: skip


if __name__ == "__main__":
    main()
