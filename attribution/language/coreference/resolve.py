"""Run coreferee and read its chains as spans of the article."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable
from coreferee.tendencies import ENSEMBLE_SIZE, DocumentPairInfo, create_thinc_model
from thinc.api import Model, NumpyOps
from torch import Tensor

from attribution.language.coreference.document import build_document
from attribution.language.coreference.mention_vectors import (
    VECTOR_WIDTH,
    MentionVectors,
    load_mention_vectors,
    read_vectors,
)
from attribution.language.coreference.rules import english_rules
from attribution.language.coreference.tendencies import RememberedTendencies
from attribution.language.syntax import noun_phrase
from attribution.types import Chain, Entity, Mention, Sentence, Span, Word


class UniversalAnnotator(Annotator):
    """coreferee's annotator with our rules instead of those it has for the language.

    Arguments:
        table: the features the network knows.
        network: chooses among the candidates.
    """

    def __init__(self, table: FeatureTable, network: Model) -> None:
        self.thinc_ensemble = network
        self.rules_analyzer = english_rules()
        self.tendencies_analyzer = RememberedTendencies(self.rules_analyzer, table)


@dataclass(frozen=True, slots=True)
class Resolver:
    """coreferee's annotator with the weights trained for this parse.

    Attributes:
        annotator: rules, features and network.
        vectors: makes the vectors coreferee compares.
    """

    annotator: Annotator
    vectors: MentionVectors


class Products(NumpyOps):
    """thinc's operations with PyTorch's product of matrices, two and a half times as fast."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """`x @ y`, either turned first where asked for, in `out` where it is given."""
        left, right = torch.from_numpy(x), torch.from_numpy(y)
        target = None if out is None else torch.from_numpy(out)
        product = torch.mm(left.T if trans1 else left, right.T if trans2 else right, out=target)
        return product.numpy()


def load_resolver(directory: Path) -> Resolver:
    """Load the resolver from features.json, model.bin (thinc's msgpack), vectors.safetensors.

    Raises:
        FileNotFoundError: a file of the package is missing.
    """
    features = json.loads((directory / "features.json").read_text(encoding="utf-8"))
    model = create_thinc_model()
    for part in model.walk():
        part.ops = Products()
    annotator = UniversalAnnotator(FeatureTable(**features), model)
    _initialize(model, annotator.tendencies_analyzer)
    model.from_bytes((directory / "model.bin").read_bytes())
    return Resolver(annotator, load_mention_vectors(directory / "vectors.safetensors"))


def _initialize(model: Any, tendencies: RememberedTendencies) -> None:
    """Give the network its layer sizes by showing it one pair."""
    she = "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
    rows = [
        ("Ann", "Ann", "PROPN", "NNP", "Number=Sing", 1, "nsubj"),
        ("said", "say", "VERB", "VBD", "", -1, "root"),
        ("she", "she", "PRON", "PRP", she, 3, "nsubj"),
        ("left", "leave", "VERB", "VBD", "", 1, "ccomp"),
    ]
    words = [
        Word(text, Span(place, place + 1), lemma, upos, xpos, feats, head, deprel)
        for place, (text, lemma, upos, xpos, feats, head, deprel) in enumerate(rows)
    ]
    blank = np.zeros((len(words), VECTOR_WIDTH), dtype=np.float32)
    document = build_document([Sentence(tuple(words), 0)], [], blank)
    tendencies.rules_analyzer.initialize(document)
    model.initialize(X=[DocumentPairInfo.from_doc(document, tendencies, ENSEMBLE_SIZE)])


def find_chains(
    resolver: Resolver,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    states: Tensor,
) -> tuple[Chain, ...]:
    """Find the coreference chains of an article.

    Arguments:
        resolver: see `load_resolver`.
        sentences: the parsed sentences.
        entities: the named entities.
        states: (words, depths, width), see `ParsedDocument`.

    Returns:
        Chains of two or more mentions. A coordinated mention ("Ann and Bo") is one mention.
    """
    if not sentences:
        return ()
    vectors = read_vectors(resolver.vectors, states)
    document = build_document(sentences, entities, vectors)
    resolver.annotator.rules_analyzer.initialize(document)
    resolver.annotator.annotate(document, used_in_training=True)  # else it tidies up what is left
    words = [(sentence, index) for sentence in sentences for index in range(len(sentence.words))]
    chains = []
    for chain in document.coref_chains:
        mentions = [_mention(words, mention.token_indexes) for mention in chain]
        chains.append(Chain(tuple(sorted(mentions, key=lambda mention: mention.span))))
    return tuple(chains)


def _mention(words: list[tuple[Sentence, int]], indexes: list[int]) -> Mention:
    sentence, head = words[indexes[0]]
    spans = [noun_phrase(s, i).span for s, i in (words[index] for index in indexes)]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Mention(whole, sentence.words[head].span)
