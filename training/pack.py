"""Put the trained files into the package: half precision, no paths, nothing but weights and vocab.

Lists of words that no layer reads are cut to the entries every vocabulary begins with: loading them
took most of the time before the first article.

    python -m training.pack --build build

Model cards (``attribution/language/models/cards``) are written by hand and stay.
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

from attribution.language.package import EMBEDDED_FOLDER, HEADS

_KEPT_OPTIONS = ("bert_model",)
_WORD_LISTS = ("word", "lemma", "delta")  # Stanza reads them through an embedding of words


def halve(value: Any) -> Any:
    """Floating-point tensors in half precision, all else as it is."""
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        return value.half()
    if isinstance(value, dict):
        return type(value)((key, halve(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return type(value)(halve(item) for item in value)
    return value


def without_paths(config: dict[str, Any]) -> dict[str, Any]:
    """Drop what names a place on the training machine; what Stanza looks up becomes None."""
    cleaned = {}
    for name, value in config.items():
        is_place = name.endswith(("_file", "_dir", "_name")) or (
            isinstance(value, str) and "/" in value
        )
        cleaned[name] = None if is_place and name not in _KEPT_OPTIONS else value
    return cleaned


def without_unread_words(state: dict[str, Any]) -> dict[str, Any]:
    """Cut the vocabularies of words where the model has no embedding of words."""
    if state.get("config", {}).get("word_emb_dim") != 0:
        return state
    vocabulary = dict(state["vocab"])
    for name in set(_WORD_LISTS) & set(vocabulary):
        words = dict(vocabulary[name])
        words["_id2unit"] = words["_id2unit"][:VOCAB_PREFIX_SIZE]
        words["_unit2id"] = {word: number for number, word in enumerate(words["_id2unit"])}
        vocabulary[name] = words
    return {**state, "vocab": vocabulary}


def pack_stanza(source: Path, target: Path) -> None:
    """Rewrite one Stanza file."""
    state = torch.load(source, map_location="cpu", weights_only=True)
    if "config" in state:
        state["config"] = without_paths(state["config"])
    for name in ("optimizer_state_dict", "scheduler_state_dict"):
        state.pop(name, None)
    torch.save(halve(without_unread_words(state)), target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    build = parser.parse_args().build
    EMBEDDED_FOLDER.mkdir(parents=True, exist_ok=True)
    for source in sorted((build / "stanza").glob("*.pt")):
        pack_stanza(source, EMBEDDED_FOLDER / source.name)
    if (build / "encoder" / "model.safetensors").exists():
        (EMBEDDED_FOLDER / "encoder").mkdir(exist_ok=True)
        for name in ("config.json", "tokenizer.json", "model.safetensors"):
            shutil.copyfile(build / "encoder" / name, EMBEDDED_FOLDER / "encoder" / name)
        shutil.copyfile(
            build / "attribution.safetensors", EMBEDDED_FOLDER / "attribution.safetensors"
        )
    if (build / "coreference").exists():
        (EMBEDDED_FOLDER / "coreference").mkdir(exist_ok=True)
        for source in (build / "coreference").iterdir():
            shutil.copyfile(source, EMBEDDED_FOLDER / "coreference" / source.name)
    resources = {
        "en": {
            "lang_name": "English",
            "packages": {},
            **{name: {"default": {}} for name in HEADS},
        }
    }
    (EMBEDDED_FOLDER / "resources.json").write_text(json.dumps(resources) + "\n", encoding="utf-8")
    total = sum(path.stat().st_size for path in EMBEDDED_FOLDER.rglob("*") if path.is_file())
    print(f"{total / 1e6:.1f} MB in {EMBEDDED_FOLDER.name}")


if __name__ == "__main__":
    main()
