"""Countries that a phrase really names."""

import pytest

from attribution.speakers.names.places import find_places, inside_organisation, is_state
from tests.speakers.inside.parsed import at, parse, words_at


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("the Norwegian_ADJ minister", [("NO", "Norwegian")]),
        ("the ambassador of Norway to Denmark", [("NO", "Norway"), ("DK", "Denmark")]),
        ("the United States ambassador", [("US", "United States")]),
        ("the Ohio mayor", [("US", "Ohio")]),
        ("New Mexico", [("US", "New Mexico")]),
        ("New Denmark", []),
        ("Fort Norway", []),
        ("new_ADJ Denmark", [("DK", "Denmark")]),
        ("Herald America", []),
        ("Herald_ADJ America", [("US", "America")]),
        ("Herald U.S.", [("US", "U.S.")]),
        ("Oslo Herald", []),
        ("Oslo Mayor", [("NO", "Oslo")]),
        ("Oslo herald", [("NO", "Oslo")]),
        ("Oslo herald_PROPN", [("NO", "Oslo")]),
        ("Norwegian Herald", [("NO", "Norwegian")]),
        ("US Herald", [("US", "US")]),
        ("Us", []),
        ("turkey", []),
        ("the pier", []),
        ("Norway", [("NO", "Norway")]),
    ],
)
def test_a_country_is_named_by_its_words_unless_they_make_another_name(phrase, found):
    annotated = parse(phrase)
    words = annotated.sentences[0].words
    assert [
        (place.code, " ".join(word.text for word in words[place.first : place.last + 1]))
        for place in find_places(annotated, words)
    ] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lebanon , Ohio , left", 0),
        ("Lebanon , Ohio. left", 0),
        ("Lebanon , Norway left", 1),
        ("Lebanon ,", 1),
        ("Lebanon and Ohio left", 1),
    ],
)
def test_a_town_before_its_state_is_no_country(text, found):
    annotated = parse(text)
    assert len(find_places(annotated, words_at(annotated, "Lebanon"))) == found


def test_a_persons_name_is_no_country():
    annotated = parse("Michael Jordan left Jordan", Person="Michael Jordan")
    words = annotated.sentences[0].words
    assert [place.first for place in find_places(annotated, words)] == [3]


@pytest.mark.parametrize(
    ("organisation", "kind", "inside"),
    [
        ("Oslo University", "Organization", True),
        ("Oslo", "Organization", False),
        ("Oslo University", "Location", False),
    ],
)
def test_a_place_may_be_a_part_of_an_organisations_name(organisation, kind, inside):
    annotated = parse("Oslo University left", **{kind: organisation})
    assert (inside_organisation(annotated, at(annotated, "Oslo")) is not None) is inside


@pytest.mark.parametrize(
    ("name", "state"), [("Ohio", True), ("ohio", True), ("Norway", False), ("Springfield", False)]
)
def test_a_state_is_a_part_of_the_united_states(name, state):
    assert is_state(name) is state
