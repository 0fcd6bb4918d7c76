"""In what form speakers are reported, and where in the article they stand."""

from attribution.framing.form import observe_form
from attribution.framing.observed import Observed
from tests.framing.toys import figures, make_compared

SPEAKERS = {
    "Ada": {"type": "person", "source_class": "official"},
    "Carl": {"type": "person", "source_class": "citizen"},
    "Emmy": {"type": "person", "source_class": "expert"},
}
OPENING = "“We go”, said Ada. "
FILLED = OPENING + "." * 61 + " Carl told of rain. Emmy said “it pours on us” here. It was cold, somebody said." + "." * 20  # fmt: skip
NESTED = "Emmy said that Carl had told her of rain"
ARTICLES = {
    "a": ("Herald", "s1", FILLED),
    "b": ("Courier", "s1", NESTED),
    "c": ("Courier", "s2", "It was said that it snowed."),
}
STATEMENTS = [
    ("a", "Emmy", "mixed", "it pours on us” here"),
    ("a", "Carl", "indirect", "rain"),
    ("a", "Ada", "direct", "We go"),
    ("a", "", "indirect", "It was cold"),
    ("b", "Carl", "indirect", "rain"),
    ("b", "Emmy", "indirect", "Carl had told her of rain"),
    ("c", "", "indirect", "it snowed"),
]


def see() -> Observed:
    return observe_form(make_compared(ARTICLES, STATEMENTS, SPEAKERS))


def test_kinds_are_shares_of_all_statements():
    assert figures(see(), "form", "a") == {"direct": 1, "mixed": 1, "indirect": 2, "of": 4}
    assert see().groups["form"] == ("direct", "mixed", "indirect")


def test_the_mean_length_is_of_what_is_quoted_over_the_statements_that_quote():
    assert figures(see(), "words per quotation") == {"": 6, "of": 2}  # We go | it pours on us


def test_a_class_is_quoted_in_a_share_of_its_own_statements():
    assert figures(see(), "quoted: official") == {"": 1, "of": 1}
    assert figures(see(), "quoted: expert") == {"": 1, "of": 2}
    assert figures(see(), "quoted: citizen") == {"of": 2}
    assert figures(see(), "quoted: media") == {"of": 0}
    assert see().groups["quoted: media"] == ("",)


def test_the_first_and_the_last_who_is_found_are_told_by_place_not_by_row():
    assert figures(see(), "first voice", "a") == {"official": 1, "of": 1}
    assert figures(see(), "last word", "a") == {"expert": 1, "of": 1}


def test_of_nested_statements_the_outer_one_comes_first_and_last():
    assert figures(see(), "first voice", "b") == {"expert": 1, "of": 1}
    assert figures(see(), "last word", "b") == {"expert": 1, "of": 1}


def test_an_article_in_which_no_speaker_is_found_does_not_count_for_places():
    for measure in ("first voice", "last word", "first third"):
        assert figures(see(), measure, "c") == {"of": 0}


def test_the_first_third_is_of_the_characters_of_the_article():
    assert FILLED.index("We go") * 3 < len(FILLED) < FILLED.index("rain") * 3
    assert figures(see(), "first third", "a") == {"official": 1, "of": 1}
    assert NESTED.index("Carl had") > len(NESTED) / 3
    assert figures(see(), "first third", "b") == {"of": 1}


def test_without_source_classes_types_are_told_apart():
    bare = {name: {"type": "person"} for name in SPEAKERS}
    seen = observe_form(make_compared(ARTICLES, STATEMENTS, bare))
    assert figures(seen, "first voice") == {"person": 2, "of": 2}
    assert figures(seen, "quoted: person") == {"": 2, "of": 5}
