"""Parse one article: sentences, entities, attributions, chains."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import torch

from attribution.language.attribution_processor import parse_attributions
from attribution.language.coreference import find_chains
from attribution.language.decoding import WordAttribution
from attribution.language.package import LanguagePackage
from attribution.types import (
    AnnotatedArticle,
    Article,
    Attribution,
    Chain,
    Entity,
    Sentence,
    Span,
    Word,
    spans_of_words,
)

_PIECE_CHARACTERS = 60_000  # long articles are parsed in pieces of whole paragraphs: bounds memory


def annotate(article: Article, package: LanguagePackage) -> AnnotatedArticle:
    """Parse the article, but for its boilerplate and headings.

    Arguments:
        article: an article with its paragraphs.
        package: a loaded language package.

    Returns:
        The annotated article; every span indexes ``article.text``.
    """
    unread = {mark.span for mark in article.boilerplate} | set(article.headings)
    readable = [index for index, span in enumerate(article.paragraphs) if span not in unread]
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    attributions: list[Attribution] = []
    chains: list[Chain] = []
    for piece in _pieces(article, readable):
        with torch.inference_mode():
            document, offsets = run_stanza(article, piece, package)
        parsed = document.attributions
        found = _sentences(document, offsets)
        named = _entities(document, offsets)
        words = [word for sentence in found for word in sentence.words]
        sentences += found
        entities += named
        attributions += [_to_spans(item, words) for item in parsed.attributions]
        chains += find_chains(package.resolver, found, named, parsed.vectors.numpy())
    return AnnotatedArticle(
        article, tuple(sentences), tuple(entities), tuple(chains), tuple(attributions)
    )


def _pieces(article: Article, readable: Sequence[int]) -> list[list[int]]:
    pieces: list[list[int]] = []
    size = 0
    for index in readable:
        length = len(article.paragraphs[index])
        if not pieces or size + length > _PIECE_CHARACTERS:
            pieces.append([])
            size = 0
        pieces[-1].append(index)
        size += length
    return pieces


class Offsets:
    """Map positions in the joined text to the article."""

    def __init__(self, article: Article, piece: Sequence[int]) -> None:
        self._joined: list[int] = []
        self._article: list[int] = []
        self.paragraphs = list(piece)
        position = 0
        for index in piece:
            span = article.paragraphs[index]
            self._joined.append(position)
            self._article.append(span.start)
            position += len(span) + 2

    def paragraph(self, position: int) -> int:
        """Index in the article of the paragraph at a joined position."""
        return self.paragraphs[bisect_right(self._joined, position) - 1]

    def span(self, start: int, end: int) -> Span:
        """The article's span of a joined stretch inside one paragraph."""
        number = bisect_right(self._joined, start) - 1
        shift = self._article[number] - self._joined[number]
        return Span(start + shift, end + shift)


def run_stanza(
    article: Article, piece: Sequence[int], package: LanguagePackage
) -> tuple[Any, Offsets]:
    """Tokenize, read the windows once, then let the other processors use what was read."""
    text = "\n\n".join(_one_line(article.paragraphs[index].of(article.text)) for index in piece)
    offsets = Offsets(article, piece)
    pipeline, encoder = package.pipeline, package.encoder
    document = pipeline.process(text, processors="tokenize,mwt")
    _restore_words(document, text)
    paragraphs: list[list[list[str]]] = []
    previous = None
    for sentence in document.sentences:
        paragraph = offsets.paragraph(sentence.tokens[0].start_char)
        if paragraph != previous:
            paragraphs.append([])
            previous = paragraph
        paragraphs[-1].append([word.text for word in sentence.words])
    encoder.forget()
    document.attributions = parse_attributions(encoder, package.head, paragraphs)
    pipeline.process(document, processors="pos,lemma,depparse,ner")
    encoder.forget()
    return document, offsets


def _restore_words(document: Any, text: str) -> None:
    """Stanza blanks very long tokens (addresses); give them their text back."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            written = text[token.start_char : token.end_char]
            if len(token.words) == 1 and token.text != written and not written.isspace():
                token.text = token.words[0].text = written


def _one_line(text: str) -> str:
    """Line ends inside a wrapped paragraph become spaces, one for one."""
    return text.replace("\r", " ").replace("\n", " ")


def _sentences(document: Any, offsets: Offsets) -> list[Sentence]:
    sentences = []
    for sentence in document.sentences:
        words = []
        for token in sentence.tokens:
            spans = _word_spans(token)
            for word, (start, end) in zip(token.words, spans, strict=True):
                words.append(
                    Word(
                        text=word.text,
                        span=offsets.span(start, end),
                        lemma=word.lemma or word.text,
                        upos=word.upos or "X",
                        xpos=word.xpos or "",
                        feats=word.feats or "",
                        head=(word.head or 0) - 1,
                        deprel=word.deprel or "dep",
                    )
                )
        paragraph = offsets.paragraph(sentence.tokens[0].start_char)
        sentences.append(Sentence(tuple(words), paragraph))
    return sentences


def _word_spans(token: Any) -> list[tuple[int, int]]:
    """Spans of a token's words: their own, or a division of a multi-word token."""
    if len(token.words) == 1:
        return [(token.start_char, token.end_char)]
    spans, start = [], token.start_char
    for number, word in enumerate(token.words, start=1):
        is_last = number == len(token.words)
        end = token.end_char if is_last else min(start + len(word.text), token.end_char)
        spans.append((start, max(start, end)))
        start = max(start, end)
    return spans


def _entities(document: Any, offsets: Offsets) -> list[Entity]:
    return [
        Entity(offsets.span(entity.start_char, entity.end_char), entity.type.split("\t")[0])
        for entity in document.ents
    ]


def _to_spans(found: WordAttribution, words: Sequence[Word]) -> Attribution:
    return Attribution(
        cue=spans_of_words(words, found.cue),
        source=spans_of_words(words, found.source),
        content=spans_of_words(words, found.content),
        score=found.score,
    )
