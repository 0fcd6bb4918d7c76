"""What becomes of attributions and quotations, on parses made by hand."""

import re

import pytest

from attribution.language.annotated import AnnotatedArticle
from attribution.statements import extract
from attribution.statements.proposals import complete_source
from attribution.statements.settled import MIN_UNKNOWN_SCORE
from attribution.types import Article, Attribution, Sentence, Span, Word
from tests.statements.test_dependency_rules import CASES, sentence

LEMMAS = {"said": "say", "told": "tell", "believes": "believe", "declined": "decline"}


def article(text: str, *attributions: Attribution, headings: tuple[str, ...] = ()):
    """Paragraphs are lines, a sentence ends with its full stop; no tree."""
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r".+", text))
    sentences = [
        Sentence(tuple(_word(text, match) for match in _words(text, *found.span())), number)
        for number, paragraph in enumerate(paragraphs)
        for found in re.compile(r"[^.]+\.?”?").finditer(text, paragraph.start, paragraph.end)
    ]
    return AnnotatedArticle(
        Article("a", text, paragraphs=paragraphs, headings=tuple(_at(text, h) for h in headings)),
        tuple(sentences),
        attributions=attributions,
    )


def _words(text: str, start: int, end: int):
    return re.compile(r"\w+|[^\w\s]").finditer(text, start, end)


def _word(text: str, match: re.Match[str]) -> Word:
    form = match.group()
    upos, xpos = ("VERB", "VBG") if form.endswith("ing") else ("NOUN", "")
    return Word(form, Span(*match.span()), LEMMAS.get(form, form), upos, xpos, "", -1, "dep")


def _at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def attribution(text: str, source: str, cue: str, *content: str, score: float = 0.9) -> Attribution:
    spans = tuple(_at(text, part) for part in content)
    return Attribution((_at(text, cue),), (_at(text, source),), spans, score, 0.9)


def told(text: str, *attributions: Attribution, acts: str = "speech", **more) -> list[list[str]]:
    found = extract(article(text, *attributions, **more), acts).statements
    return [[span.of(text) for span in statement.content] for statement in found]


def reasons(text: str, *attributions: Attribution, **more) -> list[str]:
    return [item.reason for item in extract(article(text, *attributions, **more)).left_out]


def test_unquoted_content_ends_with_the_sentence_of_its_cue():
    text = "Ann said it rained. It was late."
    assert told(text, attribution(text, "Ann", "said", "it rained", "It was late")) == [
        ["it rained"]
    ]


def test_content_before_its_cue_is_kept_where_the_sentence_of_the_cue_has_none():
    text = "It was late. So Ann said."
    assert told(text, attribution(text, "Ann", "said", "It was late")) == [["It was late"]]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ann said “It rained a lot.\n“We left at noon,” and so on.", "We left at noon"),
        ("Ann said “It rained a lot”.\nWe left at noon, and so on.", "It rained a lot"),
    ],
)
def test_only_a_running_quotation_carries_content_into_the_next_paragraph(text, last):
    one = attribution(text, "Ann", "said", "It rained a lot", "We left at noon")
    (content,) = told(text, one)
    assert content[-1].endswith(last)


def test_a_quotation_right_behind_a_content_belongs_to_it():
    text = "Ann said it rained and “the harbour was closed to boats”."
    assert told(text, attribution(text, "Ann", "said", "it rained")) == [
        ["it rained and “the harbour was closed to boats”"]
    ]


def test_a_quotation_far_behind_a_content_does_not():
    text = "Ann said it rained one two three four five six seven “the harbour was closed to boats”."
    assert told(text, attribution(text, "Ann", "said", "it rained")) == [["it rained"]]
    assert reasons(text, attribution(text, "Ann", "said", "it rained")) == [
        "quotation without a cue"
    ]


def test_of_two_that_overlap_the_surer_keeps_the_words():
    text = "Ann said Bo told it rained all day."
    sure = attribution(text, "Bo", "told", "it rained all day", score=0.95)
    doubtful = attribution(text, "Ann", "said", "rained all day", score=0.7)
    assert told(text, doubtful, sure) == [["it rained all day"]]


