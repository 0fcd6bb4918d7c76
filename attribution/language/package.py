"""Load a language package: the embedded one, or Stanza's own where it was fetched.

The embedded package lies in the installed package. Nothing here opens a connection.
"""

import hashlib
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.arithmetic import Arithmetic, native_arithmetic
from attribution.language.deferred import deferred
from attribution.options import EMBEDDED, PACKAGES, STANZA_DEFAULT

if TYPE_CHECKING:
    from stanza import Pipeline

    from attribution.language.attribution_head import AttributionHead
    from attribution.language.coreference.resolve import Resolver
    from attribution.language.encoder import SharedEncoder

EMBEDDED_FOLDER = Path(__file__).parent / "models"
HEADS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


class PackageError(RuntimeError):
    """A language package cannot be loaded; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """An installed weight file."""

    name: str
    megabytes: float
    sha256: str


@dataclass(frozen=True, slots=True)
class LanguagePackage:
    """Everything loaded once and used for each article.

    Attributes:
        name: "embedded" or "stanza-default".
        pipeline: the Stanza pipeline (tokenize, mwt, pos, lemma, depparse, ner).
        encoder: the shared encoder.
        head: the attribution head.
        resolver: coreferee with its weights.
        arithmetic: how the encoder and the head's own layers multiply.
    """

    name: str
    pipeline: "Pipeline"
    encoder: "SharedEncoder"
    head: "AttributionHead"
    resolver: "Resolver"
    arithmetic: Arithmetic = Arithmetic.EXACT

    def __reduce__(self) -> tuple[Any, ...]:
        """A package is sent to another process as its name; that process loads it."""
        return load_package, (self.name, self.arithmetic)


def cache_folder() -> Path:
    """Where fetched packages go: ATTRIBUTION_MODELS, else the user's cache folder."""
    chosen = os.environ.get("ATTRIBUTION_MODELS")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "attribution"


