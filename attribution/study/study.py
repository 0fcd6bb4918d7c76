"""The result a notebook holds: DataFrames, saved and loaded as one folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from attribution.framing.compared import OUTLET, prepare
from attribution.options import LEAST_LISTED
from attribution.study.consistency import WITHOUT_TEXT
from attribution.study.folder import (
    OutputError,
    swap,
    try_file,
    try_folder,
    write_whole,
    writing,
)
from attribution.study.stored import (
    StudyError,
    is_data,
    is_data_or_report,
    read_study,
    refuse_over_texts,
    write_csv,
    write_tables,
)
from attribution.tables import Tables

if TYPE_CHECKING:
    from attribution.reporting import ReportOptions
    from attribution.reporting.charts import Plots


@dataclass(frozen=True, slots=True, repr=False)
class Study:
    """Who said what, in which outlet.

    Attributes:
        tables: its tables; each is an attribute of the study too.
        run: version, model hashes, options, input hashes, skipped files, notes.
    """

    tables: Tables
    run: dict[str, Any]

    @property
    def articles(self) -> pd.DataFrame:
        """One row an article."""
        return self.tables.articles

    @property
    def statements(self) -> pd.DataFrame:
        """One row a statement."""
        return self.tables.statements

    @property
    def speakers(self) -> pd.DataFrame:
        """One row a speaker."""
        return self.tables.speakers

    @property
    def groups(self) -> pd.DataFrame:
        """One row a member of a group of statements that report one utterance."""
        return self.tables.groups

    @property
    def differences(self) -> pd.DataFrame:
        """One row a member of a group: what differs from the group's fullest."""
        return self.tables.differences

    @property
    def stories(self) -> pd.DataFrame:
        """One row a story: the articles on one event."""
        return self.tables.stories

    @property
    def left_out(self) -> pd.DataFrame:
        """What was not read as article or is no statement, and why."""
        return self.tables.left_out

    def __repr__(self) -> str:
        from attribution.reporting.summary import summarize

        return f"Study({summarize(self.tables)})"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from attribution.reporting.summary import summarize_html

        return summarize_html(self.tables)

    def save(self, directory: str | Path, force: bool = False) -> Path:
        """Write the tables into a folder: CSV, Parquet, JSON lines, run.json.

        All files of an earlier run are replaced in one step, its report goes with them; other files
        stay. In CSV a cell a spreadsheet would take for a formula is prefixed with an apostrophe;
        Parquet holds the exact text.

        Arguments:
            directory: created where it is absent.
            force: overwrite files of these names that no run wrote, or that were changed since.

        Returns:
            The folder.

        Raises:
            OutputError: the folder cannot be written to, or somebody's own files are in the way.
        """
        folder = Path(directory)
        with writing(folder, is_data, force):
            swap(folder, self._write_tables, self.run, force)
        return folder

    def report(
        self,
        directory: str | Path,
        force: bool = False,
        *,
        title: str | None = None,
        outlets: Sequence[str] | None = None,
        by: str = OUTLET,
        only: str | None = None,
        without_text: bool = False,
    ) -> Path:
        """Save the study, then write the report: PDF, its pages as PNG, charts as PNG and SVG.

        Its figures are written beside it: measures.csv, contrasts.csv, carried.csv.

        Arguments:
            directory: created where it is absent.
            force: overwrite files of these names that no run wrote, or that were changed since.
            title: of the report.
            outlets: those the report is on, in any case; the tables are saved whole.
            by: the column of `articles` whose values are compared.
            only: "charts" or "pdf".
            without_text: for sharing: tables without texts, contents and the report with words cut
                short. Such tables cannot be loaded as a study.

        Returns:
            The PDF, or the folder where there is none.

        Raises:
            ComparisonError: there is no such column; the tables are saved, as with all that follows.
            OptionError: `only` has another value.
            OutputError: the folder cannot be written to, or somebody's own files are in the way.
            StudyError: the report cannot be drawn; the tables are saved.
            UnclearNameError: an outlet is none's, or several's.
        """
        from attribution.reporting import CHARTS, ReportOptions

        folder = Path(directory)
        asked = ReportOptions(title, by, only, without_text)
        if without_text:
            refuse_over_texts(folder)
        run = self.run | {WITHOUT_TEXT: True} if without_text else self.run
        with writing(folder, is_data_or_report, force):
            swap(folder, partial(self._write_tables, without_text=without_text), run, force)
            # what is wrong with these must not cost the tables
            shown = self if outlets is None else self.filter(outlet=outlets)
            prepare(shown.tables, by)
            swap(folder, partial(shown._draw, folder, asked), run, force, adds=True)
        return folder if only == CHARTS else folder / "report.pdf"

    def export(self, path: str | Path, to: str, force: bool = False) -> list[str]:
        """Write the study into one file that another program opens; see docs/EXPORTS.md.

        Arguments:
            path: the file.
            to: "xlsx" (Excel), "qdpx" (NVivo, MAXQDA, ATLAS.ti), "xmi" (INCEpTION), "tei" or "gexf"
                (Gephi).
            force: overwrite an existing file.

        Returns:
            What the file does not hold as the tables do; empty where it is all the same.

        Raises:
            ExportError: the library that writes the format is not installed.
            OptionError: there is no such format.
            OutputError: the file exists, or cannot be written.
        """
        from attribution.exports import write_export

        target = Path(path)
        try_export(target, to, force)
        notes: list[str] = []
        write_whole(
            target, lambda part: notes.extend(write_export(part, to, self.tables, self.run))
        )
        return notes

    def write_speakers(self, path: str | Path, force: bool = False) -> Path:
        """Write the table of joined names that `correct` takes back.

        Arguments:
            path: a CSV file.
            force: overwrite an existing file.

        Raises:
            CorrectionsError: the file exists.
            OutputError: the file cannot be written.
        """
        from attribution.study.corrections import propose_corrections
        from attribution.study.edited import try_corrections

        target = Path(path)
        try_corrections(target, force)
        write_whole(target, partial(write_csv, propose_corrections(self.statements, self.speakers)))
        return target

    def correct(self, path: str | Path) -> "Study":
        """A study with the speakers of a corrected table, which always wins.

        Arguments:
            path: the file of `write_speakers`, edited.

        Raises:
            CorrectionsError: the file cannot be used.
        """
        from attribution.study.corrections import apply_corrections

        return Study(*apply_corrections(self.tables, self.run, Path(path)))

    def write_pairs(
        self, path: str | Path, force: bool = False, least: float = LEAST_LISTED
    ) -> Path:
        """Write the pairs of sentences that may report one utterance, for `decide`.

        Arguments:
            path: a CSV file.
            force: overwrite an existing file.
            least: probability of a pair that is listed, 0 to 1; a lower one lists more.

        Raises:
            CorrectionsError: the file exists.
            OutputError: the file cannot be written.
        """
        from attribution.study.decisions import propose_decisions
        from attribution.study.edited import try_corrections

        target = Path(path)
        try_corrections(target, force)
        write_whole(target, partial(write_csv, propose_decisions(self.tables, self.run, least)))
        return target

    def decide(self, path: str | Path) -> "Study":
        """A study whose utterances are those of a table of decided pairs, which always wins.

        Arguments:
            path: the file of `write_pairs`, with "same" or "different" in its column decision.

        Raises:
            CorrectionsError: the file cannot be used.
        """
        from attribution.study.decisions import apply_decisions

        return Study(*apply_decisions(self.tables, self.run, Path(path)))

    def measures(self, by: str = OUTLET, period: str | None = None) -> pd.DataFrame:
        """Who is heard, in what form and words: every measure of each outlet, with its interval.

        Arguments:
            by: the column of `articles` whose values are compared.
            period: "month" or "week" for one value each.

        Returns:
            See ``tables.MEASURES``.

        Raises:
            ComparisonError: there is no such column or period.
        """
        from attribution.framing.estimate import measure

        return measure(self.tables, by, period)

    def contrast(
        self, a: str | None = None, b: str | None = None, by: str = OUTLET
    ) -> pd.DataFrame:
        """What differs: every measure of `a` less that of `b`, paired by story.

        Arguments:
            a: an outlet, in any case; None for all pairs.
            b: another; None for all others.
            by: the column of `articles` whose values are compared.

        Returns:
            See ``tables.MEASURES``; ``framing.findings`` picks those that hold.

        Raises:
            ComparisonError: there is no such column or outlet.
        """
        from attribution.framing.contrast import contrast

        return contrast(self.tables, a, b, by)

    def filter(
        self,
        *,
        outlet: str | Sequence[str] | None = None,
        speaker: str | Sequence[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        story: str | Sequence[str] | None = None,
    ) -> "Study":
        """A study of a part of the articles; ``run["filters"]`` tells which.

        Arguments:
            outlet: one or several, in any case.
            speaker: one or several names, ids or aliases: only their statements, and the articles
                that have one.
            after: a day, month or year as 2020-01-31: articles of then or later.
            before: articles of then or earlier; those without a date go with either.
            story: one or several, by id or words of the label.

        Raises:
            UnclearNameError: a name is nobody's, or several's.
            StudyError: a date cannot be read, or no article is left.
        """
        from attribution.study.filtering import filter_tables

        tables = filter_tables(
            self.tables, outlet=outlet, speaker=speaker, after=after, before=before, story=story
        )
        asked = {"outlet": outlet, "speaker": speaker, "after": after, "before": before, "story": story}  # fmt: skip
        given = {
            name: value if isinstance(value, str) else list(value)
            for name, value in asked.items()
            if value is not None
        }
        return Study(tables, self.run | {"filters": [*self.run.get("filters", []), given]})

    def quotes_of(self, name: str) -> pd.DataFrame:
        """The statements of a speaker.

        Arguments:
            name: a name, id, alias or surname, in any case.

        Raises:
            UnclearNameError: it is nobody's, or several's.
        """
        from attribution.study.naming import find_speaker

        speaker = find_speaker(name, self.speakers)
        return self.statements[self.statements["speaker_id"] == speaker].reset_index(drop=True)

    def story(self, name: str) -> pd.DataFrame:
        """The utterances of a story, report by report, with what differs from the fullest report.

        Arguments:
            name: the story's id, or words of its label.

        Returns:
            The columns of `groups`, `changes` in words, and some of `differences`.

        Raises:
            UnclearNameError: there is no such story, or there are several.
        """
        from attribution.study.filtering import tell_story

        return tell_story(self.tables, name)

    @property
    def plot(self) -> "Plots":
        """Charts of this study; each method returns matplotlib axes."""
        from attribution.reporting.charts import Plots

        return Plots(self.tables)

    def _write_tables(self, folder: Path, without_text: bool = False) -> None:
        from attribution.reporting.sharing import without_texts

        write_tables(folder, without_texts(self.tables) if without_text else self.tables)

    def _draw(self, folder: Path, asked: "ReportOptions", part: Path) -> None:
        from attribution.reporting import write_report

        try:
            for name, table in write_report(part, self.tables, self.run, asked).items():
                write_csv(table, part / f"{name}.csv")
        except OSError:
            raise
        except Exception as error:  # whatever breaks a drawing must not hide that the data are safe
            raise StudyError(
                f"{folder}: the tables are saved, but the report cannot be drawn ({error})"
            ) from error


def load_study(path: str | Path) -> Study:
    """Read a folder that `Study.save` wrote.

    Raises:
        StudyError: the folder holds no study, or one that cannot be used.
    """
    return Study(*read_study(path))


def try_output(
    directory: str | Path, report: bool, force: bool, without_text: bool = False
) -> None:
    """Refuse before the work a folder that a study could not be saved to after it.

    Arguments:
        directory: where to write; what the trial creates is removed again.
        report: whether a report shall be written too.
        force: overwrite files that no run wrote.
        without_text: whether tables without texts shall be written.

    Raises:
        OutputError: the folder cannot be written to, or somebody's own files are in the way.
    """
    if without_text:
        refuse_over_texts(Path(directory))
    try_folder(Path(directory), is_data_or_report if report else is_data, force)


def try_export(path: Path, to: str, force: bool) -> None:
    """Refuse before the work what could not be exported after it.

    Arguments:
        path: the file to write.
        to: see ``exports.Format``.
        force: overwrite an existing file.

    Raises:
        ExportError: the library that writes the format is not installed.
        OptionError: there is no such format.
        OutputError: the file exists, or cannot be written.
    """
    from attribution.exports import check_format

    check_format(to)
    try_file(path)
    if path.exists() and not force:
        raise OutputError(f"{path}: exists; name another file, or overwrite it with --force")
