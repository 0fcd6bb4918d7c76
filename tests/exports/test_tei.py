"""TEI holds the articles' texts exactly, and its said elements, chained, the statements."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from attribution.exports.nesting import XML_ID
from attribution.exports.tei import NAMESPACE
from attribution.harmless import in_xml
from tests.exports.studies import make_placed, make_study, parts_of

T = {"t": NAMESPACE}


def tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def opened(path: Path) -> etree._Element:
    root = etree.parse(path).getroot()
    names = root.xpath("//@xml:id")
    assert len(set(names)) == len(names)
    for attribute in ("who", "ana", "ref", "corresp", "next", "prev"):
        assert {value.removeprefix("#") for value in root.xpath(f"//@{attribute}")} <= set(names)
    return root


def bodies(root: etree._Element) -> list[str]:
    """The text of each article, as a reader of TEI gets it."""
    return ["".join(body.itertext()) for body in root.iterfind(".//t:body", T)]


def places(body: etree._Element) -> dict[etree._Element, tuple[int, int]]:
    """Where each element's text lies in the text of its body."""
    found, position = {}, 0

    def walk(element: etree._Element) -> None:
        nonlocal position
        start = position
        position += len(element.text or "")
        for child in element:
            walk(child)
            position += len(child.tail or "")
        found[element] = (start, position)

    walk(body)
    return found


def chains(root: etree._Element, name: str) -> dict[str, list[tuple[int, int]]]:
    """The stretches of every chain of such elements, by the id of its first; touching ones joined."""
    by_id = {element.get(XML_ID): element for element in root.iter(tag(name))}
    found = {}
    for body in root.iterfind(".//t:body", T):
        where = places(body)
        for element in body.iter(tag(name)):
            if element.get("prev"):
                continue
            chain = [element]
            while following := chain[-1].get("next"):
                chain.append(by_id[following.removeprefix("#")])
                assert chain[-1].get("prev") == f"#{chain[-2].get(XML_ID)}"
            joined: list[tuple[int, int]] = []
            for start, end in (where[link] for link in chain):
                if joined and joined[-1][1] == start:
                    joined[-1] = (joined[-1][0], end)
                else:
                    joined.append((start, end))
            found[element.get(XML_ID)] = joined
    return found


def told(root: etree._Element) -> dict[tuple[str, str], list[str]]:
    """The words of each statement's parts, by its id in the tables and the role."""
    texts = dict(zip(root.xpath("//t:TEI/@xml:id", namespaces=T), bodies(root), strict=True))
    names = {e.get(XML_ID): e.get("n") for e in root.iter(tag("said"))}
    found = {}
    for element, role in (("said", "content"), ("seg", "cue"), ("rs", "source")):
        for chain, stretches in chains(root, element).items():
            text = texts[chain.partition("-")[0]]
            words = [text[start:end] for start, end in stretches]
            found[names[chain.partition(".")[0]], role] = words
    return found


def expected(study) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for (identifier, role, _), words in parts_of(study).items():
        found.setdefault((identifier, role), []).append(in_xml(words))
    return found


def test_the_text_of_a_body_is_the_articles(tmp_path):
    study = make_study()
    study.export(tmp_path / "a.xml", "tei")
    assert bodies(opened(tmp_path / "a.xml")) == [in_xml(text) for text in study.articles["text"]]


def test_every_part_gives_back_its_words(tmp_path):
    study = make_study()
    study.export(tmp_path / "a.xml", "tei")
    assert told(opened(tmp_path / "a.xml")) == expected(study)


def test_who_says_it_and_how(tmp_path):
    make_study().export(tmp_path / "a.xml", "tei")
    root = opened(tmp_path / "a.xml")
    people = {
        e.get(XML_ID): e.findtext("t:persName", namespaces=T) for e in root.iter(tag("person"))
    }
    assert set(people.values()) == {"Ada Byron", "Carl Gauss"}
    assert root.findtext(".//t:listOrg/t:org/t:orgName", namespaces=T) == "=Eve & <Co>"
    said = next(root.iter(tag("said")))
    assert people[said.get("who").removeprefix("#")] == "Ada Byron"
    assert (said.get("direct"), said.get("ana")) == ("true", "#kind-direct")
    unnamed = [e for e in root.iter(tag("said")) if e.get("n") == "combining.txt:003"]
    assert [e.get("who") for e in unnamed] == [None]
    assert {e.get("direct") for e in root.iter(tag("said")) if e.get("ana") != "#kind-direct"} == {
        "false"
    }


