"""The phrase of a nominal head."""

from attribution.types import Sentence, Span, Word

_MODIFIERS = frozenset({"amod", "compound", "det", "nmod", "flat", "case", "nummod"})


def noun_phrase(sentence: Sentence, head: int) -> Span:
    """The contiguous phrase of a nominal head: its modifiers, without clauses and appositions.

    Arguments:
        sentence: a parsed sentence.
        head: index of the nominal.
    """
    inside = {head}
    grown = True
    while grown:
        grown = False
        for index, word in enumerate(sentence.words):
            if index not in inside and word.head in inside and _belongs(word, head):
                inside.add(index)
                grown = True
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return Span(sentence.words[first].span.start, sentence.words[last].span.end)


def _belongs(word: Word, head: int) -> bool:
    if word.head == head and word.deprel == "case":
        return False
    return word.deprel.split(":")[0] in _MODIFIERS
