"""How likely a statement is right: the probability that a trained annotator marks it too.

Right means what `corpora.polnear_scores` calls a whole attribution: at least half of the
content in common, and the same source. The estimate is a logistic regression (Platt 1999) on what
the parser and the rules know about the statement; ``confidence.json`` holds its weights, fitted by
``training.fit_confidence`` on one half of PolNeAR dev.
"""

import json
import math
from functools import cache
from importlib.resources import files

from attribution.statements.content import word_spans
from attribution.statements.cues import is_known
from attribution.statements.settled import Settled
from attribution.types import Kind

FEATURES = (
    "constant", "roles", "pointers", "known cue", "source", "direct", "mixed", "rule", "marks",
    "length", "parts",
)  # fmt: skip
_EXTREME = 0.001


def measure(text: str, item: Settled) -> list[float]:
    """Values of `FEATURES`.

    Arguments:
        text: the article.
        item: what becomes a statement.
    """
    proposal, kind = item.proposal, item.kind
    parsed = proposal.evidence == "parser"
    return [
        1.0,
        _logit(proposal.score) if parsed else 0.0,
        _logit(proposal.agreement) if parsed else 0.0,
        float(is_known(item.lemmas)),
        float(bool(proposal.source)),
        float(kind is Kind.DIRECT),
        float(kind is Kind.MIXED),
        float(proposal.evidence == "rule"),
        float(proposal.evidence == "marks"),
        math.log(1 + len(word_spans(text, proposal.content))),
        float(len(proposal.content) > 1),
    ]


def estimate_confidence(text: str, item: Settled) -> float:
    """Probability, 0 to 1, that content and source of a statement are right.

    Arguments:
        text: the article.
        item: what becomes a statement.
    """
    total = sum(w * v for w, v in zip(_weights(), measure(text, item), strict=True))
    return round(1 / (1 + math.exp(-total)), 3)


def _logit(probability: float) -> float:
    bounded = min(max(probability, _EXTREME), 1 - _EXTREME)
    return math.log(bounded / (1 - bounded))


@cache
def _weights() -> tuple[float, ...]:
    text = files("attribution.statements").joinpath("confidence.json").read_text(encoding="utf-8")
    named = json.loads(text)
    return tuple(named[name] for name in FEATURES)
