"""The same verbs for the shell.

Every verb takes the options of `Options`; `open_study` reads them off the context.
"""

import io
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from attribution.options import LEAST_LISTED, Acts, Options
from attribution.progress import Progress
from attribution.shell import arguments as a
from attribution.shell.messages import guard, say, write_or_rescue
from attribution.shell.models import models
from attribution.shell.studies import finish, open_study, write_part
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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
    part: a.Part = None,
) -> None:
    """Write the data: articles, statements, speakers, groups, what was left out."""
    if part is None:
        _write(context, path, speakers, output, force)
    else:
        write_part(context, path, output, part)


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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
) -> None:
    """Write the data and the report: PDF, its pages as PNG, every chart as PNG and SVG."""
    from attribution.reporting import ReportOptions

    guard(lambda: ReportOptions(title, by, only, without_text))  # refuse before the work
    names = None if outlets is None else [name.strip() for name in outlets.split(",")]
    asked = {"title": title, "outlets": names, "by": by, "only": only, "without_text": without_text}
    _write(context, path, speakers, output, force, asked)


@app.command()
def export(
    context: typer.Context,
    path: a.Input,
    to: a.To,
    output: a.ExportFile = None,
    force: a.ForceFile = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
) -> None:
    """Write the study into one file for another program: Excel, NVivo, INCEpTION, Gephi, TEI."""
    from attribution.exports import SUFFIXES
    from attribution.study import try_export

    target = output or Path(path.resolve().name).with_suffix(SUFFIXES[to])
    guard(lambda: try_export(target, to, force))  # refuse before the work
    study = open_study(context, path, speakers)
    notes = guard(lambda: write_or_rescue(study, lambda: study.export(target, to, force)))
    for note in notes:
        say(f"note: {note}", err=True)
    say(f"Export: {target}")
    finish(study)


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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
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
    force: a.ForceFile = False,
    write_pairs: a.WritePairs = None,
    least: a.Least = LEAST_LISTED,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
) -> None:
    """Print the quotes that reappear, outlet by outlet; decide by hand which do."""
    from attribution.shell.printing import print_groups, print_json
    from attribution.study.edited import try_corrections
    from attribution.tables import with_changes

    if write_pairs is not None:  # refuse before the work what would fail after it
        guard(lambda: try_corrections(write_pairs, force))
    study = open_study(context, path, speakers)
    if write_pairs is not None:
        written = guard(lambda: study.write_pairs(write_pairs, force, least))
        say(f"Pairs: {written}; write same or different and give it back with --pairs {written}")
        finish(study)
        return
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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
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
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
    language_package: a.Package = "embedded",
    acts: a.ActsOption = Acts.SPEECH,
    workers: a.Workers = None,
    join_metonyms: a.Metonyms = True,
    story_days: a.StoryDays = 3,
    speakers: a.SpeakersFile = None,
    pairs: a.PairsFile = None,
    article_seconds: a.ArticleSeconds = 120,
    arithmetic: a.ArithmeticOption = None,
    shelf: a.Shelf = None,
    fresh: a.Fresh = False,
    cluster: a.Cluster = None,
    progress: a.ProgressOption = Progress.BAR,
) -> None:
    """Print the speakers, most heard first; explain or correct how they were found."""
    from attribution.reporting.explain import explain_speaker
    from attribution.shell.printing import print_json, print_paragraphs, print_speakers
    from attribution.study.edited import try_corrections

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


@app.command()
def check(
    path: a.Input,
    as_json: a.Json = False,
    text_column: a.TextColumn = "text",
    outlet_column: a.OutletColumn = "outlet",
    date_column: a.DateColumn = "date",
    map: a.Map = "",
    any_language: a.AnyLanguage = False,
) -> None:
    """Print what a corpus holds and lacks, in seconds: no model is loaded."""
    from attribution.corpus.columns import columns_of
    from attribution.corpus.survey import survey
    from attribution.shell.check import leave, print_survey, print_survey_as_json

    options = guard(lambda: Options(text_column, outlet_column, date_column, map, any_language))
    found = guard(lambda: survey(path, columns_of(options), any_language))
    (print_survey_as_json if as_json else print_survey)(path, found)
    leave(found)


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
    # readings hold the texts, so what is to be shared must not lie beside them
    study = open_study(context, path, speakers, None if without_text else output)

    def write() -> Path:
        return (
            study.save(output, force) if report is None else study.report(output, force, **report)
        )

    written = guard(lambda: write_or_rescue(study, write))
    say(summarize(study.tables))
    say(f"{'Data' if report is None else 'Report'}: {written}")
    finish(study)
