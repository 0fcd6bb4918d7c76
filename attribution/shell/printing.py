"""What the shell shows: paragraphs and tables in a terminal, tab-separated lines in a pipe."""

import re
import sys
from collections.abc import Iterable, Sequence

import pandas as pd
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from attribution.corpus.wording import counted
from attribution.harmless import in_json, in_terminal
from attribution.reporting.findings import UNNAMED
from attribution.tables import plain_rows

_INDENT = "  "
_STATEMENT = (
    "statement_id", "article", "outlet", "date", "paragraph", "start", "end", "kind", "act", "speaker",
    "cue_text", "content_text", "confidence",
)  # fmt: skip
_GROUP = (
    "group_id", "statement_id", "article", "outlet", "kind", "speaker", "similarity", "changes",
    "content_text",
)  # fmt: skip
_SPEAKER = (
    "speaker_id", "speaker", "type", "role", "affiliation", "gender", "source_class", "statements", "outlets", "articles",
)  # fmt: skip


def print_json(table: pd.DataFrame) -> None:
    """Print a table as JSON."""
    typer.echo(in_json(plain_rows(table), indent=1))


def print_statements(statements: pd.DataFrame) -> None:
    """Print who said what, how and where: a paragraph or a line for each statement.

    Arguments:
        statements: see ``tables.STATEMENTS``.
    """
    if not sys.stdout.isatty():
        starts = [spans[0][0] for spans in statements["content"]]
        ends = [spans[-1][1] for spans in statements["content"]]
        print_lines(statements.assign(start=starts, end=ends), _STATEMENT)
        return
    console = open_console()
    for number, row in enumerate(plain_rows(statements)):
        if number:
            typer.echo()
        how = f"{row['kind']}, {row['cue_text']}" if row["cue_text"] else row["kind"]
        said = f"“{row['content_text']}”" if row["kind"] == "direct" else row["content_text"]
        start, end = row["content"][0][0], row["content"][-1][1]
        place = f"{row['article']}, ¶ {row['paragraph'] + 1}, [{start}, {end})"
        _print_paragraph(
            console, (row["speaker"] or UNNAMED, "bold"), (f" — {how} — ", ""), (said, ""), (f" ({place})", "dim")
        )  # fmt: skip


def print_groups(groups: pd.DataFrame) -> None:
    """Print the quotes that reappear, outlet by outlet.

    Arguments:
        groups: see ``tables.GROUPS``.
    """
    if not sys.stdout.isatty():
        print_lines(groups, _GROUP)
        return
    console = open_console()
    for number, (group, members) in enumerate(groups.groupby("group_id", sort=False)):
        if number:
            typer.echo()
        _print_paragraph(
            console, (f"{group}: {counted(members['outlet'].nunique(), 'outlet')}", "bold")
        )
        for row in plain_rows(members):
            facts = (row["speaker"] or UNNAMED, row["kind"], row["changes"] or "fullest report")
            _print_paragraph(
                console, (f"- {row['outlet']}", "bold"), (f" — {', '.join(facts)} — ", ""),
                (row["content_text"], ""), (f" ({row['article']})", "dim"),
            )  # fmt: skip


def print_speakers(speakers: pd.DataFrame) -> None:
    """Print the speakers, a row each.

    Arguments:
        speakers: see ``tables.SPEAKERS``.
    """
    if not sys.stdout.isatty():
        print_lines(speakers, _SPEAKER)
        return
    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("speaker", "type", "affiliation"):
        shown.add_column(column, overflow="fold")
    for column in ("statements", "outlets", "articles"):
        shown.add_column(column, justify="right", no_wrap=True)
    for row in plain_rows(speakers):
        cells = [row[str(column.header)] for column in shown.columns]
        shown.add_row(*[Text(_cell(cell)) for cell in cells])
    open_console().print(shown)


def print_paragraphs(lines: Iterable[str]) -> None:
    """Print lines that are wrapped at the terminal's width, further lines indented.

    Arguments:
        lines: each may begin with spaces, which stay.
    """
    console = open_console()
    for line in lines:
        if sys.stdout.isatty():
            _print_paragraph(console, (line, ""))
        else:
            typer.echo(in_terminal(line))


def open_console() -> Console:
    """A terminal that shows text as it is."""
    return Console(highlight=False, emoji=False, markup=False)


def _print_paragraph(console: Console, *pieces: tuple[str, str]) -> None:
    """Print pieces of text, each with its style, as one paragraph."""
    text = Text()
    for piece, style in pieces:
        text.append(re.sub(r"(?<=\S) +", " ", in_terminal(piece)), style)
    before = len(text.plain) - len(text.plain.lstrip())
    indent = " " * before + _INDENT
    lines = text.wrap(console, max(console.width - len(indent), 20))
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(Text(indent if number else "") + line, soft_wrap=True)


def print_lines(table: pd.DataFrame, columns: Sequence[str]) -> None:
    """Print a table for a pipe: tab-separated, with a line of names.

    Arguments:
        table: any table of texts, numbers and lists.
        columns: those that are printed.
    """
    typer.echo("\t".join(columns))
    for row in plain_rows(table[list(columns)]):
        typer.echo("\t".join(_cell(row[column]) for column in columns))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "" if value is None else in_terminal(str(value))
