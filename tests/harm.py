"""What no output may hold, whatever the articles held."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CODE = re.compile(r"Traceback|\.py[:\"]|Warning:|Error:")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DRAWN = {
    "svg", "g", "path", "defs", "use", "style", "metadata", "clipPath", "rect", "RDF", "Work",
    "type", "format", "creator", "Agent", "title", "date", "text", "tspan", "image", "marker",
    "pattern", "polygon", "polyline", "line", "circle",
}  # fmt: skip


def assert_harmless_text(text: str) -> None:
    """No command of a terminal, no change of direction; and nothing of the program's inside."""
    assert not (found := _COMMANDS.search(text)), repr(text[max(0, found.start() - 60) :][:120])
    assert not (found := _CODE.search(text)), text[max(0, found.start() - 200) :][:800]


def assert_harmless_folder(folder: Path) -> None:
    """Every file of a study or a report can be opened by the program it is for.

    Arguments:
        folder: what `analyze` or `report` wrote.
    """
    for path in filter(Path.is_file, folder.iterdir()):
        if path.suffix == ".csv":
            _check_cells(path)
        elif path.suffix == ".svg":
            _check_drawing(path)
        elif path.suffix in (".json", ".jsonl"):
            text = path.read_text(encoding="utf-8")
            assert not _COMMANDS.search(text), path
            for line in [text] if path.suffix == ".json" else text.splitlines():
                json.loads(line)
        elif path.suffix == ".pdf":
            assert path.read_bytes().startswith(b"%PDF-")
            assert not re.search(rb"/(?:JavaScript|JS|Launch|OpenAction)\b", path.read_bytes())
        else:
            assert path.suffix in (".parquet", ".png"), path


def _check_cells(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    assert not _COMMANDS.search(text.replace("\r\n", "\n").replace("\r", "")), path
    limit = csv.field_size_limit(2**31 - 1)
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                assert not cell.startswith(_RUN) or _NUMBER.fullmatch(cell), (path, cell[:80])
    finally:
        csv.field_size_limit(limit)


def _check_drawing(path: Path) -> None:
    for element in ElementTree.parse(path).iter():
        assert element.tag.rpartition("}")[2] in _DRAWN, (path, element.tag)
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            assert not plain.startswith("on"), (path, name)
            inside = value.startswith(("#", "data:image/png")) or "purl.org" in value
            assert plain not in ("href", "resource") or inside, (path, value)
