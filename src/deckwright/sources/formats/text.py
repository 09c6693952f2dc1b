"""Plain text → blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.lines import Line, blocks_of_lines, is_title, text_lines
from deckwright.sources.formats.record import Document, Format

_HEADING = re.compile(r"(?P<signs>#{1,6}) +(?P<title>\S[^\n]{0,200}?)(?: +#+)? *")


def read(data: bytes, path: str) -> Outcome[Document]:
    """Paragraphs, items and headings as a reader of plain text sees them: by blank lines, numbers, indentation."""
    text = read_text(data, path)
    return Outcome(Document(blocks_of_lines(_with_headings(text.value))), text.diagnostics)


def _with_headings(text: str) -> Iterator[Line]:
    """The lines; a title behind number signs that begins a paragraph is a heading, as in Markdown."""
    begins = True
    for line in text_lines(text):
        found = _HEADING.fullmatch(line.text) if begins and line.text.startswith("#") else None
        heading = found is not None and is_title(found["title"].rstrip("?:"))
        begins = heading or not line.text.strip()
        yield Line(found["title"], line.at, len(found["signs"])) if found is not None and heading else line


FORMAT = Format("text", (".txt", ".text", ".asc", ""), read, lambda data: True)
