"""Read a folder of articles in any of the formats, mixed as they lie."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from attribution.corpus.columns import Columns
from attribution.corpus.decode import UndecodableError
from attribution.corpus.drafts import UNKNOWN_OUTLET, CorpusError, Draft, Found
from attribution.corpus.extracts import UnreadableError
from attribution.corpus.files import read_file
from attribution.corpus.formats import TABLES, Format, recognise
from attribution.corpus.listing import Listing, list_folder, reason_for
from attribution.corpus.metadata import Facts, Metadata, read_metadata
from attribution.corpus.wording import several
from attribution.types import Note, Problem, Skipped

_NO_FACTS = Facts()
_UNREADABLE = "it cannot be read ({error}); save it again, or its text as .txt"


def read_folder(folder: Path, columns: Columns) -> Iterator[Found]:
    """Read the articles of a folder with their metadata, one at a time.

    Arguments:
        folder: an existing folder.
        columns: the names of columns, for tables of articles and of metadata.

    Returns:
        The articles in order of their names, and what became of the rest; the outlet is that of the
        metadata, else of the file itself, else the name of the subfolder.

    Raises:
        CorpusError: the folder holds no file that can be read.
    """
    listing = list_folder(folder)
    if not listing.articles:
        raise CorpusError(
            f"{folder}: holds no articles{_instead(listing)}; give a folder of articles"
        )
    forms = {name: _recognise(path) for name, path in listing.articles}
    metadata = _read_metadata(folder, listing, forms, columns)
    yield from listing.skipped
    yield from map(Problem, (*listing.problems, *metadata.problems))
    yield from map(Note, listing.notes)
    alike: defaultdict[tuple[type[Problem | Note], str], list[str]] = defaultdict(list)
    for name, path in listing.articles:
        form = forms[name]
        if not isinstance(form, Format):
            yield Skipped(name, form)
            continue
        for item in read_safely(name, path, form, columns):
            if isinstance(item, Draft):
                yield _with_facts(item, name, metadata.facts.get(name, _NO_FACTS))
            elif isinstance(item, (Problem, Note)) and item.text.startswith(f"{name}: "):
                alike[type(item), item.text.removeprefix(f"{name}: ")].append(name)
            else:
                yield item
    for (kind, text), names in alike.items():
        yield kind(f"{several(names)}: {text}")
    yield from map(Note, metadata.notes)


def read_safely(name: str, path: Path, form: Format, columns: Columns) -> Iterator[Found]:
    """Read a file; one that cannot be read is skipped with the reason.

    Arguments:
        name: see `read_file`, as the others.
        path: where it is.
        form: what it is.
        columns: the names of columns.
    """
    try:
        yield from read_file(name, path, form, columns)
    except (UnreadableError, UndecodableError) as error:
        yield Skipped(name, str(error))
    except OSError as error:
        yield Skipped(name, _no_access(error))
    except Exception as error:  # of a library for a format: one odd file must not cost the others
        yield Skipped(name, _UNREADABLE.format(error=type(error).__name__))


def _recognise(path: Path) -> Format | str:
    """What a file is, or the reason why it is not read."""
    try:
        return recognise(path) or reason_for(path)
    except OSError as error:
        return _no_access(error)


def _no_access(error: OSError) -> str:
    return f"it cannot be read ({error.strerror or 'damaged'}); check its rights"


def _read_metadata(
    folder: Path, listing: Listing, forms: dict[str, Format | str], columns: Columns
) -> Metadata:
    if listing.metadata is None:
        return Metadata({})
    names = [name for name, form in forms.items() if form not in TABLES]
    own_name = folder.resolve().name
    return read_metadata(listing.metadata, names, listing.names, own_name, columns)


def _with_facts(draft: Draft, name: str, facts: Facts) -> Draft:
    """A draft with what the metadata say of its file; what they say goes before the file's words.

    Of a file with many articles only the outlet, the note, the story and further columns are used.
    """
    first, below, _ = name.partition("/")
    named = draft.outlet if draft.outlet != UNKNOWN_OUTLET else first if below else UNKNOWN_OUTLET
    alone = draft.file == name
    return replace(
        draft,
        outlet=facts.outlet or named,
        date=(alone and facts.date) or draft.date,
        title=(alone and facts.title) or draft.title,
        note=facts.note or draft.note,
        story=facts.story or draft.story,
        further=tuple((dict(draft.further) | dict(facts.further)).items()),
    )


def _instead(listing: Listing) -> str:
    """What is there where no article is."""
    if unreadable := [item.reason for item in listing.skipped if item.file == "."]:
        return f" that can be reached: {unreadable[0]}"
    kinds = Counter(Path(name).suffix.casefold() or "without ending" for name in listing.names)
    if not kinds:
        return ""
    return f", but {several([f'{count} {kind}' for kind, count in kinds.most_common()])}"
