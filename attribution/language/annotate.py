"""Parse one article: sentences, entities, attributions, chains."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from attribution.language.annotated import AnnotatedArticle
from attribution.language.attribution_processor import (
    TOP,
    document_paragraphs,
    parse_attributions,
)
from attribution.language.coreference import find_chains
from attribution.language.decoding import WordAttribution
from attribution.language.package import LanguagePackage
from attribution.types import (
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
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    attributions: list[Attribution] = []
    chains: list[Chain] = []
    for piece in _pieces(article):
        with torch.inference_mode():
            document, offsets = run_stanza(article, piece, package)
        parsed = document.attributions
        found = collect_sentences(document, offsets)
        named = collect_entities(document, offsets)
        sentences += found
        entities += named
        attributions += attributions_of(parsed.attributions, found)
        chains += find_chains(package.resolver, found, named, parsed.states)
    return AnnotatedArticle(
        article, tuple(sentences), tuple(entities), tuple(chains), tuple(attributions)
    )


def parse_article(article: Article, package: LanguagePackage) -> list[Attribution]:
    """The attributions alone: no tags, trees, entities or chains.

    Arguments:
        article: an article with its paragraphs.
        package: a loaded language package.
    """
    attributions: list[Attribution] = []
    for piece in _pieces(article):
        with torch.inference_mode():
            document, offsets = tokenize(article, piece, package)
            parse_document(document, package)
        package.encoder.forget()
        sentences = collect_sentences(document, offsets)
        attributions += attributions_of(document.attributions.attributions, sentences)
    return attributions


def readable_paragraphs(article: Article) -> list[int]:
    """Indices of the paragraphs that are neither boilerplate nor heading."""
    unread = {mark.span for mark in article.boilerplate} | set(article.headings)
    return [index for index, span in enumerate(article.paragraphs) if span not in unread]


def _pieces(article: Article) -> list[list[int]]:
    """Indices of the paragraphs that are read, in pieces of bounded length."""
    pieces: list[list[int]] = []
    size = 0
    for index in readable_paragraphs(article):
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
    document, offsets = tokenize(article, piece, package)
    parse_document(document, package)
    package.pipeline.process(document, processors="pos,lemma,depparse,ner")
    package.encoder.forget()
    return document, offsets


def tokenize(
    article: Article, piece: Sequence[int], package: LanguagePackage
) -> tuple[Any, Offsets]:
    """Words and sentences of some paragraphs, as a Stanza document."""
    text = "\n\n".join(_one_line(article.paragraphs[index].of(article.text)) for index in piece)
    document = package.pipeline.process(text, processors="tokenize,mwt")
    _restore_words(document, text)
    return document, Offsets(article, piece)


def parse_document(document: Any, package: LanguagePackage) -> None:
    """Read the windows of a tokenized document; the attributions go to ``attributions``."""
    package.encoder.forget()
    document.attributions = parse_attributions(
        package.encoder, package.head, document_paragraphs(document)
    )
    _remember_tokens(document, package)


def _remember_tokens(document: Any, package: LanguagePackage) -> None:
    """The recognizer of entities asks for tokens; give it the vectors of their last words."""
    position = 0
    for sentence in document.sentences:
        if len(sentence.tokens) != len(sentence.words):
            last = np.cumsum([len(token.words) for token in sentence.tokens]) - 1 + position
            vectors = document.attributions.states[torch.from_numpy(last), TOP]
            package.encoder.remember_tokens([token.text for token in sentence.tokens], vectors)
        position += len(sentence.words)


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


def collect_sentences(document: Any, offsets: Offsets) -> list[Sentence]:
    """The sentences of a parsed Stanza document, on the article's offsets."""
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


def collect_entities(document: Any, offsets: Offsets) -> list[Entity]:
    """The named entities of a Stanza document, on the article's offsets."""
    return [
        Entity(offsets.span(entity.start_char, entity.end_char), entity.type.split("\t")[0])
        for entity in document.ents
    ]


def attributions_of(
    parsed: Sequence[WordAttribution], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """The attributions of a parsed document, on the article's offsets.

    Arguments:
        parsed: attributions over the words of the sentences, counted through.
        sentences: the document's sentences.
    """
    words = [word for sentence in sentences for word in sentence.words]
    return [
        Attribution(
            cue=spans_of_words(words, found.cue),
            source=spans_of_words(words, found.source),
            content=spans_of_words(words, found.content),
            score=found.score,
            agreement=found.agreement,
        )
        for found in parsed
    ]
