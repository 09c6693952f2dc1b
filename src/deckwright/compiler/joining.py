"""Portions → packages and history: what parts of projects made, joined as if they had never been apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from deckwright.compiler.division import Division
from deckwright.compiler.heads import DeckHead, deck_number, plan_decks, plan_presets
from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, PlannedDeck, PlannedMedia, PlannedNotetype
from deckwright.compiler.portion import Portion, Rows
from deckwright.compiler.tables import facts_of, joined, overlapping, stretches_of, unique_reviews
from deckwright.compiler.versions import all_changed, next_versions
from deckwright.compiler.wish import Wish
from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.ids import free_id
from deckwright.domain.location import Location, SourceBytes
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import Workspace
from deckwright.history.lockfile import decode_lock, versions_of
from deckwright.history.record import History
from deckwright.history.slices import Slices, join_slices, make_slices, version_slice


class Joined(NamedTuple):
    """The portions of one project together; ``heads`` in the order of its files."""

    heads: tuple[DeckHead, ...]
    rows: Mapping[str, Rows]
    notetypes: tuple[PlannedNotetype, ...]
    slices: Slices

    @property
    def lock(self) -> bytes:
        """The project's next lock file."""
        return join_slices(self.slices)


def join_portions(
    division: Division, portions: Sequence[Portion], notetypes: Mapping[str, Notetype], wish: Wish
) -> Joined:
    """One project from its portions. ``notetypes`` are its notetypes by kind; what no portion alone can know, the
    versions of notetypes and presets, is made here from the history of the whole."""
    place = {source.path: index for index, source in enumerate(division.whole.sources)}
    heads = tuple(sorted(chain.from_iterable(each.heads for each in portions), key=lambda head: place[head.path]))
    presets = [(head.preset_title, head.options) for head in heads]
    history = next_versions(_shipped(division), notetypes, presets, project=division.whole.project.name, now=wish.now)
    if wish.rebuild:
        history = all_changed(history, frozenset(), wish.now)
    lines = dict(division.slices.notes) if division.groups else {}
    known = dict(division.slices.digests)
    rows: dict[str, Rows] = {}
    for portion in portions:
        lines |= portion.lines
        rows |= portion.rows
        known |= portion.digests
    planned = tuple(PlannedNotetype(notetype, history.notetypes[name].changed) for name, notetype in notetypes.items())
    return Joined(heads, rows, planned, make_slices(lines, version_slice(versions_of(history)), known))


def _shipped(division: Division) -> History:
    """The versions that the last build left behind."""
    if division.whole.lock is None:
        return History()
    data = division.slices.versions or division.whole.lock.data
    return decode_lock(SourceBytes(division.whole.lock.path, bytes(data))).value._replace(notes={})


def join_diagnostics(division: Division, portions: Sequence[Portion]) -> tuple[Diagnostic, ...]:
    """All that was found, by place; what concerns the whole project once, though every part found it."""
    files = {source.path for source in division.whole.sources}
    found: list[Diagnostic] = []
    of_all: dict[Diagnostic, None] = {}
    for portion in portions:
        found += [each for each in portion.diagnostics if each.at.path in files]
        of_all.update((each, None) for each in portion.diagnostics if each.at.path not in files)
    return tuple(sorted((*of_all, *found), key=lambda each: each.at))


def join_packages(projects: Sequence[Joined], *, together: bool) -> dict[str, PackagePlan]:
    """The plan of every package by its name: the deck id, or nothing for the one that holds all."""
    names = dict.fromkeys("" if together else head.deck_id for each in projects for head in each.heads)
    return {name: _package(projects, {name} if name else None) for name in names}


def _package(projects: Sequence[Joined], wanted: set[str] | None) -> PackagePlan:
    """The package of the deck ids that are wanted, or of all."""
    heads = [head for each in projects for head in each.heads if wanted is None or head.deck_id in wanted]
    decks = plan_decks(heads)
    rows = [each.rows[deck_id] for each in projects for deck_id in wanted or each.rows if deck_id in each.rows]
    media = dict(chain.from_iterable(each.media for each in rows))
    apart = _apart([each for each in _homed(rows, heads, decks) if each.notes])
    plan = PackagePlan(
        notetypes=(),
        presets=plan_presets(heads),
        decks=decks,
        notes=joined(chain.from_iterable(stretches_of(each.notes) for each in apart), sorted),
        cards=joined(chain.from_iterable(stretches_of(each.cards) for each in apart), sorted),
        reviews=joined(chain.from_iterable(stretches_of(each.reviews) for each in apart), unique_reviews),
        media=tuple(PlannedMedia(name, media[name]) for name in sorted(media)),
    )
    used = facts_of(plan).notetype_ids
    return plan._replace(notetypes=tuple(n for each in projects for n in each.notetypes if n.notetype.id in used))


