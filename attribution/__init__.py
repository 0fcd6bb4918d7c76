"""Who said what in the news, and how each outlet reports it.

import attribution as at
study = at.analyze("seeds")
study.statements
"""

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.version import __version__

if TYPE_CHECKING:
    from attribution.study import Study

__all__ = ["__version__", "analyze", "load_study"]


def analyze(
    path: str | Path,
    *,
    text_column: str = "text",
    outlet_column: str = "outlet",
    date_column: str = "date",
    any_language: bool = False,
    language_package: str = "embedded",
    acts: str = "speech",
    workers: int | None = None,
    join_metonyms: bool = True,
    story_days: int = 3,
    speakers: str | Path | None = None,
    progress: bool = True,
    article_seconds: float = 120,
    arithmetic: str | None = None,
) -> "Study":
    """Read articles and find who said what.

    Arguments:
        path: a folder of .txt files, or a .csv or .jsonl file.
        text_column: column of a table that holds the text.
        outlet_column: column that names the outlet.
        date_column: column that holds the date.
        any_language: keep texts that are not English.
        language_package: "embedded", or "stanza-default" where it was fetched.
        acts: "speech" keeps speech and writing; "all" also thought and intention.
        workers: number of processes; None for one a core, at most four.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        story_days: the dates of the articles on one event lie at most so many days apart.
        speakers: a table of corrected speakers, see `Study.write_speakers`; it always wins.
        progress: show a progress bar in a terminal.
        article_seconds: what reading one article may take; one over it is listed as skipped.
        arithmetic: "exact" gives the same figures on every processor; "fast" multiplies in
            bfloat16. None for "fast" on processors made for it, else "exact".

    Returns:
        The study.

    Raises:
        CorpusError: the input cannot be read at all.
        NothingToAnalyzeError: no article of it is usable.
        PackageError: the language package is not installed.
        CorrectionsError: the table of corrected speakers cannot be used.
        OptionError: an option has a value that there is not.
    """
    from attribution.engine import analyze_path
    from attribution.options import Options

    options = Options(
        text_column=text_column,
        outlet_column=outlet_column,
        date_column=date_column,
        any_language=any_language,
        language_package=language_package,
        acts=acts,
        workers=workers,
        join_metonyms=join_metonyms,
        story_days=story_days,
        article_seconds=article_seconds,
        arithmetic=arithmetic,
    )
    return analyze_path(path, options, speakers=speakers, progress=progress)


def load_study(path: str | Path) -> "Study":
    """Read a study that `attribution analyze` or ``study.save`` wrote.

    Raises:
        StudyError: the folder holds no study.
    """
    from attribution.study import load_study as load

    return load(path)
