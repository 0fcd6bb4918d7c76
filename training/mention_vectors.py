"""Train the vectors coreferee compares, on the candidates its rules offer for each pronoun."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from attribution.language.coreference.document import Text
from attribution.language.coreference.mention_vectors import MentionVectors

EPOCHS = 7
RATE = 2e-3
WARM_UP = 60  # documents, one a step
DROPOUT = 0.2
QUESTIONS = 40  # about as many as a document asks: brings the loss of a step near one
_START_SCALE = 10.0
_FARTHEST = 6  # sentences; candidates farther away count as this far
_PRONOUNS = {
    form: number
    for number, forms in enumerate(
        ("he him his himself", "she her hers herself", "it its itself"), start=1
    )
    for form in forms.split()
}  # 0: they and the rest


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun and its candidates.

    Attributes:
        pronoun: index of its word.
        form: 0 they, 1 he, 2 she, 3 it.
        candidates: (candidates,), indices of their words.
        distances: (candidates,), sentences from the candidate to the pronoun, shifted by one.
        right: (candidates,), whether the candidate is of the pronoun's annotated cluster.
    """

    pronoun: int
    form: int
    candidates: Tensor
    distances: Tensor
    right: Tensor


class MarkedDocument(NamedTuple):
    """A document marked by `mark_document` and the states (words, depths, width) of its words."""

    document: Text
    states: Tensor


class _Ranker(nn.Module):
    """Vectors, and what makes scores of their cosines while training."""

    def __init__(self, depths: int, width: int) -> None:
        super().__init__()
        self.vectors = MentionVectors(depths, width, DROPOUT)
        self.scale = nn.Parameter(torch.tensor(_START_SCALE).log())
        self.nearness = nn.Parameter(torch.zeros(4, _FARTHEST + 2))

    def forward(self, states: Tensor, questions: Sequence[Question]) -> Tensor:
        """Sum of the negative log likelihoods of a right candidate."""
        vectors = self.vectors(states.float())
        losses = []
        for question in questions:
            cosines = vectors[question.candidates] @ vectors[question.pronoun]
            nearness = self.nearness[question.form, question.distances]
            scores = self.scale.exp() * cosines + nearness
            losses.append(scores.logsumexp(0) - scores[question.right].logsumexp(0))
        return torch.stack(losses).sum()


def ask(document: Text) -> list[Question]:
    """The pronouns of a marked document with a right candidate and a wrong one."""
    questions = []
    for token in document:
        single = [
            mention
            for mention in getattr(token._.coref_chains, "temp_potential_referreds", [])
            if len(mention.token_indexes) == 1
        ]
        right = [
            hasattr(mention, "true_in_training") or hasattr(mention, "spanned_in_training")
            for mention in single
        ]
        if not any(right) or all(right):
            continue
        candidates = [mention.root_index for mention in single]
        here = token._.coref_chains.temp_sent_index
        away = [here - document[i]._.coref_chains.temp_sent_index for i in candidates]
        questions.append(
            Question(
                token.i,
                _PRONOUNS.get(token.text.lower(), 0),
                torch.tensor(candidates),
                torch.tensor([max(-1, min(distance, _FARTHEST)) + 1 for distance in away]),
                torch.tensor(right),
            )
        )
    return questions


def fit_vectors(documents: Sequence[MarkedDocument], seed: int) -> MentionVectors:
    """Train the projection.

    Arguments:
        documents: the training documents.
        seed: of weights, order and dropout.
    """
    torch.manual_seed(seed)
    asked = [(marked.states, ask(marked.document)) for marked in documents]
    asked = [(states, questions) for states, questions in asked if questions]
    ranker = _Ranker(*asked[0][0].shape[1:])
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=RATE, weight_decay=0.01)
    steps, step = EPOCHS * len(asked), 0
    shuffler = random.Random(seed)
    for epoch in range(EPOCHS):
        shuffler.shuffle(asked)
        total = 0.0
        for states, questions in asked:
            factor = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = RATE * factor
            optimizer.zero_grad()
            loss = ranker(states, questions)
            (loss / QUESTIONS).backward()
            nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
            step += 1
        pronouns = sum(len(questions) for _, questions in asked)
        print("vectors", epoch + 1, round(total / pronouns, 3), flush=True)
    return ranker.vectors.eval()
