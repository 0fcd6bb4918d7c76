"""Read a folder of .txt files, or a table with a text column, into a `Corpus`."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pandas as pd

from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.decode import UndecodableError, decode
from attribution.corpus.language_check import foreign_language
from attribution.corpus.paragraphs import split_paragraphs
from attribution.types import Article, Corpus, Skipped

UNKNOWN_OUTLET = "unknown"
METADATA_FILE = "corpus.csv"
MAX_ARTICLE_BYTES = 1_000_000  # a book is larger, an article is not
_TOO_LARGE = f"it is larger than {MAX_ARTICLE_BYTES // 1_000_000} MB, no single article; split it"
_TITLE_LENGTH = 200
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class CorpusError(ValueError):
    """The input as a whole cannot be read; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of a table input."""

    text: str = "text"
    outlet: str = "outlet"
    date: str = "date"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its metadata, before it is checked."""

    file: str
    text: str
    outlet: str = UNKNOWN_OUTLET
    date: str | None = None
    title: str | None = None
    note: str | None = None


def read_corpus(
    path: str | Path, *, columns: Columns | None = None, any_language: bool = False
) -> Corpus:
    """Read the articles of a folder (.txt) or of a table (.csv, .jsonl).

    Metadata come from a ``corpus.csv`` in the folder (file, outlet, date, title, note), else a
    subfolder's name is the outlet, else the outlet is "unknown".

    Arguments:
        path: folder or file.
        columns: the table's column names.
        any_language: keep texts that are not English.

    Returns:
        The articles in order of their file names, what was skipped, and notes for the report.

    Raises:
        CorpusError: nothing is there, or a table lacks the text column.
    """
    path = Path(path)
    skipped: list[Skipped] = []
    notes: list[str] = []
    if path.is_dir():
        drafts = _read_folder(path, skipped, notes)
    elif path.suffix.lower() in (".csv", ".jsonl"):
        drafts = _read_table(path, columns or Columns(), skipped)
    elif not path.exists():
        raise CorpusError(f"{path}: no such file or folder; give a folder of .txt articles")
    else:
        raise CorpusError(f"{path}: not a folder, .csv or .jsonl; put the .txt file in a folder")
    articles = []
    for draft in drafts:
        reason = _unusable(draft, any_language)
        if reason:
            skipped.append(Skipped(draft.file, reason))
        else:
            articles.append(prepare(draft))
    unknown = sum(article.outlet == UNKNOWN_OUTLET for article in articles)
    if unknown:
        notes.append(
            f"{unknown} of {len(articles)} articles name no outlet and are shown as"
            f' "{UNKNOWN_OUTLET}"; list outlets in {METADATA_FILE}'
        )
    return Corpus(tuple(articles), tuple(skipped), notes=tuple(notes))


def _unusable(draft: Draft, any_language: bool) -> str | None:
    if not draft.text.strip():
        return "it holds no text; remove it"
    if len(draft.text) > MAX_ARTICLE_BYTES:
        return _TOO_LARGE
    if not any_language and (language := foreign_language(draft.text)):
        return f"it is in {language}, not English; remove it or pass --any-language"
    return None


def prepare(draft: Draft) -> Article:
    paragraphs = split_paragraphs(draft.text)
    boilerplate = mark_boilerplate(draft.text, paragraphs)
    headings = find_headings(draft.text, paragraphs, boilerplate)
    title = draft.title
    if title is None and headings and headings[0] == _first_body(paragraphs, boilerplate):
        title = headings[0].of(draft.text)[:_TITLE_LENGTH]
    return Article(
        file=draft.file,
        text=draft.text,
        outlet=draft.outlet,
        date=draft.date,
        title=title,
        note=draft.note,
        paragraphs=paragraphs,
        boilerplate=boilerplate,
        headings=headings,
    )


def _first_body(paragraphs: tuple, boilerplate: tuple) -> object:
    unread = {mark.span for mark in boilerplate}
    return next((span for span in paragraphs if span not in unread), None)


