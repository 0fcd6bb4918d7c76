"""Fonts for the scripts that are drawn."""

import pytest
from matplotlib.font_manager import FontProperties, fontManager

from attribution.reporting import fonts
from attribution.reporting.fonts import BASE, find_fonts


@pytest.fixture
def only_base(monkeypatch):
    """A machine with the fonts of matplotlib only."""
    monkeypatch.setattr(fonts, "_holders", lambda characters: iter(()))
    fonts._cover.cache_clear()
    yield
    fonts._cover.cache_clear()


def test_latin_greek_cyrillic_and_arabic_need_no_other_font():
    found = find_fonts(["Zoë Ångström", "Αθήνα", "Владимир Путин", "بنيامين"])
    assert found.families == (BASE,)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("习近平", "no font for Chinese, shown as boxes: install one, e.g. fonts-noto-cjk"),
        ("きしだ", "no font for Japanese, shown as boxes: install one, e.g. fonts-noto-cjk"),
        ("정은", "no font for Korean, shown as boxes: install one, e.g. fonts-noto-cjk"),
        ("मोदी", "no font for Devanagari, shown as boxes: install one, e.g. fonts-noto-core"),
        ("🦄", "no font for symbols and emoji, shown as boxes: install one, e.g. fonts-symbola"),
    ],
)
def test_a_script_without_a_font_is_named_with_the_remedy(only_base, name, line):
    assert find_fonts([name]).notes == (line,)


def test_the_font_that_holds_most_is_taken_and_the_rest_is_asked_of_others(monkeypatch):
    held = {
        "One Sans": frozenset("习"),
        "Two Sans": frozenset("习近"),
        "Three Sans": frozenset("平"),
    }
    monkeypatch.setattr(fonts, "_holders", lambda characters: iter(held.items()))
    fonts._cover.cache_clear()
    found = find_fonts(["习近平"])
    fonts._cover.cache_clear()
    assert found.families == (BASE, "Two Sans", "Three Sans")
    assert found.notes == ()


def test_control_and_format_characters_need_no_font(only_base):
    assert find_fonts(["a\u200bb\x00\ud800"]).notes == ()


def test_fonts_of_this_machine_are_searched_by_what_they_hold():
    held = dict(fonts._holders(frozenset("Ж")))
    assert BASE in held
    assert all(fontManager.findfont(FontProperties(family)) for family in held)
