"""What an analysis can be told, once for Python, the shell and run.json."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from attribution.arithmetic import Arithmetic, native_arithmetic


class Acts(StrEnum):
    """Which acts the tables hold: speech and writing, or also thought and intention."""

    SPEECH = "speech"
    ALL = "all"


class OptionError(ValueError):
    """An option has a value it cannot have; the message names those there are."""


EMBEDDED, STANZA_DEFAULT = "embedded", "stanza-default"
PACKAGES = (EMBEDDED, STANZA_DEFAULT)
LEAST_LISTED = 0.05  # three of four pairs that readers found in 52 events are at least so likely
ARTICLE_SECONDS = 120.0  # an ordinary article takes one or two
_NOT_KEPT = ("workers", "shelf", "fresh", "cluster")  # change no figure
FIELDS = ("text", "outlet", "date", "title", "note", "story", "file")  # what a column can hold


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are read and joined.

    Attributes:
        text_column: column of a table that holds the text.
        outlet_column: column that names the outlet.
        date_column: column that holds the date.
        map: columns by what they hold, "text=Body,outlet=Source,date=Published,title=Headline".
        any_language: keep texts that are not English.
        language_package: "embedded", or "stanza-default" where it was fetched.
        acts: see `Acts`; the value or its name.
        workers: number of processes; None for one a core, at most four.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        story_days: the dates of the articles on one event lie at most so many days apart.
        article_seconds: what reading one article may take; one over it is listed as skipped.
        arithmetic: see `Arithmetic`; None for what the processor is made for.
        shelf: folder where what was read is kept, so that it need not be read again.
        fresh: read everything again, whatever the shelf holds.
        cluster: address of a Dask scheduler, or "local:N" for N processes of its own.

    Raises:
        OptionError: a value is none that there is.
    """

    text_column: str = "text"
    outlet_column: str = "outlet"
    date_column: str = "date"
    map: str = ""
    any_language: bool = False
    language_package: str = EMBEDDED
    acts: Acts | str = Acts.SPEECH
    workers: int | None = None
    join_metonyms: bool = True
    story_days: int = 3
    article_seconds: float = ARTICLE_SECONDS
    arithmetic: Arithmetic | str | None = None
    shelf: str | Path | None = None
    fresh: bool = False
    cluster: str | None = None

    def __post_init__(self) -> None:
        refuse_unknown("acts", str(self.acts), list(Acts))
        refuse_unknown("language_package", self.language_package, PACKAGES)
        object.__setattr__(self, "acts", Acts(self.acts))
        self.mapped()
        if self.arithmetic is not None:
            refuse_unknown("arithmetic", str(self.arithmetic), list(Arithmetic))
            object.__setattr__(self, "arithmetic", Arithmetic(self.arithmetic))
        for name in ("any_language", "join_metonyms", "fresh"):
            if not isinstance(getattr(self, name), bool):
                raise OptionError(f"{name} is {getattr(self, name)!r}; it is True or False")
        if self.workers is not None and self.workers < 1:
            raise OptionError(f"workers is {self.workers}; give 1 or more")
        if self.story_days < 0:
            raise OptionError(f"story_days is {self.story_days}; give 0 or more")
        if not self.article_seconds > 0:
            raise OptionError(f"article_seconds is {self.article_seconds}; give more than 0")

    def mapped(self) -> dict[str, str]:
        """The columns that `map` names, by what they hold.

        Raises:
            OptionError: a part of it is no pair, or names nothing that a column can hold.
        """
        found: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in self.map.split(","))):
            field, _, column = (side.strip() for side in part.partition("="))
            if not column:
                raise OptionError(f'map has "{part}"; write text=Body,outlet=Source,date=Published')
            refuse_unknown("map", field.casefold(), FIELDS)
            found[field.casefold()] = column
        return found

    @property
    def arithmetic_used(self) -> Arithmetic:
        """The arithmetic that was asked for, or what the processor is made for."""
        return Arithmetic(self.arithmetic or native_arithmetic())

    def kept(self) -> dict[str, Any]:
        """What run.json keeps: the options that figures depend on, and the arithmetic used."""
        values = {name: value for name, value in asdict(self).items() if name not in _NOT_KEPT}
        return values | {"acts": str(self.acts), "arithmetic": str(self.arithmetic_used)}


def refuse_unknown(name: str, value: str, choices: Collection[str]) -> None:
    """Refuse a value that is none of those there are.

    Arguments:
        name: of the option.
        value: what was given.
        choices: what there is.

    Raises:
        OptionError: it is none of them.
    """
    if value not in choices:
        raise OptionError(f'{name} is "{value}"; choose {" or ".join(choices)}')
