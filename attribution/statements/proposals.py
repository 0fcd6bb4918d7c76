"""From the parser's attributions and the quotation marks to settled proposals.

The parser proposes; the dependency rules complete it where it proposes nothing; quotation marks
settle the edges. What is quoted but reported by nobody continues the running speaker or is listed
as left out, with the reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from attribution.language.annotated import AnnotatedArticle
from attribution.language.quotation_marks import Quotation, is_long
from attribution.language.syntax import noun_phrase
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
from attribution.statements.dependency_rules import Frame, Proposal, propose_by_rule
from attribution.statements.settled import Settled, cue_lemmas, why_unwanted
from attribution.types import Kind, LeftOut, Span, Spans

Bound: TypeAlias = Callable[[AnnotatedArticle, Proposal, Spans], Spans]

SHORT_QUOTATION = "scare quote or term"  # why marked words that nobody says are left out
_NEAR_WORDS = 6  # between a content and a quotation that carries it on


def settle(
    annotated: AnnotatedArticle,
    acts: str,
    *,
    frames: Sequence[Frame] | None = None,
    bounds: Sequence[Bound] | None = None,
) -> tuple[list[Settled], list[LeftOut]]:
    """Settle what becomes a statement, and list the quotations that do not.

    Arguments:
        annotated: the parsed article.
        acts: "speech" keeps speech and writing, "all" also thought and intention.
        frames: of the dependency rules; all by default.
        bounds: what content is brought to, in order; `BOUNDS` by default.

    Returns:
        Settled proposals in order of their content, and quotations left out.
    """
    article = annotated.article
    quotations = annotated.quotations

    def settled(proposal: Proposal) -> Settled:
        kind = tell_kind(article.text, proposal.content, quotations)
        return Settled(proposal, kind, cue_lemmas(annotated, proposal.cue))

    kept: list[Proposal] = []
    unwanted: list[LeftOut] = []
    for proposal in _collect(annotated, frames):
        cleaned = _clean(annotated, proposal, BOUNDS if bounds is None else bounds)
        if cleaned is None:
            continue
        reason = why_unwanted(annotated, settled(cleaned), acts)
        if reason is None:
            kept.append(cleaned)
        elif reason:
            whole = Span(cleaned.content[0].start, cleaned.content[-1].end)
            unwanted.append(LeftOut(article.file, whole, reason))
    kept = _attach_quotations(annotated, _separate(article.text, kept), quotations)
    more, left_out = _cueless(annotated, kept, quotations)
    ordered = sorted([*kept, *more], key=lambda p: (p.content, p.cue))
    return [settled(proposal) for proposal in ordered], [*left_out, *unwanted]


def _collect(annotated: AnnotatedArticle, frames: Sequence[Frame] | None) -> list[Proposal]:
    """The parser's attributions, then rule proposals for cues the parser does not have."""
    proposals = [
        Proposal(
            a.cue, complete_source(annotated, a.source), a.content, "parser", a.score, a.agreement
        )
        for a in annotated.attributions
    ]
    told = [span for attribution in annotated.attributions for span in attribution.content]
    for sentence in annotated.sentences:
        for rule in propose_by_rule(sentence, frames):
            known = any(_touch(rule.cue, other.cue) for other in proposals)
            if not known and (rule.may_nest or not _touch(rule.cue, told)):
                proposals.append(rule)
    return proposals


def complete_source(annotated: AnnotatedArticle, source: Spans) -> Spans:
    """Give a source that is only the beginning of a noun phrase ("the") its noun.

    Arguments:
        annotated: the parsed article.
        source: the source as proposed.
    """
    phrase = annotated.phrase(source)
    top = phrase and phrase.sentence.words[phrase.top]
    if phrase and top and top.deprel in ("det", "amod", "nummod") and top.upos in ("DET", "ADJ", "NUM"):  # fmt: skip
        return (noun_phrase(phrase.sentence, top.head).span,)
    return source


