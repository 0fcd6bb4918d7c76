"""A study in the formats that other programs open: one module a format.

Each module has one function `write`, which takes a path, the tables and the facts of the run, and
gives back what a reader of the file should know. The same study gives the same bytes.
"""

from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.options import OptionError

if TYPE_CHECKING:
    from attribution.tables import Tables


class Format(StrEnum):
    """What a study can be exported to; `docs/EXPORTS.md` says what opens each."""

    XLSX = "xlsx"
    QDPX = "qdpx"
    XMI = "xmi"
    TEI = "tei"
    GEXF = "gexf"


SUFFIXES = {
    Format.XLSX: ".xlsx", Format.QDPX: ".qdpx", Format.XMI: ".zip", Format.TEI: ".xml", Format.GEXF: ".gexf",
}  # fmt: skip
# modules of the extra `export`, by the format that needs them
_LIBRARIES = {Format.XMI: "cassis", Format.GEXF: "networkx"}


class ExportError(ValueError):
    """A study cannot be exported; the message says why and what to do."""


def check_format(to: str) -> Format:
    """The format of a name; refuses before the work what would fail after it.

    Arguments:
        to: see `Format`.

    Raises:
        ExportError: the library that writes it is not installed.
        OptionError: there is no such format.
    """
    if to not in list(Format):
        raise OptionError(f'there is no format "{to}"; choose {", ".join(Format)}')
    wanted = Format(to)
    if wanted in _LIBRARIES and find_spec(_LIBRARIES[wanted]) is None:
        raise ExportError(
            f'{to} needs a library that is not installed: pip install "attribution[export]"'
        )
    return wanted


def write_export(path: Path, to: str, tables: "Tables", run: dict[str, Any]) -> list[str]:
    """Write a study into one file.

    Arguments:
        path: the file; overwritten.
        to: see `Format`.
        tables: of the study, with texts.
        run: what ``run.json`` holds.

    Returns:
        What the file does not hold as the tables do; empty where it is all the same.

    Raises:
        ExportError: the library that writes it is not installed.
        OptionError: there is no such format.
    """
    match check_format(to):
        case Format.XLSX:
            from attribution.exports.xlsx import write
        case Format.QDPX:
            from attribution.exports.qdpx import write
        case Format.XMI:
            from attribution.exports.xmi import write
        case Format.TEI:
            from attribution.exports.tei import write
        case Format.GEXF:
            from attribution.exports.gexf import write
    return write(path, tables, run)
