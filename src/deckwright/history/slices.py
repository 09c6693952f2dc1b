"""The lock file in slices: the lines of one deck id stand together, so that a part of a project can be built with its
own lines alone, and the lines of all others pass through as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from deckwright.history.lockfile import HEADER, format_note, format_row, version_rows
from deckwright.history.record import History, Version

_NOTE = b'["note","'
_LINE = re.compile(rb'\["note","([^"]*)","[^"]*","([^"]*)"')
_VERSION = (b'["notetype","', b'["preset","', b'["project","')
_FORMAT = format_row(["format", 1]).encode()


class Slices(NamedTuple):
    """A history: lines of notes by deck id, and all lines of versions. Every line ends with a line break."""

    notes: Mapping[str, bytes | memoryview]
    versions: bytes = b""

    def of(self, deck_ids: Iterable[str]) -> bytes:
        """A lock file with the notes of these deck ids alone."""
        return self.versions + b"".join(self.notes.get(each, b"") for each in sorted(deck_ids))


def slice_lock(data: bytes) -> Slices | None:
    """The slices of a lock file, or None where it is not as we write it (conflicts, a guid that stands twice).

    The lines of notes are not copied.
    """
    lines = data.splitlines(keepends=True)
    first = next((index for index, line in enumerate(lines) if line.startswith(_NOTE)), len(lines))
    last = next((index for index in range(len(lines), first, -1) if lines[index - 1].startswith(_NOTE)), first)
    head, notes, versions = lines[:first], lines[first:last], lines[last:]
    read = list(map(_LINE.match, notes))
    ours = head == [HEADER.encode(), _FORMAT] and all(line.startswith(_VERSION) for line in versions)
    guids = {each[2] for each in read if each}
    if not (ours and data.endswith(b"\n")) or len(guids) < len(notes):
        return None
    slices: dict[str, memoryview] = {}
    start = sum(map(len, head))
    view = memoryview(data)
    for deck, own in groupby(zip(read, notes, strict=True), lambda each: each[0] and each[0][1]):
        end = start + sum(len(line) for _, line in own)
        if slices.setdefault((deck or b"").decode(), view[start:end]) != view[start:end]:
            return None
        start = end
    return Slices(slices, b"".join(versions))


def note_slices(history: History) -> dict[str, bytes]:
    """The lines of a history's notes by deck id."""
    lines = sorted(history.notes.values(), key=lambda line: (line.deck, line.id, line.guid))
    return {deck: "".join(map(format_note, own)).encode() for deck, own in groupby(lines, lambda line: line.deck)}


def version_slice(versions: Mapping[tuple[str, str], Version]) -> bytes:
    """The lines of versions, as they stand at the end of a lock file."""
    return "".join(format_row(row) for row in version_rows(versions)).encode()


def join_slices(slices: Slices) -> bytes:
    """The lock file that the slices make together: the same bytes that `write_lock` gives for the whole history."""
    notes = (slices.notes[deck] for deck in sorted(slices.notes))
    return b"".join((HEADER.encode(), _FORMAT, *notes, slices.versions))
