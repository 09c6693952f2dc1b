"""The map: what each command does, stage by stage. Every stage is a function from values to values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deckwright.compiler.card_schedules import future_answers
from deckwright.compiler.changes import Changes, find_changes
from deckwright.compiler.compile import CompiledDeck, compile_deck
from deckwright.compiler.continuity import check_continuity
from deckwright.compiler.link import link
from deckwright.compiler.notetypes import project_notetypes
from deckwright.compiler.package import Shipment, plan_package
from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.versions import all_changed, forget_retired, next_history
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, has_errors
from deckwright.domain.media import MediaFinder
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import Workspace
from deckwright.forecast.studied import Studied, studied
from deckwright.history.lockfile import decode_lock
from deckwright.history.record import History
from deckwright.notekinds.look import stylesheet

FIRST_ZONE = timedelta(hours=14)
"""How far ahead of UTC a day begins first: what is today for someone does not lie in the future."""


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
class Wish:
    """How to build. ``now`` in unix seconds; ``together`` makes one package of all decks instead of one a deck id;
    ``rebuild`` starts the history anew; ``forget_retired`` stops shipping the notes that were retired."""

    now: int
    together: bool = False
    rebuild: bool = False
    forget_retired: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes: plans by package name, and each project's next history."""

    plans: Mapping[str, PackagePlan]
    histories: tuple[History, ...]


def compile_workspace(workspace: Workspace, media_finder: MediaFinder) -> Outcome[Compiled]:
    """Read → compile → link → hold against the history."""
    history = decode_lock(workspace.lock) if workspace.lock else Outcome(History())
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
    """Every problem of every file, and what the rules of card quality find."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    found = [sorted((*each.diagnostics, *_lint(each.value)), key=lambda problem: problem.at) for each in outcomes]
    return tuple(problem for each in found for problem in each)


def _lint(compiled: Compiled) -> tuple[Diagnostic, ...]:
    from deckwright.lint.run import DeckNotes, lint

    decks = [DeckNotes(each.deck, [note.note for note in each.notes]) for each in compiled.decks]
    return lint(decks, compiled.workspace.project.lint, compiled.workspace.sources)


def build(workspaces: Sequence[Workspace], media_finder: MediaFinder, wish: Wish) -> Outcome[Built | None]:
    """The plan of every package and every project's next history; None where there is an error."""
    held = [replace(workspace, lock=None) if wish.rebuild else workspace for workspace in workspaces]
    outcomes = [compile_workspace(workspace, media_finder) for workspace in held]
    found = tuple(problem for outcome in outcomes for problem in (*outcome.diagnostics, *_ahead(outcome.value, wish)))
    if has_errors(found):
        return Outcome(None, found)
    shipments = [_ship(outcome.value, wish) for outcome in outcomes]
    plans = {name: plan_package(ships) for name, ships in _packages(shipments, together=wish.together).items()}
    return Outcome(Built(plans, tuple(ship.history for ship in shipments)), found)


def _ahead(compiled: Compiled, wish: Wish) -> Iterator[Diagnostic]:
    """What the notes' schedules take for past although it is still to come."""
    today = (datetime.fromtimestamp(wish.now, UTC) + FIRST_ZONE).date()
    for note in (note.note for deck in compiled.decks for note in deck.notes):
        if note.schedule is not None:
            yield from future_answers(note.schedule, today)


def diff(workspaces: Iterable[Workspace], media_finder: MediaFinder, *, now: int) -> Outcome[tuple[Changes, ...]]:
    """What importing a build made at ``now`` would do, for each project, against what was shipped last."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    changes = tuple(_changes(outcome.value, Wish(now)) for outcome in outcomes)
    return Outcome(changes, tuple(problem for outcome in outcomes for problem in outcome.diagnostics))


def _changes(compiled: Compiled, wish: Wish) -> Changes:
    places = {note.guid: note.note.at for deck in compiled.decks for note in deck.notes}
    return find_changes(compiled.history, _ship(compiled, wish).history, places)


def workloads(workspaces: Iterable[Workspace], media_finder: MediaFinder) -> Outcome[tuple[Studied, ...]]:
    """What the decks ask a learner to study, by preset; nothing where they have errors."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    found = tuple(problem for outcome in outcomes for problem in outcome.diagnostics)
    decks = [deck for outcome in outcomes for deck in outcome.value.decks] if not has_errors(found) else []
    return Outcome(studied((deck.deck, deck.project, deck.preset, _cards(deck)) for deck in decks), found)


def _cards(deck: CompiledDeck) -> int:
    return sum(len(note.ordinals) for note in deck.notes if not note.note.retired)


def _ship(compiled: Compiled, wish: Wish) -> Shipment:
    history = next_history(
        compiled.history, compiled.decks, compiled.notetypes, now=wish.now, complete=compiled.complete
    )
    if wish.rebuild:
        history = all_changed(history, wish.now)
    if wish.forget_retired:
        history = forget_retired(history, frozenset(str(deck.deck.id) for deck in compiled.decks))
    return Shipment(compiled.workspace.project.name, compiled.decks, compiled.notetypes, history)


def _packages(shipments: Sequence[Shipment], *, together: bool) -> dict[str, list[Shipment]]:
    """The shipments of every package, by its name: the deck id, or nothing for the one that holds all."""
    packages: dict[str, list[Shipment]] = {}
    for ship in shipments:
        for deck_id in dict.fromkeys("" if together else str(deck.deck.id) for deck in ship.decks):
            decks = tuple(deck for deck in ship.decks if together or deck.deck.id == deck_id)
            packages.setdefault(deck_id, []).append(Shipment(ship.project, decks, ship.notetypes, ship.history))
    return packages
