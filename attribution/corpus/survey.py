"""What a corpus holds, told without a model: formats, outlets, dates, languages, copies, marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from attribution.corpus.columns import Columns
from attribution.corpus.drafts import METADATA_FILE, UNKNOWN_OUTLET
from attribution.corpus.formats import recognise
from attribution.corpus.language_check import ENGLISH, foreign_language
from attribution.corpus.listing import list_folder
from attribution.corpus.marks import MarkFault, check_marks
from attribution.corpus.read import outlets_of, stream_corpus
from attribution.corpus.wording import counted, several
from attribution.types import Article, Note, Problem, Skipped

_SHORT = 50  # words; fewer are hardly an article
_LONGEST_GAPS = 3
_LEAST_GAP = 14  # days without an article that are worth a line


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """The articles of one outlet: how many, and from when to when."""

    outlet: str
    articles: int
    first: str | None
    last: str | None
    undated: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without an article, first and last one included."""

    first: str
    last: str
    days: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a corpus holds.

    Attributes:
        files: number of files by format.
        articles: articles that a run would read.
        words: of these, by spaces.
        outlets: most articles first.
        first: the earliest date; None where no article has one.
        last: the latest date.
        gaps: the longest stretches without an article.
        languages: number of articles by language.
        copies: articles with the same text, each group in order.
        marks: articles with odd quotation marks.
        short: articles of fewer than fifty words.
        missing: number of articles without outlet, date and title.
        skipped: what a run would not read.
        problems: what of the input would not be used.
        notes: how the input is read.
        advice: what can be done about all this, in lines.
    """

    files: dict[str, int]
    articles: int
    words: int
    outlets: tuple[OutletFigures, ...]
    first: str | None
    last: str | None
    gaps: tuple[Gap, ...]
    languages: dict[str, int]
    copies: tuple[tuple[str, ...], ...]
    marks: tuple[MarkFault, ...]
    short: tuple[str, ...]
    missing: dict[str, int]
    skipped: tuple[Skipped, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is kept of an article when its text is let go."""

    file: str
    outlet: str
    date: str | None
    titled: bool
    words: int
    language: str
    digest: bytes
    fault: MarkFault | None


def survey(path: Path, columns: Columns, any_language: bool = False) -> Survey:
    """Go through a corpus once; no text is kept.

    Arguments:
        path: a folder or a file.
        columns: the names of columns, for tables.
        any_language: whether texts that are not English are articles.

    Raises:
        CorpusError: nothing is there that can be read.
    """
    facts: list[_Facts] = []
    skipped: list[Skipped] = []
    problems: list[str] = []
    notes: list[str] = []
    languages: Counter[str] = Counter()
    for item in stream_corpus(path, columns=columns, any_language=True):
        if isinstance(item, Article):
            found = _facts_of(item)
            languages[found.language] += 1
            if any_language or found.language == ENGLISH:
                facts.append(found)
            else:
                reason = f"it is in {found.language}; remove it or pass --any-language"
                skipped.append(Skipped(found.file, reason))
        elif isinstance(item, Skipped):
            skipped.append(item)
        elif isinstance(item, Problem):
            problems.append(item.text)
        elif isinstance(item, Note):
            notes.append(item.text)
    outlets, outlet_notes = outlets_of([found.outlet for found in facts])
    facts = [replace(f, outlet=outlet) for f, outlet in zip(facts, outlets, strict=True)]
    dates = sorted(found.date for found in facts if found.date)
    result = Survey(
        files=_count_files(path),
        articles=len(facts),
        words=sum(found.words for found in facts),
        outlets=_outlets(facts),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        gaps=_gaps(dates),
        languages=dict(languages.most_common()),
        copies=_copies(facts),
        marks=tuple(found.fault for found in facts if found.fault),
        short=tuple(found.file for found in facts if found.words < _SHORT),
        missing={
            "outlet": sum(found.outlet == UNKNOWN_OUTLET for found in facts),
            "date": sum(found.date is None for found in facts),
            "title": sum(not found.titled for found in facts),
        },
        skipped=tuple(skipped),
        problems=tuple(problems),
        notes=(*notes, *outlet_notes),
        advice=(),
    )
    return replace(result, advice=tuple(_advice(result)))


