"""Who says what in a text."""

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
