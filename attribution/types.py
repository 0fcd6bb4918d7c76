"""The value objects that pass from room to room.

Every position is a ``[start, end)`` pair of Python string indices into ``Article.text``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article: ``article.text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The stretch of `text` the span names."""
        return text[self.start : self.end]


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch that is not read as article, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, its text untouched.

    Attributes:
        file: the file's name with its extension (for a table, the row's name); unique in a corpus.
        text: the decoded text every offset indexes.
        outlet: name of the outlet, "unknown" where nothing names it.
        date: ISO date or None.
        title: headline or None.
        note: remark from the metadata or None.
        story: what the metadata calls the event it tells of, or None.
        further: other columns of the metadata, each with what stands there.
        paragraphs: the paragraphs, in order, without surrounding space.
        boilerplate: paragraphs or lines that are not article (menus, comment forms, teasers).
        headings: the headline and section headings: read, but not parsed for statements.
    """

    file: str
    text: str
    outlet: str = "unknown"
    date: str | None = None
    title: str | None = None
    note: str | None = None
    story: str | None = None
    further: tuple[tuple[str, str], ...] = ()
    paragraphs: Spans = ()
    boilerplate: tuple[MarkedSpan, ...] = ()
    headings: Spans = ()

    @property
    def body(self) -> tuple[int, ...]:
        """Indices of the paragraphs that are article, headings included."""
        unread = {mark.span for mark in self.boilerplate}
        return tuple(index for index, span in enumerate(self.paragraphs) if span not in unread)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not analyzed, with a reason that names the remedy."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What the input says and was not used, in one line with the remedy."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What readers of a report should know of the input, in one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a study and what became of the rest of the input.

    Attributes:
        articles: what is analyzed.
        skipped: files and rows that were not read.
        problems: what the input says and was not used (a row of metadata that matches no file, a
            date that is none); printed, and the exit code is 3.
        notes: what readers of a report should know.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word in the sense of Universal Dependencies.

    Attributes:
        head: index in the sentence of the governor, -1 for the root.
    """

    text: str
    span: Span
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


def spans_of_words(words: Sequence[Word], indexes: Sequence[int]) -> Spans:
    """The spans of some words, neighbours joined.

    Arguments:
        words: words of a text, in order.
        indexes: ascending indices into `words`.
    """
    spans: list[Span] = []
    previous = None
    for index in indexes:
        span = words[index].span
        if previous is not None and index == previous + 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        previous = index
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence.

    Attributes:
        paragraph: index into ``Article.paragraphs``.
        children: for each word, the indices of the words it governs.
    """

    words: tuple[Word, ...]
    paragraph: int
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head >= 0:
                children[word.head].append(index)
        object.__setattr__(self, "children", tuple(map(tuple, children)))

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: its span and type (Person, Organization, Location, …)."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution as parsed: cue, source and content before quotation marks are weighed.

    Attributes:
        score: mean probability of the roles of its words.
        agreement: mean probability with which its words point at its cue.
    """

    cue: Spans
    source: Spans
    content: Spans
    score: float
    agreement: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that refers to somebody or something."""

    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one referent within an article, in order of appearance."""

    mentions: tuple[Mention, ...]


class Kind(StrEnum):
    """Direct: all content words stand in quotation marks; mixed: some; indirect: none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said: content, the cue that reports it, the source it is attributed to.

    Attributes:
        statement_id: unique in the corpus, the same on every run.
        file: the article.
        paragraph: index into the article's paragraphs.
        kind: direct, mixed or indirect.
        act: speech, writing, thought, or other where no lexicon knows the cue.
        content: what was said, without complementizer, cue and source.
        cue: the words that report ("said", "according to"); empty for a cue-less quotation.
        source: the words that name the speaker; may be empty.
        evidence: what proposed the statement: "parser", "rule" or "marks".
        confidence: probability that a trained annotator marks the same content and source.
    """

    statement_id: str
    file: str
    paragraph: int
    kind: Kind
    content: Spans
    cue: Spans
    source: Spans
    evidence: str
    act: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch that might have been a statement, with the reason it is none.

    `statement_id` names the statement a quoted heading quotes.
    """

    file: str
    span: Span
    reason: str
    statement_id: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing an article says about a speaker.

    Attributes:
        kind: gender, role or affiliation.
        value: "female", "mayor", a country code or an organisation.
        why: what says so ("title", "given name", "pronoun", "apposition", …).
        span: the words that say so.
    """

    kind: str
    value: str
    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """Who the source of a statement is, inside its article.

    Attributes:
        statement_id: the statement.
        name: the best mention: full name over surname over role over pronoun.
        type: person, role, anonymous, organisation or state.
        role: "Russian Foreign Minister", or None; guessed, to resolve and join by.
        affiliation: the organisation or country of a role, or None; likewise.
        gender: "male", "female" or None; likewise.
        rule: the rule that resolved it.
        mentions: the mentions that support it.
        confidence: share of the rule's links found right; None where that was not measured.
        facts: what the article says about the speaker, with its evidence; only this is shown.
    """

    statement_id: str
    name: str
    type: str
    role: str | None
    affiliation: str | None
    gender: str | None
    rule: str
    mentions: tuple[str, ...]
    confidence: float | None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person, role, organisation or state across the corpus.

    Attributes:
        aliases: other names and mentions.
        joins: which names were joined, and why.
        facts: the evidence of role, affiliation and gender, in lines to read.
    """

    speaker_id: str
    name: str
    type: str
    role: str | None
    affiliation: str | None
    gender: str | None
    aliases: tuple[str, ...]
    joins: tuple[str, ...]
    statement_ids: tuple[str, ...]
    facts: tuple[str, ...] = ()
