"""The page on method says what the README and the citation file say."""

import re
from pathlib import Path

from attribution.lexicons import read_lexicon
from attribution.reporting.figures import compute, drawable_figures
from attribution.reporting.method import AUTHORS, TITLE, cite, method_page

ROOT = Path(__file__).parents[2]


def test_every_score_is_one_of_the_readme():
    readme = ROOT.joinpath("README.md").read_text(encoding="utf-8")
    rows = read_lexicon("reporting", "scores.csv")
    assert rows
    for row in rows:
        lines = [line for line in readme.splitlines() if f"-m {row['source']}" in line]
        assert any(row["figure"] in line for line in lines), row["what"]


def test_the_citation_is_that_of_the_citation_file():
    text = ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8")
    (title,) = re.findall(r'^title: "(.*)"$', text, re.MULTILINE)
    (name,) = re.findall(r'- name: "(.*)"', text)
    assert (title, name) == (TITLE, AUTHORS)
    assert cite("9.9").startswith(f"{name}. {title}. Version 9.9.")


def test_the_paragraph_has_the_numbers_of_the_study(small_study):
    small_study.run["options"] = {"story_days": 3, "acts": "speech", "map": ""}
    small_study.run["models"] = {"a.pt": "0123456789abcdef"}
    figures = drawable_figures(compute(small_study.tables))
    page = method_page(small_study.tables, small_study.run, figures)
    assert "2 articles by 2 outlets with attribution 0" in page["paragraph"]
    assert "4 statements by 2 speakers" in page["paragraph"]
    assert "no differences were tested" in page["paragraph"]
    assert page["options"] == "acts = speech, story_days = 3; compared by outlet"
    assert page["models"] == [["a.pt", "0123456789ab"]]
