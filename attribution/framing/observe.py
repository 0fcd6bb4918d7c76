"""All measures at once: each function counts those of its module."""

from collections.abc import Callable

import pandas as pd

from attribution.framing.compared import OUTLET, Compared, prepare
from attribution.framing.fidelity import observe_fidelity
from attribution.framing.form import observe_form
from attribution.framing.observed import BASES, HITS, Observed, gather
from attribution.framing.scare_quotes import observe_scare_quotes
from attribution.framing.selection import observe_selection
from attribution.framing.voice import observe_voice
from attribution.framing.wording import observe_wording
from attribution.tables import Tables

Observer = Callable[[Compared], Observed]
# In the order in which their measures are shown.
OBSERVERS: tuple[Observer, ...] = (
    observe_voice,
    observe_form,
    observe_wording,
    observe_scare_quotes,
    observe_selection,
    observe_fidelity,
)


def observe(compared: Compared, observers: tuple[Observer, ...] = OBSERVERS) -> Observed:
    """What all measures count.

    Arguments:
        compared: what they read.
        observers: those that count; no two the same measure.
    """
    nothing = Observed(pd.DataFrame(columns=list(HITS)), pd.DataFrame(columns=list(BASES)), {})
    return gather([observer(compared) for observer in observers] or [nothing])


def prepare_texts(tables: Tables, by: str = OUTLET) -> list[Compared]:
    """The tables with all articles and, where some copy others, once more without these.

    Arguments:
        tables: of a study.
        by: column of `articles` whose values are compared.

    Raises:
        ComparisonError: `articles` has no such column.
    """
    every = prepare(tables, by)
    if every.articles["copy_of"].isna().all():
        return [every]
    return [every, prepare(tables, by, copies=False)]
