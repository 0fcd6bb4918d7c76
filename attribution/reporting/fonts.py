"""Find a font for every script that is drawn, or say which script has none."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

BASE = "DejaVu Sans"  # comes with matplotlib
FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
_LAST = "Last Resort High-Efficiency"  # of matplotlib too: a box that tells the script
_SCRIPTS = {
    "CJK": ("Chinese", "fonts-noto-cjk"),
    "HIRAGANA": ("Japanese", "fonts-noto-cjk"),
    "KATAKANA": ("Japanese", "fonts-noto-cjk"),
    "HANGUL": ("Korean", "fonts-noto-cjk"),
}
_SIGNS = ("symbols and emoji", "fonts-symbola")


@dataclass(frozen=True, slots=True)
class Fonts:
    """What some text is drawn with.

    Attributes:
        families: font families, in the order in which they are tried.
        notes: one line for each script that no font of this machine has.
    """

    families: tuple[str, ...]
    notes: tuple[str, ...]


def find_fonts(texts: Iterable[str]) -> Fonts:
    """The fonts that hold every character of some texts, as far as this machine has them.

    Arguments:
        texts: what is to be drawn.
    """
    return _cover(frozenset().union(*map(beyond_base, texts)))


def beyond_base(text: str) -> frozenset[str]:
    """The characters of a text that the fonts of matplotlib lack."""
    drawn = {sign for sign in text if not sign.isspace() and unicodedata.category(sign)[0] != "C"}
    return frozenset(drawn - _held_by(str(font_manager.findfont(BASE))))


@lru_cache(maxsize=64)
def say_once(line: str) -> None:
    """Print a line on stderr, the first time it is said."""
    print(line, file=sys.stderr)


@lru_cache(maxsize=1)
def _held_by(path: str) -> frozenset[str]:
    return frozenset(map(chr, FT2Font(path).get_charmap()))


@lru_cache(maxsize=16)
def _cover(characters: frozenset[str]) -> Fonts:
    """Take the font that holds most of what is left, until none holds any."""
    left = set(characters)
    families = [BASE]
    held = dict(_holders(characters)) if characters else {}
    while left and held:
        best = max(held, key=lambda family: len(held[family] & left))
        if not held[best] & left:
            break
        families.append(best)
        left -= held[best]
    scripts = sorted({_script(character) for character in left})
    notes = [
        f"no font for {script}, shown as boxes: install one, e.g. {package}"
        for script, package in scripts
    ]
    return Fonts((*families, _LAST) if left else tuple(families), tuple(notes))


def _holders(characters: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Families of this machine, sans serifs first, with the wanted characters they hold."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(set(font_manager.findSystemFonts()) - known):  # newer than its cache
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError, ValueError):
            continue
    upright = {
        entry.name: entry.fname
        for entry in font_manager.fontManager.ttflist
        if entry.style == "normal" and entry.variant == "normal" and entry.weight in (400, "normal")
    }
    for family in sorted(upright, key=lambda name: ("Sans" not in name, "Mono" in name, name)):
        if family == _LAST:
            continue
        try:
            font = FT2Font(upright[family])
            found = frozenset(c for c in map(chr, font.get_charmap()) if c in characters)
        except (OSError, RuntimeError):
            continue
        if font.scalable and found:  # emoji of a fixed size cannot be drawn
            yield family, found


def _script(character: str) -> tuple[str, str]:
    if unicodedata.category(character).startswith("S"):
        return _SIGNS
    word = unicodedata.name(character, "unknown characters").split()[0]
    return _SCRIPTS.get(word, (word.capitalize(), "fonts-noto-core"))
