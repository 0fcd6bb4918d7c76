"""What `attribution check` prints: a survey of a corpus, at most eighty columns wide."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from attribution.corpus.survey import Survey
from attribution.corpus.wording import counted, short
from attribution.harmless import in_json, in_terminal
from attribution.shell.messages import NOTHING_USABLE, SOME_SKIPPED

_WIDTH = 80
_MOST = 15  # lines of a part; the rest is counted, --json gives all
_NAME = 40  # columns of a name in a table


def print_survey_as_json(path: Path, found: Survey) -> None:
    """Print a survey as JSON.

    Arguments:
        path: what was looked at.
        found: what it holds.
    """
    typer.echo(in_json({"path": str(path)} | asdict(found), indent=1))


def print_survey(path: Path, found: Survey) -> None:
    """Print a survey in parts: files, articles, outlets, dates, languages, marks, what to do.

    Arguments:
        path: what was looked at.
        found: what it holds.
    """
    _print(f"{path}: {counted(found.articles, 'article')}, {counted(found.words, 'word')}")
    _part("Files", [f"{number:>8,}  {form}" for form, number in found.files.items()])
    outlets = [
        f"{one.articles:>8,}  {short(one.outlet, _NAME):{_NAME}}  {one.first or '-':10}  {one.last or '-'}"
        for one in found.outlets
    ]
    _part("Outlets (articles, first and last date)", outlets)
    _part("Dates", _dates(found))
    _part("Languages", [f"{number:>8,}  {name}" for name, number in found.languages.items()])
    copies = [f"  {' = '.join(short(file) for file in files[:4])}" for files in found.copies]
    _part("Same text", copies)
    _part("Odd quotation marks", [f"  {short(one.file)}: {one.fault}" for one in found.marks])
    _part("Skipped", [f"  {item.file}: {item.reason}" for item in found.skipped])
    _part("Not used", [f"  {problem}" for problem in found.problems])
    _part("Notes", [f"  {note}" for note in found.notes])
    _part(
        "What to do", [f"  {line}" for line in found.advice] or ["  Nothing: it can be analyzed."]
    )


def leave(found: Survey) -> None:
    """Leave with the exit code a run would have.

    Arguments:
        found: what the corpus holds.
    """
    if not found.articles:
        raise typer.Exit(NOTHING_USABLE)
    if found.skipped or found.problems:
        raise typer.Exit(SOME_SKIPPED)


def _dates(found: Survey) -> Iterable[str]:
    if found.first is None:
        return
    yield f"  {found.first} to {found.last}"
    if undated := found.missing["date"]:
        yield f"  {counted(undated, 'article')} without a date"
    for gap in found.gaps:
        yield f"  no article from {gap.first} to {gap.last} ({counted(gap.days, 'day')})"


def _part(heading: str, lines: Iterable[str]) -> None:
    shown: Sequence[str] = list(lines)
    if not shown:
        return
    _print("")
    _print(heading)
    for line in shown[:_MOST]:
        _print(line)
    if len(shown) > _MOST:
        _print(f"  and {len(shown) - _MOST:,} more; --json prints all")


def _print(line: str) -> None:
    """Print a line, wrapped where it is longer than the width; names and links are not torn."""
    wrapped = textwrap.wrap(
        in_terminal(line), _WIDTH, subsequent_indent="    ", break_on_hyphens=False
    )
    typer.echo("\n".join(wrapped))
