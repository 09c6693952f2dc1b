"""The bytes of a file into text, with the place of the first byte that is none."""

from __future__ import annotations

from hashlib import sha256

from deckwright.domain.diagnostic import Outcome, error
from deckwright.domain.location import Location, SourceText

LARGEST = 64 * 1024 * 1024
"""Bytes that a deck file may hold: far more than anyone writes, and little enough to be read at once."""


def decode(path: str, data: bytes) -> Outcome[SourceText | None]:
    """The text of a file, with its byte-order mark and its line ends as they are, so that edits can keep them."""
    if len(data) > LARGEST:
        message = f"the file is larger than 64 MB ({len(data) // (1024 * 1024)} MB)"
        return Outcome(None, (error(Location(path), "DW122", message, "Split it: files may share a deck id."),))
    try:
        return Outcome(SourceText(path, data.decode("utf-8"), sha256(data).hexdigest()))
    except UnicodeDecodeError as problem:
        from deckwright.deckfile.traps import lines_of

        before = lines_of(data[: problem.start].decode("utf-8"))
        at = Location(path, len(before), len(before[-1]) + 1)
        message = f"this file is not UTF-8: byte 0x{data[problem.start]:02X} at this place"
        return Outcome(None, (error(at, "DW121", message, "Save the file as UTF-8 in your editor."),))
