"""The map: what each command does, stage by stage. Every stage is a function from values to values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckwright.compiler.compile import CompiledDeck, compile_deck
from deckwright.compiler.continuity import check_continuity
from deckwright.compiler.link import link
from deckwright.compiler.notetypes import project_notetypes
from deckwright.compiler.package import Shipment, plan_package
from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.versions import next_history
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, has_errors
from deckwright.domain.media import MediaFinder
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import Workspace
from deckwright.history.lockfile import read_lock
from deckwright.history.record import History
from deckwright.notekinds.look import stylesheet


@dataclass(frozen=True, slots=True)
class Compiled:
    """A workspace, read, compiled and linked, beside the history that it was held against."""

    workspace: Workspace
    decks: tuple[CompiledDeck, ...]
    notetypes: Mapping[str, Notetype]
    history: History

    @property
    def complete(self) -> frozenset[str]:
        """The deck ids all of whose files were read: only their notes can be seen to be gone."""
        return frozenset(str(deck.deck.id) for deck in self.decks) - self.workspace.unread


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes: plans by package name, and each project's next history."""

    plans: Mapping[str, PackagePlan]
    histories: tuple[History, ...]


def compile_workspace(workspace: Workspace, media_finder: MediaFinder) -> Outcome[Compiled]:
    """Read → compile → link → hold against the history."""
    history = read_lock(workspace.lock) if workspace.lock else Outcome(History())
    read = [read_deck(source) for source in workspace.sources]
    notetypes = project_notetypes(workspace.project.name, stylesheet(workspace.project.theme, workspace.project.style))
    find_media = media_finder(Path(workspace.project.root))
    compiled = [
        compile_deck(each.value, workspace.project, notetypes, history=history.value, find_media=find_media)
        for each in read
        if each.value is not None
    ]
    linked = link(compiled)
    result = Compiled(workspace, linked.value, notetypes, history.value)
    continuity = check_continuity(linked.value, history.value, result.complete)
    found = _gather(history, *read, *compiled, linked)
    return Outcome(result, tuple(sorted((*found, *continuity), key=lambda each: each.at)))


def _gather(*stages: Outcome[object] | CompiledDeck) -> Iterator[Diagnostic]:
    for stage in stages:
        yield from stage.diagnostics


def check(workspaces: Iterable[Workspace], media_finder: MediaFinder) -> tuple[Diagnostic, ...]:
    """Every problem of every file."""
    return tuple(
        problem for workspace in workspaces for problem in compile_workspace(workspace, media_finder).diagnostics
    )


def build(
    workspaces: Sequence[Workspace], media_finder: MediaFinder, *, now: int, together: bool
) -> Outcome[Built | None]:
    """The plan of every package (one a deck id, or all ``together``) as of ``now`` (unix seconds); None on errors."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    found = tuple(problem for outcome in outcomes for problem in outcome.diagnostics)
    if has_errors(found):
        return Outcome(None, found)
    shipments = [_ship(outcome.value, now) for outcome in outcomes]
    plans = {name: plan_package(ships) for name, ships in _packages(shipments, together=together).items()}
    return Outcome(Built(plans, tuple(ship.history for ship in shipments)), found)


def _ship(compiled: Compiled, now: int) -> Shipment:
    history = next_history(compiled.history, compiled.decks, compiled.notetypes, now=now, complete=compiled.complete)
    project = compiled.workspace.project
    return Shipment(project.name, compiled.decks, compiled.notetypes, history)


def _packages(shipments: Sequence[Shipment], *, together: bool) -> dict[str, list[Shipment]]:
    """The shipments of every package, by its name: the deck id, or nothing for the one that holds all."""
    packages: dict[str, list[Shipment]] = {}
    for ship in shipments:
        for deck_id in dict.fromkeys("" if together else str(deck.deck.id) for deck in ship.decks):
            decks = tuple(deck for deck in ship.decks if together or deck.deck.id == deck_id)
            packages.setdefault(deck_id, []).append(Shipment(ship.project, decks, ship.notetypes, ship.history))
    return packages
