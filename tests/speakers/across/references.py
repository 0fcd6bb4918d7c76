"""References made by hand, and the speakers they become."""

from attribution.speakers import merge_speakers
from attribution.types import Fact, Reference, Span, Speaker


def reference(number: int, name: str, kind: str = "person", **more) -> Reference:
    values = {"role": None, "affiliation": None, "gender": None, "rule": "named"} | more
    return Reference(f"s{number}", name, kind, mentions=(name,), confidence=0.9, **values)


def holding(number: int, name: str, role: str) -> Reference:
    """Somebody whom an apposition gives a role."""
    return reference(number, name, facts=(Fact("role", role, "apposition", Span(0, 1)),))


def merge(*located, **more) -> list[Speaker]:
    """Speakers of (file, reference) pairs; the story of a file is its first letter."""
    stories = {file: file[0] for file, _ in located}
    return merge_speakers(located, stories=stories, **more)


def groups(*located, **more) -> list[set[str]]:
    """The statements of each speaker, by their numbers."""
    return sorted(({*map(_number, s.statement_ids)} for s in merge(*located, **more)), key=sorted)


def _number(statement: str) -> int:
    return int(statement[1:])
