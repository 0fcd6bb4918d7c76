"""The codebook tells every column of every table, in the words of the schema."""

from pathlib import Path

import pytest

from attribution.comparison.differences import Label
from attribution.tables import MEASURES, SCHEMAS

CODEBOOK = Path(__file__).parents[2] / "docs" / "CODEBOOK.md"


@pytest.mark.parametrize("name", [*SCHEMAS, "measures"])
def test_every_column_is_told(name):
    section = CODEBOOK.read_text(encoding="utf-8").split(f"### `{name}`")[1].split("\n###")[0]
    told = [line for line in section.splitlines() if line.startswith("| `")]
    columns = MEASURES if name == "measures" else SCHEMAS[name]
    assert told == [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in columns]


def test_every_label_of_a_difference_is_told():
    table = CODEBOOK.read_text(encoding="utf-8").split("| label |")[1].split("## ")[0]
    told = [cell for line in table.splitlines()[2:] for cell in line.split("|")[1:2]]
    assert {name.strip() for cell in told for name in cell.split(",")} - {""} == set(Label)
