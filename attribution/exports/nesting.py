"""Stretches of a text as elements of a tree, also where they overlap or are torn.

An element cannot reach beyond the one around it. So a stretch that crosses another is cut where it
does, and its fragments are chained in the order of the text: the way TEI has for it (`next`, `prev`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that becomes an element.

    Attributes:
        start: its first character.
        end: after its last.
        tag: of the element.
        attributes: of each fragment.
        chain: identifier of what the stretch is (a part of); stretches of one chain belong together.
    """

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    chain: str


def fill(
    blocks: Sequence[tuple[etree._Element, int, int]], text: str, stretches: Sequence[Stretch]
) -> None:
    """Put a text into block elements, with an element for each stretch.

    Arguments:
        blocks: empty elements in order, each with the start and end of its text; nothing of the text
            is left out between them.
        text: what XML can hold.
        stretches: anywhere in the text; where two have the same ends, the first is outside.
    """
    ordered = sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end))
    chains: dict[str, list[etree._Element]] = {}
    for block, start, end in blocks:
        inside = [s for s in ordered if s.start < end and start < s.end]
        _fill_block(block, start, end, text, inside, chains)
    for chain, fragments in chains.items():
        _link(chain, fragments)


def _fill_block(
    block: etree._Element,
    start: int,
    end: int,
    text: str,
    stretches: list[Stretch],
    chains: dict[str, list[etree._Element]],
) -> None:
    edges = {edge for s in stretches for edge in (s.start, s.end) if start < edge < end}
    opened: list[tuple[Stretch, etree._Element]] = []
    waiting = iter(stretches)
    upcoming = next(waiting, None)
    places = sorted({start, *edges})
    for place, following in zip(places, [*places[1:], end], strict=True):
        cut: list[Stretch] = []
        while any(stretch.end <= place for stretch, _ in opened):
            stretch, _ = opened.pop()
            if stretch.end > place:  # it goes on after the end of one around it
                cut.insert(0, stretch)
        beginning: list[Stretch] = []
        while upcoming is not None and upcoming.start <= place:
            beginning.append(upcoming)
            upcoming = next(waiting, None)
        for stretch in sorted(cut + beginning, key=lambda stretch: -stretch.end):
            above = opened[-1][1] if opened else block
            element = etree.SubElement(above, stretch.tag, dict(stretch.attributes))
            opened.append((stretch, element))
            chains.setdefault(stretch.chain, []).append(element)
        _append(opened[-1][1] if opened else block, text[place:following])


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _link(chain: str, fragments: list[etree._Element]) -> None:
    names = [chain, *(f"{chain}.{number}" for number in range(2, len(fragments) + 1))]
    for number, (name, fragment) in enumerate(zip(names, fragments, strict=True)):
        fragment.set(XML_ID, name)
        if number:
            fragment.set("prev", f"#{names[number - 1]}")
        if number + 1 < len(names):
            fragment.set("next", f"#{names[number + 1]}")
