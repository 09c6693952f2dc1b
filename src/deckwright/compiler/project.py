"""One project, or one part of it: read, compiled, linked, held against its history, and shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deckwright.compiler.card_schedules import future_answers
from deckwright.compiler.compile import CompiledDeck
from deckwright.compiler.continuity import check_continuity, check_project
from deckwright.compiler.files import FileCompiler
from deckwright.compiler.link import link
from deckwright.compiler.notetypes import project_notetypes
from deckwright.compiler.package import Shipment
from deckwright.compiler.versions import all_changed, forget_retired, next_history
from deckwright.compiler.wish import Wish
from deckwright.domain.diagnostic import Diagnostic, Outcome
from deckwright.domain.kept import Kept
from deckwright.domain.location import Location, SourceBytes
from deckwright.domain.media import MediaFinder
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import ANY_DECK, Workspace
from deckwright.history.lockfile import decode_lock
from deckwright.history.record import History, NoteHistory
from deckwright.notekinds.look import stylesheet

FIRST_ZONE = timedelta(hours=14)
"""How far ahead of UTC a day begins first: what is today for someone does not lie in the future."""


class Compiled(NamedTuple):
    """A workspace, read, compiled and linked, beside the history that it was held against. ``broken`` where a file has
    errors of shape."""

    workspace: Workspace
    decks: tuple[CompiledDeck, ...]
    notetypes: Mapping[str, Notetype]
    history: History
    broken: bool = False

    @property
    def deck_ids(self) -> frozenset[str]:
        """The deck ids that were read."""
        return frozenset(str(deck.deck.id) for deck in self.decks)

    @property
    def complete(self) -> frozenset[str]:
        """The deck ids all of whose files were read: only their notes can be seen to be gone. None where a file has
        errors, for a note in it is not gone."""
        unsure = self.broken or ANY_DECK in self.workspace.unread
        return frozenset() if unsure else self.deck_ids - self.workspace.unread


def compile_workspace(workspace: Workspace, media_finder: MediaFinder, kept: Kept | None = None) -> Outcome[Compiled]:
    """Read → compile → link → hold against the history. What ``kept`` has of the last run is not made again."""
    (history,) = (kept or Kept()).run("history", [("", workspace.lock)], _decoded)
    notetypes = workspace_notetypes(workspace)
    find_media = media_finder(Path(workspace.project.root))
    files = FileCompiler(workspace, notetypes, history.value, find_media).files(kept)
    linked = link([file.compiled for file in files if file.compiled is not None], find_media)
    broken = any(file.broken for file in files)
    result = Compiled(workspace, linked.value, notetypes, history.value, broken=broken)
    orphans = orphan_ids(workspace, history.value.notes, result.deck_ids) if not broken else frozenset[str]()
    continuity = check_continuity(linked.value, history.value, result.complete, orphans)
    named = check_project(workspace.project, history.value, Location(workspace.sources[0].path))
    found = (*history.diagnostics, *(problem for file in files for problem in file.diagnostics), *linked.diagnostics)
    return Outcome(result, tuple(sorted((*found, *named, *continuity), key=lambda each: each.at)))


def _decoded(lock: SourceBytes | None, _: Outcome[History] | None) -> Outcome[History]:
    return decode_lock(lock) if lock else Outcome(History())


def orphan_ids(workspace: Workspace, shipped: Mapping[str, NoteHistory], read: frozenset[str]) -> frozenset[str]:
    """The deck ids that were shipped, are not forgotten and have no file any more."""
    if ANY_DECK in workspace.unread:
        return frozenset()
    known = frozenset(line.deck for line in shipped.values() if line.state != "forgotten")
    return known - read - workspace.unread


def workspace_notetypes(workspace: Workspace) -> dict[str, Notetype]:
    """The notetypes of a workspace's project, by kind."""
    project = workspace.project
    return project_notetypes(project.name, stylesheet(project.theme, project.style))


def ahead(compiled: Compiled, wish: Wish) -> Iterator[Diagnostic]:
    """What the notes' schedules take for past although it is still to come."""
    today = (datetime.fromtimestamp(wish.now, UTC) + FIRST_ZONE).date()
    for note in (note.note for deck in compiled.decks for note in deck.notes):
        if note.schedule is not None:
            yield from future_answers(note.schedule, today)


def shipment_of(compiled: Compiled, wish: Wish) -> Shipment:
    """What a build ships, and the history that it leaves behind."""
    history = next_history(
        compiled.history, compiled.decks, compiled.notetypes, now=wish.now, complete=compiled.complete
    )
    if wish.rebuild:
        history = all_changed(history, compiled.deck_ids, wish.now)
    if wish.forget_retired:
        orphans = orphan_ids(compiled.workspace, history.notes, compiled.deck_ids)
        history = forget_retired(history, compiled.deck_ids, orphans)
    return Shipment(compiled.workspace.project.name, compiled.decks, compiled.notetypes, history)
