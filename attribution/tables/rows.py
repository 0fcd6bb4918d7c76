"""A table row by row, for what is no table: JSON, printed lines, files of other programs."""

from typing import Any

import pandas as pd


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of JSON values; missing ones are None.

    Arguments:
        table: any table of texts, numbers and lists.
    """
    plain = table.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")