def test_words_in_marks_are_quotes_and_those_of_no_statement_are_not(tmp_path):
    text = "“We agree,” said Ada. The “so-called” deal fell.\n"
    study = make_study(
        {"a.txt": text}, [("a.txt", "direct", "Ada", ["We agree,"], ["said"], ["Ada"])]
    )
    study.export(tmp_path / "a.xml", "tei")
    root = opened(tmp_path / "a.xml")
    assert ["".join(e.itertext()) for e in root.iter(tag("quote"))] == ["We agree,"]
    assert next(root.iter(tag("quote"))).getparent().tag == tag("said")


def test_a_statement_in_another_is_nested(tmp_path):
    text = "Lee said that Moe had told her it was late."
    said = [
        ("a.txt", "indirect", "Lee", ["Moe had told her it was late"], ["said"], ["Lee"]),
        ("a.txt", "indirect", "Moe", ["it was late"], ["told"], ["Moe"]),
    ]
    make_study({"a.txt": text}, said).export(tmp_path / "a.xml", "tei")
    outer, inner = opened(tmp_path / "a.xml").iter(tag("said"))
    assert inner.getparent() is outer
    assert not outer.get("next")


def test_paragraphs_are_paragraphs(tmp_path):
    make_study({"a.txt": "  One.\n\nTwo.\r\n\r\nThree.\n"}, []).export(tmp_path / "a.xml", "tei")
    root = opened(tmp_path / "a.xml")
    assert [p.text for p in root.iterfind(".//t:body/t:p", T)] == [
        "  One.\n\n",
        "Two.\r\n\r\n",
        "Three.\n",
    ]


def test_elements_stand_where_tei_allows_them(tmp_path):
    """Phrases in paragraphs, paragraphs in the body, headers in their order."""
    make_study().export(tmp_path / "a.xml", "tei")
    root = opened(tmp_path / "a.xml")
    assert [child.tag for child in root] == [tag("teiHeader"), *[tag("TEI")] * 8]
    phrases = {tag(name) for name in ("said", "quote", "seg", "rs")}
    for body in root.iter(tag("body")):
        assert {child.tag for child in body} == {tag("p")}
        assert body.text is None
        inside = {element.tag for p in body for element in p.iterdescendants()}
        assert inside <= phrases
    for header in root.iter(tag("teiHeader")):
        order = ["fileDesc", "encodingDesc", "profileDesc"]
        assert [child.tag for child in header] in ([tag(n) for n in order], [tag("fileDesc")])
        description = header.find("t:fileDesc", T)
        assert [etree.QName(child).localname for child in description] == [
            "titleStmt", "publicationStmt", "sourceDesc"
        ]  # fmt: skip


SPAN = st.tuples(st.integers(0, 27), st.integers(0, 27)).map(sorted).filter(lambda s: s[0] < s[1])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(SPAN, min_size=1, max_size=3), min_size=1, max_size=6))
def test_stretches_that_cross_are_read_back(tmp_path_factory, statements):
    text = "aé😀d\r\n\r\ne“f g”\n\nh <&]]> j\tk"
    assert len(text) == 27
    placed = [("a.txt", "mixed", "Ada", joined(spans), [], []) for spans in statements]
    study = make_placed({"a.txt": text}, placed)
    path = tmp_path_factory.mktemp("tei") / "a.xml"
    study.export(path, "tei")
    root = opened(path)
    assert bodies(root) == [text]
    assert told(root) == expected(study)


def joined(spans: list[list[int]]) -> list[list[int]]:
    """Spans in order, those that touch made one: what the parts of a content are."""
    found: list[list[int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])
    assert all(a[1] < b[0] for a, b in pairwise(found))
    return found


@pytest.mark.parametrize("date", ["2020-01-31", "2020", "spring"])
def test_a_date_is_one_for_machines_where_it_can_be(tmp_path, date):
    study = make_study()
    study.articles["date"] = date
    study.export(tmp_path / "a.xml", "tei")
    found = next(opened(tmp_path / "a.xml").iter(tag("date")))
    assert (found.text, found.get("when")) == (date, None if date == "spring" else date)
