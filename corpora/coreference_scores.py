"""Annotated coreference parsed by the language package, marked for coreferee and scored."""

from typing import Any

import numpy as np
import torch
from coreferee.data_model import Mention
from stanza.models.common.doc import Document

from attribution.language.attribution_head import AttributionHead
from attribution.language.attribution_processor import parse_attributions
from attribution.language.coreference.document import Text, build_document
from attribution.language.coreference.rules import UniversalRules
from attribution.language.encoder import SharedEncoder
from attribution.types import Entity, Sentence, Span, Word
from corpora.coreference import CoreferenceDocument


@torch.inference_mode()
def parse(
    document: CoreferenceDocument, pipeline: Any, encoder: SharedEncoder, head: AttributionHead
) -> tuple[list[Sentence], list[Entity], torch.Tensor]:
    """Parse given words with the language package.

    Returns:
        Sentences, entities (spans count joined words, one space between) and the states of the
        words, see `ParsedDocument`.
    """
    encoder.forget()
    states = parse_attributions(encoder, head, document.paragraphs).states
    rows = [
        [{"id": number, "text": word} for number, word in enumerate(sentence, start=1)]
        for paragraph in document.paragraphs
        for sentence in paragraph
    ]
    parsed = Document(rows)
    pipeline.process(parsed, processors="pos,lemma,depparse,ner")
    encoder.forget()
    sentences, entities, offset = [], [], 0
    for sentence in parsed.sentences:
        words = []
        for word in sentence.words:
            span = Span(offset, offset + len(word.text))
            words.append(
                Word(word.text, span, word.lemma or word.text, word.upos, word.xpos or "",
                     word.feats or "", word.head - 1, word.deprel)
            )  # fmt: skip
            offset += len(word.text) + 1
        sentences.append(Sentence(tuple(words), 0))
        for entity in sentence.ents:
            first, last = (entity.tokens[i].words[0].id - 1 for i in (0, -1))
            span = Span(words[first].span.start, words[last].span.end)
            entities.append(Entity(span, entity.type))
    return sentences, entities, states.half()  # a corpus of states stays in memory


def mark_document(
    rules: UniversalRules,
    sentences: list[Sentence],
    entities: list[Entity],
    vectors: np.ndarray,
    clusters: list[list[tuple[int, int]]],
) -> Text:
    """Build the text for coreferee and mark, for every anaphor, which candidates are right.

    The nearest candidate of the anaphor's own cluster is right; farther ones of that cluster are
    neither right nor wrong, as in coreferee's own loaders. A candidate of several conjuncts is of
    the cluster of the annotated mention that spans them all.

    Arguments:
        rules: they find anaphors and candidates.
        sentences: see `parse`.
        entities: see `parse`.
        vectors: (words, VECTOR_WIDTH).
        clusters: see `CoreferenceDocument`.
    """
    document = build_document(sentences, entities, vectors)
    rules.initialize(document)
    cluster_of = {
        _conjuncts(document, first, last): number
        for number, ranges in enumerate(clusters)
        for first, last in ranges
    }
    for token in document:
        own_cluster = cluster_of.get((token.i,))
        token._.coref_chains.gold_cluster = own_cluster
        candidates = getattr(token._.coref_chains, "temp_potential_referreds", [])
        own = [
            mention
            for mention in candidates
            if own_cluster is not None
            and cluster_of.get(tuple(mention.token_indexes)) == own_cluster
        ]
        before = [mention for mention in own if mention.root_index < token.i]
        nearest = max(before, key=lambda m: m.root_index) if before else (own or [None])[0]
        for mention in own:
            if mention is nearest:
                mention.true_in_training = True
            else:
                mention.spanned_in_training = True
    return document


def _conjuncts(document: Text, first: int, last: int) -> tuple[int, ...]:
    """Index of the head of an annotated mention and of those coordinated with it in the mention."""
    inside = range(first, last + 1)
    governed_from_outside = [
        w for w in document[first : last + 1] if w.head is w or w.head.i not in inside
    ]
    root = min(governed_from_outside, key=lambda word: len(word.ancestors))
    siblings = root._.coref_chains.temp_dependent_siblings
    return (root.i, *(token.i for token in siblings if first <= token.i <= last))


def measure(documents: list[Text]) -> dict[str, float]:
    """Score annotated documents the way coreferee does, and beside it what abstaining hides.

    Returns:
        accuracy: share of anaphors found whose annotated antecedent is in their chain, in percent.
        nearest: the same for the nearest compatible candidate instead of coreferee's choice.
        coverage: share of annotated third-person pronouns that got a chain.
        over_all: share of all annotated third-person pronouns with the antecedent in the chain.
        anaphors: number of annotated third-person pronouns.
        found: number of those with a chain and an annotated antecedent among their candidates.
    """
    found = right = nearest = total = covered = 0
    for document in documents:
        for token in document:
            candidates = getattr(token._.coref_chains, "temp_potential_referreds", None) or []
            is_gold = token._.coref_chains.gold_cluster is not None and token.tag_ in (
                "PRP",
                "PRP$",
            )
            if not is_gold or "3" not in token.morph.get("Person"):
                continue
            total += 1
            chains = [c for c in token._.coref_chains.chains if Mention(token, False) in c]
            covered += bool(chains)
            true = [m for m in candidates if hasattr(m, "true_in_training")]
            if not true or not chains:
                continue
            found += 1
            right += any(mention in chain for chain in chains for mention in true)
            before = [m for m in candidates if m.root_index < token.i] or candidates
            guess = max(before, key=lambda m: (m.root_index, -len(m.token_indexes)))
            nearest += guess in true
    share = lambda part, whole: round(100 * part / max(whole, 1), 2)  # noqa: E731
    return {
        "accuracy": share(right, found),
        "nearest": share(nearest, found),
        "coverage": share(covered, total),
        "over_all": share(right, total),
        "anaphors": total,
        "found": found,
    }