def _homed(rows: Sequence[Rows], heads: Iterable[DeckHead], decks: Iterable[PlannedDeck]) -> Iterator[Rows]:
    """The rows, their cards in the decks as planned: of two projects that share a deck, the first numbers it."""
    planned = {deck.name: deck.id for deck in decks}
    numbers = {deck_number(head.project, name): planned[name] for head in heads for name in head.names}
    moved = {own: number for own, number in numbers.items() if own != number}
    for each in rows:
        if moved and any(stretch.facts.deck_ids & moved.keys() for stretch in stretches_of(each.cards)):
            cards = [card._replace(deck_id=moved.get(card.deck_id, card.deck_id)) for card in each.cards]
            yield each._replace(cards=cards)
        else:
            yield each


def _apart(rows: Sequence[Rows]) -> Sequence[Rows]:
    """The rows of deck ids, none of whose ids reach into those of another: such rows are read, and become one. That may
    reach further than they did."""
    spans = [_span(each) for each in rows]
    groups = overlapping(range(len(rows)), lambda place: spans[place])
    if len(groups) == len(rows):
        return rows
    ordered = map(sorted, groups)
    return _apart(
        [rows[first] if not others else _merged([rows[at] for at in (first, *others)]) for first, *others in ordered]
    )


def _span(rows: Rows) -> tuple[int, int]:
    """The lowest and the highest id of notes and cards."""
    spans = [(each.first, each.last) for each in stretches_of(rows.notes)]
    spans += [(each.first, each.last) for each in stretches_of(rows.cards)]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _merged(rows: Sequence[Rows]) -> Rows:
    """The rows of several deck ids as if they were of one."""
    unique = list(_unique(Rows(list(each.notes), list(each.cards), list(each.reviews), each.media) for each in rows))
    return Rows(
        sorted(chain.from_iterable(each.notes for each in unique)),
        sorted(chain.from_iterable(each.cards for each in unique)),
        unique_reviews(chain.from_iterable(each.reviews for each in unique)),
        (),
    )


def _unique(rows: Iterable[Rows]) -> Iterator[Rows]:
    """The rows with ids of which none stands twice: two hashes may meet, and both must have a place."""
    notes: set[int] = set()
    cards: set[int] = set()
    for each in rows:
        taken = not notes.isdisjoint(row.id for row in each.notes) or not cards.isdisjoint(row.id for row in each.cards)
        made = _renumbered(each, notes, cards) if taken else each
        notes.update(row.id for row in made.notes)
        cards.update(row.id for row in made.cards)
        yield made


def _renumbered(rows: Rows, notes: set[int], cards: set[int]) -> Rows:
    """Rows whose ids are free where ``notes`` and ``cards`` are taken."""
    note_ids = dict(_free((row.id for row in rows.notes), notes))
    card_ids = dict(_free((row.id for row in rows.cards), cards))
    return rows._replace(
        notes=[NoteRow(note_ids[row.id], *row[1:]) for row in rows.notes],
        cards=[CardRow(card_ids[row.id], note_ids[row.note_id], *row[2:]) for row in rows.cards],
        reviews=[row._replace(card_id=card_ids[row.card_id]) for row in rows.reviews],
    )


def _free(wanted: Iterable[int], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Each id with the one that it gets: itself, or the next one that is free."""
    own = list(wanted)
    used = taken | set(own)
    for identity in own:
        yield identity, free_id(identity, used) if identity in taken else identity


def repeated_notes(plans: Iterable[PackagePlan], workspaces: Sequence[Workspace]) -> Iterator[Diagnostic]:
    """A package that holds one note twice: two projects without a name, say, whose decks share an id."""
    for plan in plans if len(workspaces) > 1 else ():
        known = [guid for each in stretches_of(plan.notes) for guid in each.facts.guids.split("\n")]
        if len({*known}) < len(known):
            found = _repeated_note(plan, Location(workspaces[-1].sources[0].path))
            if found is not None:
                yield found


def _repeated_note(plan: PackagePlan, at: Location) -> Diagnostic | None:
    guids = Counter(row.guid for row in plan.notes)
    key = next((row.fields.split("\x1f")[-2] for row in plan.notes if guids[row.guid] > 1), None)
    if key is None:
        return None
    hint = "give each project a name of its own in `deckwright.yaml`, or its decks other ids"
    return error(at, "DW447", f"`{key}` of two projects would be one note in Anki", hint)
