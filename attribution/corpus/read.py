"""Read a folder of .txt files, or a table with a text column, into a `Corpus`."""

import stat
from dataclasses import replace
from pathlib import Path

from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.drafts import METADATA_FILE, UNKNOWN_OUTLET, CorpusError, Draft, Reading
from attribution.corpus.folder import MAX_ARTICLE_BYTES, TOO_LARGE, read_folder
from attribution.corpus.language_check import foreign_language
from attribution.corpus.markup import written_as
from attribution.corpus.outlets import join_outlets
from attribution.corpus.paragraphs import split_paragraphs
from attribution.corpus.rows import JSON_LINES, SEPARATED, Columns, read_table
from attribution.corpus.wording import several, unique
from attribution.harmless import storable
from attribution.types import Article, Corpus, Skipped

_TITLE_LENGTH = 200

__all__ = ["Columns", "CorpusError", "Draft", "prepare", "read_corpus"]


def read_corpus(
    path: str | Path, *, columns: Columns | None = None, any_language: bool = False
) -> Corpus:
    """Read the articles of a folder (.txt) or of a table (.csv, .tsv, .jsonl).

    Metadata come from a ``corpus.csv`` in the folder (file, outlet, date, title, note, story; other
    columns are kept as they are), else the first subfolder's name is the outlet, else the outlet is
    "unknown".

    Arguments:
        path: folder or file.
        columns: the table's column names.
        any_language: keep texts that are not English.

    Returns:
        The articles in order of their file names, what was skipped, what of the input was not
        used, and notes for the report.

    Raises:
        CorpusError: nothing is there, or a table lacks a column.
    """
    reading = _storable(_read(Path(path), columns or Columns()))
    skipped = list(reading.skipped)
    usable = []
    for draft in reading.drafts:
        reason = _unusable(draft, any_language)
        if reason:
            skipped.append(Skipped(draft.file, reason))
        else:
            usable.append(draft)
    outlets, joined = join_outlets([draft.outlet for draft in usable])
    articles = [
        prepare(replace(draft, outlet=outlet))
        for draft, outlet in zip(usable, outlets, strict=True)
    ]
    notes = [*reading.notes, *joined]
    unknown = outlets.count(UNKNOWN_OUTLET)
    if unknown:
        notes.append(
            f"{unknown} of {len(articles)} articles name no outlet and are shown as"
            f' "{UNKNOWN_OUTLET}"; list outlets in {METADATA_FILE} or in the column of a table'
        )
    return Corpus(tuple(articles), tuple(skipped), reading.problems, tuple(notes))


def _read(path: Path, columns: Columns) -> Reading:
    if path.is_dir():
        return read_folder(path)
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder; give a folder of .txt articles")
    if path.suffix.casefold() not in (*SEPARATED, *JSON_LINES):
        kinds = "not a folder, .csv, .tsv or .jsonl"
        raise CorpusError(f"{path}: {kinds}; save a table as CSV, put a .txt file in a folder")
    if not stat.S_ISREG(path.stat().st_mode):
        raise CorpusError(f"{path}: a pipe, socket or device; save the table in a file")
    return read_table(path, columns)


def _storable(reading: Reading) -> Reading:
    """Halves of characters, which JSON can hold and no file can, are replaced one for one."""
    drafts, changed = [], []
    taken: set[str] = set()
    for draft in reading.drafts:
        kept = Draft(
            file=unique(storable(draft.file), taken),
            text=storable(draft.text),
            outlet=storable(draft.outlet),
            date=draft.date,
            title=None if draft.title is None else storable(draft.title),
            note=None if draft.note is None else storable(draft.note),
            story=None if draft.story is None else storable(draft.story),
            further=draft.further,
        )
        taken.add(kept.file)
        drafts.append(kept)
        if kept != draft:
            changed.append(kept.file)
    problems = [storable(problem) for problem in reading.problems]
    if changed:
        problems.append(f"halves of characters were replaced, the text stands: {several(changed)}")
    return Reading(
        tuple(drafts),
        tuple(Skipped(storable(item.file), storable(item.reason)) for item in reading.skipped),
        tuple(problems),
        tuple(storable(note) for note in reading.notes),
    )


def _unusable(draft: Draft, any_language: bool) -> str | None:
    if not draft.text.strip():
        return "it holds no text; remove it"
    if len(draft.text) > MAX_ARTICLE_BYTES:
        return TOO_LARGE
    if kind := written_as(draft.text):
        return f"it is {kind}, not plain text; save its text as .txt"
    if not any_language and (language := foreign_language(draft.text)):
        return f"it is in {language}; remove it or pass --any-language"
    return None


def prepare(draft: Draft) -> Article:
    paragraphs = split_paragraphs(draft.text)
    boilerplate = mark_boilerplate(draft.text, paragraphs)
    headings = find_headings(draft.text, paragraphs, boilerplate)
    article = Article(
        file=draft.file,
        text=draft.text,
        outlet=draft.outlet,
        date=draft.date,
        title=draft.title,
        note=draft.note,
        story=draft.story,
        further=draft.further,
        paragraphs=paragraphs,
        boilerplate=boilerplate,
        headings=headings,
    )
    if draft.title is None and headings and headings[0] == paragraphs[article.body[0]]:
        return replace(article, title=headings[0].of(draft.text)[:_TITLE_LENGTH])
    return article
