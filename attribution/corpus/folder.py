"""Read a folder of .txt files."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from attribution.corpus.decode import UndecodableError, decode
from attribution.corpus.drafts import UNKNOWN_OUTLET, CorpusError, Draft, Found
from attribution.corpus.listing import Listing, list_folder
from attribution.corpus.metadata import Facts, Metadata, read_metadata
from attribution.corpus.wording import several
from attribution.types import Note, Problem, Skipped

MAX_ARTICLE_BYTES = 1_000_000  # a book is larger, an article is not
TOO_LARGE = f"it is larger than {MAX_ARTICLE_BYTES // 1_000_000} MB, no single article; split it"


def read_folder(folder: Path) -> Iterator[Found]:
    """Read the articles of a folder with their metadata, one at a time.

    Arguments:
        folder: an existing folder.

    Returns:
        The articles in order of their names, and what became of the rest; the outlet is that of the
        metadata, else the name of the subfolder.

    Raises:
        CorpusError: the folder holds no .txt file.
    """
    listing = list_folder(folder)
    if not listing.articles:
        raise CorpusError(
            f"{folder}: holds no .txt files{_instead(listing)}; give a folder of articles"
        )
    names = [name for name, _ in listing.articles]
    if listing.metadata is None:
        metadata = Metadata({})
    else:
        own_name = folder.resolve().name
        metadata = read_metadata(listing.metadata, names, listing.names, own_name)
    yield from listing.skipped
    yield from map(Problem, (*listing.problems, *metadata.problems))
    yield from map(Note, listing.notes)
    encodings: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in listing.articles:
        try:
            if path.stat().st_size > MAX_ARTICLE_BYTES:
                yield Skipped(name, TOO_LARGE)
                continue
            decoded = decode(path.read_bytes())
        except OSError as error:
            yield Skipped(name, f"it cannot be read ({error.strerror}); check its rights")
            continue
        except UndecodableError as error:
            yield Skipped(name, str(error))
            continue
        if decoded.encoding:
            encodings[decoded.encoding].append(name)
        if decoded.damage:
            yield Problem(f"{name} is {decoded.damage}")
        facts = metadata.facts.get(name, Facts())
        first, below, _ = name.partition("/")
        yield Draft(
            file=name,
            text=decoded.text,
            outlet=facts.outlet or (first if below else UNKNOWN_OUTLET),
            date=facts.date,
            title=facts.title,
            note=facts.note,
            story=facts.story,
            further=facts.further,
        )
    for encoding, files in encodings.items():
        yield Note(f"{several(files)}: {encoding}")
    yield from map(Note, metadata.notes)


def _instead(listing: Listing) -> str:
    """What is there where no article is."""
    if unreadable := [item.reason for item in listing.skipped if item.file == "."]:
        return f" that can be reached: {unreadable[0]}"
    kinds = Counter(Path(name).suffix.casefold() or "without ending" for name in listing.names)
    if not kinds:
        return ""
    return f", but {several([f'{count} {kind}' for kind, count in kinds.most_common()])}"
