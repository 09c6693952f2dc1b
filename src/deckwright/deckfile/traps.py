"""What YAML would cut or change without a word, as diagnostics that show the author's line rewritten."""

from __future__ import annotations

import re
from functools import lru_cache

from deckwright.deckfile.written import as_block, whole_hint, written_around
from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.location import Location, Text
from deckwright.domain.pattern import pattern

_ESCAPE = pattern(r"\\(.)", re.DOTALL)
_CONVENTIONAL = pattern(r"(?:[ \t]{2,}|\t)#[ \t]")
_NOTE_TO_US = pattern(r"[ \t]+# *deckwright:")


def lines_of(text: str) -> list[str]:
    """The lines of a file as YAML counts them."""
    return re.split("\r\n|[\r\n\x85\u2028\u2029]", text)


@lru_cache(maxsize=1)
def _file_lines(text: str) -> list[str]:
    """The lines of a whole file, kept while its problems are told: there may be thousands."""
    return lines_of(text)


def rewritten(text: str, at: Location) -> str:
    """The hint for the value that stands at a place: its lines rewritten as a block; how to quote, if none is found."""
    found = written_around(_file_lines(text), at.line - 1, at.column - 1)
    if found is None:
        return "Put the text on the line below its key, indented, and `|-` after the key."
    return whole_hint(found.key, found.text)


def unread_escape(key: str, raw: str, at: Location) -> Diagnostic | None:
    """A backslash in double quotes that YAML would turn into another character. ``raw`` is what the quotes hold."""
    for match in _ESCAPE.finditer(raw):
        if match[1] not in '"\\':
            place = _moved(at, raw[: match.start()])
            written = "at the end of a line" if match[1] in "\r\n" else f"`{match[0]}`"
            message = f"YAML changes the backslash {written} in double quotes"
            return error(place, "DW119", message, whole_hint(key, _ESCAPE.sub(_unescaped, raw)))
    return None


def _unescaped(match: re.Match[str]) -> str:
    return match[1] if match[1] in '"\\' else match[0]


def _moved(at: Location, before: str) -> Location:
    lines = lines_of(before)
    if len(lines) == 1:
        return Location(at.path, at.line, at.column + len(before))
    return Location(at.path, at.line + len(lines) - 1, len(lines[-1]) + 1)


def swallowed(key: str, whole: str, at: Location) -> Diagnostic:
    """A comma that ended a value inside ``{…}``: the rest became a key without a value."""
    message = f"inside braces the comma ends `{key}`, and what follows it is no longer part of the text"
    hint = f"Write the note over several lines, one key a line:\n{as_block(key, whole)}"
    return error(at, "DW118", message, hint)


def comment_cuts(key: str, comment: Text, source: str, *, markdown: bool) -> Diagnostic | None:
    """A `` #`` that ends a plain value. Where the value is a word and no Markdown, the usual ``value  # why`` is a
    comment; a Markdown text may well mean the ``#``, so only ``# deckwright: …`` is taken for a comment there."""
    if _NOTE_TO_US.match(comment) or (not markdown and _CONVENTIONAL.match(comment)):
        return None
    message = f"`#` begins a comment here, so `{key}` ends before it"
    found = written_around(_file_lines(source), comment.at.line - 1, comment.at.column - 1)
    if found is None:
        return error(comment.at, "DW117", message, "Put the comment on a line of its own.")
    hint = f"Put a comment on a line of its own. If it is text, write:\n{as_block(found.key, found.text)}"
    return error(comment.at, "DW117", message, hint)
