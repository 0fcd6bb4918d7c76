"""From parse and quotation marks to statements.

The parser proposes; the dependency rules complete it where it proposes nothing; quotation marks
settle the edges. What is quoted but reported by nobody continues the running speaker or is listed
as left out, with the reason.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.language.coreference.noun_phrase import noun_phrase
from attribution.language.quotation_marks import Quotation, find_quotations
from attribution.statements.content import (
    merge,
    snap_to_marks,
    strip_marks,
    subtract,
    tell_kind,
    to_words,
    trim,
    word_spans,
)
from attribution.statements.cues import is_known, is_thought
from attribution.statements.dependency_rules import Proposal, propose_by_rule
from attribution.types import AnnotatedArticle, Article, Kind, LeftOut, Span, Spans, Statement

LONG_QUOTATION = 4  # words; shorter marked stretches are often terms or scare quotes
MIN_SCORE = 0.5  # mean role probability below which the parser is not believed
MIN_UNKNOWN_SCORE = 0.8  # of unquoted content whose cue no lexicon knows
ACTS = ("speech", "all")


@dataclass(frozen=True, slots=True)
class Extraction:
    """Statements of one article, and the stretches that became none."""

    statements: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]


def extract(annotated: AnnotatedArticle, acts: str = "speech") -> Extraction:
    """Extract the statements of an article.

    Arguments:
        annotated: the parsed article.
        acts: "speech" keeps speech and writing, "all" also thought and intention.

    Returns:
        Statements in order of their content; two overlap only when one lies inside the other.
    """
    article = annotated.article
    quotations = _readable_quotations(annotated)
    left_out = [
        LeftOut(article.file, mark.span, f"boilerplate: {mark.reason}")
        for mark in article.boilerplate
    ]
    lemmas_of = _cue_lemmas(annotated)
    proposals = _collect(annotated)
    kept: list[Proposal] = []
    for proposal in proposals:
        cleaned = _clean(article, proposal, quotations)
        if cleaned is None:
            continue
        quoted = tell_kind(article.text, cleaned.content, quotations) is not Kind.INDIRECT
        lemmas = lemmas_of(cleaned.cue)
        if acts != "all" and not quoted and is_thought(lemmas):
            continue
        if not quoted and not is_known(lemmas) and cleaned.score < MIN_UNKNOWN_SCORE:
            continue
        kept.append(cleaned)
    kept = _separate(article.text, kept)
    more, rest = _cueless(annotated, kept, quotations)
    kept += more
    statements = _number(annotated, kept, quotations)
    left_out += rest + _headings(annotated, statements)
    return Extraction(tuple(statements), tuple(sorted(left_out, key=lambda item: item.span)))


def _readable_quotations(annotated: AnnotatedArticle) -> tuple[Quotation, ...]:
    article = annotated.article
    unread = {mark.span for mark in article.boilerplate}
    quotations = find_quotations(article.text, article.paragraphs)
    return tuple(q for q in quotations if article.paragraphs[q.paragraph] not in unread)


def _cue_lemmas(annotated: AnnotatedArticle) -> Callable[[Spans], list[str]]:
    """A look-up of the lemmas of the words a cue covers."""
    words = [word for sentence in annotated.sentences for word in sentence.words]
    starts = [word.span.start for word in words]

    def lemmas(cue: Spans) -> list[str]:
        return [
            word.lemma.lower()
            for span in cue
            for word in words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]

    return lemmas


def _collect(annotated: AnnotatedArticle) -> list[Proposal]:
    """The parser's attributions, then rule proposals for cues the parser does not have."""
    proposals = [
        Proposal(a.cue, complete_source(annotated, a.source), a.content, "parser", a.score)
        for a in annotated.attributions
        if a.score >= MIN_SCORE
    ]
    for sentence in annotated.sentences:
        for rule in propose_by_rule(sentence):
            if not any(_touch(rule.cue, known.cue) for known in proposals):
                proposals.append(rule)
    return proposals


def complete_source(annotated: AnnotatedArticle, source: Spans) -> Spans:
    """Give a source that is only the beginning of a noun phrase ("the") its noun.

    Arguments:
        annotated: the parsed article.
        source: the source as proposed.
    """
    for sentence in annotated.sentences:
        inside = [
            index
            for index, word in enumerate(sentence.words)
            if any(word.span.overlaps(span) for span in source)
        ]
        if not inside:
            continue
        top = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
        word = sentence.words[top]
        if word.upos in ("DET", "ADJ", "NUM") and word.deprel in ("det", "amod", "nummod"):
            return (noun_phrase(sentence, word.head),)
        return source
    return source


