"""From source to speaker, inside an article."""

import pytest

from attribution.speakers import resolve
from attribution.statements import extract


@pytest.fixture(scope="session")
def speakers(read):
    """The name and type behind each statement of a text."""

    def found(text: str) -> list[tuple[str, str]]:
        annotated = read(text)
        statements = extract(annotated).statements
        references = {r.statement_id: r for r in resolve(annotated, statements)}
        named = [references.get(s.statement_id) for s in statements]
        return [(r.name, r.type) if r else ("", "") for r in named]

    return found


def test_a_surname_is_the_person_named_in_full(speakers):
    text = "Mayor Ann Miller said the pier was safe.\n\nMs. Miller said it would open in May."
    assert speakers(text) == [("Ann Miller", "person")] * 2


def test_a_pronoun_is_the_person_before(speakers):
    text = "Ann Miller said the pier was safe. She said it would open in May."
    assert speakers(text) == [("Ann Miller", "person")] * 2


def test_a_definite_description_points_back_to_its_office(speakers):
    text = (
        "A spokesman for the Harbour Board said the pier was safe.\n\n"
        "The spokesman said it would open in May."
    )
    (first, kind), (second, _) = speakers(text)
    assert kind == "role"
    assert first == second


def test_a_state_speaks_through_its_capital(speakers):
    assert speakers("Oslo said that it was ready for talks.") == [("Oslo", "state")]


def test_nobody_is_invented(speakers):
    names = {name for name, _ in speakers("It was said that the pier was safe.")}
    assert names <= {""}
