"""From parse and quotation marks to statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.language.annotated import AnnotatedArticle
from attribution.statements.confidence import estimate_confidence
from attribution.statements.content import word_spans
from attribution.statements.proposals import paragraph_of, settle
from attribution.types import LeftOut, Spans, Statement

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
    settled, quotations = settle(annotated, acts)
    statements = [
        Statement(
            statement_id=f"{article.file}:{number:03d}",
            file=article.file,
            paragraph=paragraph_of(article.paragraphs, item.proposal.content[0]),
            kind=item.kind,
            act=item.act,
            content=item.proposal.content,
            cue=item.proposal.cue,
            source=item.proposal.source,
            evidence=item.proposal.evidence,
            confidence=estimate_confidence(article.text, item),
        )
        for number, item in enumerate(settled, start=1)
    ]
    left_out = [
        LeftOut(article.file, mark.span, f"boilerplate: {mark.reason}")
        for mark in article.boilerplate
    ]
    left_out += quotations + _headings(annotated, statements)
    return Extraction(tuple(statements), tuple(sorted(left_out, key=lambda item: item.span)))


def _headings(annotated: AnnotatedArticle, statements: Sequence[Statement]) -> list[LeftOut]:
    """Quotations in headings, each with the statement whose words it repeats."""
    article = annotated.article
    found = []
    headings = set(article.headings)
    for quotation in annotated.quotations:
        if article.paragraphs[quotation.paragraph] not in headings:
            continue
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
