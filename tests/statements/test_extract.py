"""Statements from hand-written texts."""

import pytest

from attribution.statements import extract
from attribution.statements.proposals import complete_source
from attribution.types import Kind, Span


@pytest.fixture(scope="session")
def statements(read):
    """The statements of a text, as (kind, content, cue, source)."""

    def found(text: str) -> list[tuple[Kind, str, str, str]]:
        def joined(spans):
            return " … ".join(span.of(text) for span in spans)

        return [
            (s.kind, joined(s.content), joined(s.cue), joined(s.source))
            for s in extract(read(text)).statements
        ]

    return found


def test_direct_speech_leaves_out_the_marks(statements):
    found = statements("“The harbour will be closed for two weeks,” Ann Miller said on Monday.")
    assert found == [
        (Kind.DIRECT, "The harbour will be closed for two weeks", "said", "Ann Miller")
    ]


def test_indirect_speech_leaves_out_the_complementizer(statements):
    ((kind, content, cue, source),) = statements(
        "Ann Miller said that the harbour would be closed."
    )
    assert kind is Kind.INDIRECT
    assert content.rstrip(".") == "the harbour would be closed"
    assert (cue, source) == ("said", "Ann Miller")


def test_one_marked_word_makes_mixed_speech(statements):
    found = statements("The mayor said the closure was “unavoidable” after the storm.")
    assert [kind for kind, *_ in found] == [Kind.MIXED]


def test_cue_before_after_and_inside_the_quotation(statements):
    text = (
        "The mayor said: “We will rebuild the old pier.”\n\n"
        "“The work starts in the spring,” the mayor said.\n\n"
        "“It will take time,” the mayor said, “but it will be done.”"
    )
    found = statements(text)
    assert all(kind is Kind.DIRECT for kind, *_ in found)
    assert {cue for _, _, cue, _ in found} == {"said"}
    contents = " ".join(content for _, content, _, _ in found)
    for words in ("rebuild the old pier", "starts in the spring", "take time", "it will be done"):
        assert words in contents


def test_according_to_names_the_source(statements):
    ((_, content, cue, source),) = statements(
        "According to the harbour master, three boats were lost in the storm."
    )
    assert cue.lower() == "according to"
    assert source == "the harbour master"
    assert content.rstrip(".") == "three boats were lost in the storm"


def test_boilerplate_and_headings_become_no_statement(statements):
    text = (
        "Mayor says pier will be rebuilt\n\nThe mayor said the pier would be rebuilt.\n\n"
        "Read also: Fishermen say the catch is poor\n\nLeave a Reply\n\nHe said “hello there my friend”."
    )
    assert len(statements(text)) == 1


def test_quotations_without_any_report_are_no_statements(statements):
    assert statements("“To be or not to be.”\n\n“That is the question here.”") == []


def test_statements_overlap_only_when_nested(read):
    text = (
        "The paper quoted the mayor as saying that the council had promised help. “We were told"
        " nothing,” said Bo Lund, adding that the town “felt left alone” and would appeal.\n\n"
        "The council rejected the claim, saying help had been offered twice."
    )
    statements = extract(read(text)).statements
    assert len(statements) >= 3
    for one in statements:
        for other in statements:
            if one is other or not any(a.overlaps(b) for a in one.content for b in other.content):
                continue
            inside = all(any(w.contains(p) for w in other.content) for p in one.content)
            around = all(any(w.contains(p) for w in one.content) for p in other.content)
            assert inside or around


def test_short_marked_words_are_listed_as_left_out(read):
    annotated = read("The so-called “green lane” was opened.\n\nThe mayor said it was late.")
    reasons = [item.reason for item in extract(annotated).left_out]
    assert "scare quote or term" in reasons


def test_a_quotation_in_a_heading_names_the_statement_it_quotes(read):
    text = (
        "Storm closes harbour\n\nThe harbour was closed on Monday.\n\n“A sad day”\n\n"
        "“It is a sad day for all of us,” Ann Miller said on the pier.\n"
    )
    extraction = extract(read(text))
    (heading,) = [item for item in extraction.left_out if "heading" in item.reason]
    assert heading.statement_id in {s.statement_id for s in extraction.statements}


def test_a_quotation_that_begins_with_that_keeps_its_first_word(statements):
    ((_, content, _, _),) = statements("“That is a lie about the harbour,” Ann Miller said.")
    assert content == "That is a lie about the harbour"


def test_what_is_told_inside_a_statement_needs_a_finite_verb_with_a_clause(statements):
    text = "Ann Miller said that the board had refused to accept more boats from Lund this winter."
    assert len(statements(text)) == 1


def test_a_source_cut_to_its_article_gets_its_noun(read):
    annotated = read("The head of the harbour board said that the pier was safe.")
    assert complete_source(annotated, (Span(0, 3),)) == (Span(0, 29),)
    assert complete_source(annotated, (Span(0, 8),)) == (Span(0, 8),)
