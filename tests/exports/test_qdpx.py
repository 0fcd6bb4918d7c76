"""A REFI-QDA project is one the standard allows, and its selections give back the words."""

import re
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from attribution.exports.qdpx import NAMESPACE, plain_text
from tests.exports.studies import make_placed, make_study, parts_of, with_line_feeds

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("refi.rng")))
Q = {"q": NAMESPACE}


def opened(path: Path) -> tuple[etree._Element, dict[str, str]]:
    """The project and its sources by their place, as another program reads them."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        project = etree.fromstring(archive.read("project.qde"))
        names = [name for name in archive.namelist() if name != "project.qde"]
        texts = {
            name.replace("Sources/", "internal://"): archive.read(name).decode() for name in names
        }
    SCHEMA.assertValid(project)
    return project, texts


def selections(path: Path) -> dict[tuple[str, str, int], tuple[str, list[str]]]:
    """The words and the codes of every selection, by statement, role and number."""
    project, texts = opened(path)
    codes = {code.get("guid"): code.get("name") for code in project.iterfind(".//q:Code", Q)}
    found = {}
    for source in project.iterfind(".//q:TextSource", Q):
        text = texts[source.get("plainTextPath")]
        for selection in source.iterfind("q:PlainTextSelection", Q):
            about = selection.findtext("q:Description", namespaces=Q)
            told = re.fullmatch(
                r"statement (?P<id>.*?); (?P<role>\w+)(; part (?P<number>\d+) of .*?)?(; act.*)?",
                about,
            )
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            named = [codes[ref.get("targetGUID")] for ref in selection.iterfind(".//q:CodeRef", Q)]
            found[told["id"], told["role"], int(told["number"] or 1)] = (text[start:end], named)
    return found


def test_every_selection_gives_the_words_of_its_part(tmp_path):
    study = make_study()
    assert study.export(tmp_path / "a.qdpx", "qdpx") == [
        "1 article with control characters, which the format does not allow: U+FFFD stands for each"
        " (control.txt)"
    ]
    found = {
        place: words.strip("\n") for place, (words, _) in selections(tmp_path / "a.qdpx").items()
    }
    assert found == {place: with_line_feeds(words) for place, words in parts_of(study).items()}


def test_a_content_has_the_codes_of_its_kind_and_speaker(tmp_path):
    study = make_study()
    study.export(tmp_path / "a.qdpx", "qdpx")
    for (_, role, _), (_, codes) in selections(tmp_path / "a.qdpx").items():
        assert len(codes) == (2 if role == "content" else 1)
    found = selections(tmp_path / "a.qdpx")
    assert found["emoji/😀.txt:001", "content", 2][1] == ["direct", "Ada Byron"]
    assert found["combining.txt:003", "content", 1][1] == ["direct", "(no speaker found)"]
    assert found["combining.txt:003", "cue", 1][1] == ["reporting words"]


def test_all_that_is_pointed_at_is_there_once(tmp_path):
    make_study().export(tmp_path / "a.qdpx", "qdpx")
    project, texts = opened(tmp_path / "a.qdpx")
    identifiers = project.xpath("//@guid")
    assert len(set(identifiers)) == len(identifiers)
    pointers = project.xpath("//@targetGUID | //@creatingUser | //@creatingUserGUID")
    assert set(pointers) <= set(identifiers)
    paths = project.xpath("//@plainTextPath")
    assert set(paths) == set(texts)
    assert {value.text for value in project.iterfind(".//q:TextValue", Q)} >= {
        "Herald",
        "2020-01-31",
    }


def test_sources_have_one_line_end_and_no_byte_order_mark(tmp_path):
    make_study().export(tmp_path / "a.qdpx", "qdpx")
    _, texts = opened(tmp_path / "a.qdpx")
    assert len(texts) == 8
    assert not any("\r" in text or text.startswith("\ufeff") for text in texts.values())


def test_speakers_of_one_name_have_codes_that_differ(tmp_path):
    text = "Ada said yes. Ada said no."
    said = [
        ("a.txt", "indirect", "Ada", ["yes"], [], []),
        ("a.txt", "indirect", "ADA!", ["no"], [], []),
    ]
    study = make_study({"a.txt": text}, said)
    study.speakers["speaker"] = "Ada"
    study.export(tmp_path / "a.qdpx", "qdpx")
    project, _ = opened(tmp_path / "a.qdpx")
    names = [code.get("name") for code in project.iterfind(".//q:Code", Q)]
    assert {"Ada (ada)", "Ada (ada!)"} <= set(names)
    assert len(set(names)) == len(names)


TEXT = st.text(st.sampled_from("ab \r\n\t😀\ufeff\x07é\u0301"), max_size=40)


@given(TEXT, st.data())
def test_a_place_is_led_along(text, data):
    plain = plain_text(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "\r" not in plain.text
    assert plain.place(len(text)) == len(plain.text)
    words = plain.text[plain.place(start) : plain.place(end)]
    expected = text[start:end]
    if start == 0:
        expected = expected.removeprefix("\ufeff")
    assert words.strip("\n") == with_line_feeds(expected)


def test_half_of_a_line_end_is_no_selection(tmp_path):
    study = make_placed({"a.txt": "a\r\nb"}, [("a.txt", "indirect", "", [[1, 2], [3, 4]], [], [])])
    study.export(tmp_path / "a.qdpx", "qdpx")
    assert [words for words, _ in selections(tmp_path / "a.qdpx").values()] == ["b"]
