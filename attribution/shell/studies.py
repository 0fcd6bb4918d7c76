"""The study a verb works on: read from articles, or loaded where it was read before."""

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from attribution.options import Options
from attribution.shell.messages import SOME_SKIPPED, USAGE, guard, say, stop

if TYPE_CHECKING:
    from attribution.study import Study

READINGS = "readings"
_NAMES = [field.name for field in fields(Options)]


def open_study(
    context: typer.Context, path: Path, speakers: Path | None, output: Path | None = None
) -> "Study":
    """Analyze articles, or load a folder that was analyzed before.

    Arguments:
        context: holds the options of reading, tells which were given, and holds the table of decided
            pairs.
        path: what the user named.
        speakers: a table of corrected speakers.
        output: folder that keeps what was read, where no shelf is named.
    """
    from attribution.engine import analyze_path
    from attribution.study import is_study

    options = _options(context, output)
    pairs: Path | None = context.params["pairs"]
    loaded = _load(context, path, options) if is_study(path) else None
    if loaded is not None:
        study = guard(lambda: _edited(loaded, speakers, pairs))
        _say_notes(study.run["notes"][len(loaded.run["notes"]) :])
        return study
    progress = context.params["progress"]
    study = guard(
        lambda: analyze_path(path, options, speakers=speakers, pairs=pairs, progress=progress)
    )
    _say_notes(study.run["notes"])
    return study


def _edited(study: "Study", speakers: Path | None, pairs: Path | None) -> "Study":
    if speakers is not None:
        study = study.correct(speakers)
    return study if pairs is None else study.decide(pairs)


def write_part(context: typer.Context, path: Path, output: Path, part: str) -> None:
    """Read one part of a corpus onto a shelf; leave with 3 when something of it is missing.

    Arguments:
        context: holds the options of reading.
        path: what the user named.
        output: folder that keeps what was read, where no shelf is named.
        part: "3/20" for the third of twenty.
    """
    from attribution.corpus.wording import counted
    from attribution.engine import read_part

    number, parts = _read_share(part)
    options = _options(context, output)
    progress = context.params["progress"]
    kept, wanted = guard(lambda: read_part(path, options, (number, parts), progress=progress))
    say(f"Part {number} of {parts}: {kept} of {counted(wanted, 'article')} kept in {options.shelf}")
    if kept < wanted:
        raise typer.Exit(SOME_SKIPPED)


def _read_share(part: str) -> tuple[int, int]:
    number, _, parts = part.partition("/")
    if number.isdecimal() and parts.isdecimal() and 1 <= int(number) <= int(parts):
        return int(number), int(parts)
    stop(f'--part is "{part}"; give 3/20 for the third of twenty', USAGE)


def _options(context: typer.Context, output: Path | None) -> Options:
    options = guard(lambda: Options(**{name: context.params[name] for name in _NAMES}))
    if options.shelf is None and output is not None:
        return replace(options, shelf=output / READINGS)
    return options


def finish(study: "Study") -> None:
    """Say what was skipped or not used; leave with 3 when something was."""
    lines = [f"skipped {item['file']}: {item['reason']}" for item in study.run.get("skipped", [])]
    lines += study.run.get("problems", [])
    for line in lines:
        say(line, err=True)
    if lines:
        raise typer.Exit(SOME_SKIPPED)


def _load(context: typer.Context, path: Path, options: Options) -> "Study | None":
    """Load a study; None where its articles are there and must be read again."""
    from attribution.study import load_study
    from attribution.study.reuse import find_mismatch

    study = guard(lambda: load_study(path))
    given = {name: getattr(options, name) for name in _NAMES if _is_given(context, name)}
    mismatch = find_mismatch(path, study.run, given, options.any_language)
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


def _say_notes(notes: Sequence[str]) -> None:
    for note in notes:
        say(f"note: {note}", err=True)
