"""Source text → drafted notes. The table of formats that sources are read from is here."""

from __future__ import annotations

from pathlib import PurePath

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats import docx, epub, html, markdown, pdf, problems, table, text
from deckwright.sources.formats.record import Document, Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    epub.FORMAT,
    docx.FORMAT,
    html.FORMAT,
    table.FORMAT,
    markdown.FORMAT,
    text.FORMAT,
)
"""In the order in which bytes without a telling suffix are tried; the last one takes all."""

_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Open it, and save it as .docx (a text) or .csv (a spreadsheet)."),
    (b"{\\rtf", "RTF", "Open it in a word processor and save it as .docx."),
    (b"\x89PNG", "a picture", "Run text recognition on it first, then draft from the text."),
    (b"\xff\xd8\xff", "a picture", "Run text recognition on it first, then draft from the text."),
    (b"GIF8", "a picture", "Run text recognition on it first, then draft from the text."),
    (b"PK\x03\x04", "this archive", "Unpack it, or save a spreadsheet as .csv and a text as .docx."),
    (b"SQLite format 3", "a database", "Export what you need from it as .csv."),
)
_CONTAINERS = frozenset(("pdf", "epub", "docx"))


def format_of(data: bytes, path: str) -> Format:
    """The format of a source: what its first bytes prove (PDF, EPUB, DOCX), else its suffix, else its looks."""
    proved = next((each for each in FORMATS if each.name in _CONTAINERS and each.magic(data)), None)
    suffix = PurePath(path).suffix.lower()
    named = next((each for each in FORMATS if suffix and suffix in each.suffixes), None)
    return proved or named or next(each for each in FORMATS if each.magic(data))


def read_document(data: bytes, path: str) -> Outcome[Document]:
    """What the source says, block by block. ``path`` tells the format by its suffix (``-`` for standard input).

    Raises:
        MissingExtra: the format needs a library that is not installed; ``extra`` names what to install.
    """
    form = format_of(data, path)
    if not data.strip():
        return Outcome(Document(()), (problems.empty(path),))
    if form.name not in _CONTAINERS or not form.magic(data):
        for start, what, remedy in _UNREAD:
            if data.startswith(start):
                return Outcome(Document(()), (problems.unsupported(path, what, remedy),))
    return form.read(data, path)
