"""The one place that walks a dependency tree.

A phrase is some words of a sentence. Functions take a sentence and the index of a word, or a
phrase, and give indices or phrases; spans are made when a row is written.
"""

from collections.abc import Collection
from dataclasses import dataclass

from attribution.types import Sentence, Span, Spans, Word, spans_of_words

SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_MODIFIERS = frozenset({"amod", "compound", "det", "nmod", "flat", "case", "nummod"})
_NOT_IN_SOURCE = ("acl:relcl", "punct", "cc", "parataxis", "advcl", "conj:relcl")
_NOT_AT_SOURCE_HEAD = ("case", "cop", "acl", "aux")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of one sentence.

    Attributes:
        sentence: where they stand.
        indexes: of the words, ascending, at least one.
    """

    sentence: Sentence
    indexes: tuple[int, ...]

    @property
    def words(self) -> list[Word]:
        return [self.sentence.words[index] for index in self.indexes]

    @property
    def spans(self) -> Spans:
        """Stretches of the article, neighbouring words joined."""
        return spans_of_words(self.sentence.words, self.indexes)

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def top(self) -> int:
        """Index of the first word that no other word of the phrase governs."""
        return next(iter(tops(self.sentence, self.indexes)), self.indexes[0])

    @property
    def head(self) -> int:
        """Index of the head: the first nominal that no other word of the phrase governs."""
        top = tops(self.sentence, self.indexes) or self.indexes
        nominal = (index for index in top if self.sentence.words[index].upos in _NOMINAL)
        return next(nominal, top[0])

    @property
    def head_word(self) -> Word:
        return self.sentence.words[self.head]

    def noun_phrase(self) -> "Phrase":
        """The contiguous phrase of the head."""
        return noun_phrase(self.sentence, self.head)

    def of(self, text: str) -> str:
        """The words as written, from the first to the last."""
        return self.span.of(text)


def subtree(sentence: Sentence, root: int) -> set[int]:
    """Indices of a word and all that depends on it.

    Arguments:
        sentence: a parsed sentence.
        root: index of the word.
    """
    found, stack = {root}, [root]
    while stack:
        for child in sentence.children[stack.pop()]:
            if child not in found:
                found.add(child)
                stack.append(child)
    return found


def noun_phrase(sentence: Sentence, head: int) -> Phrase:
    """The contiguous phrase of a nominal head: its modifiers, no clauses, no appositions.

    Arguments:
        sentence: a parsed sentence.
        head: index of the nominal.
    """
    inside, stack = {head}, [head]
    while stack:
        governor = stack.pop()
        for index in sentence.children[governor]:
            relation = sentence.words[index].deprel
            is_case_of_head = governor == head and relation == "case"
            if index not in inside and not is_case_of_head and relation.split(":")[0] in _MODIFIERS:
                inside.add(index)
                stack.append(index)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return Phrase(sentence, tuple(range(first, last + 1)))


def source_words(sentence: Sentence, head: int) -> set[int]:
    """Indices of a source's words: what depends on its head, but no clause, case or edge mark.

    Arguments:
        sentence: a parsed sentence.
        head: index of the source's head.
    """
    kept, stack = {head}, [head]
    while stack:
        index = stack.pop()
        for child in sentence.children[index]:
            relation = sentence.words[child].deprel
            outside = relation in _NOT_IN_SOURCE or (
                index == head and relation in _NOT_AT_SOURCE_HEAD
            )
            if not outside and child not in kept:
                kept.add(child)
                stack.append(child)
    return kept


def tops(sentence: Sentence, indexes: Collection[int]) -> list[int]:
    """Of some words, those that none of them governs."""
    inside = set(indexes)
    return [index for index in indexes if sentence.words[index].head not in inside]


def has_child(sentence: Sentence, index: int, *relations: str, lemma: str | None = None) -> bool:
    """Whether a word governs one with one of the relations, and with this lemma where given."""
    return any(
        sentence.words[child].deprel in relations
        and (lemma is None or sentence.words[child].lemma == lemma)
        for child in sentence.children[index]
    )


def is_subject(sentence: Sentence, index: int) -> bool:
    """Whether a word is the subject of its clause."""
    return sentence.words[index].deprel.startswith("nsubj")


def is_predicate(sentence: Sentence, index: int) -> bool:
    """Whether a copula makes the word a predicate ("he was a broker")."""
    return has_child(sentence, index, "cop")


def is_plural(phrase: Phrase) -> bool:
    """Whether a phrase stands for several: a plural head, or heads that are coordinated in it."""
    conjuncts = (
        child
        for child in phrase.sentence.children[phrase.head]
        if phrase.sentence.words[child].deprel == "conj" and child in phrase.indexes
    )
    return "Number=Plur" in phrase.head_word.feats or any(True for _ in conjuncts)


def antecedent_of_relative(phrase: Phrase) -> Phrase | None:
    """The noun phrase that a relative pronoun's clause belongs to, if there is such a clause.

    Arguments:
        phrase: the pronoun.
    """
    sentence = phrase.sentence
    clause = phrase.indexes[0]
    while sentence.words[clause].head >= 0 and not sentence.words[clause].deprel.startswith("acl"):
        clause = sentence.words[clause].head
    noun = sentence.words[clause].head
    return noun_phrase(sentence, noun) if noun >= 0 else None
