"""What is known about an article while its statements are read in order."""

from dataclasses import dataclass

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import Phrase
from attribution.lexicons import words_of_kind
from attribution.speakers.inside.people import Person
from attribution.speakers.names.lexicon import PRONOUN_GENDER
from attribution.types import Reference, Span, Spans, Statement, Word

QUANTITIES = words_of_kind("speakers.names", "role_words.csv", "quantity")
PERSONAL = ("person", "role", "anonymous")
RELATIVE = frozenset({"who", "which", "that", "whom"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself"})
THIRD_PERSON = frozenset(PRONOUN_GENDER) | {"they", "them", "their", "it", "its", "itself"}
_PRONOUNS = RELATIVE | FIRST_SINGULAR | FIRST_PLURAL | SECOND | THIRD_PERSON


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a statement is attributed to.

    Attributes:
        statement: the statement.
        spans: where the source stands; empty where the statement names none.
        words: the parsed words, None where the source was not parsed.
        text: the source as written.
    """

    statement: Statement
    spans: Spans
    words: Phrase | None
    text: str

    @property
    def plain(self) -> str:
        """In lower case."""
        return self.text.strip().lower()

    @property
    def head(self) -> Word | None:
        return self.words.head_word if self.words else None

    @property
    def is_pronoun(self) -> bool:
        """Whether the source is one pronoun."""
        single = self.head is not None and self.head.upos == "PRON" and len(self.plain.split()) == 1
        return self.plain in _PRONOUNS or single


@dataclass(slots=True)
class Scene:
    """The article, the people it names and the references found so far.

    Attributes:
        statements: by their ids.
        author: who wrote the article, where it says so.
    """

    annotated: AnnotatedArticle
    people: list[Person]
    references: list[Reference]
    statements: dict[str, Statement]
    author: Person | None = None

    def source(self, statement: Statement, spans: Spans, head: Span | None = None) -> Source:
        """A stretch of the article as the source of a statement.

        Arguments:
            statement: whose source it is.
            spans: where it stands.
            head: its head, where that is known.
        """
        words = self.annotated.phrase((head,) if head else spans)
        text = " ".join(span.of(self.annotated.article.text) for span in spans)
        return Source(statement, spans, words, text)

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch lies inside a quotation."""
        return any(quotation.span.contains(span) for quotation in self.annotated.quotations)
