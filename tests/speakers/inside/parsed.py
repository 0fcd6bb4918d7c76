"""Articles with a parse made by hand, for rules that need no model."""

import re

from attribution.language.annotated import AnnotatedArticle
from attribution.types import (
    Article,
    Chain,
    Entity,
    Kind,
    Mention,
    Sentence,
    Span,
    Statement,
    Word,
)


def article(text: str, people: tuple[str, ...] = (), chains: tuple[tuple, ...] = ()):
    """An article of one sentence, a capital making a proper noun.

    Arguments:
        text: words and marks.
        people: names that are recognized wherever they stand.
        chains: for each the mentions, as (words, which of their occurrences).
    """
    spans = [Span(*match.span()) for match in re.finditer(r"\w+\.?|[^\w\s]", text)]
    words = [
        Word(s.of(text), s, s.of(text).lower(), _tag(s.of(text)), "", "", -1, "dep") for s in spans
    ]
    entities = [Entity(Span(*m.span()), "Person") for n in people for m in re.finditer(n, text)]
    return AnnotatedArticle(
        Article("a.txt", text, paragraphs=(Span(0, len(text)),)),
        (Sentence(tuple(words), 0),),
        tuple(sorted(entities, key=lambda entity: entity.span)),
        tuple(Chain(tuple(_mention(text, *mention) for mention in chain)) for chain in chains),
    )


def _tag(form: str) -> str:
    return "PROPN" if form[:1].isupper() else "NOUN" if form[:1].isalpha() else "PUNCT"


_TAGS = {
    "DET": "the a an this that any no",
    "ADP": "of for at in from to by with on against",
    "CCONJ": "and or but",
    "PRON": "he she it they i we you his her its their him who which",
    "PART": "'s ’s",
    "VERB": "said left met opened",
}
_TAG_OF = {word: tag for tag, words in _TAGS.items() for word in words.split()}
_GLUED = frozenset({",", ".", ";", ")", "'s", "’s", "”"})
_TOKEN = re.compile(
    r"(?P<form>[^\s>_]+)(?:_(?P<tag>[A-Z]+))?(?:>(?P<head>[^\s/]+)/(?P<deprel>\S+))?"
)


def parse(notation: str, chains: tuple[tuple, ...] = (), **entities: str) -> AnnotatedArticle:
    """An article with the tree that a notation gives; a line is a sentence, a blank line a paragraph.

    Arguments:
        notation: words as "form_TAG>governor/deprel", of which only the form is needed. The governor
            is the nearest word of that form; NNS is a plural noun; a form after "+" is glued to
            the word before.
        chains: see `article`.
        entities: for each type the names, separated by bars, recognized wherever they stand.
    """
    text, sentences, paragraphs = "", [], []
    for paragraph in notation.strip().split("\n\n"):
        text += "\n\n" if text else ""
        start = len(text)
        for line in paragraph.split("\n"):
            forms, spans = [], []
            for token in _TOKEN.finditer(line):
                form = token["form"]
                glued = form in _GLUED or (form[0] == "+" and len(form) > 1)
                form = form.removeprefix("+") if glued else form
                text += "" if glued or len(text) == start or text.endswith(("(", "“")) else " "
                spans.append(Span(len(text), len(text) + len(form)))
                forms.append(form)
                text += form
            tokens = list(_TOKEN.finditer(line))
            words = [
                _parsed_word(forms, index, span, tokens[index]["tag"], tokens[index]["head"], tokens[index]["deprel"])
                for index, span in enumerate(spans)
            ]  # fmt: skip
            sentences.append(Sentence(tuple(words), len(paragraphs)))
        paragraphs.append(Span(start, len(text)))
    found = [
        Entity(Span(*match.span()), kind)
        for kind, names in entities.items()
        for name in names.split("|")
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return AnnotatedArticle(
        Article("a.txt", text, paragraphs=tuple(paragraphs)),
        tuple(sentences),
        tuple(sorted(found, key=lambda entity: entity.span)),
        tuple(Chain(tuple(_mention(text, *mention) for mention in chain)) for chain in chains),
    )


def _parsed_word(
    forms: list[str], index: int, span: Span, tag: str | None, head: str | None, deprel: str | None
) -> Word:
    form = forms[index]
    plain = form.lower()
    plural = tag == "NNS"
    guessed = _TAG_OF.get(plain) or ("NUM" if form.isdigit() else _tag(form))
    upos = "NOUN" if plural else tag or guessed
    lemma = plain.removesuffix("s") if plural else plain
    xpos = "PRP$" if plain in ("his", "her", "its", "their") else "POS" if upos == "PART" else ""
    there = [i for i, other in enumerate(forms) if other == head and i != index]
    assert there or head is None, f"no {head}"
    governor = min(there, key=lambda i: abs(i - index)) if there else -1
    feats = "Number=Plur" if plural else ""
    return Word(form, span, lemma, upos, xpos, feats, governor, deprel or "dep")


def at(annotated: AnnotatedArticle, part: str, number: int = 0) -> Span:
    """Where some words stand, by number where they stand several times."""
    return Span(*list(re.finditer(re.escape(part), annotated.article.text))[number].span())


def last(annotated: AnnotatedArticle, form: str) -> Span:
    """Where a word stands last."""
    words = [word for sentence in annotated.sentences for word in sentence.words]
    return [word.span for word in words if word.text == form][-1]


def statement(
    annotated: AnnotatedArticle,
    number: int,
    source: str | Span = "",
    content: str | Span = "",
    cue: str | Span = "",
) -> Statement:
    """A statement of some words of an article; where they stand several times the first are meant."""
    parts = {name: (p if isinstance(p, Span) else at(annotated, p),) if p else ()
             for name, p in (("source", source), ("content", content), ("cue", cue))}  # fmt: skip
    first = next(spans[0] for spans in (parts["cue"], parts["source"], parts["content"]) if spans)
    paragraph = next(
        n for n, span in enumerate(annotated.article.paragraphs) if span.contains(first)
    )
    return Statement(
        f"s{number}", "a.txt", paragraph, Kind.INDIRECT, parts["content"], parts["cue"],
        parts["source"], "parser", "speech", 0.9,
    )  # fmt: skip


def words_at(annotated: AnnotatedArticle, part: str) -> list[Word]:
    """The words of a stretch."""
    return list(annotated.words_in([at(annotated, part)]))


def _mention(text: str, words: str, number: int) -> Mention:
    span = Span(*list(re.finditer(rf"\b{words}\b", text))[number].span())
    return Mention(span, span)
