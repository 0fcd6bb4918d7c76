"""What a table of articles may say of them: outlets, dates, headlines."""

from datetime import date
from typing import Any

import pandas as pd


def column(articles: pd.DataFrame, name: str) -> list[Any]:
    """A column's values, missing where the table has none.

    Arguments:
        articles: a table.
        name: of the column.
    """
    return list(articles.get(name, [None] * len(articles)))


def read_date(value: object) -> date | None:
    """A date written as YYYY-MM-DD, perhaps with a time; None where it is none.

    Arguments:
        value: as a table has it.
    """
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
