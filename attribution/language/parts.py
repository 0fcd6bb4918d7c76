"""The text the models are given, and the way back from it to the article.

Models read paragraphs in order, an empty line between them. Two things are not read whole, because
time and memory would go into them: of a word longer than `LONGEST_WORD` characters (an address, a
picture pasted as text) the beginning is read, and a paragraph longer than `MAX_CHARACTERS` or of
more than `MAX_WORDS` words and marks is read in parts. Every position leads back to the article, whose text stays as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from attribution.harmless import storable
from attribution.types import Article, Span

LONGEST_WORD = 100  # characters of a word that are read; also of a run of spaces
MAX_CHARACTERS = 60_000  # read at once: bounds memory, with
MAX_WORDS = 15_000  # words and marks; 60,000 characters of running English have some 12,500
_WORD = re.compile(r"\w+|[^\w\s]")
_OVERLONG = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+|(\s{{{LONGEST_WORD}}})\s+")
_CLOSING = re.compile(r"[^\w\s]{0,3}$")  # marks that belong to the sentence, not to the word
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_SPACE = re.compile(r"\s+")
_LATE = 3 / 4  # a paragraph is parted in the last quarter of what may be read


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a part of a very long one, as the models read it.

    Attributes:
        paragraph: index into ``Article.paragraphs``.
        text: what is read.
        runs: (position in `text`, position in the article) where a run without omission begins.
    """

    paragraph: int
    text: str
    runs: tuple[tuple[int, int], ...]


def readable_parts(article: Article) -> list[Part]:
    """The paragraphs that are neither boilerplate nor heading, as they are read."""
    unread = {mark.span for mark in article.boilerplate} | set(article.headings)
    return [
        part
        for index, span in enumerate(article.paragraphs)
        if span not in unread
        for part in paragraph_parts(article, index)
    ]


def pieces(article: Article) -> list[list[Part]]:
    """The readable parts, in pieces of bounded length."""
    found: list[list[Part]] = []
    size = words = 0
    for part in readable_parts(article):
        own = sum(1 for _ in _WORD.finditer(part.text))
        if not found or size + len(part.text) > MAX_CHARACTERS or words + own > MAX_WORDS:
            found.append([])
            size = words = 0
        found[-1].append(part)
        size += len(part.text)
        words += own
    return found


def paragraph_parts(article: Article, index: int) -> list[Part]:
    """A paragraph as it is read; more than one part only where it is very long.

    Arguments:
        article: an article with its paragraphs.
        index: of the paragraph.
    """
    span = article.paragraphs[index]
    # line ends inside a wrapped paragraph become spaces, one for one
    written = storable(span.of(article.text)).replace("\r", " ").replace("\n", " ")
    texts, runs, length, position = [], [], 0, 0
    for omitted in [*map(_omitted, _OVERLONG.finditer(written)), Span(len(written), len(written))]:
        texts.append(written[position : omitted.start])
        runs.append((length, span.start + position))
        length += omitted.start - position
        position = omitted.end
    return _divide(Part(index, "".join(texts), tuple(runs)))


def _omitted(overlong: re.Match[str]) -> Span:
    """What of a long word is not read: neither its beginning nor the marks it ends with."""
    start = overlong.end(overlong.lastindex or 0)
    closing = _CLOSING.search(overlong.string, start, overlong.end())
    return Span(start, closing.start() if closing else overlong.end())


def _divide(part: Part) -> list[Part]:
    """Parts of bounded length, divided where a sentence ends, else between words."""
    parts, start = [], 0
    while (limit := _reach(part.text, start)) < len(part.text):
        late = start + int(_LATE * (limit - start))
        ends = [
            next((m.end() for m in reversed(list(mark.finditer(part.text, late, limit)))), None)
            for mark in (_SENTENCE_END, _SPACE)
        ]
        end = ends[0] or ends[1] or limit
        parts.append(_slice(part, start, end))
        start = end
    return [*parts, _slice(part, start, len(part.text))] if parts else [part]


def _reach(text: str, start: int) -> int:
    """Where what may be read at once from a place on ends."""
    limit = min(len(text), start + MAX_CHARACTERS)
    beyond = next(islice(_WORD.finditer(text, start, limit), MAX_WORDS, None), None)
    return beyond.start() if beyond else limit


def _slice(part: Part, start: int, end: int) -> Part:
    number = bisect_right(part.runs, start, key=itemgetter(0)) - 1
    position, place = part.runs[number]
    later = [(at - start, where) for at, where in part.runs[number + 1 :] if at <= end]
    return Part(part.paragraph, part.text[start:end], ((0, place + start - position), *later))


@dataclass(frozen=True, slots=True)
class Offsets:
    """Map positions in the joined text to the article.

    Attributes:
        positions: where the runs begin in the joined text, in order.
        places: where they begin in the article.
        paragraphs: the paragraphs they stand in.
    """

    positions: tuple[int, ...]
    places: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def paragraph(self, position: int) -> int:
        """Index in the article of the paragraph at a joined position."""
        return self.paragraphs[bisect_right(self.positions, position) - 1]

    def span(self, start: int, end: int) -> Span:
        """The article's span of a joined stretch; one that ends at an omission includes it."""
        return Span(self._place(start), self._place(end))

    def _place(self, position: int) -> int:
        number = bisect_right(self.positions, position) - 1
        return self.places[number] + position - self.positions[number]


def join_parts(parts: Sequence[Part]) -> tuple[str, Offsets]:
    """The text of some parts, an empty line between them, and the way back.

    Arguments:
        parts: parts of one article, in order.
    """
    runs, position = [], 0
    for part in parts:
        runs += [(position + at, place, part.paragraph) for at, place in part.runs]
        position += len(part.text) + 2
    positions, places, paragraphs = zip(*runs, strict=True) if runs else ((), (), ())
    return "\n\n".join(part.text for part in parts), Offsets(positions, places, paragraphs)