def test_one_inside_the_content_of_another_stays():
    text = "Ann said Bo told it rained all day."
    outer = attribution(text, "Ann", "said", "Bo told it rained all day")
    inner = attribution(text, "Bo", "told", "it rained all day")
    assert told(text, inner, outer) == [["Bo told it rained all day"], ["it rained all day"]]


def test_a_quoted_paragraph_goes_on_where_somebody_reports():
    text = "Ann said it rained.\n“We will all leave now.”\n“Wet day.”"
    one = attribution(text, "Ann", "said", "it rained")
    assert told(text, one) == [["it rained"], ["We will all leave now."]]
    assert reasons(text, one) == ["scare quote or term"]
    assert told(text) == []


def test_a_quotation_in_a_heading_is_linked_with_the_words_it_repeats():
    text = "“Rained all day”\nAnn said it rained all day."
    one = attribution(text, "Ann", "said", "it rained all day")
    (left,) = extract(article(text, one, headings=("“Rained all day”",))).left_out
    assert (left.reason, left.statement_id) == ("quotation in a heading", "a:001")
    other = attribution(text, "Ann", "said", "it")
    (left,) = extract(article(text, other, headings=("“Rained all day”",))).left_out
    assert left.statement_id is None


@pytest.mark.parametrize(
    ("cue", "score", "reason"),
    [
        ("believes", 0.9, "thought or intention; --acts all keeps it"),
        ("gleams", MIN_UNKNOWN_SCORE, "no word of the lexicon reports it; --acts all keeps it"),
        ("gleams", MIN_UNKNOWN_SCORE - 0.01, None),
    ],
)
def test_what_is_not_voiced_is_listed_if_it_is_likely_at_all(cue, score, reason):
    text = f"Ann {cue} it rained."
    one = attribution(text, "Ann", cue, "it rained", score=score)
    assert told(text, one) == []
    assert reasons(text, one) == ([reason] if reason else [])
    assert told(text, one, acts="all") == ([["it rained"]] if reason else [])


def test_who_declines_to_comment_says_nothing():
    text = "Ann declined to comment on it."
    one = attribution(text, "Ann", "declined", "to comment on it")
    assert reasons(text, one) == ["nothing is said"]
    quoted = "Ann declined to “comment on it”."
    assert told(quoted, attribution(quoted, "Ann", "declined", "comment on it"))


def test_the_verb_of_a_participle_is_known_without_its_ending():
    text = "Noting it rained, Ann left."
    (found,) = extract(article(text, attribution(text, "Ann", "Noting", "it rained"))).statements
    assert found.act == "speech"


def test_content_that_is_nowhere_near_its_cue_is_kept():
    text = "Ann said this.\nIt rained all day."
    assert told(text, attribution(text, "Ann", "said", "It rained all day")) == [
        ["It rained all day"]
    ]


def _parsed(name: str, *attributions: Attribution) -> AnnotatedArticle:
    text, parsed = sentence(CASES[name][0])
    whole = Article("a", text, paragraphs=(Span(0, len(text)),))
    return AnnotatedArticle(whole, (parsed,), attributions=attributions)


@pytest.mark.parametrize(
    ("name", "cue", "content"),
    [
        ("clausal complement", "said", "work"),
        ("object of a speech verb", "delay", "Ann denied any"),
    ],
)
def test_rules_propose_where_the_parser_tells_nothing(name, cue, content):
    text, _ = sentence(CASES[name][0])
    assert [s.evidence for s in extract(_parsed(name)).statements] == ["rule"]
    known = _parsed(name, attribution(text, ".", cue, content))
    assert [s.evidence for s in extract(known, "all").statements] == ["parser"]


@pytest.mark.parametrize(("source", "whole"), [("the", "the board"), ("board", "board")])
def test_a_source_that_is_only_an_article_gets_its_noun(source, whole):
    annotated = _parsed("according to")
    text = annotated.article.text
    (completed,) = complete_source(annotated, (_at(text, source),))
    assert completed.of(text) == whole
