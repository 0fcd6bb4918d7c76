"""A REFI-QDA project: one file that NVivo, MAXQDA, ATLAS.ti and QualCoder open.

After the REFI-QDA standard 1.5 (2019, qdasoftware.org): a zip of ``project.qde`` (XML, its schema is
section 5.3) and the sources. Positions count Unicode code points of a source's plain text from 0;
the end is after the last. Programs disagree on what a line end of two characters counts, so every
line end is one line feed and positions are led along.
"""

import re
import uuid
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
from lxml import etree

from attribution.corpus.wording import short
from attribution.exports.archive import FIXED_TIME, entry
from attribution.exports.rows import Part, Row, articles_with_statements, parts, say_replaced
from attribution.harmless import in_xml
from attribution.tables import Tables, plain_rows
from attribution.types import Kind

NAMESPACE = "urn:QDA-XML:project:1.0"
_IDS = uuid.UUID("6f1c7a52-0d0b-5c43-9c1e-8e5f6f0f2a11")  # of all identifiers made here
_VARIABLES = ("outlet", "date", "title", "story_id")  # of an article
_ABOUT = ("type", "role", "affiliation", "gender", "source_class")  # of a speaker
_UNNAMED = "(no speaker found)"
_PART_CODES = {"cue": "reporting words", "source": "words for the source"}
_SHOWN = 60  # characters of a selection's name
_CR = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text as it stands in a project.

    Attributes:
        text: one line feed for every line end, no byte-order mark, no control characters.
        dropped: positions in the article's text of the characters that are gone, ascending.
    """

    text: str
    dropped: tuple[int, ...]

    def place(self, position: int) -> int:
        """Where a position of the article's text lies in this one."""
        return position - bisect_left(self.dropped, position)


def plain_text(text: str) -> PlainText:
    """A text with one line feed for every line end.

    Arguments:
        text: the article's.
    """
    mark = text.startswith("\ufeff")  # readers take a byte-order mark for no character
    returns = (found.start() for found in _CR.finditer(text) if len(found.group()) == 2)
    dropped = ((0,) if mark else ()) + tuple(returns)
    return PlainText(in_xml(_CR.sub("\n", text[1:] if mark else text)), dropped)


def write(path: Path, tables: Tables, run: dict[str, Any]) -> list[str]:
    """Write the project.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.

    Returns:
        Which articles have characters replaced.
    """
    notes = say_replaced(tables)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        with (
            archive.open(entry("project.qde"), "w", force_zip64=True) as target,
            etree.xmlfile(target, encoding="utf-8") as xml,
        ):
            xml.write_declaration(standalone=True)
            _write_project(xml, tables, run, notes)
        for article in plain_rows(tables.articles):
            text = plain_text(article["text"]).text
            archive.writestr(entry(f"Sources/{_source_id(article)}.txt"), text.encode())
    return notes


def _write_project(xml: Any, tables: Tables, run: dict[str, Any], notes: list[str]) -> None:
    user = _id("user", "attribution")
    version = in_xml(str(run.get("version", "")))
    project = {
        "name": "attribution",
        "origin": f"attribution {version}",
        "creatingUserGUID": user,
        "creationDateTime": FIXED_TIME,
    }
    about = [
        "Who said what: every statement's content is coded with its kind and its speaker, the words"
        " that report it and name its source with codes of their own.",
        *notes,
    ]
    with xml.element(_tag("Project"), project, nsmap={None: NAMESPACE}):
        users = _element("Users")
        _element("User", users, guid=user, name=f"attribution {version}")
        xml.write(users)
        xml.write(_codebook(tables.speakers))
        variables = _element("Variables")
        for name in _VARIABLES:
            _element(
                "Variable", variables, guid=_id("variable", name), name=name, typeOfVariable="Text"
            )
        xml.write(variables)
        with xml.element(_tag("Sources")):
            for article, statements in articles_with_statements(tables):
                xml.write(_source(article, statements, user))
        description = _element("Description")
        description.text = "\n".join(about)
        xml.write(description)


