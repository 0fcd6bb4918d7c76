"""Text made harmless where it goes: one function for each kind of place.

Article text is data from strangers. Inside the package it stays as it was read, because offsets
index it; what could command a terminal, break a drawing or run in a spreadsheet is replaced on the
way out.
"""

import json
import re
from typing import Any
from unicodedata import category

UNKNOWN = "\ufffd"  # the character Unicode has for what cannot be shown
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # line ends and tabs aside
# embeddings, overrides and isolates: they show words in another order than they stand in
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ESCAPED = re.compile(f"{_CONTROL.pattern}|{_BIDI.pattern}|[\u2028\u2029]")  # in JSON
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# marks of direction and invisible tags that hardly any font holds
_UNDRAWN = re.compile("[\u061c\u180e\U000e0000-\U000e00ff]")
_RETURN = re.compile("\r(?!\n)")  # Python 3.11 puts no quotation marks around a cell that holds one
_NO_CHARACTER = ("Cn", "Co")  # Unicode's classes of what is none, or everybody's own
# what a spreadsheet would run, also in the wide forms of East Asian keyboards
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def storable(text: str) -> str:
    """Text that UTF-8 can hold: halves of a character are replaced one for one.

    Arguments:
        text: any text; of the same length as the result.
    """
    return _SURROGATE.sub(UNKNOWN, text)


def in_terminal(text: str) -> str:
    """One line for a terminal or a pipe: no escape sequence, line end or change of direction.

    Arguments:
        text: any text; the result is of the same length, control characters shown as pictures.
    """
    line = _BREAK.sub(" ", storable(text))
    return _BIDI.sub(UNKNOWN, _CONTROL.sub(lambda found: _picture(found.group()), line))


def in_drawing(text: str) -> str:
    """Text for a chart or a page: only characters that XML and fonts know.

    Arguments:
        text: any text; may be longer than the result.
    """
    shown = _UNDRAWN.sub("", _BIDI.sub("", _CONTROL.sub(" ", storable(text))))
    if shown.isascii():
        return shown
    return "".join(UNKNOWN if category(sign) in _NO_CHARACTER else sign for sign in shown)


def in_cell(text: str) -> str:
    """Text for a cell of a CSV table: no formula, no control character but line ends and tabs.

    Arguments:
        text: any text; the result is longer by an apostrophe where a spreadsheet would calculate.
    """
    cell = _BIDI.sub(UNKNOWN, _CONTROL.sub(UNKNOWN, storable(text)))
    cell = _RETURN.sub("\n", cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def in_xml(text: str) -> str:
    """Text that XML 1.0 can hold: what it forbids is replaced one for one, so offsets stay.

    Arguments:
        text: any text; of the same length as the result.
    """
    return _NOT_IN_XML.sub(UNKNOWN, text)


def in_json(value: Any, indent: int | None = None, sort_keys: bool = False) -> str:
    """JSON that gives back exactly what was put in, and is harmless to print.

    Arguments:
        value: of JSON's types; halves of a character are replaced.
        indent: spaces a level; None for one line.
        sort_keys: whether keys are in order.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
    return storable(_ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text))


def _picture(control: str) -> str:
    code = ord(control)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else UNKNOWN
