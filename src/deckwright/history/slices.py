"""The lock file in slices: the lines of one deck id stand together, so that a part of a project can be built with its
own lines alone, and the lines of all others pass through as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from deckwright.history.lockfile import HEADER, format_row, note_row, version_rows
from deckwright.history.record import History, Version

_NOTE = b'["note","'
_VERSION = (b'["notetype","', b'["preset","')
_FORMAT = format_row(["format", 1]).encode()


class Slices(NamedTuple):
    """A history: lines of notes by deck id, and all lines of versions. Every line ends with a line break."""

    notes: Mapping[str, bytes]
    versions: bytes = b""

    def of(self, deck_ids: Iterable[str]) -> bytes:
        """A lock file with the notes of these deck ids alone."""
        return self.versions + b"".join(self.notes.get(each, b"") for each in sorted(deck_ids))


def slice_lock(data: bytes) -> Slices | None:
    """The slices of a lock file, or None where it is not as we write it (conflicts, a guid that stands twice)."""
    lines = data.splitlines(keepends=True)
    rest = [line for line in lines if not line.startswith(_NOTE)]
    notes = lines if not rest else [line for line in lines if line.startswith(_NOTE)]
    versions = [line for line in rest if line.startswith(_VERSION)]
    others = [line for line in rest if not line.startswith((b"#", *_VERSION))]
    try:
        guids = {line.split(b'"', 8)[7] for line in notes}
        slices = {deck: b"".join(own) for deck, own in groupby(notes, lambda line: line.split(b'"', 4)[3])}
    except IndexError:
        return None
    whole = data.endswith(b"\n") and len(guids) == len(notes) and others == [_FORMAT]
    together = sum(map(len, slices.values())) == sum(map(len, notes))
    return (
        Slices({deck.decode(): own for deck, own in slices.items()}, b"".join(versions)) if whole and together else None
    )


def note_slices(history: History) -> dict[str, bytes]:
    """The lines of a history's notes by deck id."""
    lines = sorted(history.notes.values(), key=lambda line: (line.deck, line.id, line.guid))
    return {
        deck: "".join(format_row(note_row(line)) for line in own).encode()
        for deck, own in groupby(lines, lambda line: line.deck)
    }


def version_slice(versions: Mapping[tuple[str, str], Version]) -> bytes:
    """The lines of versions, as they stand at the end of a lock file."""
    return "".join(format_row(row) for row in version_rows(versions)).encode()


def join_slices(slices: Slices) -> bytes:
    """The lock file that the slices make together: the same bytes that `write_lock` gives for the whole history."""
    notes = (slices.notes[deck] for deck in sorted(slices.notes))
    return b"".join((HEADER.encode(), _FORMAT, *notes, slices.versions))
