"""Turn the bytes of a file into text, or say why not."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

# Control characters that no text file holds; tabs, line ends and form feeds are fine.
_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_MAX_BINARY_SHARE = 0.01
_MAX_DAMAGED_SHARE = 0.01
_REPLACEMENT = "\ufffd"
# the longer marks first: UTF-32's begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
_SAMPLE = 65536  # bytes by which binary files are told
_NOT_TEXT = "it is not a text file; remove it or convert it to UTF-8 text"


class UndecodableError(ValueError):
    """The bytes are not text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text that was bytes.

    Attributes:
        text: the characters; those whose bytes are damaged are the replacement character.
        encoding: how it was read where it was not UTF-8, else None.
        damage: what could not be read of it, or None.
    """

    text: str
    encoding: str | None = None
    damage: str | None = None


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    Line ends are kept as they are, so offsets index the file's own characters.

    Arguments:
        data: the file's bytes.

    Returns:
        The text, with what was unusual about it.

    Raises:
        UndecodableError: the bytes are binary, or no encoding fits.
    """
    for mark, encoding, width in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], encoding, width)
    sample = data[:_SAMPLE]
    if unmarked := _unmarked(sample):
        return _decode_wide(data, unmarked, 2)
    if _is_binary(sample):
        raise UndecodableError(_NOT_TEXT)
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    damaged = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    # other encodings hardly ever make whole characters of UTF-8 by chance
    if damaged < sum(character > "\x7f" for character in text) - damaged:
        return Decoded(text, damage=_damage(damaged, False))
    try:
        return Decoded(data.decode("windows-1252"), "read as Windows-1252")
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
    if guess is None:
        raise UndecodableError("its encoding is not recognized; save it as UTF-8")
    return Decoded(str(guess), f"read as {guess.encoding}")


def is_utf8(path: Path) -> bool:
    """Whether a file is UTF-8 from end to end; it is read in pieces, and none is kept.

    Arguments:
        path: a file.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        marked = any(sample.startswith(mark) for mark, _, _ in _MARKS)
        if marked or _unmarked(sample) or _is_binary(sample):
            return False
        try:
            while sample:
                decoder.decode(sample)
                sample = file.read(_SAMPLE)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _is_binary(sample: bytes) -> bool:
    binary = len(sample) - len(sample.translate(None, _BINARY))
    return binary > _MAX_BINARY_SHARE * len(sample)


def _decode_wide(data: bytes, encoding: str, width: int) -> Decoded:
    whole = len(data) // width * width
    name = encoding[:6].upper()
    try:
        text, damaged = data[:whole].decode(encoding), 0
    except UnicodeDecodeError:
        text = data[:whole].decode(encoding, errors="replace")
        damaged = text.count(_REPLACEMENT)
    if max(damaged - 1, text.count("\0")) > _MAX_DAMAGED_SHARE * len(text):
        raise UndecodableError(f"it is not {name} text, though it begins as such; save it as UTF-8")
    return Decoded(text, f"read as {name}", _damage(damaged, whole < len(data)))


def _damage(characters: int, cut_off: bool) -> str | None:
    found = [f"{characters} of its characters cannot be read"] if characters else []
    found += ["it ends in the middle of a character"] if cut_off else []
    return f"damaged: {', '.join(found)}; get the file again" if found else None


def _unmarked(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of European text is zero."""
    half = len(sample) // 2
    low, high = sample[: 2 * half : 2], sample[1 : 2 * half : 2]
    if half < 4:
        return None
    if high.count(0) > 0.9 * half and low.count(0) < 0.01 * half:
        return "utf-16-le"
    if low.count(0) > 0.9 * half and high.count(0) < 0.01 * half:
        return "utf-16-be"
    return None
