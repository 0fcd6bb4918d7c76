"""Read a folder of articles, a download of an archive or a table into a `Corpus`."""

import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.columns import Columns
from attribution.corpus.decode import UndecodableError
from attribution.corpus.drafts import METADATA_FILE, UNKNOWN_OUTLET, CorpusError, Draft, Found
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.files import MAX_ARTICLE_BYTES, TOO_LARGE, read_file
from attribution.corpus.folder import read_folder
from attribution.corpus.formats import Format, recognise
from attribution.corpus.language_check import foreign_language
from attribution.corpus.markup import written_as
from attribution.corpus.outlets import join_outlets
from attribution.corpus.paragraphs import split_paragraphs
from attribution.corpus.wording import several, unique
from attribution.harmless import storable
from attribution.types import Article, Corpus, Note, Problem, Skipped

_TITLE_LENGTH = 200

__all__ = [
    "Columns",
    "CorpusError",
    "Draft",
    "outlets_of",
    "prepare",
    "read_corpus",
    "stream_corpus",
]

Streamed: TypeAlias = Article | Skipped | Problem | Note


def read_corpus(
    path: str | Path, *, columns: Columns | None = None, any_language: bool = False
) -> Corpus:
    """Read the articles of a folder, of a table, or of a download from an archive.

    Which formats are read, ``docs/INPUT.md`` says; what a file is, its content tells. Metadata come from a ``corpus.csv`` in the folder (file, outlet, date, title, note, story; other columns are kept
    as they are), else from the file itself, else the first subfolder's name is the outlet, else the
    outlet is "unknown".

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
    items = list(stream_corpus(path, columns=columns, any_language=any_language))
    articles = [item for item in items if isinstance(item, Article)]
    outlets, outlet_notes = outlets_of([article.outlet for article in articles])
    return Corpus(
        tuple(
            article if article.outlet == outlet else replace(article, outlet=outlet)
            for article, outlet in zip(articles, outlets, strict=True)
        ),
        tuple(item for item in items if isinstance(item, Skipped)),
        tuple(item.text for item in items if isinstance(item, Problem)),
        (*(item.text for item in items if isinstance(item, Note)), *outlet_notes),
    )


def stream_corpus(
    path: str | Path, *, columns: Columns | None = None, any_language: bool = False
) -> Iterator[Streamed]:
    """Read articles as `read_corpus` does, one at a time; nothing of a text is kept.

    Outlets stand as they are written: `outlets_of` joins their spellings when all are known.

    Arguments:
        path: folder or file.
        columns: the table's column names.
        any_language: keep texts that are not English.

    Returns:
        The articles in order of their file names, between them what was skipped, what of the input
        was not used, and notes for the report.

    Raises:
        CorpusError: nothing is there, or a table lacks a column; at the first step.
    """
    for item in _storable(_read(Path(path), columns or Columns())):
        if not isinstance(item, Draft):
            yield item
        elif reason := _unusable(item, any_language):
            yield Skipped(item.file, reason)
        else:
            yield prepare(item)


def outlets_of(written: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One spelling for each outlet, and what readers should know of the outlets.

    Arguments:
        written: the outlet of each article of a corpus, as `stream_corpus` gives it.

    Returns:
        The outlet of each article; a note on each outlet that was written in several ways and on
        the articles that name none.
    """
    outlets, notes = join_outlets(written)
    if unknown := outlets.count(UNKNOWN_OUTLET):
        notes += (
            f"{unknown} of {len(outlets)} articles name no outlet and are shown as"
            f' "{UNKNOWN_OUTLET}"; list outlets in {METADATA_FILE} or in the column of a table',
        )
    return outlets, notes


def _read(path: Path, columns: Columns) -> Iterator[Found]:
    if path.is_dir():
        yield from read_folder(path, columns)
        return
    if not path.exists():
        raise CorpusError(f"{path}: no such file or folder; give a folder of articles")
    if not stat.S_ISREG(path.stat().st_mode):
        raise CorpusError(f"{path}: a pipe, socket or device; save the table in a file")
    try:
        form = recognise(path)
        if form is None or form is Format.TEXT:
            remedy = "give a table or a download of an archive, or put a .txt file in a folder"
            raise CorpusError(f"{path}: no file that is read by itself; {remedy}")
        yield from read_file(path.name, path, form, columns)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except (UnreadableError, UndecodableError) as error:
        raise CorpusError(f"{path}: {error}") from error


def _storable(found: Iterable[Found]) -> Iterator[Found]:
    """Halves of characters, which JSON can hold and no file can, are replaced one for one."""
    changed = []
    taken: set[str] = set()
    for item in found:
        if isinstance(item, Skipped):
            yield Skipped(storable(item.file), storable(item.reason))
        elif isinstance(item, (Problem, Note)):
            yield type(item)(storable(item.text))
        else:
            kept = Draft(
                file=unique(storable(item.file), taken),
                text=storable(item.text),
                outlet=storable(item.outlet),
                date=item.date,
                title=None if item.title is None else storable(item.title),
                note=None if item.note is None else storable(item.note),
                story=None if item.story is None else storable(item.story),
                further=item.further,
            )
            taken.add(kept.file)
            if kept != item:
                changed.append(kept.file)
            yield kept
    if changed:
        yield Problem(f"halves of characters were replaced, the text stands: {several(changed)}")


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
    if not article.body:
        return article
    first = paragraphs[article.body[0]]
    if draft.title is None and headings and headings[0] == first:
        return replace(article, title=first.of(draft.text)[:_TITLE_LENGTH])
    if first.of(draft.text) == draft.title and first not in headings:
        # a headline may be long, or end with a full stop
        return replace(article, headings=(first, *headings))
    return article
