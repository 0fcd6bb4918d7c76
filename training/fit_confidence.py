"""Fit the confidence of statements on one half of PolNeAR dev.

    python -m training.fit_confidence --data ../shared/data

Every second article of dev, by name, is fitted on; `benchmarks.calibration` measures on the others.
Writes attribution/statements/confidence.json.
"""

import argparse
import json
from functools import partial
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from attribution.language.annotate import annotate
from attribution.language.package import load_package
from attribution.statements import confidence
from attribution.statements.confidence import FEATURES, measure
from attribution.statements.proposals import settle
from attribution.study.folder import write_whole
from corpora.polnear import AnnotatedText, article_of, halves
from corpora.polnear_scores import judge

_RIDGE = 1.0


def observe(articles: list[AnnotatedText]) -> tuple[np.ndarray, np.ndarray]:
    """Feature values (statements, features) and whether each statement is right."""
    package = load_package()
    values: list[list[float]] = []
    right: list[bool] = []
    for article in articles:
        annotated = annotate(article_of(article.text, f"{article.name}.txt"), package)
        settled, _ = settle(annotated, "all")
        values += [measure(article.text, item) for item in settled]
        claims = [(item.proposal.content, item.proposal.source) for item in settled]
        right += judge(article.text, article.attributions, claims)
    return np.array(values), np.array(right, dtype=float)


def fit(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a small ridge."""

    def loss(weights: np.ndarray) -> float:
        total = values @ weights
        return float(np.logaddexp(0, total).sum() - right @ total + _RIDGE / 2 * weights @ weights)

    return minimize(loss, np.zeros(values.shape[1]), method="L-BFGS-B").x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    values, right = observe(halves(arguments.data / "polnear")[0])
    weights = dict(zip(FEATURES, fit(values, right).round(4).tolist(), strict=True))
    print(f"{len(right)} statements, {right.mean():.3f} right", weights)
    target = Path(confidence.__file__).with_name("confidence.json")
    text = json.dumps(weights, indent=1) + "\n"
    write_whole(target, partial(Path.write_text, data=text, encoding="utf-8"))


if __name__ == "__main__":
    main()
