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
    map: str = "",
    any_language: bool = False,
    language_package: str = "embedded",
    acts: str = "speech",
    workers: int | None = None,
    join_metonyms: bool = True,
    story_days: int = 3,
    speakers: str | Path | None = None,
    pairs: str | Path | None = None,
    progress: bool | str = True,
    article_seconds: float = 120,
    arithmetic: str | None = None,
    shelf: str | Path | None = None,
    fresh: bool = False,
    cluster: str | None = None,
) -> "Study":
    """Read articles and find who said what.

    Arguments:
        path: a folder of articles, a download of an archive, or a table; see ``docs/INPUT.md``.
        text_column: column of a table that holds the text.
        outlet_column: column that names the outlet.
        date_column: column that holds the date.
        map: columns by what they hold, "text=Body,outlet=Source,date=Published,title=Headline".
        any_language: keep texts that are not English.
        language_package: "embedded", or "stanza-default" where it was fetched.
        acts: "speech" keeps speech and writing; "all" also thought and intention.
        workers: number of processes; None for one a core, at most four.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        story_days: the dates of the articles on one event lie at most so many days apart.
        speakers: a table of corrected speakers, see `Study.write_speakers`; it always wins.
        pairs: a table of decided pairs of sentences, see `Study.write_pairs`; it always wins.
        progress: show a progress bar in a terminal; "plain" for a line now and then.
        article_seconds: what reading one article may take; one over it is listed as skipped.
        arithmetic: "exact" gives the same figures on every processor; "fast" multiplies in
            bfloat16. None for "fast" on processors made for it, else "exact".
        shelf: folder that keeps what was read, so that an analysis that was stopped goes on where it
            was, and one of more articles reads only those that are new.
        fresh: read everything again, whatever the shelf holds.
        cluster: address of a Dask scheduler, or "local:N" for N processes; see docs/CLUSTER.md.

    Returns:
        The study.

    Raises:
        CorpusError: the input cannot be read at all.
        NothingToAnalyzeError: no article of it is usable.
        PackageError: the language package is not installed.
        CorrectionsError: the table of corrected speakers, or of decided pairs, cannot be used.
        OptionError: an option has a value that there is not.
        ShelfError: what was read cannot be kept.
        ClusterError: there is no such cluster, or it cannot read.
    """
    from attribution.engine import analyze_path
    from attribution.options import Options
    from attribution.progress import progress_of

    options = Options(
        text_column=text_column,
        outlet_column=outlet_column,
        date_column=date_column,
        map=map,
        any_language=any_language,
        language_package=language_package,
        acts=acts,
        workers=workers,
        join_metonyms=join_metonyms,
        story_days=story_days,
        article_seconds=article_seconds,
        arithmetic=arithmetic,
        shelf=shelf,
        fresh=fresh,
        cluster=cluster,
    )
    return analyze_path(
        path, options, speakers=speakers, pairs=pairs, progress=progress_of(progress)
    )


def load_study(path: str | Path) -> "Study":
    """Read a study that `attribution analyze` or ``study.save`` wrote.

    Raises:
        StudyError: the folder holds no study.
    """
    from attribution.study import load_study as load

    return load(path)
