"""Source files and standard input → bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from deckwright.domain.draft import UNNAMED, SourceBytes
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import shown

LARGEST = 200_000_000
"""Bytes of the largest source that is read."""
STANDARD_INPUT = "-"


def read_source_bytes(path: Path) -> SourceBytes:
    """The bytes of a file, or of standard input for ``-``. Raises `EdgeError`."""
    if str(path) == STANDARD_INPUT:
        return SourceBytes(STANDARD_INPUT, UNNAMED, _within(sys.stdin.buffer.read(LARGEST + 1), STANDARD_INPUT))
    try:
        with path.open("rb") as file:
            return SourceBytes(shown(path), path.name, _within(file.read(LARGEST + 1), shown(path)))
    except OSError as problem:
        hint = "name a file with text; for a web page, save it first" if not path.is_dir() else "name the files in it"
        raise EdgeError(f"{shown(path)}: cannot be read ({problem.strerror})", hint) from problem


def _within(data: bytes, path: str) -> bytes:
    if len(data) > LARGEST:
        raise EdgeError(f"{path}: larger than {LARGEST // 1_000_000} MB", "draft from a part of it")
    return data
