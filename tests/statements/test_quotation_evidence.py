"""Every longer stretch in quotation marks is told, or listed with the reason."""

import pytest

from attribution.language.quotation_marks import find_quotations
from attribution.statements import extract
from attribution.statements.content import word_spans

AFTER = "\n\nThe council said the road would stay closed until the spring."
STYLES = {
    "curly": "“The harbour stays closed this week,” Ann Miller said.",
    "straight": '"The harbour stays closed this week," Ann Miller said.',
    "doubled": "''The harbour stays closed this week,'' Ann Miller said.",
    "guillemets": "«The harbour stays closed this week», Ann Miller said.",
    "low": "„The harbour stays closed this week“, Ann Miller said.",
    "single": "‘The harbour stays closed this week,’ Ann Miller said.",
    "nested": "“The master told me ‘the harbour stays closed’ this week,” Ann Miller said.",
    "reversed": "” The harbour stays closed this week “, Ann Miller said.",
    "never closed": "“The harbour stays closed this week, Ann Miller said on Monday.",
    "over paragraphs": (
        "“The harbour stays closed this week,” Ann Miller said. “It will not be easy for us.\n\n"
        "“We will open it again before the summer.”"
    ),
    "interrupted": "“The harbour,” Ann Miller said, “stays closed for this whole week.”",
    "in a heading": "“The harbour stays closed this week”\n\nAnn Miller said “the harbour stays closed this week” on the pier.",
    "reported by nobody": "A sign reads as follows.\n\nThe words “mind the gap near the ladder” are red.",
    "title": "Her book “The Long Way to the Harbour” came out.",
}


@pytest.mark.parametrize("style", STYLES)
def test_no_longer_quotation_is_lost(read, style):
    annotated = read(STYLES[style] + AFTER)
    article = annotated.article
    extraction = extract(annotated, "all")
    told = [
        span for s in extraction.statements for span in (*s.content, *s.cue, *s.source)
    ] + [item.span for item in extraction.left_out]  # fmt: skip
    quotations = find_quotations(article.text, article.paragraphs)
    assert quotations
    for quotation in quotations:
        words = word_spans(article.text, [quotation.inner])
        found = [word for word in words if any(span.contains(word) for span in told)]
        if len(words) >= 4:
            assert 2 * len(found) >= len(words), quotation


@pytest.mark.parametrize("style", STYLES)
def test_the_rest_of_the_article_is_not_damaged(read, style):
    annotated = read(STYLES[style] + AFTER)
    last = extract(annotated).statements[-1]
    assert last.content[0].of(annotated.article.text).startswith("the road would stay closed")
    assert last.kind == "indirect"


@pytest.mark.parametrize("style", ["curly", "straight", "doubled", "guillemets", "low", "reversed"])
def test_a_quotation_with_its_cue_is_direct_speech(read, style):
    annotated = read(STYLES[style] + AFTER)
    first = extract(annotated).statements[0]
    text = annotated.article.text
    assert first.kind == "direct"
    assert first.content[0].of(text).rstrip(",") == "The harbour stays closed this week"
    assert first.source[0].of(text) == "Ann Miller"


def test_a_left_out_heading_names_the_statement_it_quotes(read):
    extraction = extract(read(STYLES["in a heading"] + AFTER))
    linked = [item.statement_id for item in extraction.left_out if "heading" in item.reason]
    assert linked
    assert set(linked) <= {s.statement_id for s in extraction.statements}
