"""UIMA files are read back by dkpro-cassis, and by their UTF-16 units without it."""

from pathlib import Path
from zipfile import ZipFile

import cassis
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from attribution.exports.xmi import ARTICLE, RELATION, SPAN
from attribution.harmless import in_xml
from tests.exports.studies import make_placed, make_study, parts_of


def opened(path: Path) -> list[tuple[cassis.Cas, bytes]]:
    """Every document of an archive, with its bytes."""
    with ZipFile(path) as archive:
        types = cassis.load_typesystem(archive.read("TypeSystem.xml").decode())
        documents = [archive.read(name) for name in archive.namelist() if name.endswith(".xmi")]
    return [(cassis.load_cas_from_xmi(data.decode(), types), data) for data in documents]


def words_of(path: Path) -> list[tuple[str, str, str]]:
    """Statement, role and words of every part, as dkpro-cassis reads them."""
    return [
        (part.statement_id, part.role, part.get_covered_text())
        for cas, _ in opened(path)
        for part in cas.select(SPAN)
    ]


def expected(study) -> list[tuple[str, str, str]]:
    return [(i, role, in_xml(words)) for (i, role, _), words in parts_of(study).items() if words]


def test_texts_and_parts_are_read_back(tmp_path):
    study = make_study()
    notes = study.export(tmp_path / "a.zip", "xmi")
    assert [note.split("(")[1] for note in notes] == ["control.txt)"]
    texts = [cas.sofa_string for cas, _ in opened(tmp_path / "a.zip")]
    assert [text or "" for text in texts] == [in_xml(text) for text in study.articles["text"]]
    assert sorted(words_of(tmp_path / "a.zip")) == sorted(expected(study))


def test_places_count_utf_16_units(tmp_path):
    study = make_study()
    study.export(tmp_path / "a.zip", "xmi")
    found = []
    for _, data in opened(tmp_path / "a.zip"):
        root = etree.fromstring(data)
        units = root.find("{*}Sofa").get("sofaString").encode("utf-16-le")
        for part in root.iterfind("{*}StatementPart"):
            begin, end = int(part.get("begin")), int(part.get("end"))
            words = units[2 * begin : 2 * end].decode("utf-16-le")
            found.append((part.get("statement_id"), part.get("role"), words))
    assert sorted(found) == sorted(expected(study))


def test_relations_lead_from_the_content_to_the_other_parts(tmp_path):
    make_study().export(tmp_path / "a.zip", "xmi")
    cas = opened(tmp_path / "a.zip")[0][0]
    relations = [
        (r.role, r.Governor.get_covered_text(), r.Dependent.get_covered_text())
        for r in cas.select(RELATION)
    ]
    first = "We 👩‍👩‍👧 agree,"
    assert sorted(relations) == [
        ("content", first, "It’s 𝒸𝓁𝑒𝒶𝓇."), ("cue", first, "said"), ("source", first, "Ada Byron 🎉")
    ]  # fmt: skip
    part = cas.select(SPAN)[0]
    assert (part.kind, part.speaker, part.confidence) == ("direct", "Ada Byron", 0.75)
    about = cas.select(ARTICLE)[0]
    assert (about.article, about.date) == ("emoji/😀.txt", "2020-01-31")


def test_names_of_files_reach_no_other_folder(tmp_path):
    make_study({"../../a\\b:c.txt": "x", "/etc/x": "y"}, []).export(tmp_path / "a.zip", "xmi")
    with ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
    assert len(set(names)) == 3
    assert not any(set(name) & set("/\\:") for name in names)


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("ab \r\n\t😀𝒸\x07é\u0301שلا"), min_size=1, max_size=30), st.data())
def test_any_part_of_any_text_is_read_back(tmp_path_factory, text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    study = make_placed({"a.txt": text}, [("a.txt", "indirect", "", [[start, end]], [], [])])
    path = tmp_path_factory.mktemp("xmi") / "a.zip"
    study.export(path, "xmi")
    assert words_of(path) == expected(study)
