"""Agreement of two codings, against the worked examples of its author."""

import pandas as pd
import pytest

from attribution.framing.wording import CLASSES
from attribution.lexicons import read_lexicon
from benchmarks.reporting_verbs import SHEET, krippendorff_alpha


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [
        # Krippendorff (2011), examples A and B
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
        ("aabb", "aabb", 1.0),
    ],
)
def test_alpha_is_that_of_the_worked_examples(first, second, alpha):
    assert krippendorff_alpha(first, second) == pytest.approx(alpha, abs=0.0006)


def test_the_table_holds_the_first_coding():
    coded = dict(pd.read_csv(SHEET)[["lemma", "first"]].itertuples(index=False))
    table = {row["lemma"]: row["class"] for row in read_lexicon("framing", "reporting_verbs.csv")}
    assert table == coded
    assert set(table.values()) == set(CLASSES)
