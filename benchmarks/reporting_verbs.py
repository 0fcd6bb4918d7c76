"""Do two codings of the reporting verbs agree?

    python -m benchmarks.reporting_verbs

`sheets/reporting_verbs.csv` holds the class of each verb in two codings made apart, by
`docs/codebook-reporting-verbs.md` alone, and whether the codebook names the verb with its class.
Those it does not name show whether its rules say enough. Verbs the two disagree on are printed.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

SHEET = Path(__file__).parent / "sheets" / "reporting_verbs.csv"


def krippendorff_alpha(first: Sequence[str], second: Sequence[str]) -> float:
    """Agreement of two codings in nominal classes beyond chance.

    Krippendorff (2011), Computing Krippendorff's alpha-reliability: one minus observed over expected
    disagreement; without missing values.

    Arguments:
        first: the class of each unit in one coding, of two classes or more in all.
        second: the same units in the other.
    """
    values = Counter(first) + Counter(second)
    total = sum(values.values())
    observed = sum(a != b for a, b in zip(first, second, strict=True)) / len(first)
    same = sum(number * (number - 1) for number in values.values())
    return 1 - observed / (1 - same / (total * (total - 1)))


def main() -> None:
    verbs = pd.read_csv(SHEET)
    for label, rows in (
        ("all verbs", verbs),
        ("verbs the codebook does not name", verbs[verbs["named"] == "no"]),
    ):
        alpha = krippendorff_alpha(list(rows["first"]), list(rows["second"]))
        print(f"{label}: {len(rows)}, alpha {alpha:.3f}")
    for row in verbs[verbs["first"] != verbs["second"]].itertuples():
        print(f"{row.lemma}: {row.first} and {row.second}")


if __name__ == "__main__":
    main()
