"""Mark what is not article: teasers, comment forms, menus, credits; and find the headings.

The cues are those of the genre (news pages saved as text); none is taken from a particular page.
Marked stretches stay in the text, so offsets never move.
"""

import re

from attribution.types import MarkedSpan, Span

_TEASER = re.compile(
    r"^(?:read (?:also|more|next|the full)|also read|see also|watch (?:also|now|live|the video|video)"
    r"|related (?:story|stories|articles?|news|posts?|content|topics)|more on this|don['’]t miss"
    r"|recommended (?:to|for) you|you (?:might|may) also (?:like|be interested)|what to read next)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:most (?:read|popular|viewed)|latest (?:news|stories|headlines)|trending(?: now)?"
    r"|editor['’]?s['’]? picks?|top stories|up next|more from)\b[^.!?]*$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^(?:leave a (?:reply|comment)|your email address will not be published|required fields are marked"
    r"|comments? (?:are|is) closed|post a comment|add a comment|save my name|notify me of"
    r"|log ?in to (?:reply|comment)|\d+ comments?$|(?:sign up|subscribe|register)\b.{0,80}"
    r"(?:newsletter|inbox|updates|account|free)|follow us\b|share (?:this|on)\b|click here\b"
    r"|back to top|advertisement$|skip to (?:main )?content|all rights reserved|copyright\b|©"
    r"|cookie|print this|e-?mail this|download (?:the|our) app)",
    re.IGNORECASE,
)
_META = re.compile(
    r"^(?:date|published|updated|posted|source|author|by|photo|image|file photo|credit|tags?|category)\b"
    r"(?:[^.!?]{0,60})$",
    re.IGNORECASE,
)
_META_SHAPE = re.compile(r"\d|:|[a-z]-\d|^by [A-Z]", re.IGNORECASE)
_CREDIT = re.compile(
    r"^[^.!?]{0,60}\bwith (?:AFP|AP|Reuters|agencies|dpa|Bloomberg|wires?)\b[^.!?]{0,40}$"
)
# After one of these headings only other stories follow.
_TAIL = re.compile(
    r"^(?:latest (?:news|stories|headlines)|related (?:articles|stories|news|posts)|most (?:read|popular)"
    r"|you (?:might|may) also like|recommended (?:to|for) you|more from|top stories|trending(?: now)?"
    r"|leave a reply|comments? are closed)\b[^.]{0,30}\.?$",
    re.IGNORECASE,
)
_TAIL_FROM = 0.4  # a tail heading earlier than this share of the text may be a menu
_HEADING_WORDS = 14
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*$|,$|;$|:$")


def mark_boilerplate(text: str, paragraphs: tuple[Span, ...]) -> tuple[MarkedSpan, ...]:
    """Mark the paragraphs that are not article.

    Arguments:
        text: the article.
        paragraphs: its paragraphs.

    Returns:
        Marked paragraphs with the reason, in order.
    """
    marked: dict[int, str] = {}
    for index, span in enumerate(paragraphs):
        line = span.of(text)
        reason = _line_reason(line)
        if reason:
            marked[index] = reason
        following = paragraphs[index + 1].of(text) if index + 1 < len(paragraphs) else ""
        if _repeats_title(line, following):
            marked[index] = "title repeated"
        if _TAIL.match(line) and span.start >= _TAIL_FROM * len(text):
            for later in range(index + 1, len(paragraphs)):
                marked.setdefault(later, "after the end of the article")
            marked.setdefault(index, "link teaser")
            break
    return tuple(MarkedSpan(paragraphs[index], reason) for index, reason in sorted(marked.items()))


def _line_reason(line: str) -> str | None:
    words = len(line.split())
    if _FORM.match(line) and words <= 30:
        return "form or menu"
    if (_TEASER.match(line) and words <= 40) or (_SECTION.match(line) and words <= 8):
        return "link teaser"
    if _CREDIT.match(line) and words <= 12:
        return "credit line"
    if _META.match(line) and words <= 6 and _META_SHAPE.search(line):
        return "date or source line"
    return None


def _repeats_title(line: str, following: str) -> bool:
    """A menu glued to the title, right above the title itself."""
    return (
        len(following.split()) >= 4
        and line != following
        and line.endswith(following)
        and len(line) - len(following) <= 40
    ) or (line == following and len(line.split()) >= 4)


def find_headings(
    text: str, paragraphs: tuple[Span, ...], boilerplate: tuple[MarkedSpan, ...]
) -> tuple[Span, ...]:
    """Find the headline and the section headings: short lines that end without a full stop.

    Arguments:
        text: the article.
        paragraphs: its paragraphs.
        boilerplate: what `mark_boilerplate` marked.

    Returns:
        Spans of the headings, in order.
    """
    unread = {mark.span for mark in boilerplate}
    body = [span for span in paragraphs if span not in unread]
    headings = []
    for index, span in enumerate(body):
        line = span.of(text)
        if _SENTENCE_END.search(line) and not (index == 0 and line.endswith(("!", "?"))):
            continue
        limit = 2 * _HEADING_WORDS if index < 2 else _HEADING_WORDS
        if len(line.split()) <= limit and index + 1 < len(body):
            headings.append(span)
    return tuple(headings)
