"""The same verbs for the shell."""

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from attribution.harmless import in_terminal
from attribution.version import __version__

if TYPE_CHECKING:
    import pandas as pd

    from attribution.study import Study

T = TypeVar("T")
OK, NOTHING_USABLE, USAGE, SOME_SKIPPED, STOPPED = 0, 1, 2, 3, 130

app = typer.Typer(
    help="Who said what in the news, and how each outlet reports it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models = typer.Typer(help="Language packages: what is installed, and how to get others.")
app.add_typer(models, name="models")


class Acts(StrEnum):
    """Which acts the tables hold."""

    SPEECH = "speech"
    ALL = "all"


Input = Annotated[
    Path,
    typer.Argument(
        help="Folder of .txt articles, a .csv or .jsonl file, or a folder written by analyze."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")]
TextColumn = Annotated[str, typer.Option(help="Column of a table that holds the text.")]
OutletColumn = Annotated[str, typer.Option(help="Column that names the outlet.")]
DateColumn = Annotated[str, typer.Option(help="Column that holds the date.")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Keep texts not in English.")]
Package = Annotated[str, typer.Option(help="Language package: embedded or stanza-default.")]
ActsOption = Annotated[
    Acts, typer.Option(help="speech: speech and writing; all: also thought and intention.")
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Processes; by default one a core, at most four (Linux only)."),
]
SpeakersFile = Annotated[
    Path | None,
    typer.Option("--speakers", help="Corrected table of speakers (see speakers --write-speakers)."),
]
ArticleSeconds = Annotated[
    float, typer.Option(min=1, help="What reading one article may take; over it, it is skipped.")
]
Metonyms = Annotated[
    bool,
    typer.Option(
        "--join-metonyms/--separate-metonyms", help="Count Moscow, the Kremlin and Russia as one."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print data instead of a table.")]


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


def _study(
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
    from attribution.study import is_study, load_study

    if is_study(path):
        study = _guard(lambda: load_study(path))
        return study if speakers is None else _guard(lambda: study.correct(speakers))
    return _guard(
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


def _add_verb(name: str, summary: str, work: Callable[..., None]) -> None:
    """Add a verb that works on a study; it takes its own options and those of `_study`.

    Typer reads a verb's options off its signature, so the two signatures are put together.
    """
    shared = inspect.signature(_study).parameters
    own = list(inspect.signature(work).parameters.values())[1:]  # the first is the study

    def verb(**options: Any) -> None:
        study = _study(**{option: options.pop(option) for option in shared})
        work(study, **options)
        _finish(study)

    positions = [*list(shared.values())[:1], *own, *list(shared.values())[1:]]
    verb.__signature__ = inspect.Signature(positions)  # type: ignore[attr-defined]
    verb.__annotations__ = {option.name: option.annotation for option in positions}
    app.command(name, help=summary)(verb)


def _writing_verb(name: str, summary: str, write: Callable[["Study", Path], str]) -> None:
    """Add a verb that writes into a folder."""

    def work(study: "Study", output: Output) -> None:
        written = _guard(lambda: write(study, output))
        typer.echo(_summary(study))
        typer.echo(written)

    _add_verb(name, summary, work)


def _printing_verb(name: str, summary: str, table: str, columns: list[str]) -> None:
    """Add a verb that prints one table of a study."""

    def work(study: "Study", as_json: Json = False) -> None:
        _print(getattr(study, table), columns, as_json)

    _add_verb(name, summary, work)


def _refuse_existing(context: typer.Context, path: Path | None) -> Path | None:
    """Refuse before the work what would be refused after it."""
    from attribution.speakers.corrections import refuse_existing

    if path is not None and not context.params.get("force"):
        _guard(lambda: refuse_existing(path))
    return path


def _print_speakers(
    study: "Study",
    as_json: Json = False,
    explain: Annotated[
        str | None, typer.Option(metavar="NAME", help="Print why statements are NAME's.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", is_eager=True, help="Overwrite FILE.")] = False,
    write_speakers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            callback=_refuse_existing,
            help="Write the joined names, to be corrected.",
        ),
    ] = None,
) -> None:
    from attribution.reporting.explain import explain_speaker

    if write_speakers is not None:
        written = _guard(lambda: study.write_speakers(write_speakers, force=force))
        typer.echo(f"Speakers: {written}; edit it and give it back with --speakers {written}")
    if explain is not None:
        for line in _guard(lambda: explain_speaker(explain, study.statements, study.speakers)):
            typer.echo(line)
    if write_speakers is None and explain is None:
        columns = ["speaker", "type", "affiliation", "statements", "outlets", "articles"]
        _print(study.speakers, columns, as_json)


_writing_verb(
    "analyze",
    "Write the data: articles, statements, speakers, groups, what was left out.",
    lambda study, output: f"Data: {study.save(output)}",
)
_writing_verb(
    "report",
    "Write the data and the report: PDF, its pages as PNG, every chart as PNG and SVG.",
    lambda study, output: f"Report: {study.report(output)}",
)
_printing_verb(
    "quotes",
    "Print every statement: who, how, what.",
    "statements",
    ["article", "speaker", "kind", "cue_text", "content_text"],
)
_printing_verb(
    "compare",
    "Print the quotes that reappear, outlet by outlet.",
    "groups",
    ["group_id", "outlet", "kind", "speaker", "changes", "content_text"],
)
_add_verb(
    "speakers",
    "Print the speakers, most heard first; explain or correct how they were found.",
    _print_speakers,
)


@models.command("list")
def list_models() -> None:
    """Print the weight files of the embedded package."""
    from attribution.language.package import list_files

    for file in list_files():
        typer.echo(f"{file.name:<34}{file.megabytes:>8.2f} MB  {file.sha256[:12]}")


@models.command()
def info() -> None:
    """Print which language packages are installed."""
    from attribution.language.package import STANZA_DEFAULT, cache_folder, list_files

    total = sum(file.megabytes for file in list_files())
    typer.echo(f"embedded        installed, {total:.1f} MB, the default")
    installed = (cache_folder() / STANZA_DEFAULT / "resources.json").is_file()
    state = "installed" if installed else "not installed; attribution models fetch stanza-default"
    typer.echo(f"stanza-default  {state}")


@models.command()
def fetch(
    name: Annotated[str, typer.Argument(help="stanza-default")],
    url: Annotated[str | None, typer.Option(help="Address of the model hub.")] = None,
) -> None:
    """Get another language package from its model hub."""
    from attribution.language.package import STANZA_DEFAULT, fetch_stanza_default

    if name != STANZA_DEFAULT:
        _stop(f'no language package "{name}" can be fetched; there is {STANZA_DEFAULT}', USAGE)
    folder = _guard(lambda: fetch_stanza_default(url))
    typer.echo(f"stanza-default is in {folder}")


def _guard(work: Callable[[], T]) -> T:
    """Turn what users can mend into one line and an exit code."""
    from attribution.corpus.read import CorpusError
    from attribution.engine import NothingToAnalyzeError
    from attribution.language.package import PackageError
    from attribution.reporting.explain import UnknownSpeakerError
    from attribution.speakers.corrections import CorrectionsError
    from attribution.study import StudyError

    try:
        return work()
    except (CorpusError, NothingToAnalyzeError, PackageError, StudyError) as error:
        _stop(str(error), NOTHING_USABLE)
    except (CorrectionsError, UnknownSpeakerError) as error:
        _stop(str(error), USAGE)
    except KeyboardInterrupt as stop:
        _stop(f"stopped: {stop}" if str(stop) else "stopped", STOPPED)
    except OSError as error:
        _stop(
            f"{error.filename or 'output'}: {error.strerror}; choose another folder", NOTHING_USABLE
        )


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"attribution: {message}", err=True)
    raise typer.Exit(code)


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
        typer.echo(in_terminal(line), err=True)
    if lines:
        raise typer.Exit(SOME_SKIPPED)


def _print(table: "pd.DataFrame", columns: list[str], as_json: bool) -> None:
    if as_json:
        typer.echo(table.to_json(orient="records", force_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(show_lines=len(columns) > 4 and "content_text" in columns)
    for column in columns:
        numeric = column in ("statements", "outlets", "articles")
        name = column.removesuffix("_text").replace("_", " ")
        shown.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table[columns].to_dict("records"):
        cells = ["" if _missing(row[column]) else str(row[column]) for column in columns]
        shown.add_row(*[Text(cell) for cell in cells])
    Console().print(shown)


def _missing(value: object) -> bool:
    return value is None or value != value or str(value) == "<NA>"
