"""An HTML tree → blocks. What HTML pages, the chapters of an EPUB and converted DOCX files have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deckwright.sources.formats.lines import squeezed
from deckwright.sources.formats.record import Block
from deckwright.sources.formats.tags import HEADINGS, INLINE, SKIPPED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_IN_LAYOUT = ("ol", "ul", "dl", "table", "pre", *HEADINGS)
"""What makes a table row a means of layout: data stands in cells of plain text."""
_LINKED_SHARE = 0.8
_REFERENCE = re.compile(r"(?:\[[^\[\]]{1,20}\],?\s*)+")
LINE = "data-deckwright-line"
"""An attribute with the line that an element stood on in the file, for a tree that is not the file's own."""


@dataclass(slots=True)
class _Reading:
    """Where the walk stands. ``lists`` holds, for each open list, its next number (None for bullets)."""

    at: int
    fixed: bool
    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    lists: list[int | None] = field(default_factory=list)
    item: bool = False
    number: int | None = None
    heading: int = 0
    term: str = ""
    define: bool = False
    cells: list[str] | None = None
    head: bool = False
    code: int = 0


def blocks_of_tree(root: HtmlElement, chapter: int = 0) -> tuple[Block, ...]:
    """The blocks below an element, placed by source line, or all at ``chapter`` where one is given."""
    from lxml import etree

    reading = _Reading(chapter or 1, chapter > 0)
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            _add_text(reading, element.tail)
        elif event == "start":
            if _tag(element) in SKIPPED or _is_reference(element):
                walker.skip_subtree()
            else:
                _enter(reading, element)
        else:
            _leave(reading, element)
            _add_text(reading, element.tail if element is not root else None)
    _flush(reading)
    return tuple(reading.blocks)


def _tag(element: HtmlElement) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _is_reference(element: HtmlElement) -> bool:
    """Whether it is the raised mark of a note, such as ``[1]``: an exponent has no brackets."""
    return _tag(element) == "sup" and _REFERENCE.fullmatch(element.text_content().strip()) is not None


def _add_text(reading: _Reading, text: str | None) -> None:
    if text:
        reading.parts.append(text)
        if reading.links:
            reading.linked += len(text.strip())


def _enter(reading: _Reading, element: HtmlElement) -> None:
    tag = _tag(element)
    if tag in INLINE or (reading.cells is not None and tag in ("p", "div")):
        reading.links += tag == "a"
    elif tag == "br":
        reading.parts.append("\n" if reading.code else " ")
    else:
        _flush(reading)
        if not reading.fixed:
            reading.at = int(element.get(LINE, 0)) or element.sourceline or reading.at
        _enter_block(reading, element, tag)
    _add_text(reading, element.text)


def _enter_block(reading: _Reading, element: HtmlElement, tag: str) -> None:
    if tag in ("ol", "ul", "menu"):
        start = str(element.get("start", ""))
        reading.lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
    elif tag == "li":
        _enter_item(reading, str(element.get("value", "")))
    elif tag in HEADINGS:
        reading.heading = HEADINGS[tag]
    elif tag == "dd":
        reading.define = True
    elif tag == "tr" and not any(True for _ in element.iter(*_IN_LAYOUT)):
        reading.cells, reading.head = [], True
    elif tag in ("td", "th"):
        reading.head = reading.head and tag == "th"
    elif tag == "pre":
        reading.code += 1


def _enter_item(reading: _Reading, value: str) -> None:
    reading.item = True
    number = reading.lists[-1] if reading.lists else None
    if number is not None:
        number = int(value) if value.isdecimal() else number
        reading.lists[-1] = number + 1
    reading.number = number


def _leave(reading: _Reading, element: HtmlElement) -> None:
    tag = _tag(element)
    if tag in SKIPPED or tag == "br" or _is_reference(element):
        return
    if tag in INLINE or (reading.cells is not None and tag in ("p", "div")):
        reading.links -= tag == "a"
        if tag not in INLINE:
            reading.parts.append(" ")
        return
    if tag in ("td", "th") and reading.cells is not None:
        reading.cells.append(_taken(reading)[0])
    elif tag == "tr":
        _close_row(reading)
    elif tag == "dt":
        reading.term = _taken(reading)[0]
    _flush(reading)
    _leave_block(reading, tag)


def _leave_block(reading: _Reading, tag: str) -> None:
    if tag in ("ol", "ul", "menu") and reading.lists:
        reading.lists.pop()
        reading.item = False
    elif tag == "li":
        reading.item = False
    elif tag in HEADINGS:
        reading.heading = 0
    elif tag == "dd":
        reading.define = False
    elif tag == "pre":
        reading.code = max(0, reading.code - 1)


def _close_row(reading: _Reading) -> None:
    cells = tuple(reading.cells or ())
    reading.cells = None
    reading.parts.clear()
    if any(cells):
        text = "; ".join(filter(None, cells))
        reading.blocks.append(Block("row", text, reading.at, cells=cells, head=reading.head))


def _taken(reading: _Reading) -> tuple[str, bool]:
    """The text gathered since the last block, and whether nearly all of it was links; both begin again."""
    text = squeezed("".join(reading.parts))
    linked = 0 < _LINKED_SHARE * len(text) <= reading.linked
    reading.parts.clear()
    reading.linked = 0
    return text, linked


def _flush(reading: _Reading) -> None:
    if reading.cells is not None and not reading.code:
        reading.parts.append(" ")
        return
    if reading.code:
        _flush_code(reading)
        return
    text, linked = _taken(reading)
    if not text:
        return
    if reading.heading:
        reading.blocks.append(Block("heading", text, reading.at, reading.heading))
    elif reading.define and reading.term:
        reading.blocks.append(Block("definition", f"{reading.term}: {text}", reading.at, cells=(reading.term, text)))
    elif reading.item:
        reading.blocks.append(Block("item", text, reading.at, len(reading.lists), reading.number, linked=linked))
        reading.item = False
    else:
        reading.blocks.append(Block("paragraph", text, reading.at, len(reading.lists), linked=linked))


def _flush_code(reading: _Reading) -> None:
    code = "".join(reading.parts).strip("\n")
    reading.parts.clear()
    reading.linked = 0
    if code:
        reading.blocks.append(Block("code", code, reading.at))
