"""Files that are replaced all together or not at all, and only where they are our own.

A folder of results may be the current one, a mount point or a link, and may hold a user's own files
beside ours, so the folder itself cannot be exchanged for another. Instead the new files are written
whole into a hidden folder inside it (`_PART`), which is renamed once all are there (`_READY`): that
rename is the step. Before it the old files stand untouched; after it the new ones are moved into
place, and whoever is killed while moving leaves a folder that the next reader or writer finishes.

``run.json`` lists our files with their hashes. What is not listed, or is not as it was written, is
somebody's work.
"""

import hashlib
import json
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from attribution.corpus.wording import several
from attribution.harmless import in_json

RUN = "run.json"
_PART = ".attribution-part-"
_READY = ".attribution-new"


class OutputError(ValueError):
    """A file or folder cannot be written to; the message names it and the remedy."""


def write_whole(path: Path, write: Callable[[Path], Any]) -> None:
    """Write a file under a temporary name beside its place, then rename it.

    Arguments:
        path: where the file shall be.
        write: writes to the path it is given.
    """
    temporary = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}{path.suffix}")
    try:
        write(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def try_file(path: Path) -> None:
    """Refuse before the work a file that could not be written after it; leaves nothing behind.

    Arguments:
        path: where the file shall be.

    Raises:
        OutputError: a file cannot be written there.
    """
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file")
    with _explained(path.parent), tempfile.NamedTemporaryFile(dir=path.parent, prefix=_PART):
        pass


def try_folder(folder: Path, wanted: Callable[[str], bool], force: bool) -> None:
    """Refuse before the work a folder that could not be written after it; leaves nothing behind.

    Arguments:
        folder: where to write; need not exist.
        wanted: whether a file of this name may be written.
        force: whether files that are not ours may be replaced.

    Raises:
        OutputError: nothing can be written there, or somebody's own files are in the way.
    """
    with _explained(folder):
        created = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        with writing(folder, wanted, force):
            pass
    finally:
        for place in created:
            with suppress(OSError):  # not empty, or never made
                place.rmdir()


@contextmanager
def writing(folder: Path, wanted: Callable[[str], bool], force: bool) -> Iterator[None]:
    """Hold a folder while it is written: one run at a time, its leftovers cleared away.

    Arguments:
        folder: created where it is absent.
        wanted: whether a file of this name may be written.
        force: whether files that are not ours may be replaced.

    Raises:
        OutputError: the folder cannot be written, or somebody's own files are in the way.
    """
    with ExitStack() as held:
        with _explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(_locked(folder))
            _finish(folder)
            for left in folder.glob(f"{_PART}*"):
                shutil.rmtree(left, ignore_errors=True)
            _refuse_foreign(folder, wanted, force)
            # the right to write is in doubt until something is written
            tempfile.TemporaryDirectory(prefix=_PART, dir=folder).cleanup()
        yield


def swap(
    folder: Path,
    write: Callable[[Path], Any],
    run: dict[str, Any],
    force: bool = False,
    adds: bool = False,
) -> None:
    """Put new files in the place of the old ones, in one step.

    Arguments:
        folder: a folder held with `writing`.
        write: writes every new file but ``run.json`` into the folder it is given.
        run: what ``run.json`` shall hold; the list of files is added.
        force: whether files that are not ours may be replaced.
        adds: whether our other files stay, instead of going with the run they were written by.

    Raises:
        OutputError: somebody's own files are in the way.
    """
    part = Path(tempfile.mkdtemp(prefix=_PART, dir=folder))
    try:
        write(part)
        new = {file.name: _hash(file) for file in sorted(part.iterdir())}
        _refuse_foreign(folder, new.__contains__, force)
        files = (_listed(folder) if adds else {}) | new
        text = in_json(run | {"files": files}, indent=1, sort_keys=True) + "\n"
        (part / RUN).write_text(text, encoding="utf-8")
        part.rename(folder / _READY)
        _finish(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def is_unfinished(folder: Path) -> bool:
    """Whether a run was stopped while it moved its files into place."""
    return (folder / _READY).is_dir()


def finish(folder: Path) -> None:
    """Move into place what a stopped run had written whole.

    Arguments:
        folder: any folder.

    Raises:
        OutputError: files cannot be moved there.
    """
    if is_unfinished(folder):
        with _explained(folder), _locked(folder):
            _finish(folder)


def _finish(folder: Path) -> None:
    ready = folder / _READY
    if not ready.is_dir():
        return
    if (ready / RUN).is_file():  # moved last: without it all is done
        new = _listed(ready)
        for name, digest in _listed(folder).items():
            if name not in new and _is(folder / name, digest):
                (folder / name).unlink()
        for file in sorted(ready.iterdir(), key=lambda file: file.name == RUN):
            file.replace(folder / file.name)
    shutil.rmtree(ready)


def _listed(folder: Path) -> dict[str, str]:
    """Our files in a folder, by name, with their hashes.

    Names with a path are left out: a ``run.json`` from elsewhere must not reach other folders.
    """
    try:
        files = json.loads((folder / RUN).read_text(encoding="utf-8"))["files"]
        return {
            name: digest
            for name, digest in files.items()
            if isinstance(digest, str) and Path(name).name == name and not name.startswith(".")
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _refuse_foreign(folder: Path, wanted: Callable[[str], bool], force: bool) -> None:
    ours = _listed(folder)
    present = sorted(file for file in folder.iterdir() if wanted(file.name))
    folders = [file.name for file in present if file.is_dir() and not file.is_symlink()]
    if folders:
        raise OutputError(f"{folder}: {several(folders)} would be a file but is a folder; move it")
    foreign = [file.name for file in present if not _is(file, ours.get(file.name))]
    if foreign and not force:
        is_ = "is" if len(foreign) == 1 else "are"
        raise OutputError(
            f"{folder}: {several(foreign)} would be overwritten and {is_} not as a run left"
            f" {'it' if len(foreign) == 1 else 'them'}; choose another folder, or overwrite with"
            " --force"
        )


def _is(file: Path, digest: str | None) -> bool:
    if file.name == RUN:
        return bool(_listed(file.parent))
    return digest is not None and file.is_file() and not file.is_symlink() and _hash(file) == digest


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait until no other run writes into a folder; the lock ends with the process."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the system says into a line with a remedy."""
    try:
        yield
    except FileExistsError as error:
        raise OutputError(f"{error.filename}: is a file, not a folder; choose another") from error
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written to ({error.strerror or error}); choose another folder"
        ) from error
