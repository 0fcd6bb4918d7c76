"""Are statements right as often as their confidence says?

    python -m benchmarks.calibration --data ../shared/data [--plot docs/calibration.png]

Measured on the half of PolNeAR dev the confidence was not fitted on, all acts: a reliability table
in tenths of the statements, the expected calibration error, and the plot.
"""

import argparse
from pathlib import Path

import pandas as pd

from attribution.language.annotate import annotate
from attribution.language.package import load_package
from attribution.statements import extract
from corpora.polnear import article_of, halves
from corpora.polnear_scores import judge


def reliability(confidence: list[float], right: list[bool], bins: int = 10) -> pd.DataFrame:
    """Mean confidence and share right in bins of equal size.

    Arguments:
        confidence: of each statement, 0 to 1.
        right: whether each statement is right.
        bins: number of bins.
    """
    table = pd.DataFrame({"confidence": confidence, "right": right})
    table["bin"] = pd.qcut(table["confidence"].rank(method="first"), bins, labels=False)
    grouped = table.groupby("bin").agg(
        statements=("right", "size"), confidence=("confidence", "mean"), right=("right", "mean")
    )
    return grouped.reset_index(drop=True)


def calibration_error(table: pd.DataFrame) -> float:
    """Expected calibration error: mean distance of confidence and share right, by statements."""
    distance = (table["confidence"] - table["right"]).abs()
    return float((distance * table["statements"]).sum() / table["statements"].sum())


def draw(table: pd.DataFrame, error: float, path: Path) -> None:
    """Draw the reliability plot."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(4.2, 4.2), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot(table["confidence"], table["right"], marker="o", color="#0b5d8a")
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share right")
    axes.set_title(f"Expected calibration error {error:.3f}", loc="left", fontsize=10)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    package = load_package()
    confidence: list[float] = []
    right: list[bool] = []
    for article in halves(arguments.data / "polnear")[1]:
        annotated = annotate(article_of(article.text, f"{article.name}.txt"), package)
        statements = extract(annotated, "all").statements
        confidence += [statement.confidence for statement in statements]
        claims = [(statement.content, statement.source) for statement in statements]
        right += judge(article.text, article.attributions, claims)
    table = reliability(confidence, right)
    error = calibration_error(table)
    print(table.round(3).to_string())
    print(
        f"{len(right)} statements, {sum(right) / len(right):.3f} right, expected calibration error {error:.3f}"
    )
    if arguments.plot:
        draw(table, error, arguments.plot)


if __name__ == "__main__":
    main()
