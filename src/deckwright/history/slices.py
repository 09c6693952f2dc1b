"""The lock file in slices: the lines of one deck id stand together, so that a part of a project can be built with its
own lines alone, and the lines of all others pass through as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby, pairwise
from operator import attrgetter

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.history.lockfile import HEADER, format_note, format_row, version_rows
from deckwright.history.record import History, Version

_LINE = pattern(rb'\n\["note","([a-z0-9-]*)","[^"\n]*","([^"\n]*)"')
_VERSION = (b'["notetype","', b'["preset","', b'["project","')
_HEAD = (HEADER + format_row(["format", 1])).encode()


class Slices(NamedTuple):
    """A history: lines of notes by deck id, and all lines of versions. Every line ends with a line break.

    ``digests`` are those of the lines of each deck id.
    """

    notes: Mapping[str, bytes | memoryview]
    versions: bytes = b""
    digests: Mapping[str, str] = {}

    def of(self, deck_ids: Iterable[str]) -> bytes:
        """A lock file with the notes of these deck ids alone."""
        return b"".join((_HEAD, self.versions, *(self.notes.get(each, b"") for each in sorted(deck_ids))))

    def digest(self, deck_ids: Iterable[str]) -> str:
        """What `of` depends on."""
        found = (f"{each} {self.digests[each]}" for each in sorted(deck_ids) if each in self.digests)
        return "\n".join((sha256(self.versions).hexdigest(), *found))


def make_slices(notes: Mapping[str, bytes | memoryview], versions: bytes, known: Mapping[str, str]) -> Slices:
    """Slices with the digests that are known, and all others."""
    return Slices(notes, versions, {deck: known.get(deck) or lines_digest(own) for deck, own in notes.items()})


def lines_digest(lines: bytes | memoryview) -> str:
    """What stands for the lines of a deck id in `Slices`."""
    return sha256(lines).hexdigest()


def places(slices: Slices) -> tuple[tuple[str, int, str], ...]:
    """Where `slices_at` finds the slices in their lock file: deck id, length and digest of each, in their order."""
    return tuple((deck, len(slices.notes[deck]), slices.digests[deck]) for deck in sorted(slices.notes))


def slices_at(data: bytes, found: Iterable[tuple[str, int, str]]) -> Slices:
    """The slices of a lock file whose `places` are known: not a line of it is read."""
    view, start = memoryview(data), len(_HEAD)
    notes, digests = {}, {}
    for deck, length, digest in found:
        notes[deck], digests[deck] = view[start : start + length], digest
        start += length
    return Slices(notes, data[start:], digests)


def slice_lock(data: bytes) -> Slices | None:
    """The slices of a lock file, or None where it is not as we write it (conflicts, a guid that stands twice).

    The lines of notes are not copied.
    """
    read = _LINE.findall(data)
    end = 1 + data.find(b"\n", data.rfind(b'\n["note","') + 1) if read else len(_HEAD)
    versions = data[end:]
    lines = data.count(b"\n", 0, end) - _HEAD.count(b"\n")
    ours = data.startswith(_HEAD) and all(line.startswith(_VERSION) for line in versions.splitlines())
    decks = [deck for deck, _ in groupby(read, lambda each: each[0])]
    if not (ours and data.endswith(b"\n")) or not lines == len(read) == len({guid for _, guid in read}):
        return None
    if len(set(decks)) < len(decks):
        return None
    starts = [len(_HEAD)]
    for deck in decks[1:]:
        starts.append(1 + data.index(b'\n["note","%b",' % deck, starts[-1] - 1))
    view = memoryview(data)
    slices = [view[one:other] for one, other in pairwise([*starts, end])] if decks else []
    return make_slices(dict(zip(map(bytes.decode, decks), slices, strict=True)), versions, {})


def holds_notes(data: bytes) -> bool:
    """Whether a lock file, or a part of one, has the line of a note as we write it."""
    return b'["note",' in data


def shipped_guids(data: bytes) -> set[str]:
    """The guids of all notes in a lock file that can be sliced."""
    return {guid.decode(errors="replace") for _, guid in _LINE.findall(data)}


def note_slices(history: History) -> dict[str, bytes]:
    """The lines of a history's notes by deck id."""
    lines = sorted(history.notes.values(), key=attrgetter("deck", "id", "guid"))
    by_deck = groupby(lines, attrgetter("deck"))
    return {deck: "".join(map(format_note, own)).encode() for deck, own in by_deck}


def version_slice(versions: Mapping[tuple[str, str], Version]) -> bytes:
    """The lines of versions, as they stand at the end of a lock file."""
    return "".join(format_row(row) for row in version_rows(versions)).encode()


def join_slices(slices: Slices) -> bytes:
    """The lock file that the slices make together: the same bytes that `write_lock` gives for the whole history."""
    return b"".join(lock_pieces(slices))


def lock_digest(slices: Slices) -> str:
    """The SHA-256 of the lock file that the slices make together."""
    found = sha256()
    for piece in lock_pieces(slices):
        found.update(piece)
    return found.hexdigest()


def lock_pieces(slices: Slices) -> Iterator[bytes | memoryview]:
    """What `join_slices` joins."""
    yield _HEAD
    for deck in sorted(slices.notes):
        yield slices.notes[deck]
    yield slices.versions
