"""Workspaces in parts, each made now or kept from before; in coarser ones where they show that they belong
together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from deckwright.compiler.division import Division, Part, Slicer, divide, regroup
from deckwright.compiler.heads import deck_head
from deckwright.compiler.media import MediaCall, recording_finder
from deckwright.compiler.portion import Portion, deck_rows
from deckwright.compiler.project import Compiled, ahead, compile_workspace, shipment_of
from deckwright.compiler.versions import vanished
from deckwright.compiler.wish import Wish
from deckwright.domain.diagnostic import Outcome, has_errors
from deckwright.domain.media import MediaFinder
from deckwright.domain.named import NamedTuple
from deckwright.domain.workspace import Workspace
from deckwright.history.slices import Slices, holds_notes, lines_digest, note_slices

Make = Callable[[Workspace], Portion]
Craft = Callable[[Sequence[Part], Make], Sequence[Portion]]
"""Gives the portion of every part: what the function makes of it, or has made of the same part before."""


class Crafted(NamedTuple):
    """A part, its portion, and the history of the whole that the build leaves behind."""

    part: Part
    portion: Portion
    slices: Slices


class Crafting(NamedTuple):
    """The parts of a workspace, and the portion of each."""

    division: Division
    parts: Sequence[Part]
    portions: Sequence[Portion]

    def regrouped(self) -> Division | None:
        """A coarser division, where the portions show that parts belong together."""
        return regroup(self.division, self.portions)

    def shipped(self, slices: Slices) -> Iterator[Crafted]:
        """The parts as they are when the build has left this history behind."""
        return (Crafted(part, portion, slices) for part, portion in zip(self.parts, self.portions, strict=True))


def craft_parts(
    workspaces: Iterable[Workspace], craft: Craft, make: Make, slicer: Slicer, *, whole: bool = False
) -> list[Crafting]:
    """For each workspace the finest parts that give together what it as a whole would; only one if it is to stay
    ``whole``. Those of all workspaces are made together: many small projects keep several processes as busy as a large
    one does."""
    made = _crafted([divide(each, slicer, whole=whole) for each in workspaces], craft, make)
    while coarser := {at: division for at, each in enumerate(made) if (division := each.regrouped())}:
        for at, again in zip(coarser, _crafted(list(coarser.values()), craft, make), strict=True):
            made[at] = again
    return made


def _crafted(divisions: Sequence[Division], craft: Craft, make: Make) -> list[Crafting]:
    parts = [division.parts() for division in divisions]
    portions = iter(craft(list(chain.from_iterable(parts)), make))
    return [
        Crafting(division, own, list(islice(portions, len(own))))
        for division, own in zip(divisions, parts, strict=True)
    ]


def make_portion(part: Workspace, media_finder: MediaFinder, wish: Wish, *, shipping: bool = True) -> Portion:
    """One part of a project, from text to rows; without rows if it is not for ``shipping``."""
    calls: dict[tuple[str, str], MediaCall] = {}
    plain = _compiled_plainly(part, media_finder)
    outcome = Outcome(plain) if plain else compile_workspace(part, recording_finder(media_finder, calls))
    found = (*outcome.diagnostics, *ahead(outcome.value, wish))
    compiled = outcome.value
    notes = [note for deck in compiled.decks for note in deck.notes]
    linked = [(each.guid, each.note) for each in notes if each.note.see or each.note.was]
    old = compiled.history.notes
    portion = Portion(
        found,
        heads=tuple(deck_head(part.project.name, deck) for deck in compiled.decks),
        media=tuple(calls.values()),
        refers=frozenset(str(name).partition("/")[0] for _, note in linked for name in (*note.see, note.was)),
        moves=any(vanished(compiled.history, compiled.decks, compiled.complete))
        or any(note.was and (guid not in old or note.was != old[guid].was) for guid, note in linked),
        added=frozenset([each.guid for each in notes if each.guid not in old]),
    )
    if has_errors(found) or not shipping:
        return portion
    shipment = shipment_of(compiled, wish)
    lines = note_slices(shipment.history)
    digests = {deck_id: lines_digest(own) for deck_id, own in lines.items()}
    return portion._replace(rows=deck_rows(shipment, portion.heads), lines=lines, digests=digests)


def _compiled_plainly(part: Workspace, media_finder: MediaFinder) -> Compiled | None:
    """What a part of one file that was never shipped holds, if it is plain: of others the code for that is not even
    loaded."""
    if len(part.sources) > 1 or (part.lock and holds_notes(part.lock.data)):
        return None
    from deckwright.compiler.plain import compile_plainly

    return compile_plainly(part, media_finder)
