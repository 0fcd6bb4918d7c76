"""Cut contents to what is exported, and tell direct, mixed and indirect speech apart."""

import re
from collections.abc import Iterable, Sequence

from attribution.language.quotation_marks import Quotation
from attribution.types import Kind, Span, Spans

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEADING = re.compile(r"^(?:[\s,;:.\-–—]+|that\b)+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,;:\-–—]+$")
_MARKS = '"“”„‟«»＂`'


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Cut `holes` out of `spans`."""
    left = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        left = cut
    return tuple(sorted(left))


def merge(spans: Iterable[Span], text: str | None = None) -> Spans:
    """Join spans that touch; with the article's text, those with only spaces between them too."""
    merged: list[Span] = []
    for span in sorted(spans):
        end = merged[-1].end if merged else -1
        if span.start <= end or (merged and text and not text[end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def word_spans(text: str, spans: Iterable[Span]) -> list[Span]:
    """The words of `spans`."""
    return [
        Span(match.start(), match.end())
        for span in spans
        for match in _WORD.finditer(text, span.start, span.end)
    ]


def to_words(text: str, spans: Spans) -> Spans:
    """Cut each span to its first and last word; a span without a word goes."""
    words = [word_spans(text, [span]) for span in spans]
    return tuple(Span(found[0].start, found[-1].end) for found in words if found)


def tell_kind(text: str, content: Spans, quotations: Sequence[Quotation]) -> Kind:
    """Direct when every content word stands in quotation marks, mixed when some do."""
    words = word_spans(text, content)
    marked = sum(any(quotation.inner.overlaps(word) for quotation in quotations) for word in words)
    if not marked:
        return Kind.INDIRECT
    return Kind.DIRECT if marked == len(words) else Kind.MIXED


def trim(text: str, content: Spans, complementizer: bool = True) -> Spans:
    """Drop the complementizer, edge punctuation and spans without a word.

    Arguments:
        text: the article.
        content: its parts, in order.
        complementizer: whether a first "that" is one; in a quotation it is a word said.
    """
    trimmed: list[Span] = []
    for number, span in enumerate(content):
        start, end = span.start, span.end
        if lead := _LEADING.match(text[start:end]):
            keeps_that = number > 0 or not complementizer
            start += len(lead.group()) if not keeps_that else _punctuation_length(lead.group())
        if trail := _TRAILING.search(text[start:end]):
            end = start + trail.start()
        if start < end and _WORD.search(text, start, end):
            trimmed.append(Span(start, end))
    return tuple(trimmed)


def _punctuation_length(lead: str) -> int:
    return len(lead) - len(lead.lstrip(" \t\r\n,;:.-–—"))


def strip_marks(text: str, content: Spans) -> Spans:
    """Drop the quotation marks at the edges of direct speech."""
    stripped = []
    for span in content:
        start, end = span.start, span.end
        while start < end and (text[start] in _MARKS + "'‘’" or text[start].isspace()):
            start += 1
        while start < end and (text[end - 1] in _MARKS + "'‘’" or text[end - 1].isspace()):
            end -= 1
        if start < end:
            stripped.append(Span(start, end))
    return tuple(stripped)


def snap_to_marks(content: Spans, cue: Spans, quotations: Sequence[Quotation]) -> Spans:
    """Quotation marks are hard evidence: a quotation mostly inside a content is inside it whole.

    One of which the content holds less than half is left out of it, unless the content holds
    nothing else.
    """
    spans = list(content)
    for quotation in quotations:
        touched = [span for span in spans if span.overlaps(quotation.inner)]
        if not touched or any(part.overlaps(quotation.inner) for part in cue):
            continue
        covered = sum(
            min(span.end, quotation.inner.end) - max(span.start, quotation.inner.start)
            for span in touched
        )
        total = sum(len(span) for span in spans)
        if 2 * covered >= len(quotation.inner) or covered == total:
            spans.append(quotation.span)
        else:
            spans = list(subtract(spans, [quotation.span]))
    return merge(spans)
