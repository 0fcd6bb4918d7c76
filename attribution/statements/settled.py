"""Whether a proposal becomes a statement, by its cue and its content."""

from dataclasses import dataclass

from attribution.language.annotated import AnnotatedArticle
from attribution.statements.cues import is_known, tell_act
from attribution.statements.dependency_rules import Proposal
from attribution.types import Kind, Spans, Word

MIN_UNKNOWN_SCORE = 0.8  # of unquoted content whose cue no lexicon knows
# "declined to comment": an act of speech with nothing said
_WITHHOLD = frozenset({"decline", "refuse"})
_BE_HEARD = frozenset(
    {"comment", "answer", "respond", "reply", "elaborate", "discuss", "speak", "talk", "testify"}
)
_THOUGHT = "thought or intention; --acts all keeps it"
_NOT_VOICED = "no word of the lexicon reports it; --acts all keeps it"
_WITHHELD = "nothing is said"


@dataclass(frozen=True, slots=True)
class Settled:
    """A proposal that becomes a statement.

    Attributes:
        kind: direct, mixed or indirect.
        lemmas: of the cue's words.
    """

    proposal: Proposal
    kind: Kind
    lemmas: tuple[str, ...]

    @property
    def act(self) -> str:
        """Speech, writing, thought or other."""
        return tell_act(self.lemmas, self.kind is not Kind.INDIRECT)


def why_unwanted(annotated: AnnotatedArticle, item: Settled, acts: str) -> str | None:
    """Why a proposal is no statement, or None; empty where it is not even likely to be one.

    Arguments:
        annotated: the parsed article.
        item: the proposal.
        acts: "speech" keeps speech and writing, "all" also thought and intention.
    """
    believed = item.kind is not Kind.INDIRECT or is_known(item.lemmas)
    if not believed and item.proposal.score < MIN_UNKNOWN_SCORE:
        return ""
    if acts != "all" and item.act in ("thought", "other"):
        return _THOUGHT if item.act == "thought" else _NOT_VOICED
    said = annotated.words_in(item.proposal.content)
    first = next((word for word in said if word.text.lower() != "to"), None)
    withheld = _WITHHOLD & set(item.lemmas) and first is not None and _lemma(first) in _BE_HEARD
    return _WITHHELD if withheld and item.kind is Kind.INDIRECT else None


def cue_lemmas(annotated: AnnotatedArticle, cue: Spans) -> tuple[str, ...]:
    """The lemmas of the words of a cue."""
    return tuple(_lemma(word) for word in annotated.words_in(cue))


def _lemma(word: Word) -> str:
    """A word's lemma; that of a participle at the head of a sentence is often wrong ("Noting")."""
    lemma, form = word.lemma.lower(), word.text.lower()
    if word.xpos == "VBG" and form.endswith("ing") and not is_known([lemma]):
        bare = form.removesuffix("ing")
        return next((verb for verb in (bare, f"{bare}e") if is_known([verb])), lemma)
    return lemma
