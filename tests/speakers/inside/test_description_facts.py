"""Role and affiliation in a phrase, on parses made by hand."""

import pytest

from attribution.speakers.inside.description_facts import (
    country_fact,
    describe_facts,
    organisation_name,
    words_of,
)
from tests.speakers.inside.parsed import at, parse, words_at


def told(notation: str, why: str = "apposition", phrase: str = "", **more) -> dict[str, str]:
    """The facts in a phrase (all words by default), by kind."""
    definite = more.pop("definite", True)
    annotated = parse(notation, **more)
    words = words_at(annotated, phrase or annotated.article.text)
    return {f.kind: f.value for f in describe_facts(annotated, words, why, definite=definite)}


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("the mayor", "mayor"),
        ("the former_ADJ mayor", "former mayor"),
        ("the chief of staff for the governor", "chief of staff for the governor"),
        ("his lawyer", "lawyer"),
        ("many_ADJ other_ADJ senators_NNS", "senator"),
        ("a longtime_ADJ senior_ADJ adviser", "senior adviser"),
        ("Springfield 's mayor", "mayor"),
        ("mayor of the", "mayor"),
        ("mayor of Springfield , who_PRON left", "mayor of Springfield"),
        ("mayor of Springfield and_CCONJ father", "mayor of Springfield"),
        ("lawyer at Bailey &_CCONJ Glasser", "lawyer at Bailey & Glasser"),
        ("two_NUM senators_NNS", "senator"),
        ("the Reps.", "Rep."),
        ("12 senators_NNS", "senator"),
    ],
)
def test_a_role_is_the_office_with_what_belongs_to_it(phrase, role):
    assert told(phrase).get("role") == role


@pytest.mark.parametrize(
    "phrase",
    [
        "the pier", "a possible_ADJ mayor", "the next_ADJ governor", "the so-called_ADJ mayor", "no mayor",
        "Mrs. mayor", "Dr. mayor", "the mayor 's daughter",
    ],
)  # fmt: skip
def test_who_holds_no_office_has_no_role(phrase):
    assert told(phrase) == {}


def test_an_office_is_held_also_where_what_follows_it_is_only_possible():
    assert told("mayor of the possible_ADJ town")["role"] == "mayor of the possible town"


def test_a_hypothetical_office_is_no_fact():
    assert told("the mayor", definite=False) == {}


@pytest.mark.parametrize(("words", "kept"), [(12, True), (13, False)])
def test_a_role_has_a_dozen_words_at_most(words, kept):
    phrase = "mayor of " + " ".join(["old_ADJ"] * (words - 3)) + " town"
    assert ("role" in told(phrase)) is kept


def test_a_description_keeps_its_plural():
    assert told("two_NUM senators_NNS", "description")["role"] == "senators"


@pytest.mark.parametrize(
    ("phrase", "roles"),
    [
        ("spokeswoman Sen.", ["Sen.", "spokeswoman"]),
        ("state Sen.", ["state Sen."]),
        ("deputy Gov.", ["deputy Gov."]),
        ("Ohio Sen.", ["Ohio Sen."]),
    ],
)
def test_a_seat_right_at_a_name_is_an_office_besides_another(phrase, roles):
    annotated = parse(phrase)
    facts = describe_facts(annotated, words_at(annotated, phrase), "title")
    assert [fact.value for fact in facts if fact.kind == "role"] == roles


@pytest.mark.parametrize(
    ("notation", "phrase", "role"),
    [
        ("a mayor of Oslo +- +based firms_NNS", "a mayor of Oslo", "mayor"),
        ("a mayor for the party of Oslo +- +based firms_NNS", "a mayor for the party of Oslo", "mayor for the party"),
        ("the mayor +- +elect", "the mayor", "mayor"),
    ],
)  # fmt: skip
def test_the_first_part_of_a_word_is_no_end_of_a_role(notation, phrase, role):
    assert told(notation, phrase=phrase)["role"] == role


@pytest.mark.parametrize(
    ("phrase", "affiliation"),
    [
        ("Norwegian_ADJ minister", "NO"),
        ("minister of Norway", "NO"),
        ("ambassador of Norway to Russia", "NO"),
        ("ambassador to Russia", None),
        ("minister from Norway", "NO"),
        ("spokesman for Norway", "NO"),
        ("candidate for Norway", None),
        ("author of Norway", None),
        ("Norwegian_ADJ historian", None),
        ("professor in Norway", None),
        ("Norwegian_ADJ ambassador of Denmark", "NO"),
        ("ambassador of Norway in Denmark", None),
        ("former_ADJ Norwegian_ADJ minister", "NO"),
        ("mayor under_ADP Norway", None),
    ],
)
def test_a_country_is_that_of_the_office(phrase, affiliation):
    assert told(phrase).get("affiliation") == affiliation


