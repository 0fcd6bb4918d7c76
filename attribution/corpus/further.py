"""Further columns of metadata: kept as they are, so that articles can be compared by them."""

import json
import math
from collections.abc import Sequence
from typing import Any

from attribution.corpus.sheets import find_column
from attribution.corpus.wording import several, short, unique
from attribution.harmless import storable
from attribution.tables import ARTICLES

PREFIX = "metadata_"  # for a column whose name the table of articles needs itself
_LONGEST_NAME = 100
_SHOWN_NAMES = 12

Further = tuple[tuple[str, str], ...]


def keep_columns(names: Sequence[str]) -> dict[str, str]:
    """The names that further columns have in the table of articles.

    Arguments:
        names: as the input has them; those without a name are not kept.
    """
    own = [column.name for column in ARTICLES]
    kept: dict[str, str] = {}
    for name in dict.fromkeys(name for name in names if name.strip()):
        shown = _shown(name)
        clash = find_column(own, shown) is not None
        kept[name] = unique(f"{PREFIX}{shown}" if clash else shown, set(kept.values()))
    return kept


def notes_on(table: str, kept: dict[str, str]) -> list[str]:
    """What readers should know of the columns that are kept.

    Arguments:
        table: the name of the input.
        kept: see `keep_columns`.
    """
    if not kept:
        return []
    what = ("column", "is") if len(kept) == 1 else ("columns", "are")
    listed = several(list(kept.values()), _SHOWN_NAMES)
    return [
        f"{table}: its {what[0]} {listed} {what[1]} kept in the table of articles",
        *(
            f'{table}: its column "{_shown(name)}" is kept as "{new}", because that name is taken'
            for name, new in kept.items()
            if new != _shown(name)
        ),
    ]


def read_further(cells: dict[str, Any], kept: dict[str, str]) -> Further:
    """What an article's further columns hold; empty cells are left out.

    Arguments:
        cells: of its row, by the names of the input.
        kept: see `keep_columns`.

    Returns:
        Pairs of a column of the table of articles and a text; what is no text is written as JSON.
    """
    found = ((name, _as_text(cells.get(column))) for column, name in kept.items())
    return tuple((name, text) for name, text in found if text)


def _as_text(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return storable(value).strip()
    return json.dumps(value, ensure_ascii=False)


def _shown(name: str) -> str:
    return short(" ".join(storable(name).split()), _LONGEST_NAME)
