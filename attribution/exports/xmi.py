"""UIMA CAS for INCEpTION: a zip of one XMI file an article and the type system of its layers.

Every part of a statement is an annotation of one span layer; relations of a second layer lead from
the first part of the content to its cue, its source and its further parts. UIMA counts UTF-16 units;
dkpro-cassis converts from and to Python's positions.
"""

import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from cassis import Cas, TypeSystem

from attribution.exports.archive import entry
from attribution.exports.rows import Row, articles_with_statements, parts, say_replaced
from attribution.harmless import in_xml
from attribution.tables import Tables

# INCEpTION knows custom layers by this package
SPAN, RELATION, ARTICLE = (
    "webanno.custom.StatementPart", "webanno.custom.StatementRelation", "webanno.custom.ArticleMetadata",
)  # fmt: skip
_STRING, _FLOAT = "uima.cas.String", "uima.cas.Float"
_OF_ARTICLE = ("article", "outlet", "date", "title", "story_id")
_OF_STATEMENT = ("statement_id", "kind", "act", "speaker_id", "speaker", "evidence")
_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters of a file's name that come from the article's


def write(path: Path, tables: Tables, run: dict[str, Any]) -> list[str]:
    """Write the archive.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.

    Returns:
        Which articles have characters replaced.
    """
    types = make_types()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(entry("TypeSystem.xml"), types.to_xml().encode())
        for number, (article, statements) in enumerate(articles_with_statements(tables), start=1):
            name = _NO_NAME.sub("_", in_xml(article["article"]))[-_LONGEST:]
            written = _annotate(article, statements, types).to_xmi(pretty_print=False)
            archive.writestr(entry(f"{number:05d}-{name}.xmi"), written.encode())
    return say_replaced(tables)


def make_types() -> TypeSystem:
    """The layers: parts of statements, their relations, and what is known of an article."""
    types = TypeSystem()
    span = types.create_type(SPAN, "uima.tcas.Annotation", "A part of a statement")
    for name in ("role", *_OF_STATEMENT):
        types.create_feature(span, name, _STRING)
    types.create_feature(span, "confidence", _FLOAT)
    relation = types.create_type(
        RELATION, "uima.tcas.Annotation", "From a content to its other parts"
    )
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name, SPAN)
    types.create_feature(relation, "role", _STRING)
    article = types.create_type(ARTICLE, "uima.cas.AnnotationBase", "What is known of the article")
    for name in _OF_ARTICLE:
        types.create_feature(article, name, _STRING)
    return types


def _annotate(article: Row, statements: list[Row], types: TypeSystem) -> Cas:
    cas = Cas(types)
    cas.sofa_string = in_xml(article["text"])
    cas.sofa_mime = "text/plain"
    cas.add(types.get_type(ARTICLE)(**_known(article, _OF_ARTICLE)))
    part_of, relation_of = types.get_type(SPAN), types.get_type(RELATION)
    for statement in statements:
        known = _known(statement, _OF_STATEMENT)
        first = None
        for part in parts(statement):
            made = part_of(begin=part.start, end=part.end, role=part.role, **known)
            if part.role == "content":
                made.confidence = statement["confidence"]
            cas.add(made)
            if first is None:
                first = made
                continue
            cas.add(
                relation_of(
                    begin=part.start, end=part.end, Governor=first, Dependent=made, role=part.role
                )
            )
    return cas


def _known(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    return {name: in_xml(row[name]) for name in names if row.get(name) is not None}
