"""Mark what is not article: teasers, comment forms, menus, credits; and find the headings.

The cues are those of the genre (news pages saved as text); scholars may add lines to
``boilerplate.csv``: kind, pattern (a regular expression at the line's beginning), most_words, source.
Marked stretches stay in the text, so offsets never move.
"""

import re
from dataclasses import dataclass
from functools import cache

from attribution.lexicons import read_lexicon
from attribution.types import MarkedSpan, Span

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


@dataclass(frozen=True, slots=True)
class _Cue:
    """How lines of a kind begin, and how many words they have at most."""

    kind: str
    pattern: re.Pattern[str]
    most_words: int


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(row["kind"], re.compile(row["pattern"], re.IGNORECASE), int(row["most_words"]))
        for row in read_lexicon("corpus", "boilerplate.csv")
    )


@cache
def _any_cue() -> re.Pattern[str]:
    """What fits where any cue's pattern does: most lines are passed over in one step.

    So no pattern may refer to a group by its number.
    """
    patterns = "|".join(f"(?:{cue.pattern.pattern})" for cue in _cues())
    return re.compile(patterns, re.IGNORECASE)


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


@cache
def _longest() -> int:
    """Words of the longest line a cue can fit."""
    return max(cue.most_words for cue in _cues())


def _line_reason(line: str) -> str | None:
    if not _any_cue().match(line):
        return None
    words = len(line.split())
    if words > _longest():  # most lines
        return None
    fitting = (c.kind for c in _cues() if words <= c.most_words and c.pattern.match(line))
    return next(fitting, None)


def _repeats_title(line: str, following: str) -> bool:
    """The title twice, or a breadcrumb of sections glued to it right above."""
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
