"""Dates as people write them; one column is read in one order of day and month.

Months and weekdays are known by the names in ``calendar.csv``, and nothing depends on the locale. A
time of day and its zone are left away: the date is the one that is written.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from attribution.corpus.wording import quoted
from attribution.lexicons import read_lexicon

_LONGEST = 100  # characters; no date is longer
FIRST_YEAR = 1600  # the first newspapers
_SHOWN = 3
_REMEDY = "write them as 2020-01-31"
_NOTHING = ("-", "?", "n/a", "na", "nan", "nat", "none", "null", "n.d.", "undated", "unknown")
_CALENDAR = read_lexicon("corpus", "calendar.csv")
MONTHS = {row["name"]: int(row["number"]) for row in _CALENDAR if row["kind"] == "month"}
_WEEKDAYS = {row["name"]: int(row["number"]) for row in _CALENDAR if row["kind"] == "weekday"}
_DASH = re.compile("[\u2010-\u2015\u2212]")
_WEEKDAY = re.compile(
    rf"\(?\b({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\)?\.?,?", re.IGNORECASE
)
_ZONE = r"(?:(?:UTC|GMT)? ?[+-]\d\d:?\d\d|(?!OCT|SEPT)[A-Z]{1,4}T|UTC|MSK|Z)"
_TIME = re.compile(
    r"(?:(?<=\d)T|(?<!\S)(?:at )?)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?"
    rf"(?: ?[aApP]\.?[mM]\.?)?(?: ?{_ZONE})?(?: ?[(\[][^()\[\]]*[)\]])?(?=[\s,]|$)"
    r"|(?<=\d{8})T\d{4}(?:\d\d)?Z?$",
    re.ASCII,
)
_PREFIX = re.compile(r"(?:first )?(?:published|updated|posted|dated?)\b(?: on\b)?:?", re.IGNORECASE)
_ORDINAL = r"(?:st|nd|rd|th|er)?"
_NAME = r"([a-z\u00c0-\u00ff]+)"
_YEAR = r"['’]?(\d{4}|\d\d)"
_FLAGS = re.IGNORECASE | re.ASCII
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", _FLAGS)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", _FLAGS)
_WEEK = re.compile(r"\d{4}-W\d\d-\d", _FLAGS)
_DAY_MONTH = re.compile(
    rf"(?:the )?(\d{{1,2}}){_ORDINAL}[\s./-]*(?:of |de )?{_NAME}[\s.,/-]*(?:de )?{_YEAR}", _FLAGS
)
_MONTH_DAY = re.compile(rf"{_NAME}[\s./-]*(?:the )?(\d{{1,2}}){_ORDINAL}[\s.,/-]+{_YEAR}", _FLAGS)
_YEAR_MONTH = re.compile(rf"(\d{{4}})[\s.,/-]*{_NAME}[\s./-]*(\d{{1,2}}){_ORDINAL}", _FLAGS)
_NUMBERS = re.compile(rf"(\d{{1,2}}) ?([-/.]) ?(\d{{1,2}}) ?\2 ?{_YEAR}", _FLAGS)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", _FLAGS)
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = (date(1950, 1, 1) - _EXCEL_ZERO).days

DAY, MONTH, YEAR = "day first", "month first", "year first"


@dataclass(frozen=True, slots=True)
class Dates:
    """What a column of dates says.

    Attributes:
        dates: ISO dates; None where the cell is empty or is not understood.
        problems: what was not understood.
        notes: how the rest was read where that is a choice.
    """

    dates: tuple[str | None, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_dates(
    values: Sequence[str], labels: Sequence[str], where: str, last_year: int | None = None
) -> Dates:
    """Read a column of dates.

    Arguments:
        values: the cells.
        labels: what each cell belongs to, for messages.
        where: the table, for messages.
        last_year: the last year that is plausible; None for next year.

    Returns:
        The dates. Numbers like 02.01.2020 are read in one order: that of the values of the column
        which allow only one. Where none decides, or two contradict each other, they stay empty.
        Two-digit years end with `last_year`.
    """
    last_year = last_year or date.today().year + 1
    texts = [_plain(value) for value in values]
    filled = [text for text in texts if text]
    serials = _excel_dates(texts, last_year)
    if serials is not None:
        first = next(i for i, text in enumerate(texts) if text)
        note = (
            f"{where}: its dates are numbers of days as Excel counts them"
            f" ({texts[first]} is {serials[first]})"
        )
        return Dates(serials, notes=(note,))
    year_first = any(_may_begin_with_year(text, last_year) for text in filled)
    readings = [_readings(text, last_year, year_first) for text in texts]
    orders = [set(found) for found in readings if found and "" not in found]
    order = set.intersection(*orders) if orders else set()
    dates = [_choose(found, order) for found in readings]
    problems, notes = [], []

    def say(wanted: Sequence[int], what: str) -> str:
        shown = ", ".join(f"{quoted(values[i])} ({labels[i]})" for i in wanted[:_SHOWN])
        more = f" and {len(wanted) - _SHOWN:,} more" if len(wanted) > _SHOWN else ""
        return f"{where}: {len(wanted):,} of {len(filled):,} dates {what}: {shown}{more}; {_REMEDY}"

    unread = [i for i, text in enumerate(texts) if text and not readings[i]]
    if unread:
        span = f"no day from {FIRST_YEAR} to {last_year}"
        problems.append(say(unread, f"are {span} and stay empty"))
    against = _contradiction(texts, readings)
    unclear = [i for i, found in enumerate(readings) if found and dates[i] is None]
    if unclear:
        why = f"because {against}" if against else "nothing in the column decides"
        names = " or ".join(o for o in (DAY, MONTH, YEAR) if any(o in readings[i] for i in unclear))
        problems.append(say(unclear, f"may be {names} and stay empty, {why}"))
    elif against:
        notes.append(f"{where}: its dates are in two orders: {against}")
    decided = [i for i, d in enumerate(dates) if d and len(set(readings[i].values())) > 1]
    if decided:
        example, by = quoted(values[decided[0]]), _deciding(texts, readings)
        notes.append(f"{where}: dates like {example} are read {' or '.join(order)}, as {by} is")
    if any(_has_short_year(text) and d for text, d in zip(texts, dates, strict=True)):
        notes.append(f"{where}: years of two digits are read as {last_year - 99} to {last_year}")
    iso = tuple(day.isoformat() if day else None for day in dates)
    return Dates(iso, tuple(problems), tuple(notes))


def _plain(value: str) -> str:
    """A value with plain spaces and dashes; nothing where it says nothing."""
    text = _DASH.sub("-", " ".join(unicodedata.normalize("NFKC", value).split()))
    return "" if text.casefold() in _NOTHING else text


def _excel_dates(texts: Sequence[str], last_year: int) -> tuple[str | None, ...] | None:
    """Dates where every cell that is filled holds a plausible number of days, else None."""
    last = (date(last_year, 12, 31) - _EXCEL_ZERO).days
    matches = [_SERIAL.fullmatch(text) for text in texts]
    serials = [int(match.group(1)) if match else None for match in matches]
    if not any(texts) or any(
        text and (serial is None or not _FIRST_SERIAL <= serial <= last)
        for text, serial in zip(texts, serials, strict=True)
    ):
        return None
    return tuple(
        None if serial is None else (_EXCEL_ZERO + timedelta(days=serial)).isoformat()
        for serial in serials
    )


def _choose(readings: dict[str, date], order: set[str]) -> date | None:
    """The day a cell names in the order of its column; None where that leaves two."""
    if len(set(readings.values())) == 1:
        return next(iter(readings.values()))
    days = {readings[name] for name in order if name in readings}
    return days.pop() if len(days) == 1 else None


def _settled(readings: dict[str, date]) -> str | None:
    return next(iter(readings)) if len(readings) == 1 and "" not in readings else None


def _contradiction(texts: Sequence[str], readings: Sequence[dict[str, date]]) -> str | None:
    first: dict[str, str] = {}
    for text, found in zip(texts, readings, strict=True):
        if order := _settled(found):
            first.setdefault(order, text)
    if len(first) < 2:
        return None
    return " and ".join(f"{quoted(text)} is {order}" for order, text in first.items())


def _deciding(texts: Sequence[str], readings: Sequence[dict[str, date]]) -> str:
    """The value that allows the fewest orders."""
    numbers = [i for i, found in enumerate(readings) if found and "" not in found]
    return quoted(texts[min(numbers, key=lambda i: len(readings[i]))])


def _core(text: str) -> tuple[str, str | None]:
    """A value without time of day, weekday and the like; and the weekday."""
    core = _TIME.sub(" ", text, count=1)
    core = _PREFIX.sub(" ", core, count=1) if _PREFIX.match(core.strip()) else core
    weekday = _WEEKDAY.search(core)
    if weekday:
        core = core[: weekday.start()] + " " + core[weekday.end() :]
    core = " ".join(core.split()).strip(" ,;.")
    return core, weekday.group(1).lower() if weekday else None


def without_time(text: str) -> str:
    """What is left of a text without its time of day and its weekday.

    Arguments:
        text: what stands behind a date: "Monday 9:20 AM GMT, Final Edition".
    """
    return _core(" ".join(text.split()))[0].strip(" ,;")


def _readings(text: str, last_year: int, year_first: bool) -> dict[str, date]:
    """The days a value can name: one under "", or one for each order of its numbers."""
    if len(text) > _LONGEST:
        return {}
    core, weekday = _core(text)
    found = {"": day} if (day := _one_day(core, last_year)) else {}
    if not found and (match := _NUMBERS.fullmatch(core)):
        found = _orders(match, last_year, year_first)
    return {
        order: day
        for order, day in found.items()
        if weekday is None or day.isoweekday() == _WEEKDAYS[weekday]
    }


def _one_day(core: str, last_year: int) -> date | None:
    if _WEEK.fullmatch(core):
        try:
            found = date.fromisoformat(core.upper())
        except ValueError:
            return None
        return found if FIRST_YEAR <= found.year <= last_year else None
    if match := _YEAR_FIRST.fullmatch(core):
        return _day(match[1], match[3], match[4], last_year)
    if match := _COMPACT.fullmatch(core):
        return _day(match[1], match[2], match[3], last_year)
    for pattern, year, month, day in (
        (_DAY_MONTH, 3, 2, 1),
        (_MONTH_DAY, 3, 1, 2),
        (_YEAR_MONTH, 1, 2, 3),
    ):
        match = pattern.fullmatch(core)
        if match and match[month].lower() in MONTHS:
            return _day(match[year], MONTHS[match[month].lower()], match[day], last_year)
    return None


def _orders(match: re.Match[str], last_year: int, year_first: bool) -> dict[str, date]:
    first, second, third = match[1], match[3], match[4]
    found = {
        DAY: _day(third, second, first, last_year),
        MONTH: _day(third, first, second, last_year),
    }
    if year_first and len(first) == len(third) == 2 and int(first) <= last_year % 100:
        found[YEAR] = _day(first, second, third, last_year)
    return {order: day for order, day in found.items() if day}


def _may_begin_with_year(text: str, last_year: int) -> bool:
    """20-01-31 and 20/01/31 may be of 2020; 2/1/20 hardly is of 2002."""
    match = _NUMBERS.fullmatch(_core(text[:_LONGEST])[0])
    if not match or len(match[4]) == 4 or len(match[1]) == 1:
        return False
    return match[2] == "-" or int(match[4]) > last_year % 100


def _has_short_year(text: str) -> bool:
    core, _ = _core(text)
    return any(
        (match := pattern.fullmatch(core)) and len(match.groups()[-1]) == 2
        for pattern in (_DAY_MONTH, _MONTH_DAY, _NUMBERS)
    )


def _day(year: str, month: str | int, day: str, last_year: int) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += last_year - last_year % 100
        number -= 100 if number > last_year else 0
    if not FIRST_YEAR <= number <= last_year:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
