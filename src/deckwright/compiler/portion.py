"""A portion: all that one part of a project adds to packages and history, in rows that can be kept and sent about.

Made in a process of its own or taken from a cache, it is the same portion: `encode_portion` and `decode_portion` are
inverse to each other, but for the lines of the history.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, NamedTuple

from deckwright.compiler.heads import DeckHead, deck_number
from deckwright.compiler.media import MediaCall
from deckwright.compiler.package import Shipment, plan_rows
from deckwright.compiler.plan import CardRow, NoteRow, ReviewRow
from deckwright.domain.diagnostic import Diagnostic, Severity
from deckwright.domain.location import Location
from deckwright.domain.media import MediaFile, MediaProblem


class Rows(NamedTuple):
    """The rows of one deck id, each table by id; ``media`` are names and paths."""

    notes: Sequence[NoteRow]
    cards: Sequence[CardRow]
    reviews: Sequence[ReviewRow]
    media: Sequence[tuple[str, str]]


class Portion(NamedTuple):
    """What became of one part. Without ``rows`` where it has errors.

    ``rows`` and ``lines`` (of the history) are by deck id. ``refers`` holds what its notes name before a ``/``, which
    may be other deck ids; ``moves`` says whether notes came, went or were renamed since the last build.
    """

    diagnostics: tuple[Diagnostic, ...]
    heads: tuple[DeckHead, ...] = ()
    rows: Mapping[str, Rows] = {}
    lines: Mapping[str, bytes] = {}
    media: tuple[MediaCall, ...] = ()
    refers: frozenset[str] = frozenset()
    moves: bool = False


def deck_rows(ship: Shipment, heads: Sequence[DeckHead]) -> dict[str, Rows]:
    """The rows of a shipment, by deck id."""
    numbers = {name: deck_number(ship.project, name) for head in heads for name in head.names}
    found = {}
    for deck_id in dict.fromkeys(head.deck_id for head in heads):
        decks = tuple(deck for deck in ship.decks if deck.deck.id == deck_id)
        notes, cards, reviews = plan_rows([replace(ship, decks=decks)], numbers)
        media = {file.name: file.path for deck in decks for file in deck.media}
        found[deck_id] = Rows(sorted(notes), sorted(cards), sorted(reviews), sorted(media.items()))
    return found


def encode_portion(portion: Portion) -> bytes:
    """The portion as bytes, without its lines: whoever keeps it has them in the history."""
    found = [(*each.at, each.code, each.severity.value, each.message, each.hint) for each in portion.diagnostics]
    rows = {
        deck_id: (*([tuple(row) for row in table] for table in (each.notes, each.cards, each.reviews)), each.media)
        for deck_id, each in portion.rows.items()
    }
    heads = [tuple(head) for head in portion.heads]
    names = (portion.refers, portion.moves)
    calls = [(call.deck_path, call.target, _plain(call.found)) for call in portion.media]
    return marshal.dumps((found, heads, rows, calls, *names))


def _plain(found: MediaFile | MediaProblem) -> tuple[object, ...]:
    if isinstance(found, MediaFile):
        return (found.name, found.path, found.size)
    return (found.message, found.hint)


def decode_portion(data: bytes | memoryview, lines: Mapping[str, bytes]) -> Portion:
    """The portion that `encode_portion` made these bytes from. Never call it on bytes that may be damaged."""
    found, heads, rows, calls, *names = marshal.loads(data)
    return Portion(
        tuple(Diagnostic(Location(*each[:3]), each[3], Severity(each[4]), each[5], each[6]) for each in found),
        tuple(map(DeckHead._make, heads)),
        {deck_id: _rows(*tables) for deck_id, tables in rows.items()},
        lines,
        tuple(MediaCall(path, target, _found(*result)) for path, target, result in calls),
        *names,
    )


def _rows(notes: list[NoteRow], cards: list[CardRow], reviews: list[ReviewRow], media: list[tuple[str, str]]) -> Rows:
    return Rows(
        list(map(_new, repeat(NoteRow), notes)),
        list(map(_new, repeat(CardRow), cards)),
        list(map(_new, repeat(ReviewRow), reviews)),
        media,
    )


_new: Any = tuple.__new__
"""Makes a row of a tuple four times as fast as ``_make``."""


def _found(first: str, second: str, size: int | None = None) -> MediaFile | MediaProblem:
    return MediaProblem(first, second) if size is None else MediaFile(first, second, size)