def _touch(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _clean(
    annotated: AnnotatedArticle, proposal: Proposal, bounds: Sequence[Bound]
) -> Proposal | None:
    """Bring content to its bounds, take cue and source out, trim the edges."""
    text = annotated.article.text
    content = proposal.content
    for bound in bounds:
        content = bound(annotated, proposal, content)
    content = merge(trim(text, subtract(content, proposal.cue + proposal.source)), text)
    if not content:
        return None
    if tell_kind(text, content, annotated.quotations) is Kind.DIRECT:
        content = trim(text, strip_marks(text, content), complementizer=False)
    return replace(
        proposal,
        cue=to_words(text, proposal.cue),
        source=to_words(text, proposal.source),
        content=content,
    )


def near_cue(annotated: AnnotatedArticle, proposal: Proposal, content: Spans) -> Spans:
    """Content in the cue's paragraph; beyond it only what a running quotation carries on.

    Content that is nowhere near its cue is kept whole: the cue introduces the next paragraph.
    """
    paragraphs = annotated.article.paragraphs
    reached = {paragraph_of(paragraphs, proposal.cue[0])}
    for quotation in annotated.quotations:
        if quotation.continues and {quotation.paragraph, quotation.paragraph + 1} & reached:
            reached |= {quotation.paragraph, quotation.paragraph + 1}
    return tuple(span for span in content if paragraph_of(paragraphs, span) in reached) or content


def in_sentence(annotated: AnnotatedArticle, proposal: Proposal, content: Spans) -> Spans:
    """What is not quoted is reported in the cue's own sentence, if anything is."""
    home = annotated.sentence_at(proposal.cue[0])
    if home is None or not any(home.span.overlaps(span) for span in content):
        return content
    text, marked = annotated.article.text, [q.inner for q in annotated.quotations]
    return tuple(
        span
        for span in content
        if home.span.overlaps(span) or not _mostly(text, subtract([span], marked), (span,))
    )


def whole_quotations(annotated: AnnotatedArticle, proposal: Proposal, content: Spans) -> Spans:
    """A quotation is inside a content whole, or outside it."""
    return snap_to_marks(content, proposal.cue + proposal.source, annotated.quotations)


BOUNDS: tuple[Bound, ...] = (near_cue, in_sentence, whole_quotations)


def _attach_quotations(
    annotated: AnnotatedArticle, proposals: list[Proposal], quotations: Sequence[Quotation]
) -> list[Proposal]:
    """Give a quotation nobody tells to the content that ends shortly before it."""
    text = annotated.article.text
    kept = list(proposals)
    for quotation in quotations:
        sentence = annotated.sentence_at(quotation.inner)
        if sentence is None or _is_told(text, quotation, kept):
            continue
        near: list[tuple[int, int, Span]] = []
        for index, proposal in enumerate(kept):
            ends = [
                span.end
                for span in proposal.content
                if span.end <= quotation.span.start and sentence.span.overlaps(span)
            ]
            if not ends:
                continue
            gap = Span(max(ends), quotation.span.start)
            frames = [s for p in kept for s in (*p.content, *p.cue, *p.source)]
            words = len(word_spans(text, [gap]))
            if words <= _NEAR_WORDS and not any(gap.overlaps(span) for span in frames):
                near.append((words, index, gap))
        if near:
            _, index, gap = min(near, key=lambda item: item[:2])
            content = merge([*kept[index].content, Span(gap.start, quotation.span.end)], text)
            kept[index] = replace(kept[index], content=content)
    return kept


def _separate(text: str, proposals: list[Proposal]) -> list[Proposal]:
    """Keep the better of two that overlap, unless one lies inside the other's content."""
    ranked = sorted(proposals, key=lambda p: (p.evidence != "parser", -p.score, p.content[0].start))
    kept: list[Proposal] = []
    for proposal in ranked:
        content = proposal.content
        for other in kept:
            if not _touch(content, other.content):
                continue
            nested = _nested(proposal, other) or _nested(other, proposal)
            if content == other.content or not nested:
                content = trim(text, subtract(content, other.content))
        if word_spans(text, content) and _mostly(text, content, proposal.content):
            kept.append(replace(proposal, content=content))
    return kept


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
        if paragraph in headings or _is_told(article.text, quotation, [*kept, *more]):
            continue
        outside = subtract([paragraph], [quotation.span])
        alone = not word_spans(article.text, outside)
        if is_long(article.text, quotation) and alone and reported:
            more.append(Proposal((), (), (quotation.inner,), "marks", 0.5, 0.5))
        else:
            reason = (
                "quotation without a cue" if is_long(article.text, quotation) else SHORT_QUOTATION
            )
            left_out.append(LeftOut(article.file, quotation.span, reason))
    return more, left_out


def _is_told(text: str, quotation: Quotation, proposals: Sequence[Proposal]) -> bool:
    """Whether statements hold most of a quotation's words, or cue and source lie inside it."""
    frames = [span for p in proposals for span in (*p.content, *p.cue, *p.source)]
    rest = subtract([quotation.inner], frames)
    return 2 * len(word_spans(text, rest)) <= len(word_spans(text, [quotation.inner]))


def paragraph_of(paragraphs: Spans, span: Span) -> int:
    """Index of the paragraph a span begins in."""
    return next(index for index, paragraph in enumerate(paragraphs) if paragraph.overlaps(span))
