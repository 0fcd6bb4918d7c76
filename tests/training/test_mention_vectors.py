"""Training of the vectors coreferee compares."""

import itertools

import numpy as np
import pytest
import torch

from attribution.language.coreference.document import Text, build_document
from attribution.language.coreference.mention_vectors import VECTOR_WIDTH
from attribution.language.coreference.rules import english_rules
from attribution.types import Entity, Sentence, Span, Word
from training.mention_vectors import MarkedDocument, ask, fit_vectors


@pytest.fixture
def marked() -> Text:
    """ "Ann saw Eve. She left": Eve is annotated."""
    she = "Gender=Fem|Number=Sing|Person=3"
    rows = [
        [("Ann", "PROPN", "NNP", "Number=Sing", 1, "nsubj"), ("saw", "VERB", "VBD", "", -1, "root"),
         ("Eve", "PROPN", "NNP", "Number=Sing", 1, "obj"), (".", "PUNCT", ".", "", 1, "punct")],
        [("She", "PRON", "PRP", she, 1, "nsubj"), ("left", "VERB", "VBD", "", -1, "root")],
    ]  # fmt: skip
    places = itertools.count()
    sentences = [
        Sentence(
            tuple(
                Word(text, Span(place, place + 1), text.lower(), upos, xpos, feats, head, deprel)
                for (text, upos, xpos, feats, head, deprel), place in zip(row, places, strict=False)
            ),
            0,
        )
        for row in rows
    ]
    named = [
        Entity(word.span, "Person") for word in sentences[0].words if word.text in ("Ann", "Eve")
    ]
    document = build_document(sentences, named, np.zeros((6, VECTOR_WIDTH), np.float32))
    english_rules().initialize(document)
    for mention in document[4]._.coref_chains.temp_potential_referreds:
        if mention.root_index == 2:
            mention.true_in_training = True
    return document


def test_a_pronoun_asks_for_its_candidates(marked):
    (question,) = ask(marked)
    assert question.candidates.tolist() == [0, 2]
    assert question.right.tolist() == [False, True]
    assert question.distances.tolist() == [2, 2]


def test_training_brings_a_pronoun_near_its_antecedent(marked):
    states = torch.randn(6, 3, 16, generator=torch.Generator().manual_seed(1))
    vectors = fit_vectors([MarkedDocument(marked, states.half())] * 20, seed=1)
    ann, eve, she = vectors(states)[[0, 2, 4]]
    assert vectors(states).shape == (6, VECTOR_WIDTH)
    assert she @ eve > she @ ann
