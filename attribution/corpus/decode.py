"""Turn the bytes of a file into text, or say why not."""

from charset_normalizer import from_bytes

# Control characters that no text file holds; tabs, line ends and form feeds are fine.
_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_MAX_BINARY_SHARE = 0.01


class UndecodableError(ValueError):
    """The bytes are not text."""


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode the bytes of a text file.

    Line ends are kept as they are, so offsets index the file's own characters.

    Arguments:
        data: the file's bytes.

    Returns:
        The text, and a note when the encoding was not UTF-8.

    Raises:
        UndecodableError: the bytes are binary, or no encoding fits.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), "read as UTF-16"
    sample = data[:65536]
    if sample and len(sample) - len(sample.translate(None, _BINARY)) > (
        _MAX_BINARY_SHARE * len(sample)
    ):
        raise UndecodableError("it is not a text file; remove it or convert it to UTF-8 text")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("windows-1252"), "read as Windows-1252"
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
    if guess is None:
        raise UndecodableError("its encoding is not recognized; save it as UTF-8")
    return str(guess), f"read as {guess.encoding}"
