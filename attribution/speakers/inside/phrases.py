"""The name in a phrase: without what the article adds to it."""

import re

from attribution.speakers.inside.scene import Scene, Source
from attribution.speakers.names.acronyms import find_introduced, plain_acronym
from attribution.speakers.names.personal import DATELINE
from attribution.types import Word

_LEADING = re.compile(r"^(?:and|but|or|among|as|that|while)\s+", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^)]*\)?$")
_CLAUSE = re.compile(r",\s+(?:which|who|whose|whom|where|that)\b.*$", re.DOTALL)
_APPOSITION = re.compile(r",\s+(?:a|an|the|its|his|her|their|one)\s.*$", re.DOTALL)


def tidy(phrase: str) -> str:
    """One line without dateline, bracket and conjunction, no punctuation at the edges.

    Arguments:
        phrase: as the article has it.
    """
    line = re.sub(r"\s+", " ", phrase).strip(" ,.;:")
    return _LEADING.sub("", _BRACKET.sub("", DATELINE.sub("", line))).strip(" ,.;:")


def name_of(scene: Scene, source: Source, head: Word) -> str:
    """The name of an organisation as the article gives it in full, relative clauses aside.

    Arguments:
        scene: the article so far.
        source: a phrase that names it.
        head: the head of the phrase.
    """
    name = _CLAUSE.sub("", tidy(source.text))
    if head.upos == "PROPN":
        name = _APPOSITION.sub("", name)
    acronym = plain_acronym(name)
    full = find_introduced(scene.annotated.article.text).get(acronym) if acronym else None
    return full or name