def _facts_of(article: Article) -> _Facts:
    folded = " ".join(article.text.split())
    return _Facts(
        file=article.file,
        outlet=article.outlet,
        date=article.date,
        titled=article.title is not None,
        words=folded.count(" ") + 1,
        language=foreign_language(article.text) or ENGLISH,
        digest=blake2b(folded.casefold().encode(), digest_size=16).digest(),
        fault=check_marks(article),
    )


def _count_files(path: Path) -> dict[str, int]:
    if not path.is_dir():
        return {str(recognise(path)): 1}
    listing = list_folder(path)
    forms: Counter[str] = Counter()
    for _, file in listing.articles:
        try:
            forms[str(recognise(file) or f"{file.suffix.casefold()} (not read)")] += 1
        except OSError:
            forms["out of reach"] += 1
    opened = {name for name, _ in listing.articles}
    others = [name for name in listing.names if name not in opened]
    forms.update(f"{Path(name).suffix.casefold() or 'no ending'} (not read)" for name in others)
    return dict(forms.most_common())


def _outlets(facts: Sequence[_Facts]) -> tuple[OutletFigures, ...]:
    by_outlet: defaultdict[str, list[str | None]] = defaultdict(list)
    for found in facts:
        by_outlet[found.outlet].append(found.date)
    figures = []
    for outlet, days in by_outlet.items():
        dated = [day for day in days if day]
        first, last = (min(dated), max(dated)) if dated else (None, None)
        figures.append(OutletFigures(outlet, len(days), first, last, len(days) - len(dated)))
    return tuple(sorted(figures, key=lambda one: (-one.articles, one.outlet)))


def _gaps(dates: Sequence[str]) -> tuple[Gap, ...]:
    days = [date.fromisoformat(day) for day in dict.fromkeys(dates)]
    gaps = [
        Gap(_next(before), _next(after, -1), (after - before).days - 1)
        for before, after in pairwise(days)
    ]
    long = [gap for gap in gaps if gap.days >= _LEAST_GAP]
    longest = sorted(long, key=lambda gap: -gap.days)[:_LONGEST_GAPS]
    return tuple(sorted(longest, key=lambda gap: gap.first))


def _next(day: date, by: int = 1) -> str:
    return date.fromordinal(day.toordinal() + by).isoformat()


def _copies(facts: Iterable[_Facts]) -> tuple[tuple[str, ...], ...]:
    by_text: defaultdict[bytes, list[str]] = defaultdict(list)
    for found in facts:
        by_text[found.digest].append(found.file)
    return tuple(tuple(files) for files in by_text.values() if len(files) > 1)


def _advice(found: Survey) -> Iterable[str]:
    if not found.articles:
        yield "Nothing can be analyzed: see what was skipped, and why."
        return
    if found.missing["outlet"]:
        yield (
            f"{counted(found.missing['outlet'], 'article')} without an outlet: outlets cannot be"
            f" compared; put articles into a folder for each outlet, or list them in {METADATA_FILE}."
        )
    if found.missing["date"]:
        yield (
            f"{counted(found.missing['date'], 'article')} without a date: they are compared with all"
            f" others as if of any day; add a column date to {METADATA_FILE}."
        )
    if len(found.outlets) == 1 and not found.missing["outlet"]:
        yield "One outlet only: what outlets do to statements cannot be compared."
    if found.copies:
        more = sum(len(files) - 1 for files in found.copies)
        yield (
            f"{counted(more, 'article')} with a text that is there already: remove them unless several"
            f" outlets printed it ({several([' = '.join(files[:3]) for files in found.copies])})."
        )
    if found.marks:
        yield (
            f"{counted(len(found.marks), 'article')} with odd quotation marks: direct speech may begin"
            " or end in the wrong place; look at them."
        )
    if found.short:
        yield (
            f"{counted(len(found.short), 'article')} of fewer than {_SHORT} words: look whether these"
            f" are whole ({several(found.short)})."
        )
