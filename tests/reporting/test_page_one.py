"""Page one: what differs, who is heard, and what became of the most shared words."""

import pandas as pd
import pytest

from attribution.reporting import page_one
from attribution.reporting.figures import compute, drawable_figures
from attribution.reporting.most_shared import tell_most_shared
from tests.conftest import make_study


def figures_of(study):
    return drawable_figures(compute(study.tables))


def many_stories(number: int):
    """A study of so many stories: outlet A quotes always, B never; both report the same man."""
    quotes, places = [], {}
    for story in range(number):
        for outlet, kind in (("A", "direct"), ("B", "indirect")):
            for line in range(2):
                quotes.append((f"{outlet}{story:02d}", "Ann", kind, f"story {story:02d} line {line} opens"))  # fmt: skip
            places[f"{outlet}{story:02d}.txt"] = (outlet, f"s{story:03d}")
    study = make_study(quotes)
    for table in (study.articles, study.statements):
        table["outlet"] = [places[article][0] for article in table["article"]]
    study.articles["story_id"] = [places[article][1] for article in study.articles["article"]]
    return study


def test_differences_that_hold_are_told_with_their_numbers():
    # not all of A is direct, so that the stories do not all differ by the same
    study = many_stories(12)
    told = study.statements.index[study.statements["outlet"] == "A"][:3]
    study.statements.loc[told, "kind"] = "indirect"
    lines, below = page_one.differences(figures_of(study))
    assert lines[0].startswith("A reports directly in 88 % of its statements, B in 0 %: 88 points more")  # fmt: skip
    assert "12 stories, 48 statements" in lines[0]
    assert "hold after correction for all of them (Holm, p < .05)" in below


def test_where_nothing_holds_it_is_said_with_what_was_looked_at():
    lines, below = page_one.differences(figures_of(many_stories(3)))
    assert lines == []
    assert below.startswith("No difference was tested: no two sides cover ten stories together (at most 3 stories).")  # fmt: skip
    assert "Looked at: speaker type, form," in below


def test_one_outlet_is_compared_with_nothing():
    study = make_study([("A", "Ann", "direct", "a road"), ("A", "Bo", "indirect", "no road")])
    lines, below = page_one.differences(figures_of(study))
    assert (lines, below) == (
        [],
        "Nothing was compared: there are not two sides that report anything.",
    )
    assert (
        page_one.heard(figures_of(study))[0]
        == "Heard most, of all statements: Ann: 50 %; Bo: 50 %."
    )


def test_several_pairs_that_differ_alike_are_one_sentence():
    found = pd.DataFrame(
        {"measure": ["form"] * 3 + ["women"], "group": ["direct"] * 3 + [""], "sentence": ["A.", "B.", "C.", "W."]}
    )  # fmt: skip
    assert page_one._largest_of_each(found) == ["A. 2 more pairs differ in this.", "W."]


def test_voices_are_told_by_how_many_outlets_hear_them():
    quotes = [
        *((outlet, "Ann", "direct", f"{outlet} road") for outlet in "ABC"),
        ("A", "Bo", "direct", "A path"), ("B", "Bo", "direct", "B path"),
        ("C", "Cy", "direct", "C one"), ("C", "Cy", "direct", "C two"), ("C", "", "direct", "C three"),
    ]  # fmt: skip
    lines = page_one.heard(figures_of(make_study(quotes)))
    assert lines == [
        "Heard in all 3 outlets: Ann (3 statements).",
        "Heard in all but one: Bo (not in C).",
        "Heard in one outlet only: Cy (2 in C).",
        "12 % of the statements have no speaker that was found (0 % in A, 0 % in B, 25 % in C).",
    ]


def test_unnamed_voices_are_never_among_those_heard_most():
    quotes = [(outlet, "an official", "direct", f"{outlet} {n}") for outlet in "AB" for n in "123"]
    study = make_study(
        [*quotes, ("A", "Ann", "direct", "A road"), ("B", "Ann", "direct", "B road")]
    )
    study.speakers.loc[study.speakers["speaker"] == "an official", "type"] = "anonymous"
    lines = page_one.heard(figures_of(study))
    assert lines[0] == "Heard in both outlets: Ann (2 statements)."
    assert lines[-1].startswith("75 % of the statements come from anonymous voices")
    assert [row[-1] for row in page_one.side_rows(figures_of(study))] == ["Ann (1)", "Ann (1)"]


def test_the_most_shared_utterance_is_told_with_what_each_outlet_did():
    words = "the harbour will be closed to all ships until the first of May"
    quotes = [
        ("A", "Ann", "direct", words),
        ("B", "Ann", "direct", "the harbour will be closed to ships until the first of May"),
        ("C", "Ann", "indirect", "the harbour will be shut to all ships until the first of May"),
        ("D", "Ann", "direct", "the harbour will be closed to all ships"),
        ("E", "Bo", "direct", "a bridge"),
    ]
    study = make_study(quotes, [("g001", f"s{n}") for n in range(1, 5)])
    first, second = tell_most_shared(figures_of(study))
    assert first == (
        f"Most shared is “{words}” (Ann): reported by 4 of the 5 outlets that cover the story, in full"
        " by A and B, cut by D, in its own words by C. Not found in E."
    )
    assert "Held against the fullest report (A):" in second
    assert "“until the first of May” dropped (D)" in second
    assert "“shut” for “closed” (C)" in second


def test_nothing_shared_is_told_as_such(small_study):
    study = make_study([("A", "Ann", "direct", "a road"), ("B", "Bo", "direct", "a bridge")])
    assert page_one.shared_words(figures_of(study))[0].startswith(
        "No utterance was found in more than one outlet"
    )


@pytest.mark.parametrize(("copies", "line"), [(0, "No article is a copy"), (1, "1 article copies another")])  # fmt: skip
def test_copies_are_told(small_study, copies, line):
    if copies:
        small_study.articles["copy_of"] = pd.Series([None, "Courier.txt"], dtype="str")
    lines = page_one.corpus_lines(small_study.tables, small_study.run, figures_of(small_study))
    assert line in lines[1]


def test_what_was_left_out_is_told(small_study):
    small_study.run["skipped"] = [{"file": "a.txt", "reason": "empty"}]
    small_study.articles["section"] = pd.Series(["opinion", "news"], dtype="str")
    lines = page_one.corpus_lines(small_study.tables, small_study.run, figures_of(small_study))
    assert lines[2].startswith("Left out: 1 file not read, 1 article not compared (no news")
