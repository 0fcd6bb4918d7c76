"""Statements in sentences."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.comparison.parts import _sentencizer, cut, sentence_ends, split_statements
from attribution.tables import ELLIPSIS


def table(text: str, *contents: str, kind: str = "direct") -> list[dict]:
    spans = [[text.index(content), text.index(content) + len(content)] for content in contents]
    joined = ELLIPSIS.join(contents)
    return [{"content": spans, "content_text": joined, "kind": kind}]


def test_each_sentence_is_a_part():
    parts = split_statements(table("We open in May. Mr. Hill agrees. So do I.", "We open in May. Mr. Hill agrees. So do I."))  # fmt: skip
    assert [part.text for part in parts] == ["We open in May.", "Mr. Hill agrees.", "So do I."]
    assert [part.number for part in parts] == [0, 1, 2]


def test_a_sentence_that_its_cue_interrupts_stays_one():
    text = "“Most of them,” he said, “will not be shocked. They know.”"
    parts = split_statements(table(text, "Most of them", "will not be shocked. They know."))
    assert [part.text for part in parts] == ["Most of them … will not be shocked.", "They know."]


def test_a_new_sentence_after_the_cue_is_another_part():
    text = "“We open in May,” he said. “The road is done.”"
    parts = split_statements(table(text, "We open in May", "The road is done."))
    assert [part.text for part in parts] == ["We open in May", "The road is done."]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»"])
def test_sentences_of_one_quotation_are_all_quoted(opening, closing):
    text = (
        f"the bridge is {opening}not safe. Nobody should cross it.{closing} He asked for a guard."
    )
    parts = split_statements(table(text, text, kind="mixed"))
    assert [part.quoted for part in parts] == [("not safe.",), (" Nobody should cross it.",), ()]


def test_a_direct_sentence_is_quoted_whole_and_an_indirect_one_not_at_all():
    for kind, quoted in (("direct", ("It is safe.",)), ("indirect", ())):
        (part,) = split_statements(table("It is safe.", "It is safe.", kind=kind))
        assert part.quoted == quoted


@given(
    st.lists(st.text("ab .!?A", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=4)
)  # fmt: skip
def test_parts_are_cut_where_the_article_has_them(contents):
    text = " | ".join(contents)
    spans, at = [], 0
    for content in contents:
        spans.append([at, at + len(content)])
        at += len(content) + 3
    joined = ELLIPSIS.join(contents)
    statements = [{"content": spans, "content_text": joined, "kind": "direct"}]
    words = []
    for part in split_statements(statements):
        found, shown = cut(spans, joined, [part.place])
        pieces = [text[start:end] for start, end in found]
        assert "".join(pieces).replace(" ", "") == shown.replace(ELLIPSIS, "").replace(" ", "")
        words += re.findall("[abA]+", " ".join(pieces))
    assert words == re.findall("[abA]+", " ".join(contents))


@settings(deadline=None)
@given(st.text('aB .!?…"”\n1', max_size=12))
def test_the_short_way_to_one_sentence_finds_what_the_long_way_finds(text):
    assert sentence_ends(text) == [sentence.end_char for sentence in _sentencizer()(text).sents]
