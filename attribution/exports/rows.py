"""What all formats read: articles with their statements, and the places of their parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from attribution.corpus.wording import counted, several
from attribution.harmless import in_xml
from attribution.tables import Tables, plain_rows

Row: TypeAlias = dict[str, Any]
ROLES = ("content", "cue", "source")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement.

    Attributes:
        role: content, cue or source.
        start: its first character in the article's text.
        end: after its last.
        number: which of the parts of its role it is, from 1.
        of: how many there are.
    """

    role: str
    start: int
    end: int
    number: int
    of: int


def articles_with_statements(tables: Tables) -> Iterator[tuple[Row, list[Row]]]:
    """Each article with its statements, both in the order of the tables.

    Arguments:
        tables: of a study.
    """
    statements: dict[str, list[Row]] = {}
    for statement in plain_rows(tables.statements):
        statements.setdefault(statement["article"], []).append(statement)
    for article in plain_rows(tables.articles):
        yield article, statements.get(article["article"], [])


def parts(statement: Row) -> list[Part]:
    """Content, cue and source of a statement, those without a character aside.

    Arguments:
        statement: a row of ``tables.STATEMENTS``.
    """
    found = []
    for role in ROLES:
        spans = [(start, end) for start, end in statement[role] if start < end]
        found += [
            Part(role, start, end, number, len(spans))
            for number, (start, end) in enumerate(spans, start=1)
        ]
    return found


def say_replaced(tables: Tables) -> list[str]:
    """A line on the articles with characters that XML does not allow; none where there are none.

    Arguments:
        tables: of a study.
    """
    names, texts = tables.articles["article"], tables.articles["text"]
    changed = [name for name, text in zip(names, texts, strict=True) if in_xml(text) != text]
    if not changed:
        return []
    return [
        f"{counted(len(changed), 'article')} with control characters, which the format does not allow:"
        f" U+FFFD stands for each ({several(changed)})"
    ]
