"""The map: what each command does, stage by stage. Every stage is a function from values to values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deckwright.compiler.card_schedules import future_answers
from deckwright.compiler.changes import Changes, find_changes
from deckwright.compiler.compile import CompiledDeck, compile_deck
from deckwright.compiler.continuity import check_continuity
from deckwright.compiler.division import divide, regroup
from deckwright.compiler.heads import deck_head
from deckwright.compiler.joining import Joined, join_diagnostics, join_packages, join_portions
from deckwright.compiler.link import link
from deckwright.compiler.media import MediaCall, recording_finder
from deckwright.compiler.notetypes import project_notetypes
from deckwright.compiler.package import Shipment, plan_package
from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.portion import Portion, deck_rows, history_lines
from deckwright.compiler.versions import all_changed, forget_retired, next_history, vanished
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, has_errors
from deckwright.domain.location import SourceText
from deckwright.domain.media import MediaFinder
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import Workspace
from deckwright.forecast.studied import Studied, studied
from deckwright.history.lockfile import decode_lock
from deckwright.history.record import History
from deckwright.history.slices import Slices
from deckwright.notekinds.look import stylesheet

if TYPE_CHECKING:
    from deckwright.domain.deck import Deck
    from deckwright.domain.draft import SourceBytes
    from deckwright.sources.drafter import Drafts, Progress
    from deckwright.sources.merge import Coverage, Merge
    from deckwright.sources.outline import Outline
    from deckwright.sources.sketch import DraftWish

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


@dataclass(frozen=True, slots=True)
class Shipped:
    """What a divided build makes: plans by package name, each project's next history, and the parts behind them."""

    plans: Mapping[str, PackagePlan]
    histories: tuple[Slices, ...]
    crafted: tuple[tuple[Workspace, Portion], ...]


Craft = Callable[[Sequence[Workspace], Wish], Sequence[Portion]]
"""Makes the portion of every part; or finds it made before."""


def compile_workspace(workspace: Workspace, media_finder: MediaFinder) -> Outcome[Compiled]:
    """Read → compile → link → hold against the history."""
    history = decode_lock(workspace.lock) if workspace.lock else Outcome(History())
    read = [read_deck(source) for source in workspace.sources]
    notetypes = _notetypes(workspace)
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


def _notetypes(workspace: Workspace) -> dict[str, Notetype]:
    project = workspace.project
    return project_notetypes(project.name, stylesheet(project.theme, project.style))


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


def build_divided(workspaces: Sequence[Workspace], wish: Wish, craft: Craft) -> Outcome[Shipped | None]:
    """What `build` makes, part by part: ``craft`` gives the portion of every part, made now or kept from before."""
    found: list[Diagnostic] = []
    projects: list[Joined] = []
    crafted: list[tuple[Workspace, Portion]] = []
    for workspace in workspaces:
        division = divide(replace(workspace, lock=None) if wish.rebuild else workspace)
        portions = craft(division.parts(), wish)
        while coarser := regroup(division, portions):
            division = coarser
            portions = craft(division.parts(), wish)
        crafted.extend(zip(division.parts(), portions, strict=True))
        found.extend(join_diagnostics(division, portions))
        if not has_errors(found):
            projects.append(join_portions(division, portions, _notetypes(workspace).items()))
    if has_errors(found):
        return Outcome(None, tuple(found))
    packages = join_packages(projects, together=wish.together)
    return Outcome(Shipped(packages, tuple(each.slices for each in projects), tuple(crafted)), tuple(found))


def make_portion(part: Workspace, media_finder: MediaFinder, wish: Wish) -> Portion:
    """One part of a project, from text to rows."""
    calls: dict[tuple[str, str], MediaCall] = {}
    outcome = compile_workspace(part, recording_finder(media_finder, calls))
    found = (*outcome.diagnostics, *_ahead(outcome.value, wish))
    compiled = outcome.value
    notes = [note for deck in compiled.decks for note in deck.notes]
    old = compiled.history.notes
    portion = Portion(
        found,
        media=tuple(calls.values()),
        refers=frozenset(str(name).partition("/")[0] for each in notes for name in (*each.note.see, each.note.was)),
        gone=frozenset(line.kind for line in vanished(compiled.history, compiled.decks, compiled.complete)),
        fresh=frozenset(each.note.kind for each in notes if each.guid not in old) if old else frozenset(),
    )
    if has_errors(found):
        return portion
    ship = _ship(compiled, wish)
    heads = tuple(deck_head(ship.project, deck) for deck in ship.decks)
    lines, versions = history_lines(ship.history)
    return portion._replace(heads=heads, rows=deck_rows(ship, heads), lines=lines, versions=versions)


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


@dataclass(frozen=True, slots=True)
class Drafted:
    """A deck file after drafting, what its source asked for, and what became of it."""

    text: str
    plan: Merge
    drafts: Drafts


def draft(
    source: SourceBytes, deck: SourceText | None, identity: str, wish: DraftWish, progress: Progress
) -> Outcome[Drafted | None]:
    """Read → outline → hold against the deck → draft what is new → write it into the deck, or into a new one with
    this id; None on errors. Raises `MissingExtra`."""
    from deckwright.deckfile.drafts import changed_deck, new_deck
    from deckwright.sources.drafter import deck_state, draft_notes
    from deckwright.sources.merge import merge
    from deckwright.sources.reports import merge_reports

    outline, read = _outlined(source, deck)
    if has_errors((*outline.diagnostics, *read.diagnostics)):
        return Outcome(None, (*outline.diagnostics, *read.diagnostics))
    state = deck_state(read.value, outline.value, source.name)
    plan = merge(outline.value, source.name, state.entries, state.drafted)
    drafts = draft_notes(outline.value, source.name, state, plan, wish, progress)
    text = changed_deck(deck, drafts.change) if deck else new_deck(identity, state.name, drafts.change)
    reports = merge_reports(plan, source.name, state.entries)
    found = (*outline.diagnostics, *read.diagnostics, *text.diagnostics, *reports)
    return Outcome(Drafted(text.value, plan, drafts), found)


def _outlined(source: SourceBytes, deck: SourceText | None) -> tuple[Outcome[Outline], Outcome[Deck | None]]:
    from deckwright.sources.structure import read_outline

    return read_outline(source.data, source.path), read_deck(deck) if deck is not None else Outcome(None)


def fill(deck: SourceText, wish: DraftWish) -> Outcome[str | None]:
    """The deck file with gaps and questions for its bare principles; None on errors. Raises `MissingExtra`."""
    from deckwright.deckfile.drafts import changed_deck
    from deckwright.domain.draft import DeckChange
    from deckwright.sources.filling import fill as fillings

    read = read_deck(deck)
    if read.value is None or has_errors(read.diagnostics):
        return Outcome(None, read.diagnostics)
    change = DeckChange(fillings=tuple(fillings(read.value.entries, wish)), drafted=read.value.drafted)
    written = changed_deck(deck, change)
    return Outcome(written.value, (*read.diagnostics, *written.diagnostics))


def coverage(source: SourceBytes, deck: SourceText) -> Outcome[Coverage | None]:
    """Which statements of the source the deck has notes for; None on errors. Raises `MissingExtra`."""
    from deckwright.sources.merge import coverage as covered

    outline, read = _outlined(source, deck)
    found = (*outline.diagnostics, *read.diagnostics)
    if read.value is None or has_errors(found):
        return Outcome(None, found)
    return Outcome(covered(outline.value, source.name, read.value.entries), found)
