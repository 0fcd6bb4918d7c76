"""One speaker in every outlet."""

from attribution.speakers import merge_speakers
from attribution.types import Reference


def reference(number: int, name: str, kind: str = "person", **more) -> Reference:
    values = {"role": None, "affiliation": None, "gender": None, "rule": "named"} | more
    return Reference(f"s{number}", name, kind, mentions=(name,), **values)


def groups(*located) -> list[set[str]]:
    return [set(speaker.statement_ids) for speaker in merge_speakers(located)]


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
        ("a", reference(1, "Sam Kagan", gender="male")),
        ("b", reference(2, "Kagan", gender="female")),
    )
    assert len(full) == 2


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
