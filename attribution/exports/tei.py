"""TEI P5: one corpus, one TEI element an article, its text exactly as in the tables.

What a statement says is `said` (`who`, `direct`, `ana` for its kind), words in quotation marks are
`quote`, the words that report `seg`, those for the source `rs`. Paragraphs hold the white space that
follows them, so that the text of a body is the article's. See TEI P5, 3.3.3 (quotation), 20.3
(fragmentation) and 15.2.2 (participants).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from attribution.corpus.paragraphs import split_paragraphs
from attribution.exports.nesting import XML_ID, Stretch, fill
from attribution.exports.rows import Row, articles_with_statements, parts, say_replaced
from attribution.harmless import in_xml
from attribution.language.quotation_marks import find_quotations
from attribution.tables import Tables, plain_rows
from attribution.types import Kind, Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_VERSION = re.compile(r"\d+(\.\d+){0,3}")
_KINDS = {
    Kind.DIRECT: "the whole content stands in quotation marks",
    Kind.MIXED: "a part of the content does",
    Kind.INDIRECT: "nothing of the content does",
}
_ORGANISATIONS = ("organisation", "state")  # types of speakers
_ENCODING = (
    "Positions, statements and speakers were found by the program, not by hand. The text of a body is"
    " the article's, line ends included. A statement that is torn or crosses another is a chain of"
    " said elements (next, prev); their n is its identifier in the tables."
)


def write(path: Path, tables: Tables, run: dict[str, Any]) -> list[str]:
    """Write the corpus.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.

    Returns:
        Which articles have characters replaced.
    """
    notes = say_replaced(tables)
    speakers = {
        identifier: f"speaker-{number}"
        for number, identifier in enumerate(tables.speakers["speaker_id"], start=1)
    }
    with etree.xmlfile(str(path), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(_tag("teiCorpus"), nsmap={None: NAMESPACE}):
            xml.write(_corpus_header(tables, run, speakers, notes))
            for number, (article, statements) in enumerate(articles_with_statements(tables), 1):
                xml.write("\n")
                xml.write(_article(article, statements, speakers, f"a{number}"))
    return notes


def _corpus_header(
    tables: Tables, run: dict[str, Any], speakers: dict[str, str], notes: list[str]
) -> etree._Element:
    header = _element("teiHeader")
    description = _element("fileDesc", header)
    _element("title", _element("titleStmt", description), "Statements in news articles")
    _element("p", _element("publicationStmt", description), "Made for research; not published.")
    _element("p", _element("sourceDesc", description), "The articles named in each header.")
    encoding = _element("encodingDesc", header)
    version = str(run.get("version", ""))
    application = {
        "ident": "attribution",
        "version": version if _VERSION.fullmatch(version) else "0",
    }
    program = _element("application", _element("appInfo", encoding), None, application)
    _element("label", program, "attribution")
    editorial = _element("editorialDecl", encoding)
    for line in (_ENCODING, *notes):
        _element("p", editorial, line)
    taxonomy = _element("taxonomy", _element("classDecl", encoding), None, {XML_ID: "kind"})
    for kind, meaning in _KINDS.items():
        category = _element("category", taxonomy, None, {XML_ID: f"kind-{kind}"})
        _element("catDesc", category, f"{kind}: {meaning}")
    people = [_speaker(row, speakers[row["speaker_id"]]) for row in plain_rows(tables.speakers)]
    if people:
        participants = _element("particDesc", _element("profileDesc", header))
        for tag, name in (("person", "listPerson"), ("org", "listOrg")):
            listed = [element for element in people if element.tag == _tag(tag)]
            if listed:
                _element(name, participants).extend(listed)
    return header


def _speaker(row: Row, identifier: str) -> etree._Element:
    tag = "org" if row["type"] in _ORGANISATIONS else "person"
    speaker = _element(tag, None, None, {XML_ID: identifier})
    _element("orgName" if tag == "org" else "persName", speaker, row["speaker"])
    _element("idno", speaker, row["speaker_id"], {"type": "speaker_id"})
    for name in ("type", "role", "affiliation", "gender", "source_class"):
        if row.get(name):
            _element("note", speaker, row[name], {"type": name})
    return speaker


def _article(
    article: Row, statements: list[Row], speakers: dict[str, str], identifier: str
) -> etree._Element:
    tei = _element("TEI", None, None, {XML_ID: identifier})
    description = _element("fileDesc", _element("teiHeader", tei))
    title = article["title"] or article["article"]
    _element("title", _element("titleStmt", description), title)
    _element("p", _element("publicationStmt", description), "Made for research; not published.")
    source = _element("bibl", _element("sourceDesc", description))
    _element("title", source, title)
    _element("publisher", source, article["outlet"])
    if date := article["date"]:
        _element("date", source, date, {"when": date} if _DATE.fullmatch(date) else {})
    _element("idno", source, article["article"], {"type": "article"})
    body = _element("body", _element("text", tei, None, {_SPACE: "preserve"}))
    text = in_xml(article["text"])
    starts = [0, *(span.start for span in split_paragraphs(article["text"])[1:])]
    blocks = [
        (_element("p", body), start, end)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    stretches = [
        *_statements(statements, speakers, identifier),
        *_quotes(article["text"], statements, identifier),
    ]
    fill(blocks, text, stretches)
    return tei


def _statements(statements: list[Row], speakers: dict[str, str], article: str) -> Iterator[Stretch]:
    for number, statement in enumerate(statements, start=1):
        chain = f"{article}-s{number}"
        speaker = speakers.get(statement["speaker_id"])
        kind = statement["kind"]
        who = {"who": f"#{speaker}"} if speaker else {}
        told = {"direct": str(kind == Kind.DIRECT).lower(), "ana": f"#kind-{kind}"}
        of_role = {
            "content": ("said", told | who | {"n": statement["statement_id"]}, chain),
            "cue": ("seg", {"type": "cue", "corresp": f"#{chain}"}, f"{chain}.cue"),
            "source": (
                "rs",
                {"type": "source", "corresp": f"#{chain}"}
                | ({"ref": f"#{speaker}"} if speaker else {}),
                f"{chain}.source",
            ),
        }
        found = parts(statement)
        if not found or found[0].role != "content":
            continue
        for part in found:
            tag, attributes, key = of_role[part.role]
            yield Stretch(part.start, part.end, _tag(tag), _items(attributes), key)


def _quotes(text: str, statements: list[Row], article: str) -> Iterator[Stretch]:
    """The words in quotation marks that stand in a content."""
    contents = [
        Span(part.start, part.end)
        for statement in statements
        if statement["kind"] != Kind.INDIRECT
        for part in parts(statement)
        if part.role == "content"
    ]
    for number, quotation in enumerate(find_quotations(text, split_paragraphs(text)), start=1):
        if any(quotation.inner.overlaps(content) for content in contents):
            inner = quotation.inner
            yield Stretch(inner.start, inner.end, _tag("quote"), (), f"{article}-q{number}")


def _items(attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, in_xml(value)) for name, value in attributes.items())


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _element(
    name: str,
    above: etree._Element | None = None,
    text: str | None = None,
    attributes: dict[str, str] | None = None,
) -> etree._Element:
    values = dict(_items(attributes or {}))
    if above is None:
        element = etree.Element(_tag(name), values, nsmap={None: NAMESPACE})
    else:
        element = etree.SubElement(above, _tag(name), values)
    element.text = None if text is None else in_xml(text)
    return element
