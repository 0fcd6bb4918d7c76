"""Many names in one line: how many there are, and the first of them."""

from collections.abc import Container, Sequence

from attribution.harmless import storable

_SHOWN = 3
_LENGTH = 60


def short(text: str, length: int = _LENGTH) -> str:
    """A text cut to a length, with the sign that it was cut; halves of characters are replaced.

    Arguments:
        text: any text.
        length: in characters.
    """
    return storable(text if len(text) <= length else text[: length - 1] + "…")


def several(names: Sequence[str], shown: int = _SHOWN) -> str:
    """The first few of some names, and how many more there are.

    Arguments:
        names: in the order in which they are shown.
        shown: how many at most.

    Returns:
        "a, b, c and 997 more".
    """
    first = ", ".join(short(name) for name in names[:shown])
    rest = len(names) - shown
    return f"{first} and {rest:,} more" if rest > 0 else first


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "2,000 days", "2 stories"."""
    if number == 1:
        return f"{number} {noun}"
    return (
        f"{number:,} {noun[:-1]}ies"
        if noun.endswith("y") and noun[-2] not in "aeiou"
        else f"{number:,} {noun}s"
    )


def lines(numbers: Sequence[int]) -> str:
    """Numbers of lines: "line 3", "lines 3, 4, 5 and 9 more".

    Arguments:
        numbers: counted from 1.
    """
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {several([str(number) for number in numbers])}"


def quoted(text: str) -> str:
    """A value as it stands in the input, cut and in quotation marks."""
    return f'"{short(text)}"'


def unique(name: str, taken: Container[str]) -> str:
    """A name that is not taken yet: the name itself, or the name with a number.

    Arguments:
        name: the wanted name, with its extension where it has one.
        taken: the names there are.
    """
    found, number = name, 1
    stem, dot, suffix = name.rpartition(".")
    while found in taken:
        number += 1
        found = f"{stem}-{number}{dot}{suffix}" if stem else f"{name}-{number}"
    return found
