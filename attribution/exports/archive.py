"""Zip archives with the same bytes for the same content."""

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time an archive can hold
FIXED_TIME = "1980-01-01T00:00:00Z"


def entry(name: str) -> ZipInfo:
    """An entry of an archive, of no particular time and system, readable by all.

    Arguments:
        name: with slashes between folders.
    """
    info = ZipInfo(name, FIXED)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


class FixedZip:
    """What openpyxl needs of an archive, with entries of a fixed time.

    Arguments:
        archive: open for writing.
    """

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def writestr(self, name: str, data: str | bytes) -> None:
        """Add an entry."""
        self._archive.writestr(entry(name), data)

    def write(self, filename: str | Path, arcname: str) -> None:
        """Add a file."""
        with (
            Path(filename).open("rb") as source,
            self._archive.open(entry(arcname), "w", force_zip64=True) as target,
        ):
            shutil.copyfileobj(source, target)

    def namelist(self) -> list[str]:
        """The names of the entries so far."""
        return self._archive.namelist()

    def close(self) -> None:
        """Write the list of entries."""
        self._archive.close()