def _touch(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _clean(
    article: Article, proposal: Proposal, quotations: Sequence[Quotation]
) -> Proposal | None:
    """Bring content to quotation boundaries, take cue and source out, trim the edges."""
    text = article.text
    content = _near_cue(article.paragraphs, proposal, quotations)
    content = snap_to_marks(content, proposal.cue + proposal.source, quotations)
    content = subtract(content, proposal.cue + proposal.source)
    content = merge(text, trim(text, content))
    if not content:
        return None
    if tell_kind(text, content, quotations) is Kind.DIRECT:
        content = trim(text, strip_marks(text, content))
    return Proposal(
        to_words(text, proposal.cue),
        to_words(text, proposal.source),
        content,
        proposal.evidence,
        proposal.score,
    )


def _near_cue(paragraphs: Spans, proposal: Proposal, quotations: Sequence[Quotation]) -> Spans:
    """Content in the cue's paragraph; beyond it only what a running quotation carries on.

    Content that is nowhere near its cue is kept whole: the cue introduces the next paragraph.
    """
    home = _paragraph(paragraphs, proposal.cue[0])
    reached = {home}
    for quotation in quotations:
        if quotation.continues and {quotation.paragraph, quotation.paragraph + 1} & reached:
            reached |= {quotation.paragraph, quotation.paragraph + 1}
    near = tuple(span for span in proposal.content if _paragraph(paragraphs, span) in reached)
    return near or proposal.content


def _separate(text: str, proposals: list[Proposal]) -> list[Proposal]:
    """Keep the better of two that overlap, unless one lies inside the other's content."""
    ranked = sorted(proposals, key=lambda p: (p.evidence != "parser", -p.score, p.content[0].start))
    kept: list[Proposal] = []
    for proposal in ranked:
        content = proposal.content
        for other in kept:
            if not _touch(content, other.content):
                continue
            if _same(content, other.content) or not (
                _nested(proposal, other) or _nested(other, proposal)
            ):
                content = trim(text, subtract(content, other.content))
        if word_spans(text, content) and _mostly(text, content, proposal.content):
            kept.append(
                Proposal(proposal.cue, proposal.source, content, proposal.evidence, proposal.score)
            )
    return kept


def _same(one: Spans, other: Spans) -> bool:
    return one == other


def _mostly(text: str, left: Spans, whole: Spans) -> bool:
    return 2 * len(word_spans(text, left)) >= len(word_spans(text, whole))


def _nested(inner: Proposal, outer: Proposal) -> bool:
    """Nested speech: cue and content of one stand in the content of the other."""
    return all(
        any(whole.contains(part) for whole in outer.content)
        for part in (*inner.content, *inner.cue)
    )


def _cueless(
    annotated: AnnotatedArticle, kept: list[Proposal], quotations: Sequence[Quotation]
) -> tuple[list[Proposal], list[LeftOut]]:
    """Quotations no statement holds: paragraphs of their own are statements, the rest is listed."""
    article = annotated.article
    headings = set(article.headings)
    more: list[Proposal] = []
    left_out: list[LeftOut] = []
    reported = any(proposal.cue for proposal in kept)
    for quotation in quotations:
        paragraph = article.paragraphs[quotation.paragraph]
        if paragraph in headings or any(
            span.overlaps(quotation.inner) for p in [*kept, *more] for span in p.content
        ):
            continue
        words = len(word_spans(article.text, [quotation.inner]))
        outside = subtract([paragraph], [quotation.span])
        alone = not word_spans(article.text, outside)
        if words >= LONG_QUOTATION and alone and reported:
            more.append(Proposal((), (), (quotation.inner,), "marks", 0.5))
        else:
            reason = "quotation without a cue" if words >= LONG_QUOTATION else "scare quote or term"
            left_out.append(LeftOut(article.file, quotation.span, reason))
    return more, left_out


def _number(
    annotated: AnnotatedArticle, proposals: list[Proposal], quotations: Sequence[Quotation]
) -> list[Statement]:
    article = annotated.article
    ordered = sorted(proposals, key=lambda p: (p.content, p.cue))
    return [
        Statement(
            statement_id=f"{article.file}:{number:03d}",
            file=article.file,
            paragraph=_paragraph(article.paragraphs, proposal.content[0]),
            kind=tell_kind(article.text, proposal.content, quotations),
            content=proposal.content,
            cue=proposal.cue,
            source=proposal.source,
            evidence=proposal.evidence,
        )
        for number, proposal in enumerate(ordered, start=1)
    ]


def _paragraph(paragraphs: Spans, span: Span) -> int:
    return next(index for index, paragraph in enumerate(paragraphs) if paragraph.overlaps(span))


def _headings(annotated: AnnotatedArticle, statements: Sequence[Statement]) -> list[LeftOut]:
    """Quotations in headings, each with the statement whose words it repeats."""
    article = annotated.article
    found = []
    for quotation in find_quotations(article.text, article.headings):
        words = _bag(article.text, (quotation.inner,))
        if not words:
            continue
        shared = {
            statement.statement_id: len(words & _bag(article.text, statement.content))
            for statement in statements
        }
        best = max(shared, key=lambda key: shared[key], default=None)
        link = best if best is not None and 2 * shared[best] > len(words) else None
        found.append(LeftOut(article.file, quotation.span, "quotation in a heading", link))
    return found


def _bag(text: str, spans: Spans) -> set[str]:
    return {span.of(text).lower() for span in word_spans(text, spans)}
