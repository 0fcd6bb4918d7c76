"""Read reported speech off the dependency parse: the confirmation and fallback of the parser.

The frames follow the attribution patterns of Pareti, "PARC 3.0: A Corpus of Attribution Relations"
(LREC 2016): clausal complement, parataxis, infinitive, object of a speech verb, "according to".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.agents import is_agent
from attribution.statements.cues import cue_lexicon
from attribution.types import Sentence, Spans, Word, spans_of_words

_SUBJECTS = ("nsubj", "nsubj:pass")
_INHERITS_SUBJECT = ("advcl", "xcomp", "conj", "acl")
_NOT_IN_SOURCE = ("acl:relcl", "punct", "cc", "parataxis", "advcl", "conj:relcl")
_EDGE = ("punct", "cc")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement somebody proposes: cue, source and content as spans.

    Attributes:
        evidence: "parser", "rule" or "marks".
        score: mean probability of the parser's roles; fixed for a rule or a mark.
        agreement: mean probability of the parser's pointers; fixed for a rule or a mark.
    """

    cue: Spans
    source: Spans
    content: Spans
    evidence: str
    score: float
    agreement: float


def propose_by_rule(sentence: Sentence) -> list[Proposal]:
    """Find reported speech in one parsed sentence.

    Arguments:
        sentence: a parsed sentence.

    Returns:
        Proposals with a cue and a content; the source may be empty.
    """
    children = _children(sentence)
    proposals = []
    words = sentence.words
    for index, word in enumerate(words):
        verb = cue_lexicon().get(word.lemma.lower())
        if verb is None or word.upos not in ("VERB", "AUX") or verb.act == "thought":
            continue
        for content in _contents(sentence, children, index, verb.frames):
            cue = _cue(sentence, children, index)
            source = _source(sentence, children, index)
            inside = content - set(cue) - source
            speaks = source and any(is_agent(words[i]) for i in _tops(words, source))
            if inside and speaks:
                proposals.append(_proposal(sentence, cue, source, inside))
    proposals += _according_to(sentence, children)
    return proposals


def _tops(words: Sequence[Word], indexes: set[int]) -> list[int]:
    return [index for index in indexes if words[index].head not in indexes]


def _children(sentence: Sentence) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sentence.words]
    for index, word in enumerate(sentence.words):
        if word.head >= 0:
            children[word.head].append(index)
    return children


def subtree(children: Sequence[Sequence[int]], root: int) -> set[int]:
    """Indices of a word and all that depends on it."""
    found, stack = {root}, [root]
    while stack:
        for child in children[stack.pop()]:
            if child not in found:
                found.add(child)
                stack.append(child)
    return found


def _contents(
    sentence: Sentence, children: list[list[int]], verb: int, frames: frozenset[str]
) -> Iterator[set[int]]:
    words = sentence.words
    found = False
    for child in children[verb]:
        deprel = words[child].deprel
        infinitive = any(
            words[c].lemma == "to" and words[c].deprel == "mark" for c in children[child]
        )
        gerund = words[child].xpos == "VBG"
        is_clause = deprel == "ccomp" and "clause" in frames
        is_infinitive = deprel in ("xcomp", "ccomp") and infinitive and "infinitive" in frames
        is_gerund = deprel in ("xcomp", "ccomp", "advcl", "obl") and gerund and "gerund" in frames
        calls_for = (
            deprel == "obl"
            and "call-for" in frames
            and any(words[c].lemma == "for" and words[c].deprel == "case" for c in children[child])
        )
        if is_clause or is_infinitive or is_gerund or calls_for:
            found = True
            yield subtree(children, child)
    governor = words[verb].head
    has_subject = any(words[c].deprel in _SUBJECTS for c in children[verb])
    if not found and words[verb].deprel == "parataxis" and governor >= 0 and has_subject:
        found = True
        yield subtree(children, governor) - subtree(children, verb)
    if not found and "object" in frames:
        for child in children[verb]:
            if words[child].deprel == "obj" and words[child].upos in ("NOUN", "PROPN"):
                yield subtree(children, child)


def _cue(sentence: Sentence, children: list[list[int]], verb: int) -> list[int]:
    """The verb with its particle, and "quoted as saying" whole."""
    cue = [verb]
    cue += [c for c in children[verb] if sentence.words[c].deprel == "compound:prt"]
    return sorted(cue)


def _source(sentence: Sentence, children: list[list[int]], verb: int) -> set[int]:
    """The subject of the verb, or of the verb whose subject it shares."""
    words = sentence.words
    index, seen = verb, set()
    while index >= 0 and index not in seen:
        seen.add(index)
        agent = [c for c in children[index] if words[c].deprel == "obl:agent"]
        subject = agent or [c for c in children[index] if words[c].deprel in _SUBJECTS]
        if subject:
            return noun_phrase(sentence, children, subject[0])
        governor = words[index].head
        if words[index].deprel == "acl" and governor >= 0 and is_agent(words[governor]):
            return noun_phrase(sentence, children, governor)
        climbs = words[index].upos not in ("VERB", "AUX")
        if words[index].deprel not in _INHERITS_SUBJECT and not climbs:
            return set()
        index = words[index].head
    return set()


def noun_phrase(sentence: Sentence, children: Sequence[Sequence[int]], head: int) -> set[int]:
    """The words of a source phrase: no relative clauses, no case marking, no edge marks."""
    words = sentence.words
    kept, stack = {head}, [head]
    while stack:
        index = stack.pop()
        for child in children[index]:
            if words[child].deprel in _NOT_IN_SOURCE or (index == head and words[child].deprel in ("case", "cop", "acl", "aux")):  # fmt: skip
                continue
            kept.add(child)
            stack.append(child)
    return kept


def _according_to(sentence: Sentence, children: list[list[int]]) -> list[Proposal]:
    words = sentence.words
    proposals = []
    for index, word in enumerate(words[:-1]):
        if word.text.lower() != "according" or words[index + 1].text.lower() != "to":
            continue
        head = word.head
        if word.deprel in ("case", "fixed", "mark") and head >= 0:
            noun = head
        else:
            nouns = [c for c in children[index] if words[c].deprel in ("obl", "nmod", "fixed")]
            noun = next((c for c in nouns if words[c].upos != "ADP"), -1)
        clause = words[noun].head if noun >= 0 and noun != word.head else word.head
        if noun == word.head:
            clause = words[noun].head
        if noun < 0 or clause < 0:
            continue
        phrase = subtree(children, noun) | {index, index + 1}
        content = subtree(children, clause) - phrase - subtree(children, index)
        source = noun_phrase(sentence, children, noun) - {index, index + 1}
        if content and source:
            proposals.append(_proposal(sentence, [index, index + 1], source, content))
    return proposals


def _proposal(
    sentence: Sentence, cue: Sequence[int], source: set[int], content: set[int]
) -> Proposal:
    ordered = sorted(content)
    words = sentence.words
    while ordered and (
        words[ordered[0]].deprel in _EDGE or words[ordered[0]].text.lower() == "that"
    ):
        ordered.pop(0)
    while ordered and words[ordered[-1]].deprel in _EDGE:
        ordered.pop()
    return Proposal(
        spans_of_words(words, sorted(cue)),
        spans_of_words(words, sorted(source)),
        spans_of_words(words, ordered),
        "rule",
        0.5,
        0.5,
    )
