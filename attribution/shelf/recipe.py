"""What a reading depends on: the article, and everything that reads it."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from attribution.options import Options
from attribution.types import Article
from attribution.version import __version__

FORMAT = 1  # of the shards; another one is not read
_PACKAGE = Path(__file__).parents[1]
_ROOMS = ("language", "statements", "speakers/inside", "speakers/names")
_MODULES = ("arithmetic.py", "lexicons.py", "reading.py", "types.py")
_SOURCES = (".py", ".csv")
_LIBRARIES = ("coreferee", "spacy", "stanza", "thinc", "torch")


def find_recipe(options: Options, models: Mapping[str, str]) -> str:
    """The hash of all that decides what an article gives beside the article itself.

    Our own code is part of it, so that a shelf kept while the package is changed tells no old news.

    Arguments:
        options: those of reading count, those of linking do not.
        models: see ``provenance.hash_models``.

    Returns:
        32 hexadecimal digits.
    """
    decides = {
        "format": FORMAT,
        "version": __version__,
        "acts": str(options.acts),
        "arithmetic": str(options.arithmetic_used),
        "language_package": options.language_package,
        "models": dict(models),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "sources": _hash_sources(),
    }
    written = json.dumps(decides, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def key_of(article: Article) -> bytes:
    """The hash an article is kept under: of its text, title and layout, not of its name.

    Arguments:
        article: an article with its paragraphs.
    """
    layout = [
        [(span.start, span.end) for span in article.paragraphs],
        [(mark.span.start, mark.span.end, mark.reason) for mark in article.boilerplate],
        [(span.start, span.end) for span in article.headings],
    ]
    digest = hashlib.sha256(json.dumps([article.title, layout]).encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _hash_sources() -> str:
    places = [_PACKAGE / name for name in _MODULES]
    for room in _ROOMS:
        places += [path for path in (_PACKAGE / room).rglob("*") if path.suffix in _SOURCES]
    digest = hashlib.sha256()
    for path in sorted(places):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
