"""What words that two outlets quote verbatim tell about who said them."""

from tests.speakers.across.references import groups, merge, reference

PAIR = [("s1", "s2")]


def test_a_named_speaker_names_the_unnamed_source():
    located = [
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "a senior official", "anonymous")),
        ("a2", reference(3, "a senior official", "anonymous")),
    ]
    (speaker,) = merge(*located, same_words=PAIR)
    assert speaker.name == "Ann Lund"
    assert speaker.joins == ("a senior official = Ann Lund: the same words are quoted (s1 and s2)",)
    assert groups(*located) == [{1}, {2, 3}]


def test_a_person_does_not_name_several_people():
    located = [
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "the faculty members", "role")),
    ]
    assert groups(*located, same_words=PAIR) == [{1}, {2}]


def test_a_statement_without_a_speaker_gets_the_one_of_the_same_words():
    (speaker,) = merge(("a1", reference(1, "Ann Lund")), same_words=PAIR)
    assert speaker.statement_ids == ("s1", "s2")
    assert speaker.joins == ("s2: the same words are quoted",)


def test_two_people_are_kept_apart_and_flagged():
    found = merge(
        ("a1", reference(1, "Ann Lund")), ("a2", reference(2, "Bo Kern")), same_words=PAIR
    )
    assert {s.name: s.joins for s in found} == {
        "Ann Lund": ("Ann Lund is not Bo Kern: the same words are attributed to both (s1 and s2)",),
        "Bo Kern": ("Bo Kern is not Ann Lund: the same words are attributed to both (s1 and s2)",),
    }


def test_an_unnamed_source_of_two_peoples_words_is_neither():
    found = groups(
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "an official", "anonymous")),
        ("a3", reference(3, "Bo Kern")),
        same_words=[("s1", "s2"), ("s2", "s3")],
    )
    assert found == [{1}, {2}, {3}]


def test_the_same_words_tell_which_of_two_a_surname_names():
    located = [
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "Lund")),
        ("a3", reference(3, "Bo Lund")),
    ]
    assert groups(*located) == [{1}, {2}, {3}]
    assert groups(*located, same_words=PAIR) == [{1, 2}, {3}]


def test_the_same_words_join_names_of_which_one_bears_a_suffix():
    located = [("a1", reference(1, "John Harlow")), ("a2", reference(2, "John Harlow Jr."))]
    assert groups(*located, same_words=PAIR) == [{1, 2}]
