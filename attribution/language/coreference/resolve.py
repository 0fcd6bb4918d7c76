"""Run coreferee and read its chains as spans of the article."""

import json
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable
from coreferee.tendencies import DocumentPairInfo, TendenciesAnalyzer, create_thinc_model
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import Model
from torch import Tensor

from attribution.language.coreference.document import build_document
from attribution.language.coreference.mention_vectors import (
    VECTOR_WIDTH,
    MentionVectors,
    load_mention_vectors,
    read_vectors,
)
from attribution.language.coreference.rules import english_rules
from attribution.language.syntax import noun_phrase
from attribution.types import Chain, Entity, Mention, Sentence, Span


class UniversalAnnotator(Annotator):
    """coreferee's annotator with our rules instead of those it has for the language.

    Arguments:
        nlp: a blank English pipeline.
        table: the features the network knows.
        network: chooses among the candidates.
    """

    def __init__(self, nlp: Language, table: FeatureTable, network: Model) -> None:
        self.thinc_ensemble = network
        self.rules_analyzer = english_rules()
        self.tendencies_analyzer = TendenciesAnalyzer(self.rules_analyzer, nlp, table)


@dataclass(frozen=True, slots=True)
class Resolver:
    """coreferee's annotator with the weights trained for this parse.

    Attributes:
        nlp: a blank English pipeline: coreferee asks it for its vocabulary.
        annotator: rules, features and network.
        vectors: makes the vectors coreferee compares.
    """

    nlp: Language
    annotator: Annotator
    vectors: MentionVectors


def blank_pipeline() -> Language:
    """A blank English pipeline with coreferee's extensions registered."""
    if not Doc.has_extension("coref_chains"):
        Doc.set_extension("coref_chains", default=None)
        Token.set_extension("coref_chains", default=None)
    return spacy.blank("en")


def load_resolver(directory: Path) -> Resolver:
    """Load the resolver from features.json, model.bin (thinc's msgpack), vectors.safetensors.

    Raises:
        FileNotFoundError: a file of the package is missing.
    """
    nlp = blank_pipeline()
    features = json.loads((directory / "features.json").read_text(encoding="utf-8"))
    table = FeatureTable(**features)
    model = create_thinc_model()
    annotator = UniversalAnnotator(nlp, table, model)
    _initialize(model, annotator.tendencies_analyzer, nlp)
    model.from_bytes((directory / "model.bin").read_bytes())
    return Resolver(nlp, annotator, load_mention_vectors(directory / "vectors.safetensors"))


def _initialize(model: object, tendencies: TendenciesAnalyzer, nlp: Language) -> None:
    """Give the network its layer sizes by showing it one pair."""
    words = ["Ann", "said", "she", "left"]
    document = Doc(
        nlp.vocab, words=words, tags=["NNP", "VBD", "PRP", "VBD"],
        pos=["PROPN", "VERB", "PRON", "VERB"], lemmas=["Ann", "say", "she", "leave"],
        morphs=["Number=Sing", "", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs", ""],
        heads=[1, 1, 3, 1], deps=["nsubj", "ROOT", "nsubj", "ccomp"],
        sent_starts=[True, False, False, False],
    )  # fmt: skip
    document.tensor = np.zeros((4, VECTOR_WIDTH), dtype=np.float32)
    tendencies.rules_analyzer.initialize(document)
    with _vectors_of_our_own():
        model.initialize(X=[DocumentPairInfo.from_doc(document, tendencies, 5)])  # type: ignore[attr-defined]


@contextmanager
def _vectors_of_our_own() -> Iterator[None]:
    """coreferee compares vectors; that they come from no table is meant."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W007\]")
        yield


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
    document = build_document(resolver.nlp.vocab, sentences, entities, vectors)
    with _vectors_of_our_own():
        resolver.annotator.annotate(document)
    words = [(sentence, index) for sentence in sentences for index in range(len(sentence.words))]
    chains = []
    for chain in document._.coref_chains:
        mentions = [_mention(words, mention.token_indexes) for mention in chain]
        chains.append(Chain(tuple(sorted(mentions, key=lambda mention: mention.span))))
    return tuple(chains)


def _mention(words: list[tuple[Sentence, int]], indexes: list[int]) -> Mention:
    sentence, head = words[indexes[0]]
    spans = [noun_phrase(s, i).span for s, i in (words[index] for index in indexes)]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Mention(whole, sentence.words[head].span)
