"""Annotated coreference as coreferee learns from it."""

import numpy as np

from attribution.language.coreference.mention_vectors import VECTOR_WIDTH
from attribution.language.coreference.rules import english_rules
from attribution.types import Sentence, Span, Word
from corpora.coreference_scores import mark_document

SING, PLUR = "Number=Sing", "Case=Nom|Number=Plur|Person=3|PronType=Prs"


def make_sentence(start: int, *rows: tuple) -> Sentence:
    words, offset = [], start
    for text, upos, xpos, feats, head, deprel in rows:
        span = Span(offset, offset + len(text))
        words.append(Word(text, span, text.lower(), upos, xpos, feats, head, deprel))
        offset += len(text) + 1
    return Sentence(tuple(words), 0)


def right_candidates(clusters: list) -> list[list[int]]:
    """The right candidates of "They" in "Ann and Bo left . They sang"."""
    first = make_sentence(
        0, ("Ann", "PROPN", "NNP", SING, 3, "nsubj"), ("and", "CCONJ", "CC", "", 2, "cc"),
        ("Bo", "PROPN", "NNP", SING, 0, "conj"), ("left", "VERB", "VBD", "", -1, "root"),
    )  # fmt: skip
    second = make_sentence(
        16, ("They", "PRON", "PRP", PLUR, 1, "nsubj"), ("sang", "VERB", "VBD", "", -1, "root")
    )
    blank = np.zeros((6, VECTOR_WIDTH), np.float32)
    document = mark_document(english_rules(), [first, second], [], blank, clusters)
    candidates = document[4]._.coref_chains.temp_potential_referreds
    return [m.token_indexes for m in candidates if hasattr(m, "true_in_training")]


def test_a_mention_of_two_people_marks_the_candidate_of_two():
    assert right_candidates([[(0, 2), (4, 4)]]) == [[0, 2]]


def test_a_pronoun_of_another_cluster_has_no_right_candidate():
    assert right_candidates([[(0, 2), (3, 3)], [(4, 4), (5, 5)]]) == []