def _codebook(speakers: pd.DataFrame) -> etree._Element:
    book = _element("CodeBook")
    codes = _element("Codes", book)
    kinds = _code(codes, "kind", "group", "Kind", codable=False)
    for kind in Kind:
        _code(kinds, "kind", str(kind), str(kind))
    named = _code(codes, "speaker", "group", "Speaker", codable=False)
    doubled = speakers["speaker"].duplicated(keep=False)
    for row, several in zip(plain_rows(speakers), doubled, strict=True):
        name = f"{row['speaker']} ({row['speaker_id']})" if several else row["speaker"]
        facts = [f"{fact}: {row[fact]}" for fact in _ABOUT if row.get(fact)]
        _code(named, "speaker", f"id {row['speaker_id']}", name, "; ".join(facts))
    _code(named, "speaker", "none", _UNNAMED)
    reporting = _code(codes, "part", "group", "Reporting", codable=False)
    for part, name in _PART_CODES.items():
        _code(reporting, "part", part, name)
    return book


def _code(
    above: etree._Element, kind: str, key: str, name: str, about: str = "", codable: bool = True
) -> etree._Element:
    code = _element(
        "Code", above, guid=_id("code", kind, key), name=name, isCodable=str(codable).lower()
    )
    if about:
        _element("Description", code).text = in_xml(about)
    return code


def _source(article: Row, statements: list[Row], user: str) -> etree._Element:
    guid = _source_id(article)
    made = {"creatingUser": user, "creationDateTime": FIXED_TIME}
    source = _element(
        "TextSource",
        guid=guid,
        name=article["article"],
        plainTextPath=f"internal://{guid}.txt",
        **made,
    )
    text = plain_text(article["text"])
    for statement in statements:
        for part in parts(statement):
            start, end = text.place(part.start), text.place(part.end)
            if start == end:  # half of a line end
                continue
            selection = _element(
                "PlainTextSelection", source,
                guid=_id("selection", guid, statement["statement_id"], part.role, part.number),
                name=short(" ".join(text.text[start:end].split()), _SHOWN),
                startPosition=start, endPosition=end, **made,
            )  # fmt: skip
            _element("Description", selection).text = in_xml(_describe(statement, part))
            for number, code in enumerate(_codes(statement, part)):
                coding = _element(
                    "Coding", selection, guid=_id("coding", selection.get("guid"), number), **made
                )
                _element("CodeRef", coding, targetGUID=code)
    for name in _VARIABLES:
        if article.get(name):
            value = _element("VariableValue", source)
            _element("VariableRef", value, targetGUID=_id("variable", name))
            _element("TextValue", value).text = in_xml(article[name])
    return source


def _codes(statement: Row, part: Part) -> Iterator[str]:
    if part.role in _PART_CODES:
        yield _id("code", "part", part.role)
        return
    yield _id("code", "kind", statement["kind"])
    speaker = statement["speaker_id"]
    yield _id("code", "speaker", "none" if speaker is None else f"id {speaker}")


def _describe(statement: Row, part: Part) -> str:
    facts = [f"statement {statement['statement_id']}", part.role]
    if part.of > 1:
        facts.append(f"part {part.number} of {part.of}")
    if part.role == "content":
        facts.append(f"act: {statement['act']}")
        if statement["confidence"] is not None:
            facts.append(f"confidence {statement['confidence']:.2f}")
    return "; ".join(facts)


def _source_id(article: Row) -> str:
    return _id("source", article["article"], article["sha256"])


def _id(*key: object) -> str:
    """The identifier of a thing: the same on every export."""
    # not what separates names, so that two things never have one key
    return str(uuid.uuid5(_IDS, "\x1f".join(in_xml(str(part)) for part in key)))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _element(
    name: str, above: etree._Element | None = None, /, **attributes: object
) -> etree._Element:
    values = {key: in_xml(str(value)) for key, value in attributes.items()}
    if above is not None:
        return etree.SubElement(above, _tag(name), values)
    return etree.Element(_tag(name), values, nsmap={None: NAMESPACE})
