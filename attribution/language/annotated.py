"""An article with its parse, and the words behind its spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from attribution.language.quotation_marks import Quotation, find_quotations
from attribution.language.syntax import Phrase
from attribution.types import Article, Attribution, Chain, Entity, Sentence, Span, Word


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its parse, entities, coreference chains and parsed attributions.

    Attributes:
        quotations: the quotations of the article's body, headings included.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    chains: tuple[Chain, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = field(init=False)
    _places: "_Places" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        article = self.article
        body = set(article.body)
        found = find_quotations(article.text, article.paragraphs)
        object.__setattr__(self, "quotations", tuple(q for q in found if q.paragraph in body))
        object.__setattr__(self, "_places", _Places.of(self.sentences))

    def phrase(self, spans: Iterable[Span]) -> Phrase | None:
        """The words of some spans, in the first sentence that holds any of them.

        Arguments:
            spans: stretches of the article.

        Returns:
            None where no parsed word shares a character with a span.
        """
        inside = sorted({number for span in spans for number in self._places.within(span)})
        if not inside:
            return None
        home = self._places.sentence[inside[0]]
        first = self._places.first[home]
        here = tuple(n - first for n in inside if self._places.sentence[n] == home)
        return Phrase(self.sentences[home], here)

    def words_in(self, spans: Iterable[Span]) -> Iterator[Word]:
        """The parsed words of some spans, whatever sentences they stand in."""
        for span in spans:
            for number in self._places.within(span):
                home = self._places.sentence[number]
                yield self.sentences[home].words[number - self._places.first[home]]

    def sentence_at(self, span: Span) -> Sentence | None:
        """The first sentence that shares a character with `span`."""
        number = bisect_right(self._places.sentence_ends, span.start)
        if number == len(self.sentences) or not self.sentences[number].span.overlaps(span):
            return None
        return self.sentences[number]

    def entity_at(self, span: Span) -> Entity | None:
        """The first named entity that shares a character with `span`."""
        return next((entity for entity in self.entities if entity.span.overlaps(span)), None)

    def chain_at(self, spans: Iterable[Span]) -> Chain | None:
        """The first chain one of whose mentions is headed inside the spans."""
        sought = tuple(spans)
        for chain in self.chains:
            if any(m.head.overlaps(span) for m in chain.mentions for span in sought):
                return chain
        return None


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words of an article stand, to find them by bisection.

    Attributes:
        starts: first character of each word.
        ends: after its last character.
        sentence: number of its sentence.
        first: number of each sentence's first word.
        sentence_ends: after each sentence's last character.
    """

    starts: list[int]
    ends: list[int]
    sentence: list[int]
    first: list[int]
    sentence_ends: list[int]

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...]) -> "_Places":
        places = cls([], [], [], [], [])
        for number, sentence in enumerate(sentences):
            places.first.append(len(places.starts))
            places.sentence_ends.append(sentence.span.end)
            for word in sentence.words:
                places.starts.append(word.span.start)
                places.ends.append(word.span.end)
                places.sentence.append(number)
        return places

    def within(self, span: Span) -> range:
        """Numbers of the words that share a character with a span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
