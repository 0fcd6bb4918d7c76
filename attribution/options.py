"""What an analysis can be told, once for Python, the shell and run.json."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum
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
ARTICLE_SECONDS = 120.0  # an ordinary article takes one or two
_NOT_KEPT = ("workers",)  # changes no figure


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are read and joined.

    Attributes:
        text_column: column of a table that holds the text.
        outlet_column: column that names the outlet.
        date_column: column that holds the date.
        any_language: keep texts that are not English.
        language_package: "embedded", or "stanza-default" where it was fetched.
        acts: see `Acts`; the value or its name.
        workers: number of processes; None for one a core, at most four.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        story_days: the dates of the articles on one event lie at most so many days apart.
        article_seconds: what reading one article may take; one over it is listed as skipped.
        arithmetic: see `Arithmetic`; None for what the processor is made for.

    Raises:
        OptionError: a value is none that there is.
    """

    text_column: str = "text"
    outlet_column: str = "outlet"
    date_column: str = "date"
    any_language: bool = False
    language_package: str = EMBEDDED
    acts: Acts | str = Acts.SPEECH
    workers: int | None = None
    join_metonyms: bool = True
    story_days: int = 3
    article_seconds: float = ARTICLE_SECONDS
    arithmetic: Arithmetic | str | None = None

    def __post_init__(self) -> None:
        _refuse_unknown("acts", str(self.acts), list(Acts))
        _refuse_unknown("language_package", self.language_package, PACKAGES)
        object.__setattr__(self, "acts", Acts(self.acts))
        if self.arithmetic is not None:
            _refuse_unknown("arithmetic", str(self.arithmetic), list(Arithmetic))
            object.__setattr__(self, "arithmetic", Arithmetic(self.arithmetic))
        for name in ("any_language", "join_metonyms"):
            if not isinstance(getattr(self, name), bool):
                raise OptionError(f"{name} is {getattr(self, name)!r}; it is True or False")
        if self.workers is not None and self.workers < 1:
            raise OptionError(f"workers is {self.workers}; give 1 or more")
        if self.story_days < 0:
            raise OptionError(f"story_days is {self.story_days}; give 0 or more")
        if not self.article_seconds > 0:
            raise OptionError(f"article_seconds is {self.article_seconds}; give more than 0")

    def kept(self) -> dict[str, Any]:
        """What run.json keeps: the options that figures depend on, and the arithmetic used."""
        values = {name: value for name, value in asdict(self).items() if name not in _NOT_KEPT}
        used = str(self.arithmetic or native_arithmetic())
        return values | {"acts": str(self.acts), "arithmetic": used}


def _refuse_unknown(name: str, value: str, choices: Collection[str]) -> None:
    if value not in choices:
        raise OptionError(f'{name} is "{value}"; choose {" or ".join(choices)}')
