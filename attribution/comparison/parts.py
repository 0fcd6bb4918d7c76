"""Statements in parts: what is compared is a sentence, not a whole statement."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from attribution.comparison.words import has_words
from attribution.stories.shared_quotes import quotations_of
from attribution.tables import ELLIPSIS
from attribution.types import Kind

_MARKS = " \n\"“”‘’'«»„(["
_SPACE = " \n…"


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a statement.

    Attributes:
        row: index of the statement in the table.
        place: [start, end) in the statement's joined content.
        text: its words.
        number: place among the statement's sentences.
        quoted: what of it stands in quotation marks; a sentence of a direct statement is quoted whole.
    """

    row: int
    place: tuple[int, int]
    text: str
    number: int
    quoted: tuple[str, ...] = ()


def split_statements(records: Sequence[Mapping[str, Any]]) -> list[Part]:
    """The parts of statements, in their order.

    Arguments:
        records: rows of ``tables.STATEMENTS``.
    """
    return [part for row, record in enumerate(records) for part in _split(row, record)]


def _split(row: int, record: Mapping[str, Any]) -> Iterator[Part]:
    text = record["content_text"]
    marked = quotations_of(text) if record["kind"] == Kind.MIXED else []
    for number, (place, words) in enumerate(_sentences_of(text, record["content"])):
        yield Part(row, place, words, number, _quoted(text, place, words, record["kind"], marked))


def _quoted(
    text: str,
    place: tuple[int, int],
    words: str,
    kind: str,
    marked: Sequence[tuple[int, int]],
) -> tuple[str, ...]:
    """What of a sentence is quoted, also where an earlier one opens the quotation."""
    if kind == Kind.DIRECT:
        return (words,)
    stretches = (text[max(start, place[0]) : min(end, place[1])] for start, end in marked)
    return tuple(filter(has_words, stretches))


def sentence_texts(content: list[list[int]], text: str) -> list[str]:
    """The words of each sentence of a statement, as its parts have them.

    Arguments:
        content: the statement's spans.
        text: its joined content.
    """
    return [words for _, words in _sentences_of(text, content)]


def _sentences_of(text: str, content: list[list[int]]) -> Iterator[tuple[tuple[int, int], str]]:
    for place in _sentences(text, _pieces(content)):
        yield place, text[place[0] : place[1]].strip(_SPACE)


def cut(
    content: list[list[int]], text: str, places: list[tuple[int, int]]
) -> tuple[list[list[int]], str]:
    """Stretches of a statement's joined content as spans in the article, and as words.

    Arguments:
        content: the statement's spans.
        text: its joined content.
        places: [start, end) in it, in order and apart.
    """
    spans: list[list[int]] = []
    shown: list[str] = []
    for begin, close in places:
        for start, end, offset in _pieces(content):
            words = text[max(start, begin) : min(end, close)]
            if has_words(words):
                first = offset + max(start, begin) - start + len(words) - len(words.lstrip())
                spans.append([first, first + len(words.strip())])
                shown.append(words.strip())
    return spans, ELLIPSIS.join(shown)


def _pieces(spans: list[list[int]]) -> list[tuple[int, int, int]]:
    """For each span: where it begins and ends in the joined text, and begins in the article."""
    pieces, at = [], 0
    for start, end in spans:
        pieces.append((at, at + end - start, start))
        at += end - start + len(ELLIPSIS)
    return pieces


def _sentences(text: str, pieces: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of the joined text, each a sentence; one that a cue interrupts stays one."""
    start = 0
    ends = [
        piece[1]
        for piece, following in pairwise(pieces)
        if text[following[0] : following[1]].lstrip(_MARKS)[:1].isupper()
    ]
    ends += sentence_ends(text.replace("…", ","))
    for end in sorted(set(ends)):
        if has_words(text[start:end]):
            yield start, end
            start = end


def sentence_ends(text: str) -> list[int]:
    """Where sentences end.

    Arguments:
        text: any text.
    """
    first = _ending().search(text)
    if first is None and text and not text[-1].isspace():
        return [len(text)]  # most statements are one sentence; the long way takes longer
    return [sentence.end_char for sentence in _sentencizer()(text).sents]


@cache
def _ending() -> re.Pattern[str]:
    """A character that may end a sentence before the text's last one."""
    marks = "".join(re.escape(mark) for mark in _sentencizer().get_pipe("sentencizer").punct_chars)
    return re.compile(f"[{marks}](?=.)", re.DOTALL)


@cache
def _sentencizer() -> Any:
    import spacy

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return language
