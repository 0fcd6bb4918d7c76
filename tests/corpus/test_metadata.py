"""corpus.csv: what it says is used, or said."""

import pytest

from attribution.corpus.metadata import Metadata, match_names, read_metadata

FILES = ("a.txt", "b.txt", "Sub/c.txt")


def read(tmp_path, content: str | bytes, articles=FILES) -> Metadata:
    path = tmp_path / "corpus.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_metadata(path, articles, articles, "articles")


FULL = "file,outlet,date\na.txt,Fox,2020-01-02\nb.txt,CNN,\nSub/c.txt,BBC,\n"


@pytest.mark.parametrize(
    "content",
    [
        FULL,
        FULL.replace(",", ";"),
        FULL.replace(",", "\t"),
        FULL.replace(",", "|"),
        FULL.replace(",", ", "),
        FULL.replace("file,outlet,date", 'File," OUTLET ",Date'),
        FULL.replace("file,outlet,date", "filename,Newspaper,published"),
        FULL.replace("\n", "\r\n").encode("utf-16"),
        FULL.encode("utf-8-sig"),
        FULL.replace(".txt", ""),
        FULL.replace("a.txt", " A.TXT ").replace("Sub/", ".\\SUB\\"),
        FULL.replace("\n", "\n\n"),
        FULL.replace("\n", ",,\n"),
    ],
)
def test_a_table_is_read_as_people_write_it(tmp_path, content):
    found = read(tmp_path, content)
    assert {name: facts.outlet for name, facts in found.facts.items()} == {
        "a.txt": "Fox", "b.txt": "CNN", "Sub/c.txt": "BBC",
    }  # fmt: skip
    assert found.facts["a.txt"].date == "2020-01-02"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "was not used: it is empty; write file,outlet,date,title,note"),
        ("\n \n", "was not used: it is empty"),
        ("a.txt,Fox\n", 'was not used: it has no column "file" (it has a.txt, Fox)'),
        ("file\na.txt\n", "was not used: it has no column for outlet"),
        ("file,outlet\n", "was not used: it names no file"),
        (bytes(range(256)) * 9, "was not used: it is not a text file"),
        (FULL + "d.txt,x,\n", "names 1 file that the folder does not hold: d.txt"),
        (FULL + "a,Fox,2020-01-02\n", "names 1 file twice: a.txt (lines 2 and 5)"),
        (FULL + "a,ABC,\n", "names 1 file twice with different entries, the first counts: a.txt"),
        (FULL.replace("b.txt,CNN,\n", ""), "does not name 1 file of the folder: b.txt"),
        (FULL + ",x,\n", "no file is named in line 5"),
        (FULL + "d.txt,a,b,c\n", "corpus.csv, line 5: not used, more cells"),
        (FULL.replace("b.txt,CNN,", "b.txt"), "corpus.csv, line 3: fewer cells"),
        (FULL.replace("CNN", '"CNN'), "corpus.csv, line 3: not used, a quotation mark"),
        (FULL.replace("2020-01-02", "soon"), '"soon" (a.txt)'),
        (FULL.replace("outlet", "oulet"), 'its column "oulet" is kept as it is; call it outlet'),
    ],
)  # fmt: skip
def test_what_is_not_used_is_said_in_one_line(tmp_path, content, problem):
    problems = read(tmp_path, content).problems
    assert any(problem in line for line in problems), problems
    assert all("corpus.csv" in line and "\n" not in line for line in problems)


def test_other_columns_are_no_problem(tmp_path):
    lines = [f"{cell},{line}" for cell, line in zip("c123", FULL.splitlines(), strict=True)]
    assert read(tmp_path, "\n".join(lines)).problems == ()


def test_thousands_of_names_are_one_line(tmp_path):
    rows = "".join(f"x{n}.txt,Fox\n" for n in range(10_000))
    found = read(tmp_path, "file,outlet\n" + rows)
    assert len(found.problems) == 2
    assert "names 10,000 files" in found.problems[0]
    assert sum(map(len, found.problems)) < 400


@pytest.mark.parametrize(
    ("wanted", "present", "found"),
    [
        ("a.txt", ("a.txt", "A.txt"), ("a.txt",)),
        ("a", ("a.txt", "A.txt"), ("a.txt", "A.txt")),
        ("caf\u00e9", ("cafe\u0301.txt",), ("cafe\u0301.txt",)),
        ("c.txt", ("Sub/c.txt",), ("Sub/c.txt",)),
        ("c.txt", ("Sub/c.txt", "Other/c.txt"), ("Sub/c.txt", "Other/c.txt")),
        ("Fox/c.txt", ("CNN/c.txt",), ()),
        ("C:\\data\\articles\\Sub\\c.txt", ("Sub/c.txt",), ("Sub/c.txt",)),
        ("my  story .txt", ("My Story.txt",), ("My Story.txt",)),
        ("a.html", ("a.txt",), ()),
        ("a.html", ("a.html", "a.txt"), ("a.html",)),
        ("", ("a.txt",), ()),
        ("/", ("a.txt",), ()),
    ],
)  # fmt: skip
def test_names_mean_one_file_or_none(wanted, present, found):
    assert match_names([wanted], present, "articles") == [found]
