"""What the shell shows of measures: findings in sentences, then the figures, 80 columns wide."""

import sys

import pandas as pd
import typer
from rich.table import Table
from rich.text import Text

from attribution.framing.findings import findings, say_none
from attribution.framing.phrases import SHARE
from attribution.harmless import in_terminal
from attribution.shell.printing import open_console, print_lines, print_paragraphs
from attribution.tables import MEASURES

_COLUMNS = tuple(column.name for column in MEASURES)
_SHORT = 8  # characters of a name that may head a column
_SHOWN = 12  # groups of a measure whose groups are found, not fixed: speakers


def print_findings(contrasts: pd.DataFrame) -> None:
    """Print the differences that hold as sentences; nothing in a pipe, which gets the figures.

    Arguments:
        contrasts: see ``framing.contrast``.
    """
    if not sys.stdout.isatty():
        return
    found = findings(contrasts)
    print_paragraphs([f"- {line}" for line in found["sentence"]] or [say_none(contrasts)])
    typer.echo()


def print_measures(measures: pd.DataFrame) -> None:
    """Print each side's values with their intervals, a block a measure.

    Arguments:
        measures: see ``tables.MEASURES``.
    """
    if not sys.stdout.isatty():
        print_lines(measures, _COLUMNS)
        return
    every = measures[measures["texts"] == "all"]
    for name, rows in every.groupby("measure", sort=False):
        shown = _open_table(str(name), "outlet", "value", "95 %", "of", "stories")
        largest = rows.groupby("group")["count"].sum().nlargest(_SHOWN).index
        for row in rows[rows["group"].isin(largest)].to_dict("records"):
            group = " ".join(part for part in (row["group"], row["period"]) if part)
            value, ends = _figure(row["value"], row), _interval(row)
            _add(shown, group, row["outlet"], value, ends, f"{row['base']:,.0f}", row["stories"])
        open_console().print(shown)
        left = rows["group"].nunique() - len(largest)
        typer.echo(f"and {left:,} more; all in a pipe or with --json\n" if left else "")


def print_contrasts(contrasts: pd.DataFrame) -> None:
    """Print the differences with intervals and corrected p, a block a pair of sides.

    Arguments:
        contrasts: see ``framing.contrast``.
    """
    if not sys.stdout.isatty():
        print_lines(contrasts, _COLUMNS)
        return
    every = contrasts[contrasts["texts"] == "all"]
    for (one, other), rows in every.groupby(["outlet", "outlet_b"], sort=False):
        print_paragraphs([f"{one} less {other}"])
        names = (one, other) if max(len(one), len(other)) <= _SHORT else ("A", "B")
        shown = _open_table("measure", *names, "A − B", "95 %", "p (Holm)")
        for row in rows.to_dict("records"):
            name = f"{row['measure']}: {row['group']}" if row["group"] else row["measure"]
            sides = [_figure(row[side], row) for side in ("value_of_outlet", "value_of_outlet_b")]
            p = "" if pd.isna(row["p_holm"]) else f"{row['p_holm']:.3f}"
            p = "< 0.001" if p == "0.000" else p
            _add(shown, name, *sides, _number(row["value"], row), _interval(row), p)
        open_console().print(shown)
        print_paragraphs([*dict.fromkeys(f"note: {note}" for note in rows["note"] if note)])
        typer.echo()


def _open_table(first: str, *others: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column(in_terminal(first), overflow="fold", ratio=1)
    for name in others:
        if name == "outlet":
            table.add_column(name, overflow="fold", max_width=16)
        else:
            table.add_column(name, justify="right", no_wrap=True)
    return table


def _add(table: Table, *cells: object) -> None:
    table.add_row(*[Text(in_terminal(str(cell))) for cell in cells])


def _figure(value: float, row: dict) -> str:
    return _number(value, row) + (" %" if row["unit"] == SHARE and pd.notna(value) else "")


def _interval(row: dict) -> str:
    if pd.isna(row["low"]):
        return ""
    return f"{_number(row['low'], row)} to {_number(row['high'], row)}"


def _number(value: float, row: dict) -> str:
    """Shares in hundredths, so their differences in points; others as they are."""
    if pd.isna(value):
        return "–"
    scale, digits = (100, 1) if row["unit"] == SHARE else (1, 2)
    rounded = round(scale * value, digits) + 0.0  # no minus before a zero
    return f"{rounded:.{digits}f}".replace("-", "−")
