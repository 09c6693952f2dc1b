"""What every format turns a source into: a `Document`, blocks of text in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from deckwright.domain.diagnostic import Outcome

BlockKind = Literal["heading", "paragraph", "item", "definition", "row", "pair", "code"]
"""``item`` is a list item, ``row`` a table row, ``definition`` a term and its definition, ``pair`` a row of a
spreadsheet that is a question and its answer."""

Unit = Literal["line", "page", "chapter", "paragraph"]
"""What `Block.at` counts: lines of a text, pages of a PDF, files of a book, paragraphs of a Word document."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a source. ``text`` is plain: one line, single-spaced, no markup (``code`` alone keeps its lines).

    ``at`` counts from 1. ``level`` is 1 to 6 for a heading, the depth from 1 for a list item. ``number`` is a
    numbered item's own number. ``cells`` hold a row, a pair, a term and its definition, or the term that a paragraph
    begins with in bold; ``head`` marks a table's row of column names. ``named`` are cells below the name of a key of
    notes: (``source``, its text).
    ``linked`` is True where nearly all the text is links, as in a menu.
    """

    kind: BlockKind
    text: str
    at: int
    level: int = 0
    number: int | None = None
    cells: tuple[str, ...] = ()
    head: bool = False
    linked: bool = False
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read. ``title`` is empty where the format has none apart from its headings."""

    blocks: tuple[Block, ...]
    unit: Unit = "line"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that sources come in. ``suffixes`` in lower case, with the dot.

    ``read`` gets the bytes and the path to name in messages; it is pure, and raises `MissingExtra` where a library of
    an optional extra is not installed. ``magic`` says whether bytes without a telling suffix are of this format.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Outcome[Document]]
    magic: Callable[[bytes], bool]
    extra: str | None = None
