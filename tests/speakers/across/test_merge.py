"""One speaker in every outlet."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.speakers import merge_speakers
from attribution.types import Fact, Span
from tests.speakers.across.references import reference


def groups(*located) -> list[set[str]]:
    return [set(speaker.statement_ids) for speaker in merge_speakers(located)]


def gender(value: str) -> Fact:
    return Fact("gender", value, "title", Span(0, 3))


def test_spellings_of_a_name_are_one_speaker():
    found = merge_speakers(
        [
            ("a", reference(1, "Andrei Volkov")),
            ("b", reference(2, "Andrej Wolkow")),
            ("c", reference(3, "Volkov")),
        ]
    )
    assert [speaker.statement_ids for speaker in found] == [("s1", "s2", "s3")]
    assert found[0].speaker_id in ("andrei-volkov", "andrej-wolkow")


def test_a_bare_surname_joins_nobody_when_two_people_bear_it():
    found = groups(
        ("a", reference(1, "Paul Kagan", gender="male")),
        ("a", reference(2, "Mary Kagan", gender="female")),
        ("b", reference(3, "Kagan")),
    )
    assert {"s1"} in found
    assert {"s2"} in found
    assert {"s3"} in found


def test_gender_keeps_namesakes_apart():
    full = groups(
        ("a", reference(1, "Sam Kagan", facts=(gender("male"),))),
        ("b", reference(2, "Kagan", facts=(gender("female"),))),
    )
    assert len(full) == 2


def test_a_gender_that_only_a_pronoun_makes_likely_keeps_nobody_apart():
    found = groups(
        ("a", reference(1, "Lindsey Kagan", gender="male")),
        ("b", reference(2, "Lindsey Kagan", gender="female")),
    )
    assert len(found) == 1


def test_anonymous_sources_of_two_articles_stay_apart():
    found = groups(
        ("a", reference(1, "a senior official", "anonymous")),
        ("b", reference(2, "a senior official", "anonymous")),
    )
    assert len(found) == 2


def test_metonyms_of_a_state_are_one_speaker():
    found = groups(
        ("a", reference(1, "Oslo", "state", affiliation="NO")),
        ("b", reference(2, "Norway", "state", affiliation="NO")),
        ("b", reference(3, "Denmark", "state", affiliation="DK")),
    )
    assert sorted(map(len, found)) == [1, 2]


def test_speaker_ids_are_unique():
    found = merge_speakers(
        [
            ("a", reference(1, "an official", "anonymous")),
            ("b", reference(2, "an official", "anonymous")),
        ]
    )
    assert len({speaker.speaker_id for speaker in found}) == 2


def test_metonyms_are_kept_apart_when_asked():
    located = [
        ("a", reference(1, "Oslo", "state", affiliation="NO")),
        ("b", reference(2, "Norway", "state", affiliation="NO")),
    ]
    assert len(merge_speakers(located)) == 1
    assert len(merge_speakers(located, join_metonyms=False)) == 2


def test_an_initial_does_not_join_two_people_through_itself():
    found = groups(
        ("a", reference(1, "Paul Kagan")),
        ("b", reference(2, "Peter Kagan")),
        ("c", reference(3, "P. Kagan")),
    )
    assert sorted(map(len, found)) == [1, 1, 1]


def test_an_initial_joins_the_one_person_it_fits():
    found = groups(("a", reference(1, "Paul Kagan")), ("b", reference(2, "P. Kagan")))
    assert found == [{"s1", "s2"}]


def test_father_and_son_of_one_article_stay_apart():
    found = groups(
        ("a", reference(1, "Don Ray")),
        ("a", reference(2, "Don Ray Jr.")),
        ("b", reference(3, "Don Ray")),
    )
    assert {"s2"} in found


def test_short_forms_of_given_names_agree():
    assert groups(("a", reference(1, "Bill Hart")), ("b", reference(2, "William Hart"))) == [
        {"s1", "s2"}
    ]


def test_a_bare_surname_follows_its_office():
    found = groups(
        ("a", reference(1, "Ann Kagan", role="Mayor")),
        ("a", reference(2, "Ida Kagan", role="Governor")),
        ("b", reference(3, "Kagan", role="Governor")),
    )
    assert {"s2", "s3"} in found


def test_an_office_of_the_country_does_not_join_two_organisations():
    found = groups(
        ("a", reference(1, "a spokesman for the Finance Ministry of Norway", "role")),
        ("b", reference(2, "a spokesman for the Coast Guard of Norway", "role")),
        ("c", reference(3, "the Norwegian spokesman", "role")),
    )
    assert not any({"s1", "s2"} <= group for group in found)


def test_every_join_has_its_reason():
    (speaker,) = merge_speakers(
        [("a", reference(1, "Andrei Volkov")), ("b", reference(2, "Andrej Wolkow"))]
    )
    (reason,) = speaker.joins
    assert "Andrei Volkov" in reason
    assert "given names agree" in reason


@given(st.permutations(["Ann Lee", "A. Lee", "Lee", "Bo Lee", "Mr. Lee", "Anne Lee"]))
def test_the_order_of_articles_changes_nothing(names):
    located = [(f"f{name}", reference(index, name)) for index, name in enumerate(names)]
    found = {
        frozenset(names[int(sid[1:])] for sid in speaker.statement_ids)
        for speaker in merge_speakers(located)
    }
    base = ["Ann Lee", "A. Lee", "Lee", "Bo Lee", "Mr. Lee", "Anne Lee"]
    again = {
        frozenset(base[int(sid[1:])] for sid in speaker.statement_ids)
        for speaker in merge_speakers(
            [(f"f{name}", reference(index, name)) for index, name in enumerate(base)]
        )
    }
    assert found == again
