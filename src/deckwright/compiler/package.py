"""Compiled decks → the plan of one package: rows with ids, positions, presets, decks and their ancestors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckwright.compiler.compile import RETIRED_STATUS, RETIRED_TAG, CompiledDeck, CompiledNote
from deckwright.compiler.heads import deck_head, plan_decks, plan_presets
from deckwright.compiler.order import Queued, arrange, card_positions
from deckwright.compiler.plan import (
    CardRow,
    NoteRow,
    PackagePlan,
    PlannedMedia,
    PlannedNotetype,
    ReviewRow,
)
from deckwright.compiler.tables import unique_reviews
from deckwright.compiler.versions import notes_by_deck_id
from deckwright.domain.ids import first_id, free_ids, note_number
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype
from deckwright.history.record import FIRST_MOD, History, NoteHistory
from deckwright.rendering.sort_field import field_checksum, html_to_sort_field


class Shipment(NamedTuple):
    """What goes into one package: the deck files of a project, its notetypes by kind, and the history with them."""

    project: str
    decks: tuple[CompiledDeck, ...]
    notetypes: Mapping[str, Notetype]
    history: History


def plan_package(shipments: Sequence[Shipment]) -> PackagePlan:
    """Everything that the package will hold. The shipments' decks must be free of errors."""
    heads = [deck_head(ship.project, deck) for ship in shipments for deck in ship.decks]
    decks = plan_decks(heads)
    notes, cards, reviews = plan_rows(shipments, {deck.name: deck.id for deck in decks})
    media = {
        file.name: PlannedMedia(file.name, file.path)
        for ship in shipments
        for deck in ship.decks
        for file in deck.media
    }
    return PackagePlan(
        notetypes=tuple(_plan_notetypes(shipments, {row.notetype_id for row in notes})),
        presets=plan_presets(heads),
        decks=decks,
        notes=notes,
        cards=cards,
        reviews=reviews,
        media=tuple(media[name] for name in sorted(media)),
    )


def plan_rows(
    shipments: Iterable[Shipment], deck_ids: Mapping[str, int]
) -> tuple[tuple[NoteRow, ...], tuple[CardRow, ...], tuple[ReviewRow, ...]]:
    """The rows of all notes, cards and answers, in the order of the files."""
    rows = _Rows()
    for ship in shipments:
        positions = _positions(ship)
        for deck in ship.decks:
            rows.add_deck(deck, ship, deck_ids, [positions[note.guid] for note in deck.notes])
        for line, notetype in _retired(ship):
            rows.add_retired(line, notetype, first_id(ship.project, line.deck))
    return tuple(rows.notes), tuple(rows.cards), unique_reviews(rows.reviews)


class _Rows:
    """The rows of one package as they come together, no id twice in a table."""

    def __init__(self) -> None:
        self.notes: list[NoteRow] = []
        self.cards: list[CardRow] = []
        self.reviews: list[ReviewRow] = []
        self.note_ids: set[int] = set()
        self.card_ids: set[int] = set()

    def add_deck(
        self, deck: CompiledDeck, ship: Shipment, deck_ids: Mapping[str, int], positions: Sequence[Sequence[int]]
    ) -> None:
        """The notes of a deck file with their cards, new ones at these positions."""
        notes, lines = deck.notes, ship.history.notes
        ids = self.add_notes(
            [note.guid for note in notes],
            [ship.notetypes[note.note.kind].id for note in notes],
            [lines[note.guid].changed for note in notes],
            [f" {' '.join(note.note.tags)} " if note.note.tags else "" for note in notes],
            [note.fields for note in notes],
            first=first_id(ship.project, deck.deck.id),
        )
        homes = [deck_ids[note.note.deck] for note in notes]
        own = [
            (identity, home, ordinal, position)
            for note, identity, home, places in zip(notes, ids, homes, positions, strict=True)
            for ordinal, position in zip(note.ordinals, places, strict=True)
        ]
        numbers = free_ids([identity + ordinal for identity, _, ordinal, _ in own], self.card_ids)
        first = len(self.cards)
        self.cards += [
            CardRow(number, identity, home, ordinal, FIRST_MOD, position)
            for number, (identity, home, ordinal, position) in zip(numbers, own, strict=True)
        ]
        for note in notes:
            if note.note.schedule is not None:
                self.reviews.extend(_seed(self.cards, first, note, ship.notetypes[note.note.kind], deck))
            first += len(note.ordinals)

    def add_notes(
        self,
        guids: Sequence[str],
        notetype_ids: Iterable[int],
        mods: Iterable[int],
        tags: Iterable[str],
        fields: Sequence[Sequence[str]],
        *,
        first: int,
    ) -> list[int]:
        """Notes, which get their ids: each the first from its number after ``first`` on that is free."""
        ids = free_ids([note_number(first, guid) for guid in guids], self.note_ids)
        sort_fields = [html_to_sort_field(each[0]) for each in fields]
        checksums = map(field_checksum, sort_fields)
        joined = map("\x1f".join, fields)
        self.notes += map(NoteRow, ids, guids, notetype_ids, mods, tags, joined, sort_fields, checksums)
        return ids

    def add_retired(self, line: NoteHistory, notetype: Notetype, first: int) -> None:
        """A note that is gone from the files, without cards."""
        fields = [_retired_field(line, index, field.name) for index, field in enumerate(notetype.fields)]
        tags = " ".join(dict.fromkeys((*line.tags.split(), RETIRED_TAG)))
        self.add_notes([line.guid], [notetype.id], [line.changed], [f" {tags} "], [fields], first=first)


