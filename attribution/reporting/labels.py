"""Names as a chart or a page can show them: harmless, told apart, and short enough."""

import textwrap
from collections import Counter
from collections.abc import Iterable

import pandas as pd
from rich.cells import cell_len, set_cell_size

from attribution.harmless import in_drawing


def one_line(text: object) -> str:
    """A name or some words as a chart can draw them: harmless, in one line."""
    return " ".join(in_drawing(str(text)).split())


def label_speakers(table: pd.DataFrame) -> pd.Series:
    """The name of each row's speaker; "name [id]" where several speakers bear the name.

    Arguments:
        table: has the columns speaker_id and speaker.
    """
    given = table[["speaker_id", "speaker"]].dropna().drop_duplicates()
    several = set(given["speaker"][given["speaker"].duplicated(keep=False)])
    labelled = table["speaker"] + " [" + table["speaker_id"] + "]"
    return table["speaker"].where(~table["speaker"].isin(several), labelled)


def most(values: pd.Series, number: int) -> list[str]:
    """The commonest values, those as common as each other in the order of the alphabet."""
    counts = Counter(str(value) for value in values.dropna())
    return sorted(counts, key=lambda value: (-counts[value], value))[:number]


def shorten(text: str, length: int) -> str:
    """Cut a label at a word's end.

    Arguments:
        text: one line.
        length: the most it may take, in widths of a Latin letter.
    """
    if cell_len(text) <= length:
        return text
    head = set_cell_size(text, length - 1).rstrip()
    at_word = head if text[len(head) :].startswith(" ") else head.rsplit(" ", 1)[0]
    whole = at_word if cell_len(at_word) * 2 >= length else head
    return whole.rstrip(",;: ") + "…"


def short_labels(names: Iterable[str], length: int) -> dict[str, str]:
    """Short labels that differ wherever the names do.

    Arguments:
        names: full names.
        length: see `shorten`.

    Returns:
        The label of each name; those that would be cut to the same label keep their ends.
    """
    labels = {name: shorten(name, length) for name in names}
    clashes = Counter(labels.values())
    taken: set[str] = set()
    for name, label in labels.items():
        if clashes[label] > 1:
            labels[name] = _middle(name, length)
        number = 1
        while labels[name] in taken:
            number += 1
            labels[name] = f"{shorten(name, length - 5)} ({number})"
        taken.add(labels[name])
    return labels


def _middle(name: str, length: int) -> str:
    """Cut out the middle."""
    half = (length - 1) // 2
    tail = set_cell_size(name[::-1], half)[::-1]
    return f"{set_cell_size(name, half).rstrip()}…{tail.lstrip()}"


def fit(names: Iterable[str], width: int, lines: int) -> list[str]:
    """Labels in lines, as long as the place allows, that differ wherever the names do.

    Arguments:
        names: full names.
        width: of a line, in widths of a Latin letter.
        lines: the most a label may have.
    """
    names = list(names)
    for length in range(width * lines, width, -2):
        labels = [_broken(label, width) for label in short_labels(names, length).values()]
        if all(len(label) <= lines for label in labels):
            return ["\n".join(label) for label in labels]
    return list(short_labels(names, width).values())


def wrap(text: str, width: int, lines: int) -> str:
    """Break a text into lines.

    Arguments:
        text: one line.
        width: of a line, in widths of a Latin letter.
        lines: the most there may be; the rest is cut.
    """
    broken = _broken(text, width)
    if len(broken) > lines:
        broken[lines - 1 :] = [shorten(" ".join(broken[lines - 1 :]), width)]
    return "\n".join(broken)


def _broken(text: str, width: int) -> list[str]:
    wide = max(1, cell_len(text)) / max(1, len(text))
    return textwrap.wrap(text, max(1, int(width / wide)), break_on_hyphens=False)
