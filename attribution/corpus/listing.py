"""What lies in a folder: articles, metadata, and what is not read, each file once."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribution.corpus.drafts import METADATA_FILE
from attribution.corpus.wording import several, unique
from attribution.harmless import storable
from attribution.types import Skipped

# what these are is told by their content; others are not opened
_OPENED = [".txt", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".eml", ".docx", ".doc", ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xlsx", ".xlsm", ".xls", ".parquet", ".warc", ".warc.gz"]  # fmt: skip
_METADATA_NAMES = (METADATA_FILE, "corpus.tsv", "corpus.xlsx")
_LISTED = 5  # more files of a kind than that are one entry
_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r", "__macosx")
_OFFICE_LOCK = "~$"
_CACHE_TAG = "CACHEDIR.TAG"  # of a folder that a program keeps for itself, as our shelf is
_STUDY = ("run.json", "statements.parquet")
_STUDY_SUFFIXES = (
    ".csv", ".json", ".jsonl", ".parquet", ".pdf", ".png", ".svg", ".xlsx", ".qdpx", ".xmi", ".xml",
    ".gexf",
)  # fmt: skip

_OUTSIDE = "a link to a place outside the folder; put the file itself into the folder"
_BROKEN = "a link that leads nowhere; remove it"
_NO_FILE = "a pipe, socket or device, not a file; remove it"
_KINDS = (
    ("web pages of this kind", "save the page as .html or its text as .txt", ".html .htm .xhtml .shtml .mht .mhtml .eml .webarchive .xml"),
    ("PDFs", "save the text as .txt", ".pdf .ps .epub"),
    ("documents of this kind", "save them as .docx or as plain text (.txt)", ".doc .docx .rtf .odt .pages .wpd"),
    ("tables of this kind", "save the table as CSV", ".csv .tsv .jsonl .ndjson .json .parquet"),
    ("spreadsheets of this kind", "save the table as .xlsx or CSV", ".xls .xlsx .xlsm .ods .numbers"),
    ("images", "type or recognize their text into a .txt", ".jpg .jpeg .png .gif .tif .tiff .bmp .webp .svg .heic"),
    ("archives", "unpack them", ".zip .gz .tgz .bz2 .xz .7z .rar .tar"),
)  # fmt: skip
_REASON_OF = {
    suffix: f"{name} are not read; {remedy}" for name, remedy, all_ in _KINDS for suffix in all_.split()
}  # fmt: skip
_OTHER = "files of this kind are not read; save it as .txt if it is an article"
_METADATA_BELOW = f"metadata belong in one {METADATA_FILE}, not in subfolders; move its lines there"


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder.

    Attributes:
        articles: name and place of each file that may hold articles, in order; names are unique and
            UTF-8.
        skipped: files that are not read; many of a kind are one entry.
        names: the names of all files, read or not.
        metadata: the table of metadata, or None.
        problems: what cannot be used of the metadata's place.
        notes: names that are shown otherwise than they are.
    """

    articles: tuple[tuple[str, Path], ...]
    skipped: tuple[Skipped, ...]
    names: tuple[str, ...]
    metadata: Path | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def list_folder(folder: Path) -> Listing:
    """List the files of a folder and its subfolders.

    Passed over without a word: hidden files and folders, what Windows, macOS and Office leave, and
    the files of a study this package wrote, and folders with a ``CACHEDIR.TAG``. Links are followed only to places inside the folder,
    and no file is listed twice.

    Arguments:
        folder: an existing folder.
    """
    found = sorted(_walk(folder), key=lambda item: item[0])
    metadata, problems = _find_metadata(folder, found)
    articles, skipped, notes = [], [], []
    others: defaultdict[str, list[str]] = defaultdict(list)
    taken: set[str] = set()
    for path, reason in found:
        if path == metadata:
            continue
        written = path.relative_to(folder).as_posix()
        name = unique(storable(written), taken)
        taken.add(name)
        if reason is not None:
            skipped.append(Skipped(name, reason))
        elif _is_metadata(path):
            if path.parent != folder:
                skipped.append(Skipped(name, _METADATA_BELOW))
        elif path.name.strip().casefold().endswith(tuple(_OPENED)):
            articles.append((name, path))
            if name != written:
                notes.append(name)
        else:
            others[path.suffix.strip().casefold()].append(name)
    for suffix, names in sorted(others.items()):
        reason = _REASON_OF.get(suffix, _OTHER)
        shown = names if len(names) <= _LISTED else [several(names)]
        skipped += [Skipped(name, reason) for name in shown]
    said = (f"file names that are not UTF-8 are shown as {several(notes)}",) if notes else ()
    return Listing(
        tuple(articles), tuple(skipped), tuple(sorted(taken)), metadata, tuple(problems), said
    )


