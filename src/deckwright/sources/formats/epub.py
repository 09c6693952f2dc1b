"""EPUB → blocks: the chapters in reading order, each an XHTML file in a zip archive."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats import problems
from deckwright.sources.formats.archive import Archive, ArchiveProblem, open_archive
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.html import parsed
from deckwright.sources.formats.record import Block, Document, Format
from deckwright.sources.formats.tree import blocks_of_tree
from deckwright.sources.language.extra import MissingExtra

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/rights.xml"
_PAGES = ("application/xhtml+xml", "text/html")


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    chapters: tuple[str, ...]


def read(data: bytes, path: str) -> Outcome[Document]:
    """The chapters that the book's spine lists, without its table of contents."""
    opened = open_archive(data, path, "EPUB")
    if isinstance(opened, ArchiveProblem):
        return Outcome(Document(()), (opened.diagnostic,))
    if _RIGHTS in opened.names:
        return Outcome(Document(()), (problems.encrypted(path),))
    book = _book(opened)
    if book is None or not book.chapters:
        return Outcome(Document(()), (problems.damaged(path, "EPUB"),))
    blocks: list[Block] = []
    for number, name in enumerate(book.chapters, start=1):
        blocks.extend(_chapter(opened.read(name), number))
    return Outcome(Document(tuple(blocks), "chapter", book.title), () if blocks else (problems.empty(path),))


def _chapter(data: bytes | None, number: int) -> tuple[Block, ...]:
    text = read_text(data or b"", "").value
    root = parsed(text) if text else None
    return () if root is None else blocks_of_tree(root, number)


def _book(archive: Archive) -> _Book | None:
    container = _xml(archive.read(_CONTAINER))
    root = None if container is None else next(_named(container, "rootfile"), None)
    home = "" if root is None else str(root.get("full-path", ""))
    package = _xml(archive.read(home))
    if package is None:
        return None
    title = next(_named(package, "title"), None)
    words = "" if title is None or title.text is None else str(title.text)
    return _Book(" ".join(words.split()), _reading_order(package, posixpath.dirname(home)))


def _reading_order(package: _Element, folder: str) -> tuple[str, ...]:
    pages = {
        str(item.get("id")): posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href", "")))))
        for item in _named(package, "item")
        if item.get("media-type") in _PAGES and "nav" not in str(item.get("properties", "")).split()
    }
    spine = (str(item.get("idref")) for item in _named(package, "itemref") if item.get("linear") != "no")
    return tuple(pages[each] for each in spine if each in pages)


def _xml(data: bytes | None) -> _Element | None:
    try:
        from lxml import etree
    except ImportError as missing:
        raise MissingExtra("documents") from missing
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        return etree.fromstring(data, parser) if data else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _named(element: _Element, name: str) -> Iterator[_Element]:
    yield from element.iter("{*}" + name)


FORMAT = Format(
    "epub", (".epub",), read, lambda data: data[:2] == b"PK" and b"application/epub+zip" in data[:200], "documents"
)