def _read_folder(folder: Path, skipped: list[Skipped], notes: list[str]) -> list[Draft]:
    files = sorted(p for p in folder.rglob("*.txt") if p.is_file())
    if not files:
        raise CorpusError(f"{folder}: holds no .txt files; give a folder of articles")
    metadata = _read_metadata(folder / METADATA_FILE, notes)
    drafts = []
    for file in files:
        name = file.relative_to(folder).as_posix()
        facts = metadata.pop(name, {})
        try:
            if file.stat().st_size > MAX_ARTICLE_BYTES:
                skipped.append(Skipped(name, _TOO_LARGE))
                continue
            text, note = decode(file.read_bytes())
        except OSError as error:
            skipped.append(Skipped(name, f"it cannot be read ({error.strerror}); check its rights"))
            continue
        except UndecodableError as error:
            skipped.append(Skipped(name, str(error)))
            continue
        if note:
            notes.append(f"{name}: {note}")
        subfolder = file.parent.name if file.parent != folder else UNKNOWN_OUTLET
        drafts.append(
            Draft(
                file=name,
                text=text,
                outlet=facts.get("outlet") or subfolder,
                date=_iso_date(facts.get("date")),
                title=facts.get("title"),
                note=facts.get("note"),
            )
        )
    for name in metadata:
        notes.append(f"{METADATA_FILE} lists {name}, which is not in the folder")
    return drafts


def _read_metadata(path: Path, notes: list[str]) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        table = _read_csv(path)
    except ValueError as error:
        notes.append(f"{METADATA_FILE} was not used: {error}")
        return {}
    if "file" not in table.columns:
        found = ", ".join(table.columns)
        notes.append(f'{METADATA_FILE} was not used: it has no column "file" (it has {found})')
        return {}
    rows = table.to_dict("records")
    return {row["file"]: {k: v for k, v in row.items() if v} for row in rows}


def _read_csv(path: Path) -> pd.DataFrame:
    text, _ = decode(path.read_bytes())
    return pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)


def _read_table(path: Path, columns: Columns, skipped: list[Skipped]) -> list[Draft]:
    try:
        rows = list(_rows(path, skipped))
    except (UndecodableError, ValueError, OSError) as error:
        raise CorpusError(f"{path}: cannot be read as a table ({error})") from error
    if not rows:
        raise CorpusError(f"{path}: holds no rows; give a table with one article a row")
    names = list(dict.fromkeys(name for _, row in rows for name in row))
    if columns.text not in names:
        raise CorpusError(
            f'{path}: has no column "{columns.text}"; it has {", ".join(names)};'
            " name the right one with --text-column"
        )
    width = len(str(len(rows)))
    drafts, seen = [], set()
    for number, row in rows:
        name = str(row.get("file") or row.get("id") or f"{path.name}#{number:0{width}}")
        name = name if name not in seen else f"{path.name}#{number:0{width}}"
        seen.add(name)
        text = row.get(columns.text)
        drafts.append(
            Draft(
                file=name,
                text=text if isinstance(text, str) else "",
                outlet=str(row.get(columns.outlet) or UNKNOWN_OUTLET),
                date=_iso_date(row.get(columns.date)),
                title=str(row["title"]) if row.get("title") else None,
                note=str(row["note"]) if row.get("note") else None,
            )
        )
    return drafts


def _rows(path: Path, skipped: list[Skipped]) -> Iterator[tuple[int, dict]]:
    if path.suffix.lower() == ".csv":
        yield from enumerate(_read_csv(path).to_dict("records"), start=1)
        return
    text, _ = decode(path.read_bytes())
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            row = None
        if isinstance(row, dict):
            yield number, row
        else:
            skipped.append(
                Skipped(f"{path.name}#{number}", "the line is not a JSON object; mend it")
            )


def _iso_date(value: object) -> str | None:
    """An ISO date where the value holds one or pandas can read one, else None."""
    if not value:
        return None
    match = _DATE.search(str(value))
    if match:
        return match.group()
    parsed = pd.to_datetime(str(value), errors="coerce")
    return None if pd.isna(parsed) else str(parsed.date())