def _seed(
    cards: list[CardRow], first: int, note: CompiledNote, notetype: Notetype, deck: CompiledDeck
) -> Iterator[ReviewRow]:
    """Gives the note's cards, from ``first`` on in the list, the state that its schedule asks for; returns their
    answers."""
    schedule = note.note.schedule
    if schedule is None:
        return
    from deckwright.compiler.seeding import seed_note, study

    how = study(deck.preset, deck.deck.limits)
    own = cards[first : first + len(note.ordinals)]
    for index, seeded in enumerate(seed_note(own, schedule, notetype, how), first):
        cards[index] = seeded.row
        yield from seeded.reviews


def _retired(ship: Shipment) -> Iterator[tuple[NoteHistory, Notetype]]:
    """The notes that are gone from the files and still shipped, without cards, so that one search finds them."""
    present = {note.guid for deck in ship.decks for note in deck.notes}
    deck_ids = {str(deck.deck.id) for deck in ship.decks}
    for line in ship.history.notes.values():
        notetype = ship.notetypes.get(line.kind)
        if line.state == "retired" and line.deck in deck_ids and line.guid not in present and notetype is not None:
            yield line, notetype


def _retired_field(line: NoteHistory, index: int, field: str) -> str:
    """A field of a retired note: what it showed stays, so that its existing cards stay as they are."""
    if index < 2:
        return (line.front, line.back)[index]
    marks = {"Status": RETIRED_STATUS, "Key": f"{line.deck}/{line.id}"}
    return marks.get(field) or dict(line.others).get(index, "")


def _positions(ship: Shipment) -> dict[str, list[int]]:
    """By guid, the new-card positions of every note, counted from 1 for each deck id; batch after batch."""
    positions: dict[str, list[int]] = {}
    first = {str(deck.deck.id): deck.deck for deck in reversed(ship.decks)}
    for deck_id, notes in notes_by_deck_id(ship.decks).items():
        batches: dict[int, list[Queued]] = {}
        for item, batch in _queue(notes, ship.history):
            batches.setdefault(batch, []).append(item)
        placed = 0
        for batch in sorted(batches):
            queued = arrange(batches[batch], first[deck_id].order)
            for item, places in zip(queued, card_positions(queued, first[deck_id].spread), strict=True):
                positions[item.key] = [placed + place for place in places] if placed else places
            placed += sum(item.cards for item in queued)
    return positions


def _queue(notes: Sequence[CompiledNote], history: History) -> Iterator[tuple[Queued, int]]:
    """The notes of one deck id, waiting, each with its batch: never an earlier one than those of what it requires.

    A required entry stands for all the notes it became.
    """
    queued = [Queued(note.guid, note.note.group, len(note.ordinals), note.note.deck) for note in notes]
    if not any(note.note.requires for note in notes):
        return ((item, history.notes[item.key].batch) for item in queued)
    guids: dict[str, list[str]] = {}
    for note in notes:
        guids.setdefault(note.note.group, []).append(note.guid)
    queued = [
        item._replace(requires=tuple(guid for name in note.note.requires for guid in guids.get(name, ())))
        for item, note in zip(queued, notes, strict=True)
    ]
    batch = {item.key: history.notes[item.key].batch for item in queued}
    for item in arrange(queued, "file"):
        batch[item.key] = max(batch[item.key], *(batch[guid] for guid in item.requires), 0)
    return ((item, batch[item.key]) for item in queued)


def _plan_notetypes(shipments: Iterable[Shipment], used: set[int]) -> Iterator[PlannedNotetype]:
    for ship in shipments:
        for name, notetype in ship.notetypes.items():
            if notetype.id in used:
                yield PlannedNotetype(notetype, ship.history.notetypes[name].changed)