@pytest.mark.parametrize(
    ("phrase", "organisation", "affiliation"),
    [
        ("president of Harbour University", "Harbour University", "Harbour University"),
        ("Harbour University president", "Harbour University", "Harbour University"),
        ("Harbour Board press secretary", "Harbour Board press secretary", "Harbour Board"),
        ("professor at Harbour University", "Harbour University", "Harbour University"),
        ("historian of Harbour University", "Harbour University", None),
        ("spokesman for Harbour University", "Harbour University", "Harbour University"),
        ("expert for Harbour University", "Harbour University", None),
        ("candidate for Harbour University", "Harbour University", None),
        ("candidate of the Harbour Party", "Harbour Party", "Harbour Party"),
        ("candidate of the Harbour Board", "Harbour Board", None),
        ("Harbour Board activist", "Harbour Board", None),
        ("Harbour Board aide", "Harbour Board", "Harbour Board"),
        ("former_ADJ president of Harbour University", "Harbour University", None),
        ("president to Harbour University", "Harbour University", None),
        ("Harbour Board aide at Globex", "Harbour Board|Globex", "Globex"),
        ("president of U.S. Coast Guard", "U.S. Coast Guard", "US"),
        ("president of Bank of Norway", "Bank of Norway", "Bank of Norway"),
        ("president of the Norwegian_ADJ Coast Guard", "the Norwegian Coast Guard", "NO"),
        ("the Democratic_ADJ National Committee spokesman", "National Committee", "Democratic National Committee"),
        ("the Democratic_ADJ Harbour Board spokesman", "Harbour Board", "Harbour Board"),
        ("the New National Committee spokesman", "National Committee", "National Committee"),
        ("the democratic_ADJ National Committee spokesman", "National Committee", "National Committee"),
    ],
)  # fmt: skip
def test_an_organisation_is_that_of_the_office(phrase, organisation, affiliation):
    assert told(phrase, Organization=organisation).get("affiliation") == affiliation


@pytest.mark.parametrize(
    ("phrase", "affiliation"),
    [
        ("spokesman for the Lund campaign", "Lund campaign"),
        ("spokesman for the Lund family", None),
        ("spokesman for Lund", None),
    ],
)
def test_a_persons_name_with_a_body_is_an_organisation(phrase, affiliation):
    assert told(phrase, Person="Lund").get("affiliation") == affiliation


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("the Harbour Board", "Harbour Board"),
        ("Harbour Board’s fishing division", "Harbour Board"),
        ("Harbour Board’s Office", "Harbour Board’s Office"),
        ("Globex Inc.", "Globex Inc."),
        ("Globex Ship.", "Globex Ship"),
        ("N.R.A.", "N.R.A."),
        ("Harbour police", "Harbour police"),
        ("Harbour workers", None),
        ("harbour Board", None),
        ("G", None),
        ("Norway", None),
        ("Ohio", None),
        ("House Republicans", None),
        ("Senate", "Senate"),
        ("Committee", None),
        ("Lund", None),
        ("Ann Lund", None),
        ("Ann", "Ann"),
    ],
)
def test_an_organisation_has_a_proper_name(name, proper):
    annotated = parse(
        f"{name.replace('’s', ' ’s')} . Ann Lund", Organization=name, Person="Ann Lund"
    )
    (entity,) = [e for e in annotated.entities if e.type == "Organization" and not e.span.start]
    assert organisation_name(annotated, entity) == proper


@pytest.mark.parametrize(
    ("notation", "name", "joined", "code"),
    [
        ("Norway", "Norway", (), "NO"),
        ("Bank of Norway", "Bank of Norway", (), "NO"),
        ("Ohio", "Ohio", (), None),
        ("the board", "the board", (), None),
        ("Norway and Denmark", "Norway", ("Denmark",), None),
        ("Norway and Oslo", "Norway", ("Oslo",), "NO"),
        ("the board and Denmark", "the board", ("Denmark",), None),
    ],
)
def test_a_state_has_its_country_unless_another_is_joined_to_it(notation, name, joined, code):
    annotated = parse(notation)
    facts = country_fact(
        annotated, words_at(annotated, name), [words_at(annotated, part) for part in joined]
    )
    assert [fact.value for fact in facts] == ([code] if code else [])
    assert all(fact.span.of(annotated.article.text) == "Norway" for fact in facts)


@pytest.mark.parametrize(
    ("notation", "part", "whole"),
    [
        ("the Oslo +- +based developer left", "developer", "developer"),
        ("the Oslo +- +based developer left", "based developer", "Oslo-based developer"),
        ("a lawyer at Bailey & Glasser & Lund left", "lawyer at Bailey", "lawyer at Bailey & Glasser & Lund"),
        ("the trade>minister/compound minister left", "minister", "trade minister"),
        ("the old_ADJ>minister/amod trade>minister/compound minister left", "minister", "old trade minister"),
        ("his>minister/nmod:poss minister left", "minister", "minister"),
        ("the trade>left/obl minister left", "minister", "minister"),
        ("the minister left", "ister", ""),
    ],
)  # fmt: skip
def test_a_phrase_has_what_is_tied_to_its_edges(notation, part, whole):
    annotated = parse(notation)
    words = words_of(annotated.sentences[0], at(annotated, part))
    span = (words[0].span.start, words[-1].span.end) if words else (0, 0)
    assert annotated.article.text[slice(*span)] == whole
