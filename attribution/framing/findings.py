"""Findings: the differences between sides that hold, in sentences with numbers."""

import pandas as pd

from attribution.corpus.wording import counted
from attribution.framing.contrast import PAIRED, turn
from attribution.framing.phrases import NUMBER, SHARE, WORDS, Phrase, find_phrase

LEVEL = 0.05
_ROW = ["measure", "group", "outlet", "outlet_b"]


def findings(contrasts: pd.DataFrame) -> pd.DataFrame:
    """The differences that hold: corrected p under `LEVEL`, and the same sign without copies.

    Each is turned so that outlet has more than outlet_b. Shares come first, the largest difference
    in points before others; then means, the largest difference in relation to the mean of the two
    before others, because words and numbers cannot be held against points.

    Arguments:
        contrasts: see ``contrast.contrast``.

    Returns:
        The rows that hold, with the column `sentence`; none where none does.
    """
    sure = contrasts[(contrasts["texts"] == "all") & (contrasts["p_holm"] < LEVEL).fillna(False)]
    without = contrasts[contrasts["texts"] != "all"]
    if len(without):
        signs = without.set_index(_ROW)["value"].astype(float)
        again = signs.reindex(pd.MultiIndex.from_frame(sure[_ROW])).to_numpy()
        sure = sure[sure["value"].to_numpy(float) * again > 0]
    sure = turn(sure, sure["value"] < 0)
    size = sure["value"].astype(float)
    middle = (sure["value_of_outlet"] + sure["value_of_outlet_b"]).astype(float).abs() / 2
    is_share = sure["unit"] == SHARE
    order = pd.DataFrame({"mean": ~is_share, "size": -size.where(is_share, size / middle)})
    sure = sure.loc[order.sort_values(["mean", "size"], kind="stable").index]
    told = pd.Series([tell(row) for row in sure.to_dict("records")], index=sure.index, dtype="str")
    return sure.assign(sentence=told).reset_index(drop=True)


def say_none(contrasts: pd.DataFrame) -> str:
    """What was looked at, where no difference holds.

    Arguments:
        contrasts: see ``contrast.contrast``.
    """
    every = contrasts[contrasts["texts"] == "all"]
    tested = every[(every["design"] == PAIRED) & every["p_holm"].notna()]
    if every.empty:
        return "Nothing was compared: there are not two sides that report anything."
    if tested.empty:
        most = int(every["stories"].max())
        stories = "1 story" if most == 1 else f"{most:,} stories"
        return (
            f"No difference was tested: no two sides cover ten stories together (at most {stories})."
            " What follows describes these articles and no more."
        )
    pairs = tested[["outlet", "outlet_b"]].drop_duplicates()
    few, many = int(tested["stories"].min()), int(tested["stories"].max())
    return (
        f"No difference holds: {counted(len(tested), 'difference')} in"
        f" {counted(tested['measure'].nunique(), 'measure')} between"
        f" {counted(len(pairs), 'pair')} of sides were tested over"
        f" {few if few == many else f'{few:,} to {many:,}'} stories,"
        f" and none has p < .05 when corrected for so many tests (Holm)."
    )


def tell(row: dict) -> str:
    """A difference in a sentence with its numbers.

    Arguments:
        row: of ``contrast.contrast``, the first side having more; see ``tables.MEASURES``.
    """
    phrase = find_phrase(row["measure"], row["group"], row["unit"])
    fine = abs(row["value"]) < 0.1
    one, other = (
        _figure(row[name], phrase, fine) for name in ("value_of_outlet", "value_of_outlet_b")
    )
    first = phrase.text.replace("{value}", one)
    second = phrase.short.replace("{value}", other)
    looked = (
        f"{counted(int(row['stories']), 'story')}, {counted(int(row['statements']), 'statement')}"
    )
    if pd.isna(row["low"]):
        sure = "" if pd.isna(row["p"]) else f"p = {row['p']:.2g} by a sign test; "
    else:
        low, high = (_number(row[name], phrase, fine) for name in ("low", "high"))
        sure = f"95 % {low} to {high}; "
    return (
        f"{row['outlet']} {first}, {row['outlet_b']} {second}:"
        f" {_more(row['value'], phrase, fine)} more ({sure}{looked})."
    )


def _figure(value: float, phrase: Phrase, fine: bool) -> str:
    ends = {SHARE: " %", WORDS: " words", NUMBER: ""}
    return _number(value, phrase, fine) + ends[phrase.unit]


def _more(value: float, phrase: Phrase, fine: bool) -> str:
    ends = {SHARE: " points", WORDS: " words", NUMBER: ""}
    return _number(value, phrase, fine) + ends[phrase.unit]


def _number(value: float, phrase: Phrase, fine: bool) -> str:
    """A figure; tenths of a point where points would not tell it from its neighbours."""
    scale, digits = (100, int(fine)) if phrase.unit == SHARE else (1, 1 + (phrase.unit == NUMBER))
    rounded = round(scale * value, digits) + 0.0  # no minus before a zero
    return f"{rounded:.{digits}f}".replace("-", "−")
