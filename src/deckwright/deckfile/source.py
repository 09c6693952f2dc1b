"""Files as texts: what is too large for one, and the place of the first byte that is none."""

from __future__ import annotations

from deckwright.domain.diagnostic import Diagnostic, Outcome, error
from deckwright.domain.location import Location, SourceText

LARGEST = 64 * 1024 * 1024
"""Bytes that a deck file may hold: far more than anyone writes, and little enough to be read at once."""
_REPLACED = "\ufffd"


def undecoded(path: str, data: bytes) -> Outcome[SourceText | None]:
    """A file, if it is not too large. Whether it is UTF-8, `encoding_problem` says."""
    if len(data) > LARGEST:
        message = f"the file is larger than 64 MB ({len(data) // (1024 * 1024)} MB)"
        return Outcome(None, (error(Location(path), "DW122", message, "Split it: files may share a deck id."),))
    return Outcome(SourceText(path, data))


def encoding_problem(source: SourceText) -> Diagnostic | None:
    """What is wrong with a file that is not UTF-8."""
    if _REPLACED not in source.text:
        return None
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError as problem:
        from deckwright.deckfile.traps import lines_of

        before = lines_of(source.data[: problem.start].decode("utf-8-sig"))
        at = Location(source.path, len(before), len(before[-1]) + 1)
        message = f"this file is not UTF-8: byte 0x{source.data[problem.start]:02X} at this place"
        return error(at, "DW121", message, "Save the file as UTF-8 in your editor.")
    return None