def list_files() -> list[ModelFile]:
    """The weight files of the embedded package with size and hash."""
    files = sorted(
        path
        for path in EMBEDDED_FOLDER.rglob("*")
        if path.suffix in (".pt", ".safetensors", ".bin")
    )
    return [
        ModelFile(
            path.relative_to(EMBEDDED_FOLDER).as_posix(),
            round(path.stat().st_size / 1e6, 2),
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in files
    ]


def load_package(
    name: str = EMBEDDED, arithmetic: Arithmetic | str | None = Arithmetic.EXACT
) -> LanguagePackage:
    """Load a language package into memory.

    Arguments:
        name: "embedded" or "stanza-default" (fetched before).
        arithmetic: see `Arithmetic`; None for what the processor is made for.

    Raises:
        PackageError: the name is unknown or the package is not installed.
    """
    if name not in PACKAGES:
        raise PackageError(f'no language package "{name}"; choose one of {", ".join(PACKAGES)}')
    folder = cache_folder() / STANZA_DEFAULT
    if name == STANZA_DEFAULT and not (folder / "resources.json").is_file():
        raise PackageError(
            "stanza-default is not installed; run `attribution models fetch stanza-default`"
            " or use the embedded default"
        )
    with warnings.catch_warnings(), deferred("transformers", "networkx"):
        # in notebooks, libraries below ask for progress widgets that are not drawn
        warnings.filterwarnings("ignore", message="IProgress not found")
        from attribution.language.attribution_processor import load_head
        from attribution.language.coreference import load_resolver
        from attribution.language.encoder import load_encoder

    try:
        encoder = load_encoder(EMBEDDED_FOLDER / "encoder")
        head = load_head(EMBEDDED_FOLDER / "attribution.safetensors")
        resolver = load_resolver(EMBEDDED_FOLDER / "coreference")
        pipeline = embedded_pipeline(encoder) if name == EMBEDDED else _stanza_pipeline(folder)
    except FileNotFoundError as error:
        raise PackageError(
            f"a model file is missing ({error}); install the package again"
        ) from error
    chosen = Arithmetic(arithmetic or native_arithmetic())
    if chosen is Arithmetic.FAST:
        encoder.multiply_fast()
        head.multiply_fast()
    return LanguagePackage(name, pipeline, encoder, head, resolver, chosen)


def embedded_pipeline(
    encoder: "SharedEncoder", models: Path = EMBEDDED_FOLDER, **options: Any
) -> "Pipeline":
    """`plain_pipeline`, its steps done faster; takes the same arguments."""
    from attribution.language.faster_input import spare_lookups
    from attribution.language.faster_lemmas import hasten_lemmas
    from attribution.language.faster_parser import hasten_parser
    from attribution.language.faster_recognizer import hasten_recognizer

    with _no_optimizers():
        pipeline = plain_pipeline(encoder, models, **options)
    hasten = {"depparse": hasten_parser, "lemma": hasten_lemmas, "ner": hasten_recognizer}
    for name in hasten.keys() & pipeline.processors.keys():
        hasten[name](pipeline)
    spare_lookups(pipeline)
    return pipeline


def plain_pipeline(
    encoder: "SharedEncoder", models: Path = EMBEDDED_FOLDER, **options: Any
) -> "Pipeline":
    """A Stanza pipeline whose processors share `encoder`, as Stanza runs it.

    Arguments:
        encoder: a `SharedEncoder`.
        models: folder of the processors' files and of resources.json.
        options: further options of ``stanza.Pipeline``.
    """
    import stanza
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache

    from attribution.language.encoder import ENCODER_NAME

    cache = FoundationCache(local_files_only=True)
    cache.bert[ENCODER_NAME] = BertRecord(encoder, encoder.tokenizer, {})
    paths = {f"{name}_model_path": str(models / f"{name}.pt") for name in HEADS}
    settings: dict[str, Any] = {
        "lang": "en",
        "dir": str(models),
        "processors": ",".join(HEADS),
        "package": None,
        "download_method": None,
        "foundation_cache": cache,
        "use_gpu": False,
        "logging_level": "CRITICAL",  # what fails is raised and told in one line
        **paths,
        **options,
    }
    return stanza.Pipeline(**settings)


@contextmanager
def _no_optimizers() -> Iterator[None]:
    """Spare what Stanza makes for training: of its libraries, four seconds are imported for that."""
    from stanza.models.common import utils

    makers = {name: getattr(utils, name) for name in ("get_optimizer", "get_split_optimizer")}
    try:
        for name in makers:
            setattr(utils, name, lambda *_, **__: {})
        yield
    finally:
        for name, maker in makers.items():
            setattr(utils, name, maker)


def _stanza_pipeline(folder: Path) -> "Pipeline":
    import stanza

    return stanza.Pipeline(
        "en",
        dir=str(folder),
        processors=",".join(HEADS),
        download_method=None,
        logging_level="ERROR",
        use_gpu=False,
    )


def fetch_stanza_default(resources_url: str | None = None) -> Path:
    """Get Stanza's official English package from its model hub.

    Arguments:
        resources_url: another address of the hub, http(s) only.

    Returns:
        The folder it was put in.

    Raises:
        PackageError: the hub is not reached; the message names the embedded default.
    """
    import stanza

    target = cache_folder() / STANZA_DEFAULT
    partial = target.with_name(f"{STANZA_DEFAULT}.part")
    shutil.rmtree(partial, ignore_errors=True)
    extra = {"resources_url": resources_url} if resources_url else {}
    try:
        stanza.download(
            "en",
            model_dir=str(partial),
            processors=",".join(HEADS),
            logging_level="ERROR",
            verbose=False,
            **extra,
        )
    except Exception as error:  # Stanza and its HTTP libraries raise many kinds
        shutil.rmtree(partial, ignore_errors=True)
        raise PackageError(
            "stanza-default was not fetched: the model hub is not reached"
            f" ({type(error).__name__}); the embedded default works without a network"
        ) from error
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)
    return target
