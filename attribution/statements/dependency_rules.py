"""Read reported speech off the dependency parse, where the parser of attributions has none.

The frames are attribution patterns of Pareti, "PARC 3.0: A Corpus of Attribution Relations" (LREC
2016): clausal complement, parataxis, object of a speech verb, "according to". Her infinitives and
gerunds ("promised to", "denied having") are left to the parser: of those that it does not have,
hardly one is annotated in PolNeAR dev.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from attribution.language.agents import is_agent
from attribution.language.syntax import SUBJECTS, has_child, source_words, subtree, tops
from attribution.statements.cues import CueVerb, cue_lexicon
from attribution.types import Sentence, Spans, spans_of_words

Contents: TypeAlias = Callable[[Sentence, int, CueVerb], Iterator[set[int]]]

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


def propose_by_rule(sentence: Sentence, frames: "Sequence[Frame] | None" = None) -> list[Proposal]:
    """Find reported speech in one parsed sentence.

    Arguments:
        sentence: a parsed sentence.
        frames: in which a verb may have its content; `FRAMES` by default.

    Returns:
        Proposals with a cue and a content; the source may be empty.
    """
    chosen = FRAMES if frames is None else frames
    proposals: list[Proposal] = []
    for index, word in enumerate(sentence.words):
        verb = cue_lexicon().get(word.lemma.lower())
        if verb is not None and word.upos in ("VERB", "AUX") and verb.act != "thought":
            for frame in chosen:
                contents = list(frame.contents(sentence, index, verb))
                if contents:
                    proposals += _by_verb(sentence, index, contents, frame.may_nest)
                    break
    return [*proposals, *_according_to(sentence)]


def clauses(sentence: Sentence, index: int, verb: CueVerb) -> Iterator[set[int]]:
    """ "Ann said that work had stopped"."""
    if "clause" in verb.frames:
        for child in sentence.children[index]:
            if sentence.words[child].deprel == "ccomp":
                yield subtree(sentence, child)


def parataxis(sentence: Sentence, index: int, _: CueVerb) -> Iterator[set[int]]:
    """ "Work had stopped, Ann said"."""
    word = sentence.words[index]
    if word.deprel == "parataxis" and word.head >= 0 and has_child(sentence, index, *SUBJECTS):
        yield subtree(sentence, word.head) - subtree(sentence, index)


def objects(sentence: Sentence, index: int, verb: CueVerb) -> Iterator[set[int]]:
    """ "Ann denied any delay"."""
    if "object" in verb.frames:
        for child in sentence.children[index]:
            word = sentence.words[child]
            if word.deprel == "obj" and word.upos in ("NOUN", "PROPN"):
                yield subtree(sentence, child)


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern of a speech verb and its content.

    Attributes:
        contents: finds the words of each content of a verb in a sentence.
        may_nest: see `Proposal`; of a finite verb.
    """

    contents: Contents
    may_nest: bool


# the first frame that a verb stands in decides
FRAMES = (Frame(clauses, True), Frame(parataxis, True), Frame(objects, False))


def _by_verb(
    sentence: Sentence, verb: int, contents: Sequence[set[int]], may_nest: bool
) -> Iterator[Proposal]:
    cue, source = _cue(sentence, verb), _source(sentence, verb)
    if not any(is_agent(sentence.words[top]) for top in tops(sentence, source)):
        return
    for content in contents:
        inside = content - set(cue) - source
        if inside:
            nests = may_nest and sentence.words[verb].xpos in _FINITE
            yield _proposal(sentence, cue, source, inside, nests)


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
