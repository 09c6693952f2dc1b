"""DOCX → blocks, by way of the HTML that mammoth makes of it (it knows which paragraphs are headings and items)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats import problems
from deckwright.sources.formats.archive import ArchiveProblem, open_archive
from deckwright.sources.formats.html import parsed
from deckwright.sources.formats.record import Block, Document, Format
from deckwright.sources.formats.tree import blocks_of_tree
from deckwright.sources.language.extra import MissingExtra


def read(data: bytes, path: str) -> Outcome[Document]:
    """Headings, lists and tables by the document's styles; pictures are left out."""
    opened = open_archive(data, path, "Word document")
    if isinstance(opened, ArchiveProblem):
        return Outcome(Document(()), (opened.diagnostic,))
    if "word/document.xml" not in opened.names:
        return Outcome(Document(()), (problems.damaged(path, "Word document"),))
    try:
        page = _as_html(data)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as reason:
        return Outcome(Document(()), (problems.damaged(path, "Word document", str(reason)),))
    root = parsed(page) if page.strip() else None
    blocks: tuple[Block, ...] = () if root is None else blocks_of_tree(root)
    numbered = tuple(replace(block, at=number) for number, block in enumerate(blocks, start=1))
    return Outcome(Document(numbered, "paragraph"), () if blocks else (problems.empty(path),))


def _as_html(data: bytes) -> str:
    try:
        import mammoth
    except ImportError as missing:
        raise MissingExtra("documents") from missing
    made = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(_no_picture))
    return str(made.value)


def _no_picture(image: Any) -> Mapping[str, str]:
    return {}


FORMAT = Format("docx", (".docx",), read, lambda data: data[:2] == b"PK" and b"word/" in data, "documents")
