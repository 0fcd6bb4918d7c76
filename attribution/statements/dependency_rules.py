"""Read reported speech off the dependency parse: the confirmation and fallback of the parser.

The frames follow the attribution patterns of Pareti, "PARC 3.0: A Corpus of Attribution Relations"
(LREC 2016): clausal complement, parataxis, infinitive, object of a speech verb, "according to".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.agents import is_agent
from attribution.language.syntax import SUBJECTS, has_child, source_words, subtree, tops
from attribution.statements.cues import cue_lexicon
from attribution.types import Sentence, Spans, spans_of_words

_INHERITS_SUBJECT = ("advcl", "xcomp", "conj", "acl")
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
    proposals = []
    words = sentence.words
    for index, word in enumerate(words):
        verb = cue_lexicon().get(word.lemma.lower())
        if verb is None or word.upos not in ("VERB", "AUX") or verb.act == "thought":
            continue
        for content in _contents(sentence, index, verb.frames):
            cue = _cue(sentence, index)
            source = _source(sentence, index)
            inside = content - set(cue) - source
            speaks = source and any(is_agent(words[i]) for i in tops(sentence, source))
            if inside and speaks:
                proposals.append(_proposal(sentence, cue, source, inside))
    proposals += _according_to(sentence)
    return proposals


def _contents(sentence: Sentence, verb: int, frames: frozenset[str]) -> Iterator[set[int]]:
    words = sentence.words
    found = False
    for child in sentence.children[verb]:
        deprel = words[child].deprel
        infinitive = has_child(sentence, child, "mark", lemma="to")
        gerund = words[child].xpos == "VBG"
        is_clause = deprel == "ccomp" and "clause" in frames
        is_infinitive = deprel in ("xcomp", "ccomp") and infinitive and "infinitive" in frames
        is_gerund = deprel in ("xcomp", "ccomp", "advcl", "obl") and gerund and "gerund" in frames
        calls_for = (
            deprel == "obl"
            and "call-for" in frames
            and has_child(sentence, child, "case", lemma="for")
        )
        if is_clause or is_infinitive or is_gerund or calls_for:
            found = True
            yield subtree(sentence, child)
    governor = words[verb].head
    has_subject = has_child(sentence, verb, *SUBJECTS)
    if not found and words[verb].deprel == "parataxis" and governor >= 0 and has_subject:
        found = True
        yield subtree(sentence, governor) - subtree(sentence, verb)
    if not found and "object" in frames:
        for child in sentence.children[verb]:
            if words[child].deprel == "obj" and words[child].upos in ("NOUN", "PROPN"):
                yield subtree(sentence, child)


def _cue(sentence: Sentence, verb: int) -> list[int]:
    """The verb with its particle."""
    children = sentence.children[verb]
    return sorted([verb, *(c for c in children if sentence.words[c].deprel == "compound:prt")])


def _source(sentence: Sentence, verb: int) -> set[int]:
    """The subject of the verb, or of the verb whose subject it shares."""
    words = sentence.words
    index, seen = verb, set()
    while index >= 0 and index not in seen:
        seen.add(index)
        children = sentence.children[index]
        agent = [c for c in children if words[c].deprel == "obl:agent"]
        subject = agent or [c for c in children if words[c].deprel in SUBJECTS]
        if subject:
            return source_words(sentence, subject[0])
        governor = words[index].head
        if words[index].deprel == "acl" and governor >= 0 and is_agent(words[governor]):
            return source_words(sentence, governor)
        climbs = words[index].upos not in ("VERB", "AUX")
        if words[index].deprel not in _INHERITS_SUBJECT and not climbs:
            return set()
        index = words[index].head
    return set()


def _according_to(sentence: Sentence) -> list[Proposal]:
    words = sentence.words
    proposals = []
    for index, word in enumerate(words[:-1]):
        if word.text.lower() != "according" or words[index + 1].text.lower() != "to":
            continue
        head = word.head
        if word.deprel in ("case", "fixed", "mark") and head >= 0:
            noun = head
        else:
            nouns = [
                c for c in sentence.children[index] if words[c].deprel in ("obl", "nmod", "fixed")
            ]
            noun = next((c for c in nouns if words[c].upos != "ADP"), -1)
        clause = words[noun].head if noun >= 0 and noun != word.head else word.head
        if noun == word.head:
            clause = words[noun].head
        if noun < 0 or clause < 0:
            continue
        phrase = subtree(sentence, noun) | {index, index + 1}
        content = subtree(sentence, clause) - phrase - subtree(sentence, index)
        source = source_words(sentence, noun) - {index, index + 1}
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
