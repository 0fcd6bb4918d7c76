"""Entities are found without a loss, and all sentences at once, as Stanza finds them."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.crf import CRFLoss, viterbi_decode
from stanza.models.ner.trainer import Trainer

from attribution.language.annotate import parse_document, tokenize
from attribution.language.faster_recognizer import FasterRecognizer, Transitions, best_tags
from attribution.language.package import plain_pipeline
from attribution.language.parts import Part

TEXT = (
    "Ann Miller of Oslo met the Danish board on Monday.\n\nRain.\n\nBo Lund paid $ 300 to Acme Inc."
)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 10_000))
def test_the_best_tags_are_those_stanza_finds_sentence_by_sentence(lengths, seed):
    lengths.sort(reverse=True)
    numbers = np.random.default_rng(seed)
    scores = numbers.normal(size=(len(lengths), lengths[0], 5)).astype(np.float32)
    transitions = numbers.normal(size=(5, 5)).astype(np.float32)
    expected = [
        viterbi_decode(scores[row, :length], transitions)[0] for row, length in enumerate(lengths)
    ]
    assert best_tags(scores, transitions, lengths) == expected


def test_transitions_are_those_of_the_loss():
    slow = CRFLoss(3)
    torch.nn.init.normal_(slow._transitions)
    _, transitions = Transitions(slow)(torch.zeros(1, 2, 3), torch.zeros(1, 2), torch.zeros(1, 2))
    assert torch.equal(transitions, slow._transitions)


def test_entities_are_those_of_plain_stanza(package):
    plain = plain_pipeline(package.encoder)
    assert type(plain.processors["ner"].trainers[0]) is Trainer
    assert type(package.pipeline.processors["ner"].trainers[0]) is FasterRecognizer
    document, _ = tokenize([Part(0, TEXT, ((0, 0),))], package)
    found = []
    for pipeline in (plain, package.pipeline):
        parse_document(document, package)
        pipeline.process(document, processors="ner")
        found.append([(entity.text, entity.type) for entity in document.ents])
    package.encoder.forget()
    assert found[0] == found[1]
    assert len(found[0]) > 4
