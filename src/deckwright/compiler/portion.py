"""A portion: all that one part of a project adds to packages and history, in rows that can be kept and sent about.

Made in a process of its own or taken from a cache, it is the same portion: `encode_portion` and `decode_portion` are
inverse to each other, but for what the history says.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any

from deckwright.compiler.heads import DeckHead, deck_number
from deckwright.compiler.media import MediaCall
from deckwright.compiler.package import Shipment, plan_rows
from deckwright.compiler.plan import CardRow, NoteRow, ReviewRow
from deckwright.compiler.tables import Block, Facts, Stretch, Table, by_id, stretches_of
from deckwright.domain.diagnostic import Diagnostic, Severity
from deckwright.domain.location import Location
from deckwright.domain.media import MediaFile, MediaProblem
from deckwright.domain.named import NamedTuple


class Rows(NamedTuple):
    """The rows of one deck id, each table by id; ``media`` are names and paths."""

    notes: Sequence[NoteRow]
    cards: Sequence[CardRow]
    reviews: Sequence[ReviewRow]
    media: Sequence[tuple[str, str]]


class Portion(NamedTuple):
    """What became of one part. Without ``rows`` where it has errors.

    ``rows``, ``lines`` (of the history) and the ``digests`` of these are by deck id. ``refers`` holds what its notes
    name before a ``/``, which may be other deck ids. ``moves`` says whether notes went or were renamed since the last
    build, ``added`` holds the guids of those that came.
    """

    diagnostics: tuple[Diagnostic, ...]
    heads: tuple[DeckHead, ...] = ()
    rows: Mapping[str, Rows] = {}
    lines: Mapping[str, bytes] = {}
    media: tuple[MediaCall, ...] = ()
    refers: frozenset[str] = frozenset()
    moves: bool = False
    added: frozenset[str] = frozenset()
    digests: Mapping[str, str] = {}


def deck_rows(ship: Shipment, heads: Sequence[DeckHead]) -> dict[str, Rows]:
    """The rows of a shipment, by deck id."""
    numbers = {name: deck_number(ship.project, name) for head in heads for name in head.names}
    found = {}
    for deck_id in dict.fromkeys(head.deck_id for head in heads):
        decks = tuple(deck for deck in ship.decks if deck.deck.id == deck_id)
        notes, cards, reviews = plan_rows([ship._replace(decks=decks)], numbers)
        media = {file.name: file.path for deck in decks for file in deck.media}
        found[deck_id] = Rows(by_id(notes), by_id(cards), by_id(reviews), sorted(media.items()))
    return found


Pack = Callable[[Sequence[Sequence[Any]]], Sequence[Block | None] | None]
"""Makes blocks of the notes, cards and reviews of a deck id, none of an empty table; None where that cannot be done."""
Reader = Callable[[int, Block], Callable[[], Sequence[Any]]]
"""What reads the rows in a block of notes (0), cards (1) or reviews (2)."""


def encode_portion(portion: Portion, pack: Pack) -> bytes:
    """The portion as bytes, its rows packed. Without its lines, which the history holds for whoever keeps it, and
    without what moved or was added: nothing has, for a build that finds this history."""
    found = [(*each.at, each.code, each.severity.value, each.message, each.hint) for each in portion.diagnostics]
    rows = {deck_id: (_packed(each, pack), each.media) for deck_id, each in portion.rows.items()}
    heads = [tuple(head) for head in portion.heads]
    calls = [(call.deck_path, call.target, _plain(call.found)) for call in portion.media]
    return marshal.dumps((found, heads, rows, calls, portion.refers))


def _packed(rows: Rows, pack: Pack) -> list[tuple[object, ...] | None]:
    """Each table with its block, or with its rows where there is none; None for an empty one."""
    tables: tuple[Sequence[NoteRow | CardRow | ReviewRow], ...] = (rows.notes, rows.cards, rows.reviews)
    blocks = pack(tables) or (None, None, None)
    return [_plain_table(*each) if each[0] else None for each in zip(tables, blocks, strict=True)]


def _plain_table(rows: Sequence[NoteRow | CardRow | ReviewRow], block: Block | None) -> tuple[object, ...]:
    (stretch,) = stretches_of(rows)
    content = list(map(tuple, rows)) if block is None else tuple(block)
    return (stretch.length, stretch.first, stretch.last, tuple(stretch.facts), content)


def _plain(found: MediaFile | MediaProblem) -> tuple[object, ...]:
    if isinstance(found, MediaFile):
        return (found.name, found.path, found.size)
    return (found.message, found.hint)


def decode_portion(data: bytes | memoryview, reader: Reader) -> Portion:
    """The portion that `encode_portion` made these bytes from. Never call it on bytes that may be damaged."""
    found, heads, rows, calls, refers = marshal.loads(data)
    return Portion(
        tuple(Diagnostic(Location(*each[:3]), each[3], Severity(each[4]), each[5], each[6]) for each in found),
        tuple(map(DeckHead._make, heads)),
        {deck_id: _rows(tables, media, reader) for deck_id, (tables, media) in rows.items()},
        media=tuple(MediaCall(path, target, _found(*result)) for path, target, result in calls),
        refers=refers,
    )


_MAKE = (NoteRow, CardRow, ReviewRow)


def _rows(tables: Sequence[tuple[Any, ...] | None], media: Sequence[tuple[str, str]], reader: Reader) -> Rows:
    notes, cards, reviews = (_table(index, each, reader) if each else () for index, each in enumerate(tables))
    return Rows(notes, cards, reviews, media)


def _table(index: int, table: tuple[Any, ...], reader: Reader) -> Table[Any]:
    count, first, last, facts, content = table
    block = Block(*content) if isinstance(content, tuple) else None
    read = reader(index, block) if block else partial(_made, index, content)
    return Table([Stretch(count, first, last, Facts(*facts), read, block)])


def _made(index: int, rows: list[tuple[Any, ...]]) -> Sequence[Any]:
    return list(starmap(_MAKE[index], rows))


def _found(first: str, second: str, size: int | None = None) -> MediaFile | MediaProblem:
    return MediaProblem(first, second) if size is None else MediaFile(first, second, size)
