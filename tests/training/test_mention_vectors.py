"""Training of the vectors coreferee compares."""

import pytest
import torch
from spacy.tokens import Doc

from attribution.language.coreference.mention_vectors import VECTOR_WIDTH
from attribution.language.coreference.resolve import blank_pipeline
from attribution.language.coreference.rules import english_rules
from training.mention_vectors import MarkedDocument, ask, fit_vectors


@pytest.fixture
def marked() -> Doc:
    """ "Ann saw Eve. She left": Eve is annotated."""
    document = Doc(
        blank_pipeline().vocab, words=["Ann", "saw", "Eve", ".", "She", "left"],
        tags=["NNP", "VBD", "NNP", ".", "PRP", "VBD"],
        pos=["PROPN", "VERB", "PROPN", "PUNCT", "PRON", "VERB"],
        lemmas=["Ann", "see", "Eve", ".", "she", "leave"],
        morphs=["Number=Sing", "", "Number=Sing", "", "Gender=Fem|Number=Sing|Person=3", ""],
        heads=[1, 1, 1, 1, 5, 5], deps=["nsubj", "ROOT", "obj", "punct", "nsubj", "ROOT"],
        sent_starts=[True, False, False, False, True, False],
        ents=["B-PERSON", "O", "B-PERSON", "O", "O", "O"],
    )  # fmt: skip
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
