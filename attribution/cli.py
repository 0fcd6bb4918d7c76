"""The same verbs for the shell.

Every verb takes the options of `Options`; `open_study` reads them off the context.
"""

import io
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from attribution.options import Acts
from attribution.shell import arguments as a
from attribution.shell.messages import guard, say, write_or_rescue
from attribution.shell.models import models
from attribution.shell.studies import finish, open_study
from attribution.version import __version__

app = typer.Typer(
    help="Who said what in the news, and how each outlet reports it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(models, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"attribution {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what in the news, and how each outlet reports it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # of whatever encoding the system has
            stream.reconfigure(errors="replace")


@app.command()
def analyze(
    context: typer.Context,
    path: a.Input,
    output: a.Output,
    force: a.Force = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Write the data: articles, statements, speakers, groups, what was left out."""
    _write(context, path, speakers, output, force)


@app.command()
def report(
    context: typer.Context,
    path: a.Input,
    output: a.Output,
    force: a.Force = False,
    title: a.Title = None,
    outlets: a.Outlets = None,
    by: a.By = "outlet",
    only: a.Only = None,
    without_text: a.WithoutText = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Write the data and the report: PDF, its pages as PNG, every chart as PNG and SVG."""
    from attribution.reporting import ReportOptions

    guard(lambda: ReportOptions(title, by, only, without_text))  # refuse before the work
    names = None if outlets is None else [name.strip() for name in outlets.split(",")]
    asked = {"title": title, "outlets": names, "by": by, "only": only, "without_text": without_text}
    _write(context, path, speakers, output, force, asked)


@app.command()
def quotes(
    context: typer.Context,
    path: a.Input,
    as_json: a.Json = False,
    speaker: a.Speaker = None,
    outlet: a.Outlet = None,
    kind: a.KindOption = None,
    min_confidence: a.MinConfidence = None,
    limit: a.Limit = None,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Print every statement: who, how, what, where."""
    from attribution.reporting.selection import select_statements
    from attribution.shell.printing import print_json, print_statements

    study = open_study(context, path, speakers)
    chosen = guard(
        lambda: select_statements(
            study.statements,
            study.speakers,
            speaker=speaker,
            outlet=outlet,
            kind=kind,
            min_confidence=min_confidence,
        )
    )
    shown = chosen.head(limit) if limit else chosen
    (print_json if as_json else print_statements)(shown)
    say(f"{len(shown)} of {len(study.statements)} statements shown", err=True)
    finish(study)


@app.command()
def compare(
    context: typer.Context,
    path: a.Input,
    as_json: a.Json = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Print the quotes that reappear, outlet by outlet."""
    from attribution.shell.printing import print_groups, print_json
    from attribution.tables import with_changes

    study = open_study(context, path, speakers)
    groups = with_changes(study.groups, study.differences)
    (print_json if as_json else print_groups)(groups)
    finish(study)


@app.command()
def measures(
    context: typer.Context,
    path: a.Input,
    by: a.By = "outlet",
    period: a.Period = None,
    as_json: a.Json = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Print who is heard, in what form and words, outlet by outlet, with intervals."""
    from attribution.shell.figures import print_findings, print_measures
    from attribution.shell.printing import print_json

    study = open_study(context, path, speakers)
    table = guard(lambda: study.measures(by, period))
    if as_json:
        print_json(table)
    else:
        print_findings(study.contrast(by=by))
        print_measures(table)
        say(f"what differs between two: attribution contrast {path} A B", err=True)
    finish(study)


@app.command()
def contrast(
    context: typer.Context,
    path: a.Input,
    one: a.One = None,
    other: a.Other = None,
    by: a.By = "outlet",
    as_json: a.Json = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Print what differs between outlets: A less B, paired by story."""
    from attribution.shell.figures import print_contrasts, print_findings
    from attribution.shell.printing import print_json

    study = open_study(context, path, speakers)
    table = guard(lambda: study.contrast(one, other, by))
    if as_json:
        print_json(table)
    else:
        print_findings(table)
        print_contrasts(table)
        say(f"each outlet's own figures: attribution measures {path}", err=True)
        say(f"utterances side by side: attribution compare {path}", err=True)
    finish(study)


@app.command("speakers")
def print_the_speakers(
    context: typer.Context,
    path: a.Input,
    as_json: a.Json = False,
    explain: a.Explain = None,
    force: a.ForceFile = False,
    write_speakers: a.WriteSpeakers = None,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
) -> None:
    """Print the speakers, most heard first; explain or correct how they were found."""
    from attribution.reporting.explain import explain_speaker
    from attribution.shell.printing import print_json, print_paragraphs, print_speakers
    from attribution.study.corrections import try_corrections

    if write_speakers is not None:  # refuse before the work what would fail after it
        guard(lambda: try_corrections(write_speakers, force))
    study = open_study(context, path, speakers)
    if write_speakers is not None:
        written = guard(lambda: study.write_speakers(write_speakers, force=force))
        say(f"Speakers: {written}; edit it and give it back with --speakers {written}")
    if explain is not None:
        print_paragraphs(guard(lambda: explain_speaker(explain, study.statements, study.speakers)))
    if write_speakers is None and explain is None:
        (print_json if as_json else print_speakers)(study.speakers)
    finish(study)


def _write(
    context: typer.Context,
    path: Path,
    speakers: Path | None,
    output: Path,
    force: bool,
    report: dict[str, Any] | None = None,
) -> None:
    """Write the tables, and the report where something is asked of one."""
    from attribution.reporting.summary import summarize
    from attribution.study import try_output

    # refuse before the work what would fail after
    without_text = report is not None and report["without_text"]
    guard(lambda: try_output(output, report is not None, force, without_text))
    study = open_study(context, path, speakers)

    def write() -> Path:
        return (
            study.save(output, force) if report is None else study.report(output, force, **report)
        )

    written = guard(lambda: write_or_rescue(study, write))
    say(summarize(study.tables))
    say(f"{'Data' if report is None else 'Report'}: {written}")
    finish(study)
