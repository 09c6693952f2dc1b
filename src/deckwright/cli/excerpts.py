"""The author's line below a diagnostic, with a caret at the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.location import Location
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import read_source

_WIDEST = 100
_BEFORE = 60


class Excerpts:
    """The lines of the files that diagnostics are about; each file is read once, and only if it is asked for."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self.files: dict[str, list[str]] = {}
        for path in {each.at.path for each in diagnostics}:
            self.files[path] = _lines(path)

    def of(self, at: Location) -> str:
        """Two lines, the author's and the caret's; nothing where there is no such line."""
        lines = self.files.get(at.path, [])
        if not 1 <= at.line <= len(lines):
            return ""
        line, column = lines[at.line - 1], at.column - 1
        start = max(0, column - _BEFORE) if len(line) > _WIDEST else 0
        shown = line[start : start + _WIDEST].rstrip()
        begin, end = "…" * (start > 0), "…" * (start + _WIDEST < len(line))
        margin = " " * len(str(at.line))
        under = "".join(_blank(letter) for letter in f"{begin}{line[start:column]}")
        return f"    {at.line} | {begin}{shown}{end}\n    {margin} | {under}^"


def _lines(path: str) -> list[str]:
    try:
        source = read_source(Path(path)).value
    except EdgeError:
        return []
    return source.text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n") if source else []


def _blank(letter: str) -> str:
    """What takes as much room as a letter in a terminal."""
    if letter == "\t" or unicodedata.combining(letter):
        return letter if letter == "\t" else ""
    return "  " if unicodedata.east_asian_width(letter) in "WF" else " "
