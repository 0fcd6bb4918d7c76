"""Contents are cut to what was said; positions are told by the words at them."""

import pytest

from attribution.language.quotation_marks import find_quotations
from attribution.statements.content import (
    merge,
    snap_to_marks,
    strip_marks,
    subtract,
    tell_kind,
    to_words,
    trim,
)
from attribution.types import Kind, Span

TEXT = "Ann said, that “rain fell” on us all."


def at(*parts: str, text: str = TEXT) -> tuple[Span, ...]:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def of(spans, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("holes", "left"),
    [
        (["fell"], ["rain ", "” on us"]),
        (["rain"], [" fell” on us"]),
        (["on us"], ["rain fell” "]),
        (["said", "all"], ["rain fell” on us"]),
        (["rain", "us"], [" fell” on "]),
        (["that “rain fell” on us all"], []),
    ],
)
def test_holes_are_cut_out(holes, left):
    assert of(subtract(at("rain fell” on us"), at(*holes))) == left


def test_touching_spans_are_one_and_with_the_text_those_between_which_nothing_stands():
    assert of(merge(at("rain fell", "rain", "fell”"))) == ["rain fell”"]
    assert of(merge(at("us", "on"))) == ["on", "us"]
    assert of(merge(at("us", "on"), TEXT)) == ["on us"]
    assert of(merge(at("rain", "on"), TEXT)) == ["rain", "on"]


def test_the_complementizer_and_marks_at_the_edges_go():
    assert of(trim(TEXT, at(", that “rain fell” on us"))) == ["“rain fell” on us"]
    assert of(trim(TEXT, at(", that “rain"), complementizer=False)) == ["that “rain"]
    assert of(trim(TEXT, at("rain", " that “"))) == ["rain", "that “"]
    assert trim(TEXT, at(", ", "” ")) == ()
    text = "It rained - "
    assert of(trim(text, (Span(0, len(text)),)), text) == ["It rained"]


def test_the_marks_of_direct_speech_go():
    assert of(strip_marks(TEXT, at("“rain fell” "))) == ["rain fell"]
    assert strip_marks(TEXT, at("” ")) == ()


def test_spans_end_with_their_words():
    assert of(to_words(TEXT, at(" said, ", ", "))) == ["said"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("rain fell", Kind.DIRECT),
        ("“rain fell”", Kind.DIRECT),
        ("fell” on", Kind.MIXED),
        ("on us", Kind.INDIRECT),
    ],
)
def test_the_words_in_marks_tell_the_kind(content, kind):
    assert tell_kind(TEXT, at(content), find_quotations(TEXT, [Span(0, len(TEXT))])) is kind


@pytest.mark.parametrize(
    ("content", "cue", "snapped"),
    [
        ("n fell” on us", "said", ["“rain fell” on us"]),
        ("l” on us", "said", [" on us"]),
        ("l", "said", ["“rain fell”"]),
        ("on us", "said", ["on us"]),
        ("fell” on us", "rain", ["fell” on us"]),
    ],
)
def test_a_quotation_is_inside_a_content_or_outside_it(content, cue, snapped):
    quotations = find_quotations(TEXT, [Span(0, len(TEXT))])
    assert of(snap_to_marks(at(content), at(cue), quotations)) == snapped
