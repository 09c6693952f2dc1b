"""Plain text → blocks."""

from __future__ import annotations

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.lines import blocks_of_lines, text_lines
from deckwright.sources.formats.record import Document, Format


def read(data: bytes, path: str) -> Outcome[Document]:
    """Paragraphs, items and headings as a reader of plain text sees them: by blank lines, numbers, indentation."""
    text = read_text(data, path)
    return Outcome(Document(blocks_of_lines(text_lines(text.value))), text.diagnostics)


FORMAT = Format("text", (".txt", ".text", ".asc", ""), read, lambda data: True)
