"""What the verbs `measures` and `contrast` print, in a terminal of 80 columns and in a pipe."""

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout

import pandas as pd
import pytest
from typer.testing import CliRunner

from attribution.cli import app
from attribution.framing.contrast import contrast
from attribution.framing.estimate import measure
from attribution.shell.figures import print_contrasts, print_findings, print_measures
from attribution.tables import MEASURES
from tests.framing.toys_of_counts import make_tables, observe_direct

RUNNER = CliRunner()
LONG = "The Weekly Gazette of the Northern Harbours and Islands of Port Merrow"
ROWS = [
    (side, f"s{n}", hits + n % 3, 10)
    for side, hits in ((LONG, 5), ("Herald", 1))
    for n in range(12)
]
COLUMNS = [column.name for column in MEASURES]


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def show(monkeypatch) -> Callable[[Callable, pd.DataFrame], list[str]]:
    """What a terminal of 80 columns shows of a table, line by line."""

    def lines(work: Callable, table: pd.DataFrame) -> list[str]:
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("NO_COLOR", "1")
        with redirect_stdout(Terminal()) as shown:
            work(table)
        found = shown.getvalue().splitlines()
        assert max(map(len, found)) <= 80
        return found

    return lines


def joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def test_findings_are_sentences_in_a_terminal(show):
    shown = show(print_findings, contrast(make_tables(ROWS), observers=(observe_direct,)))
    assert joined(shown).startswith(f"- {LONG} has 60 %")
    assert "Herald 20 %: 40 points more" in joined(shown)


def test_where_nothing_is_tested_a_terminal_says_so(show):
    few = contrast(make_tables(ROWS[:2] + ROWS[12:14]), observers=(observe_direct,))
    assert show(print_findings, few)[0].startswith("No difference was tested")


def test_values_fit_a_terminal(show):
    shown = show(print_measures, measure(make_tables(ROWS), observers=(observe_direct,)))
    assert shown[0].split()[:2] == ["toy", "outlet"]
    assert "60.0 %" in joined(shown)
    assert "20.0 %" in joined(shown)


def test_differences_fit_a_terminal_and_tell_why_there_is_no_interval(show):
    table = contrast(make_tables(ROWS), "Herald", observers=(observe_direct,))
    shown = joined(show(print_contrasts, table))
    assert f"Herald less {LONG}" in shown
    assert "−40.0" in shown
    assert "every story differs by the same" in shown


def test_a_pipe_gets_every_column_and_no_sentence(capsys):
    table = contrast(make_tables(ROWS), observers=(observe_direct,))
    print_findings(table)
    print_contrasts(table)
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t") == COLUMNS
    assert len(rows) == len(table)


@pytest.fixture
def folder(small_study, tmp_path) -> str:
    return str(small_study.save(tmp_path / "out"))


@pytest.mark.parametrize(
    "arguments", [["measures"], ["contrast"], ["contrast", "herald", "courier"]]
)
def test_the_verbs_work_on_a_saved_study_as_data_too(folder, arguments):
    verb, *sides = arguments
    result = RUNNER.invoke(app, [verb, folder, *sides, "--json"])
    assert result.exit_code == 0, result.output
    assert all(list(row) == COLUMNS for row in json.loads(result.stdout))
    told = RUNNER.invoke(app, [verb, folder, *sides])
    assert told.exit_code == 0, told.output
    assert "attribution " in told.stderr.splitlines()[-1]  # what to open next


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["contrast", "Herold"], 'no outlet is called "Herold"; did you mean Herald?'),
        (["contrast", "Herald", "Herald"], "cannot be compared with itself"),
        (["contrast", "--by", "leaning"], 'no column "leaning"'),
        (["measures", "--by", "leaning"], 'no column "leaning"'),
        (["measures", "--period", "year"], 'no period "year"; there are month, week'),
    ],
)
def test_a_column_or_outlet_that_is_not_there_is_one_line_and_code_2(folder, arguments, message):
    verb, *rest = arguments
    result = RUNNER.invoke(app, [verb, folder, *rest])
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
