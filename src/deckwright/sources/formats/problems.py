"""What can be wrong with a source as a file, each with its remedy."""

from __future__ import annotations

from deckwright.domain.diagnostic import Diagnostic, Severity, error, warning
from deckwright.domain.location import Location


def empty(path: str) -> Diagnostic:
    """Nothing in it but blanks."""
    hint = "Is it the right file? A source needs at least one sentence."
    return error(Location(path), "DW001", "this source is empty", hint)


def not_text(path: str) -> Diagnostic:
    """Bytes that no encoding makes text of."""
    hint = "Give text, Markdown, HTML, PDF, DOCX, EPUB, CSV or TSV; a picture or a scan needs text recognition first."
    return error(Location(path), "DW002", "this is not text", hint)


def unsupported(path: str, what: str, remedy: str) -> Diagnostic:
    """A known format that is not read."""
    return error(Location(path), "DW003", f"{what} cannot be read", remedy)


def guessed_encoding(path: str, encoding: str) -> Diagnostic:
    """Text, but not UTF-8."""
    hint = "If letters with accents look wrong, save the file as UTF-8 and draft again."
    return Diagnostic(Location(path), "DW004", Severity.INFO, f"not UTF-8: read as {encoding}", hint)


def scanned(path: str) -> Diagnostic:
    """Pages without a text layer."""
    hint = "Run text recognition on it first (for example ocrmypdf), then draft from the result."
    return error(Location(path), "DW005", "this PDF has pictures of pages but no text", hint)


def encrypted(path: str) -> Diagnostic:
    """Locked by a password or by a shop."""
    hint = "Save a copy without password or copy protection, and draft from that."
    return error(Location(path), "DW006", "this file is encrypted", hint)


def damaged(path: str, what: str, detail: str = "") -> Diagnostic:
    """The file does not hold together."""
    hint = "Open it in the program that made it and save it again, or download it again."
    return error(Location(path), "DW007", f"this is no whole {what}" + (f": {detail}" if detail else ""), hint)


def too_large(path: str, limit: int) -> Diagnostic:
    """An archive that unpacks to more than a book can be; ``limit`` in bytes."""
    hint = "Split the book, or export the chapters you need as text."
    return error(Location(path), "DW008", f"this archive unpacks to more than {limit // 1_000_000} MB", hint)


def one_column(path: str) -> Diagnostic:
    """A spreadsheet that has nothing on its answer side."""
    hint = "Put questions in the first column and answers in the second, separated by a comma, a semicolon or a tab."
    return error(Location(path), "DW009", "this spreadsheet has no second column", hint)


def half_rows(path: str, line: int, count: int) -> Diagnostic:
    """Rows that lack a question or an answer; ``line`` is the first of them."""
    rows = "1 row has" if count == 1 else f"{count} rows have"
    hint = "They are left out. Fill in the empty cell, or delete the row."
    return warning(Location(path, line), "DW010", f"{rows} no question or no answer", hint)
