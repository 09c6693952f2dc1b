"""PDF → blocks: pdfium gives the lines of each page and where they stand, `layout` makes running text of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckwright.domain.diagnostic import Diagnostic, Outcome
from deckwright.sources.formats import problems
from deckwright.sources.formats.layout import PageLine, running_lines
from deckwright.sources.formats.lines import blocks_of_lines
from deckwright.sources.formats.record import Document, Format
from deckwright.sources.language.extra import MissingExtra

if TYPE_CHECKING:
    import pypdfium2

_PASSWORD = 4
"""FPDF_ERR_PASSWORD of pdfium's public header."""
_LINE_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": None})
"""pdfium marks a hyphen at a line end with a sign of its own."""


def read(data: bytes, path: str) -> Outcome[Document]:
    """The text of all pages, without running headers, footers and page numbers."""
    opened = _open(data, path)
    if isinstance(opened, Diagnostic):
        return Outcome(Document((), "page"), (opened,))
    try:
        pages = [tuple(_page_lines(page, number)) for number, page in enumerate(opened, start=1)]
    finally:
        opened.close()
    if not any(pages):
        return Outcome(Document((), "page"), (problems.scanned(path),))
    return Outcome(Document(blocks_of_lines(running_lines(pages)), "page"))


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument | Diagnostic:
    try:
        import pypdfium2
    except ImportError as missing:
        raise MissingExtra("documents") from missing
    try:
        document = pypdfium2.PdfDocument(data)
        return document if len(document) else problems.damaged(path, "PDF")
    except pypdfium2.PdfiumError as reason:
        locked = getattr(reason, "err_code", None) == _PASSWORD or "password" in str(reason).lower()
        return problems.encrypted(path) if locked else problems.damaged(path, "PDF")


def _page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[PageLine]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        start = 0
        for line in _text(textpage).split("\n"):
            words = line.strip()
            if words:
                first = min(start + len(line) - len(line.lstrip()), count - 1)
                last = min(start + len(line.rstrip()) - 1, count - 1)
                left, bottom, _, top = textpage.get_charbox(first, loose=True)
                right = textpage.get_charbox(last, loose=True)[2]
                yield PageLine(words.translate(_LINE_HYPHEN), number, left, right, top, bottom)
            start += len(line) + 1
    finally:
        textpage.close()
        page.close()


def _text(textpage: pypdfium2.PdfTextPage) -> str:
    """One character for each of pdfium's, so that positions in the text are pdfium's indices."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "replace").replace("\r", " ")


FORMAT = Format("pdf", (".pdf",), read, lambda data: b"%PDF-" in data[:1024], "documents")
