"""Markdown → blocks, by markdown-it-py: markup goes, structure stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.lines import blocks_of_lines, squeezed, text_lines
from deckwright.sources.formats.record import Block, Document, Format

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)\n")
_SIGNS = re.compile(rb"(?m)^(?:#{1,6} \S|```|\|.*\|\s*$)")
_DEFINED = re.compile(r"(?m)^: +")
_MARKED = re.compile(r"(?:\*\*|__)[^*_\n]{1,80}(?::(?:\*\*|__)|(?:\*\*|__)(?:\s*:|\s+[-–—]|—))\s+\S")
_TERM_END = re.compile(r"\s*:|\s+[-–—]\s|—")
_NO_LINE = re.compile(r"[^\n]{50000}")
_MAX_NESTING = 40


@dataclass(slots=True)
class _Reading:
    """Where in the tree the walk stands. ``lists`` holds, for each open list, its next number (None for bullets)."""

    blocks: list[Block] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    number: int | None = None
    written: str = ""
    in_item: bool = False
    heading: int = 0
    row: list[str] | None = None
    head: bool = False


def read(data: bytes, path: str) -> Outcome[Document]:
    """Headings, items, tables and code as CommonMark has them; front matter is skipped.

    A line so long that nobody wrote it is read as plain text: the parser needs minutes for one full of brackets.
    """
    from markdown_it import MarkdownIt

    text = read_text(data, path)
    if _NO_LINE.search(text.value):
        return Outcome(Document(blocks_of_lines(text_lines(text.value))), text.diagnostics)
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    reading = _Reading()
    line = 1
    for token in parser.parse(_without_front_matter(text.value)):
        line = token.map[0] + 1 if token.map else line
        _take(reading, token, line)
    return Outcome(Document(tuple(reading.blocks)), text.diagnostics)


def _without_front_matter(text: str) -> str:
    """Front matter as blank lines, so that line numbers stay."""
    front = _FRONT_MATTER.match(text)
    return text if front is None else "\n" * front.group().count("\n") + text[front.end() :]


def _take(reading: _Reading, token: Token, at: int) -> None:
    if token.type in ("fence", "code_block"):
        reading.blocks.append(Block("code", token.content, at))
    elif token.type == "inline":
        _take_inline(reading, token, at)
    elif token.type in _STEPS:
        _STEPS[token.type](reading, token, at)


def _open_list(reading: _Reading, token: Token, at: int) -> None:
    start = token.attrGet("start")
    reading.lists.append((int(start) if start is not None else 1) if token.type == "ordered_list_open" else None)
    reading.written = ""


def _close_list(reading: _Reading, token: Token, at: int) -> None:
    reading.lists.pop()
    reading.in_item = False


def _open_item(reading: _Reading, token: Token, at: int) -> None:
    reading.in_item = True
    if token.info == "1" and reading.written not in ("", "1") and reading.lists[-1] is not None:
        reading.lists[-1] = 1  # CommonMark takes a list that begins again for the same one; its author does not
    reading.number, reading.written = reading.lists[-1], token.info
    if reading.number is not None:
        reading.lists[-1] = reading.number + 1


def _open_heading(reading: _Reading, token: Token, at: int) -> None:
    reading.heading = int(token.tag[1])


def _close_heading(reading: _Reading, token: Token, at: int) -> None:
    reading.heading = 0


def _open_row(reading: _Reading, token: Token, at: int) -> None:
    reading.row = []


def _close_row(reading: _Reading, token: Token, at: int) -> None:
    cells = tuple(reading.row or ())
    reading.blocks.append(Block("row", "; ".join(filter(None, cells)), at, cells=cells, head=reading.head))
    reading.row = None


def _head(reading: _Reading, token: Token, at: int) -> None:
    reading.head = token.nesting > 0


_STEPS = {
    "ordered_list_open": _open_list,
    "bullet_list_open": _open_list,
    "ordered_list_close": _close_list,
    "bullet_list_close": _close_list,
    "list_item_open": _open_item,
    "heading_open": _open_heading,
    "heading_close": _close_heading,
    "thead_open": _head,
    "thead_close": _head,
    "tr_open": _open_row,
    "tr_close": _close_row,
}


def _take_inline(reading: _Reading, token: Token, at: int) -> None:
    text, linked = _plain(token)
    if reading.row is not None:
        reading.row.append(squeezed(text))
    elif reading.heading:
        _add(reading, Block("heading", squeezed(text), at, reading.heading))
    elif reading.in_item:
        _add(reading, Block("item", squeezed(text), at, len(reading.lists), reading.number, linked=linked))
        reading.in_item = False
    elif _DEFINED.search(text):
        reading.blocks.extend(_definitions(text, at))
    else:
        for offset, part, cells in _marked_terms(token.content, text):
            _add(
                reading, Block("paragraph", squeezed(part), at + offset, len(reading.lists), None, cells, linked=linked)
            )


def _add(reading: _Reading, block: Block) -> None:
    if block.text:
        reading.blocks.append(block)


def _marked_terms(written: str, text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """A paragraph that begins with a term in bold and a colon knows the term; lines that all do stand by themselves."""
    lines, plain = written.split("\n"), text.split("\n")
    if _MARKED.match(written) is None:
        return [(0, text, ())]
    if len(lines) == len(plain) and all(map(_MARKED.match, lines)):
        return [(offset, line, (_term(line),)) for offset, line in enumerate(plain)]
    return [(0, text, (_term(text),))]


def _term(text: str) -> str:
    return _TERM_END.split(text, 1)[0].strip()


def _definitions(text: str, at: int) -> list[Block]:
    """*Term*, and on the next line *: its definition*, as Markdown dialects write them."""
    term, *meanings = (squeezed(part) for part in _DEFINED.split(text))
    return [Block("definition", f"{term}: {meaning}", at, cells=(term, meaning)) for meaning in meanings if meaning]


def _plain(token: Token) -> tuple[str, bool]:
    """The text without markup, and whether nearly all of it is links."""
    parts: list[str] = []
    depth = linked = 0
    for child in token.children or ():
        depth += child.nesting if child.type.startswith("link_") else 0
        text = "\n" if child.type in ("softbreak", "hardbreak") else _text_of(child)
        linked += len(text.strip()) if depth else 0
        parts.append(text)
    whole = "".join(parts)
    return whole, linked > 0.8 * len(whole.strip()) > 0


def _text_of(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else ""


FORMAT = Format(
    "markdown", (".md", ".markdown", ".mkd", ".mdown"), read, lambda data: bool(_SIGNS.search(data[:20000]))
)
