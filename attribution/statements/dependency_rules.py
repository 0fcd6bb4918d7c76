"""Read reported speech off the dependency parse, where the parser of attributions has none.

The frames are attribution patterns of Pareti, "PARC 3.0: A Corpus of Attribution Relations" (LREC
2016): clausal complement, parataxis, object of a speech verb, "according to". Her infinitives and
gerunds ("promised to", "denied having") are left to the parser: of those that it does not have,
hardly one is annotated in PolNeAR dev.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.agents import is_agent
from attribution.language.syntax import SUBJECTS, has_child, source_words, subtree, tops
from attribution.statements.cues import cue_lexicon
from attribution.types import Sentence, Spans, spans_of_words

_EDGE = ("punct", "cc")
_FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement somebody proposes: cue, source and content as spans.

    Attributes:
        evidence: "parser", "rule" or "marks".
        score: mean probability of the parser's roles; fixed for a rule or a mark.
        agreement: mean probability of the parser's pointers; fixed for a rule or a mark.
        may_nest: whether it may stand inside the content of another; of what rules find there, only
            finite verbs with a clause speak ("Ann said Bo had told her that ...").
    """

    cue: Spans
    source: Spans
    content: Spans
    evidence: str
    score: float
    agreement: float
    may_nest: bool = True


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
        for content, is_clause in _contents(sentence, index, verb.frames):
            cue = _cue(sentence, index)
            source = _source(sentence, index)
            inside = content - set(cue) - source
            speaks = source and any(is_agent(words[i]) for i in tops(sentence, source))
            if inside and speaks:
                may_nest = is_clause and word.xpos in _FINITE
                proposals.append(_proposal(sentence, cue, source, inside, may_nest))
    proposals += _according_to(sentence)
    return proposals


def _contents(
    sentence: Sentence, verb: int, frames: frozenset[str]
) -> Iterator[tuple[set[int], bool]]:
    """Words of each content of a verb, and whether they are a clause."""
    words = sentence.words
    clauses = [c for c in sentence.children[verb] if words[c].deprel == "ccomp"]
    if clauses and "clause" in frames:
        yield from ((subtree(sentence, clause), True) for clause in clauses)
        return
    governor = words[verb].head
    has_subject = has_child(sentence, verb, *SUBJECTS)
    if words[verb].deprel == "parataxis" and governor >= 0 and has_subject:
        yield subtree(sentence, governor) - subtree(sentence, verb), True
    elif "object" in frames:
        for child in sentence.children[verb]:
            if words[child].deprel == "obj" and words[child].upos in ("NOUN", "PROPN"):
                yield subtree(sentence, child), False


def _cue(sentence: Sentence, verb: int) -> list[int]:
    """The verb with its particle."""
    children = sentence.children[verb]
    return sorted([verb, *(c for c in children if sentence.words[c].deprel == "compound:prt")])


def _source(sentence: Sentence, verb: int) -> set[int]:
    """The subject of the verb, or of the clause above whose subject a participle shares."""
    words = sentence.words
    index, seen = verb, set()
    while index >= 0 and index not in seen:
        seen.add(index)
        children = sentence.children[index]
        agent = [c for c in children if words[c].deprel == "obl:agent"]
        subject = agent or [c for c in children if words[c].deprel in SUBJECTS]
        if subject:
            return source_words(sentence, subject[0])
        climbs = words[index].upos not in ("VERB", "AUX")
        if words[index].deprel != "advcl" and not climbs:
            return set()
        index = words[index].head
    return set()


def _according_to(sentence: Sentence) -> Iterator[Proposal]:
    words = sentence.words
    for index, word in enumerate(words[:-1]):
        if word.text.lower() != "according" or words[index + 1].text.lower() != "to":
            continue
        # "according" marks its noun as a preposition, or governs it as a participle
        if word.deprel in ("case", "fixed", "mark"):
            noun = word.head
            clause = words[noun].head if noun >= 0 else -1
        else:
            nouns = (c for c in sentence.children[index] if words[c].deprel in ("obl", "nmod"))
            noun, clause = next(nouns, -1), word.head
        if noun < 0 or clause < 0:
            continue
        phrase = subtree(sentence, noun) | subtree(sentence, index) | {index + 1}
        content = subtree(sentence, clause) - phrase
        source = source_words(sentence, noun) - {index, index + 1}
        if content and source:
            yield _proposal(sentence, [index, index + 1], source, content, may_nest=True)


def _proposal(
    sentence: Sentence, cue: Sequence[int], source: set[int], content: set[int], may_nest: bool
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
        may_nest,
    )
