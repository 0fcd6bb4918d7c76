"""Who is heard, in statements, quoted words and articles."""

import pytest

from attribution.framing.observed import Observed
from attribution.framing.voice import observe_voice
from tests.framing.toys import figures, make_compared

SPEAKERS = {
    "Ada": {"type": "person", "source_class": "official", "gender": "female", "party": "Red"},
    "Carl": {"type": "person", "source_class": "citizen", "gender": "male"},
    "The port": {"type": "organisation", "source_class": "organisation"},
    "an aide": {"type": "anonymous", "source_class": "anonymous"},
    "a docker": {"type": "anonymous", "source_class": "citizen", "gender": "male"},
}
ARTICLES = {
    "a": ("Herald", "s1", "Ada said: “We will go now.” The port “lost two” ships, Ada said, and that it rained. Carl left."),
    "b": ("Courier", "s1", "“No”, said Carl. An aide told of snow. A docker told of ice. “It is cold”, it was said."),
    "c": ("Courier", "s2", "Nobody said a word."),
}  # fmt: skip
STATEMENTS = [
    ("a", "Ada", "direct", "We will go now"),
    ("a", "Ada", "mixed", "The port “lost two” ships"),
    ("a", "Ada", "indirect", "it rained"),
    ("b", "Carl", "direct", "No"),
    ("b", "an aide", "indirect", "snow"),
    ("b", "a docker", "indirect", "ice"),
    ("b", "", "direct", "It is cold"),
]


def see(speakers: dict[str, dict[str, str]] = SPEAKERS) -> Observed:
    return observe_voice(make_compared(ARTICLES, STATEMENTS, speakers))


def test_a_class_has_its_share_of_statements_whoever_was_not_found_included():
    assert figures(see(), "source class", "a") == {"official": 3, "of": 3}
    expected = {"citizen": 2, "anonymous": 1, "no speaker found": 1, "of": 4}
    assert figures(see(), "source class", "b") == expected
    assert figures(see(), "speaker type") == {
        "person": 4,
        "anonymous": 2,
        "no speaker found": 1,
        "of": 7,
    }


def test_quoted_words_are_those_of_direct_speech_and_those_in_marks():
    # We will go now + lost two | No | It is cold
    assert figures(see(), "quoted words by source class", "a") == {"official": 6, "of": 6}
    expected = {"citizen": 1, "no speaker found": 3, "of": 4}
    assert figures(see(), "quoted words by source class", "b") == expected


def test_an_article_without_statements_counts_among_the_articles():
    expected = {"official": 1, "citizen": 1, "anonymous": 1, "no speaker found": 1, "of": 3}
    assert figures(see(), "articles by source class") == expected


def test_who_has_no_gender_is_named_apart_and_the_unnamed_too():
    expected = {"female": 3, "male": 2, "anonymous": 1, "no speaker found": 1, "of": 7}
    assert figures(see(), "gender") == expected


def test_women_are_counted_among_women_and_men():
    assert figures(see(), "women") == {"": 3, "of": 5}
    assert figures(see(), "quoted words by women") == {"": 6, "of": 7}
    assert figures(see(), "women among people") == {"": 1, "of": 3}


def test_a_scholars_column_says_what_is_not_known():
    expected = {"Red": 3, "not known": 1, "anonymous": 2, "no speaker found": 1, "of": 7}
    assert figures(see(), "party") == expected
    assert see().groups["party"] == ("Red", "anonymous", "not known", "no speaker found")
    assert "country" not in set(see().bases["measure"])


def test_a_speaker_has_a_share_and_those_without_a_name_stand_together():
    expected = {"Ada": 3, "Carl": 1, "anonymous": 2, "no speaker found": 1, "of": 7}
    assert figures(see(), "speaker") == expected
    assert figures(see(), "articles by speaker") == dict.fromkeys(expected, 1) | {"of": 3}


def test_speakers_of_one_name_are_told_apart():
    compared = make_compared(ARTICLES, STATEMENTS, SPEAKERS)
    compared.statements.loc[compared.statements["speaker"] == "Carl", "speaker"] = "Ada"
    assert figures(observe_voice(compared), "speaker") == {
        "Ada (ada)": 3, "Ada (carl)": 1, "anonymous": 2, "no speaker found": 1, "of": 7,
    }  # fmt: skip


def test_without_source_classes_their_measures_are_left_out():
    bare = {name: {"type": facts["type"]} for name, facts in SPEAKERS.items()}
    assert set(see(bare).groups) == {"speaker type"}
    assert "source class" not in set(see(bare).bases["measure"])


def test_single_speakers_are_not_compared_with_tests():
    fixed = set(see().groups)
    assert {"source class", "quoted words by source class", "women"} <= fixed
    assert not fixed & {"speaker", "quoted words by speaker", "articles by speaker", "gender"}


def test_a_column_of_many_values_is_shown_and_not_tested():
    many = {
        name: {**facts, "country": f"C{number}"}
        for number, (name, facts) in enumerate(SPEAKERS.items())
    }
    assert "country" in see(many).groups
    crowd = many | {f"P{n}": {"type": "person", "country": f"D{n}"} for n in range(12)}
    statements = STATEMENTS + [("a", f"P{n}", "indirect", "it rained") for n in range(12)]
    seen = observe_voice(make_compared(ARTICLES, statements, crowd))
    assert "country" not in seen.groups
    assert figures(seen, "country")["D3"] == 1


@pytest.mark.parametrize(
    "measure", ["source class", "quoted words by source class", "gender", "party"]
)
def test_the_parts_of_a_measure_make_the_whole(measure):
    shown = figures(see(), measure)
    assert sum(shown.values()) == 2 * shown["of"]


def test_a_corpus_in_which_nobody_speaks_is_measured():
    seen = observe_voice(make_compared(ARTICLES, [], SPEAKERS))
    assert figures(seen, "articles by speaker") == {"of": 3}