def reason_for(path: Path) -> str:
    """Why a file that was opened is not read: it is not what its name says.

    Arguments:
        path: of `Listing.articles`.
    """
    return _REASON_OF.get(path.suffix.strip().casefold(), _OTHER)


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Files, with the reason where one cannot be read; links come after all that is no link."""
    root = os.path.realpath(folder)
    pending, met = [folder], {root}
    links: list[Path] = []
    while pending or links:
        if not pending:
            link = links.pop(0)
            yield from _follow(link, root, met, pending)
            continue
        here = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield here, f"it cannot be read ({error.strerror}); check its rights"
            continue
        if any(entry.name == _CACHE_TAG for entry in entries):
            continue
        # unlike Path.is_file, false also where the path is too long for the system
        in_study = all(os.path.isfile(here / name) for name in _STUDY)  # noqa: PTH113
        for entry in entries:
            path = here / entry.name
            if _is_passed_over(path, in_study):
                continue
            if entry.is_symlink():
                links.append(path)
            elif entry.is_dir(follow_symlinks=False):
                met.add(os.path.realpath(path))
                pending.append(path)
            elif entry.is_file(follow_symlinks=False):
                met.add(os.path.realpath(path))
                yield path, None
            else:
                yield path, _NO_FILE


def _follow(
    link: Path, root: str, met: set[str], pending: list[Path]
) -> Iterator[tuple[Path, str | None]]:
    target = os.path.realpath(link)
    if not Path(target).is_relative_to(root):
        yield link, _OUTSIDE
        return
    try:
        mode = os.stat(target).st_mode  # noqa: PTH116 (a loop of links raises OSError here)
    except OSError:
        yield link, _BROKEN
        return
    if target in met:
        return
    met.add(target)
    if stat.S_ISDIR(mode):
        pending.append(link)
    else:
        yield link, None if stat.S_ISREG(mode) else _NO_FILE


def _is_passed_over(path: Path, in_study: bool) -> bool:
    name = path.name.casefold()
    if name.startswith((".", _OFFICE_LOCK)) or name in _SYSTEM:
        return True
    return in_study and path.suffix.casefold() in _STUDY_SUFFIXES and not _is_metadata(path)


def _is_metadata(path: Path) -> bool:
    return path.name.strip().casefold() in _METADATA_NAMES


def _find_metadata(
    folder: Path, found: list[tuple[Path, str | None]]
) -> tuple[Path | None, list[str]]:
    """The table of metadata right in the folder; the exact name goes before others."""
    candidates = [p for p, why in found if p.parent == folder and _is_metadata(p) and why is None]
    candidates.sort(key=lambda path: (path.name != METADATA_FILE, path.name))
    problems = []
    if len(candidates) > 1:
        rest = several([path.name for path in candidates[1:]])
        problems.append(f"{rest}: not used, since there is {candidates[0].name}; keep one of them")
    if (folder / METADATA_FILE).is_dir():
        problems.append(f"{METADATA_FILE} was not used: it is a folder")
    return (candidates[0] if candidates else None), problems
