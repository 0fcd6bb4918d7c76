"""The same verbs for the shell."""

import inspect
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attribution.cli_models import models
from attribution.options import (
    Acts,
    ActsOption,
    AnyLanguage,
    ArticleSeconds,
    DateColumn,
    Force,
    Input,
    Json,
    Metonyms,
    OutletColumn,
    Output,
    Package,
    SpeakersFile,
    TextColumn,
    Workers,
)
from attribution.shell import SOME_SKIPPED, USAGE, guard, say, stop, write_or_rescue
from attribution.types import Kind
from attribution.version import __version__

if TYPE_CHECKING:
    from attribution.study import Study

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


def _study(
    context: typer.Context,
    path: Input,
    text_column: TextColumn = "text",
    outlet_column: OutletColumn = "outlet",
    date_column: DateColumn = "date",
    any_language: AnyLanguage = False,
    language_package: Package = "embedded",
    acts: ActsOption = Acts.SPEECH,
    workers: Workers = None,
    join_metonyms: Metonyms = True,
    speakers: SpeakersFile = None,
    article_seconds: ArticleSeconds = 120,
) -> "Study":
    """Analyze articles, or load a folder that was analyzed before."""
    from attribution import analyze
    from attribution.study import is_study

    loaded = _load(context, path) if is_study(path) else None
    if loaded is not None:
        study = loaded if speakers is None else guard(lambda: loaded.correct(speakers))
        _say_notes(study.run["notes"][len(loaded.run["notes"]) :])
        return study
    study = guard(
        lambda: analyze(
            path,
            text_column=text_column,
            outlet_column=outlet_column,
            date_column=date_column,
            any_language=any_language,
            language_package=language_package,
            acts=str(acts),
            workers=workers,
            join_metonyms=join_metonyms,
            speakers=speakers,
            article_seconds=article_seconds,
        )
    )
    _say_notes(study.run["notes"])
    return study


def _say_notes(notes: Sequence[str]) -> None:
    for note in notes:
        say(f"note: {note}", err=True)


def _load(context: typer.Context, path: Path) -> "Study | None":
    """Load a study; None where its articles are there and must be read again."""
    from attribution.reuse import find_mismatch
    from attribution.study import load_study

    study = guard(lambda: load_study(path))
    reading = set(inspect.signature(_study).parameters) - {"context", "path", "speakers"}
    given = {name: context.params[name] for name in reading if _is_given(context, name)}
    mismatch = find_mismatch(path, study.run, given, context.params["any_language"])
    if mismatch is None:
        return study
    if mismatch.articles_are_there:
        reason = mismatch.reasons[0].partition(";")[0]
        say(f"{path}: the study {reason}; its articles are read again", err=True)
        return None
    stop(f"{path}: the study {'; it '.join(mismatch.reasons)}", USAGE)


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _add_verb(
    name: str, summary: str, work: Callable[..., None], before: Callable[..., None] | None = None
) -> None:
    """Add a verb that works on a study; it takes its own options and those of `_study`.

    Typer reads a verb's options off its signature, so the two signatures are put together. `before`
    gets the verb's own options and refuses before the work what would fail after it.
    """
    shared = inspect.signature(_study).parameters
    own = list(inspect.signature(work).parameters.values())[1:]  # the first is the study

    def verb(**options: Any) -> None:
        of_study = {option: options.pop(option) for option in shared}
        if before is not None:
            guard(lambda: before(**options))
        study = _study(**of_study)
        work(study, **options)
        _finish(study)

    positions = [*list(shared.values())[:2], *own, *list(shared.values())[2:]]
    verb.__signature__ = inspect.Signature(positions)  # type: ignore[attr-defined]
    verb.__annotations__ = {option.name: option.annotation for option in positions}
    app.command(name, help=summary)(verb)


def _writing_verb(
    name: str, summary: str, report: bool, write: Callable[["Study", Path, bool], str]
) -> None:
    """Add a verb that writes into a folder."""

    def before(output: Path, force: bool) -> None:
        from attribution.study import try_output

        try_output(output, report, force)

    def work(study: "Study", output: Output, force: Force = False) -> None:
        written = guard(lambda: write_or_rescue(study, lambda: write(study, output, force)))
        say(_summary(study))
        say(written)

    _add_verb(name, summary, work, before)


def _print_quotes(
    study: "Study",
    as_json: Json = False,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this speaker's: a name, id or alias.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only those in this outlet.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only those of this kind.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Only those at least this sure.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
) -> None:
    from attribution.printing import print_json, print_statements
    from attribution.reporting.selection import select_statements

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
    if as_json:
        print_json(shown)
    else:
        print_statements(shown)
    say(f"{len(shown)} of {len(study.statements)} statements shown", err=True)


def _print_groups(study: "Study", as_json: Json = False) -> None:
    from attribution.printing import print_groups, print_json

    if as_json:
        print_json(study.groups)
    else:
        print_groups(study.groups)


def _try_speakers_file(
    write_speakers: Path | None, force: bool, as_json: bool, explain: str | None
) -> None:
    from attribution.folder import try_file
    from attribution.speakers.corrections import refuse_existing

    if write_speakers is not None:
        try_file(write_speakers)
        if not force:
            refuse_existing(write_speakers)


def _print_speakers(
    study: "Study",
    as_json: Json = False,
    explain: Annotated[
        str | None, typer.Option(metavar="NAME", help="Print why statements are NAME's.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
    write_speakers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the joined names, to be corrected.")
    ] = None,
) -> None:
    from attribution.printing import print_json, print_paragraphs, print_speakers
    from attribution.reporting.explain import explain_speaker

    if write_speakers is not None:
        written = guard(lambda: study.write_speakers(write_speakers, force=force))
        say(f"Speakers: {written}; edit it and give it back with --speakers {written}")
    if explain is not None:
        print_paragraphs(guard(lambda: explain_speaker(explain, study.statements, study.speakers)))
    if write_speakers is None and explain is None:
        if as_json:
            print_json(study.speakers)
        else:
            print_speakers(study.speakers)


_writing_verb(
    "analyze",
    "Write the data: articles, statements, speakers, groups, what was left out.",
    False,
    lambda study, output, force: f"Data: {study.save(output, force)}",
)
_writing_verb(
    "report",
    "Write the data and the report: PDF, its pages as PNG, every chart as PNG and SVG.",
    True,
    lambda study, output, force: f"Report: {study.report(output, force)}",
)
_add_verb("quotes", "Print every statement: who, how, what, where.", _print_quotes)
_add_verb("compare", "Print the quotes that reappear, outlet by outlet.", _print_groups)
_add_verb(
    "speakers",
    "Print the speakers, most heard first; explain or correct how they were found.",
    _print_speakers,
    _try_speakers_file,
)


def _summary(study: "Study") -> str:
    return (
        f"{len(study.statements)} statements by {len(study.speakers)} speakers in"
        f" {len(study.articles)} articles, {study.groups['group_id'].nunique()} shared quotes"
    )


def _finish(study: "Study") -> None:
    """Say what was skipped or not used; leave with 3 when something was."""
    lines = [f"skipped {item['file']}: {item['reason']}" for item in study.run.get("skipped", [])]
    lines += study.run.get("problems", [])
    for line in lines:
        say(line, err=True)
    if lines:
        raise typer.Exit(SOME_SKIPPED)
