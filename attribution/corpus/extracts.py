"""Articles cut out of a file: named, dated and counted alike, whatever the format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from attribution.corpus.dates import read_dates
from attribution.corpus.drafts import UNKNOWN_OUTLET, Draft, Found
from attribution.corpus.printed import DateLine
from attribution.corpus.wording import counted, several
from attribution.types import Note, Problem, Skipped

NO_TEXT = "it has a head and no text in the file; nothing of it can be read"


@dataclass(frozen=True, slots=True)
class Extract:
    """An article as a file holds it.

    Attributes:
        paragraphs: the body, without headline and head.
        title: the headline.
        outlet: as printed.
        date: as printed; read with the other dates of its file.
        names_day: whether the date names a day; "June 2019" does not.
        further: byline, section and the like; empty ones are left out.
    """

    paragraphs: Sequence[str]
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    names_day: bool = True
    further: dict[str, str] = field(default_factory=dict)


class UnreadableError(ValueError):
    """A file that is not read; the message is the reason and names the remedy."""


def dated(line: DateLine | None) -> dict[str, object]:
    """The fields of `Extract` that a line with a date gives."""
    return {} if line is None else {"date": line.date, "names_day": line.names_day}


def to_drafts(name: str, extracts: Iterable[Extract], stated: int | None) -> Iterator[Found]:
    """Name the articles of a file that may hold many, read their dates, and count them.

    Arguments:
        name: the file's name.
        extracts: its articles, those without text too.
        stated: how many articles the file says it holds; None where it does not say.

    Returns:
        Drafts named "file#01"; what was skipped; the count as a note, and as a problem where it is
        not the number stated.
    """
    articles = list(extracts)
    width = len(str(len(articles)))
    labels = [f"{name}#{number:0{width}}" for number in range(1, len(articles) + 1)]
    dates = read_dates([a.date or "" if a.names_day else "" for a in articles], labels, name)
    for article, label, date in zip(articles, labels, dates.dates, strict=True):
        if not any(paragraph.strip() for paragraph in article.paragraphs):
            yield Skipped(label, NO_TEXT)
            continue
        yield to_draft(label, article, date)
    yield from _count(name, articles, stated)
    yield from map(Problem, dates.problems)
    yield from map(Note, dates.notes)
    monthly = [
        f"{a.date} ({label})" for a, label in zip(articles, labels, strict=True) if not a.names_day
    ]
    if monthly:
        yield Note(
            f"{name}: {counted(len(monthly), 'date')} without a day stay empty: {several(monthly)}"
        )
    undated = [label for a, label in zip(articles, labels, strict=True) if not a.date]
    if undated:
        yield Note(f"{name}: {counted(len(undated), 'article')} without a date: {several(undated)}")


def to_draft(label: str, article: Extract, date: str | None) -> Draft:
    """An article whose text begins with its headline."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in article.paragraphs]
    title = " ".join((article.title or "").split()) or None
    if title and paragraphs and paragraphs[0] != title:
        paragraphs = [title, *paragraphs]
    further = {key: " ".join(value.split()) for key, value in article.further.items()}
    return Draft(
        file=label,
        text="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        outlet=" ".join((article.outlet or "").split()) or UNKNOWN_OUTLET,
        date=date,
        title=title,
        further=tuple((key, value) for key, value in further.items() if value),
    )


def _count(name: str, articles: Sequence[Extract], stated: int | None) -> Iterator[Found]:
    read = sum(any(p.strip() for p in article.paragraphs) for article in articles)
    if stated is None or stated == read == len(articles):
        total = len(articles) if stated is None else stated
        yield Note(f"{read} of {counted(total, 'article')} read from {name}")
        return
    yield Problem(
        f"{name} says it holds {counted(stated, 'article')}, {read} were read from it;"
        " download it again, or look what it lacks"
    )


def single(name: str, article: Extract) -> Iterator[Found]:
    """The one article of a file, which bears the file's name.

    Arguments:
        name: the file's name.
        article: what it holds.
    """
    if not any(paragraph.strip() for paragraph in article.paragraphs):
        yield Skipped(name, NO_TEXT)
        return
    dates = read_dates([article.date or "" if article.names_day else ""], [name], name)
    yield to_draft(name, article, dates.dates[0])
    yield from map(Problem, dates.problems)
    yield from map(Note, dates.notes)
