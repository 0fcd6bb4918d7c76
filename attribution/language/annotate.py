"""Parse one article: sentences, entities, attributions, chains."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import torch
from stanza.models.common.doc import Document

from attribution.language.annotated import AnnotatedArticle
from attribution.language.attribution_processor import (
    TOP,
    document_paragraphs,
    parse_attributions,
)
from attribution.language.coreference import find_chains
from attribution.language.decoding import WordAttribution
from attribution.language.package import LanguagePackage
from attribution.language.parts import Offsets, Part, join_parts, pieces
from attribution.types import (
    Article,
    Attribution,
    Chain,
    Entity,
    Sentence,
    Word,
    spans_of_words,
)

LONGEST_SENTENCE = 120  # words; the longest of 17,534 sentences of BASIL and PolNeAR has 109
_SENTENCE_MARKS = frozenset(".;?!")
_CLAUSE_MARKS = frozenset(",:–—")


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
    for piece in pieces(article):
        with torch.inference_mode():
            document, offsets = run_stanza(piece, package)
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
    for piece in pieces(article):
        with torch.inference_mode():
            document, offsets = tokenize(piece, package)
            parse_document(document, package)
        package.encoder.forget()
        sentences = collect_sentences(document, offsets)
        attributions += attributions_of(document.attributions.attributions, sentences)
    return attributions


def run_stanza(piece: Sequence[Part], package: LanguagePackage) -> tuple[Any, Offsets]:
    """Tokenize, read the windows once, then let the other processors use what was read."""
    document, offsets = tokenize(piece, package)
    parse_document(document, package)
    package.pipeline.process(document, processors="pos,lemma,depparse,ner")
    package.encoder.forget()
    return document, offsets


def tokenize(piece: Sequence[Part], package: LanguagePackage) -> tuple[Any, Offsets]:
    """Words and sentences of some parts of an article, as a Stanza document."""
    text, offsets = join_parts(piece)
    document = package.pipeline.process(text, processors="tokenize,mwt")
    _restore_words(document, text)
    return cut_sentences(document), offsets


def cut_sentences(document: Any) -> Any:
    """Cut sentences longer than `LONGEST_SENTENCE` words, behind a mark where there is one.

    Lists of names and transcripts without full stops are such; a parser's memory grows with the
    square of a sentence.

    Arguments:
        document: a tokenized Stanza document.

    Returns:
        The same document where no sentence is too long.
    """
    if all(len(sentence.words) <= LONGEST_SENTENCE for sentence in document.sentences):
        return document
    return Document(
        [_numbered(tokens) for sentence in document.sentences for tokens in _cut(sentence.tokens)],
        document.text,
    )


def _cut(tokens: list[Any]) -> list[list[Any]]:
    parts = []
    while sum(len(token.words) for token in tokens) > LONGEST_SENTENCE:
        ends = [*accumulate(len(token.words) for token in tokens)]
        most = max(1, bisect_right(ends, LONGEST_SENTENCE))
        inner = range(most, most // 2, -1)
        stops = (
            next((i for i in inner if tokens[i - 1].text in marks), None)
            for marks in (_SENTENCE_MARKS, _CLAUSE_MARKS)
        )
        end = next((stop for stop in stops if stop), most)
        parts.append(tokens[:end])
        tokens = tokens[end:]
    return [*parts, tokens]


def _numbered(tokens: list[Any]) -> list[dict[str, Any]]:
    """Stanza's entries of some tokens, numbered as a sentence of their own."""
    before = tokens[0].id[0] - 1
    entries = [entry for token in tokens for entry in token.to_dict()]
    for entry in entries:
        number = entry["id"]
        numbers = (number,) if isinstance(number, int) else number
        entry["id"] = tuple(one - before for one in numbers)
    return entries


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
