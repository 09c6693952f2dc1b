"""The map: what each command does, stage by stage. Every stage is a function from values to values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from deckwright.compiler.compile import CompiledDeck
from deckwright.compiler.crafting import Craft, Crafted, craft_parts, make_portion
from deckwright.compiler.division import Slicer
from deckwright.compiler.joining import Joined, join_diagnostics, join_packages, join_portions, repeated_notes
from deckwright.compiler.package import Shipment, plan_package
from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.portion import Portion
from deckwright.compiler.project import (
    Compiled,
    ahead,
    compile_workspace,
    shipment_of,
    workspace_notetypes,
)
from deckwright.compiler.wish import Wish as Wish
from deckwright.deckfile.identity import deck_id_of
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, has_errors
from deckwright.domain.kept import Kept
from deckwright.domain.location import SourceText
from deckwright.domain.media import MediaFinder
from deckwright.domain.named import NamedTuple
from deckwright.domain.workspace import Workspace
from deckwright.history.lockfile import without_decks
from deckwright.history.record import History
from deckwright.history.slices import Slices, slice_lock

if TYPE_CHECKING:
    from deckwright.compiler.changes import Changes
    from deckwright.domain.deck import Deck
    from deckwright.domain.draft import DeckChange, SourceBytes
    from deckwright.forecast.studied import Studied
    from deckwright.lint.statistics import Statistics
    from deckwright.preview.site import Site
    from deckwright.sources.drafter import Drafts, Progress
    from deckwright.sources.merge import Coverage
    from deckwright.sources.outline import Outline, Statement
    from deckwright.sources.proposals import Proposals
    from deckwright.sources.sketch import DraftWish


class Built(NamedTuple):
    """What a build makes: plans by package name, and each project's next history."""

    plans: Mapping[str, PackagePlan]
    histories: tuple[History, ...]


class Shipped(NamedTuple):
    """What a divided build makes: plans by package name, each project's next history, and the parts behind them."""

    plans: Mapping[str, PackagePlan]
    histories: tuple[Slices, ...]
    crafted: tuple[Crafted, ...]


def check(workspaces: Iterable[Workspace], media_finder: MediaFinder, *, now: int) -> tuple[Diagnostic, ...]:
    """Every problem that a build at ``now`` (unix seconds) would find, and what the rules of card quality find."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    found = [(*each.diagnostics, *ahead(each.value, Wish(now)), *_lint(each.value)) for each in outcomes]
    return tuple(problem for each in found for problem in sorted(each, key=lambda problem: problem.at))


def check_shape(
    workspaces: Iterable[Workspace], media_finder: MediaFinder, wish: Wish, craft: Craft, slicer: Slicer = slice_lock
) -> tuple[tuple[Diagnostic, ...], tuple[Portion, ...]]:
    """What `check` finds without the rules of card quality, part by part; and the portions that were made for it."""
    make = partial(make_portion, media_finder=media_finder, wish=wish, shipping=False)
    made = craft_parts(workspaces, craft, make, slicer)
    found = [join_diagnostics(each.division, each.portions) for each in made]
    return tuple(chain.from_iterable(found)), tuple(portion for each in made for portion in each.portions)


def _lint(compiled: Compiled, kept: Kept | None = None) -> tuple[Diagnostic, ...]:
    from deckwright.lint.run import DeckNotes, lint

    decks = [DeckNotes(each.deck, [note.note for note in each.notes]) for each in compiled.decks]
    return lint(decks, compiled.workspace.project.lint, compiled.workspace.sources, kept=kept)


def count(workspaces: Iterable[Workspace], media_finder: MediaFinder) -> Outcome[Statistics]:
    """What the decks consist of, in figures."""
    from deckwright.lint.statistics import statistics

    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    decks = [deck for outcome in outcomes for deck in outcome.value.decks]
    notes = ((deck.deck, note.note, len(note.ordinals)) for deck in decks for note in deck.notes)
    found = tuple(problem for outcome in outcomes for problem in outcome.diagnostics)
    return Outcome(statistics(notes, len({deck.deck.id for deck in decks})), found)


def mend(workspaces: Iterable[Workspace]) -> tuple[tuple[tuple[SourceText, str], ...], tuple[str, ...]]:
    """Every deck file that can be mended safely, and its text then; and the files left alone for their errors."""
    from deckwright.compiler.link import unpinned_ids
    from deckwright.lint.mending import mended

    read = [(source, read_deck(source)) for workspace in workspaces for source in workspace.sources]
    texts = [
        (source, mended(source, each.value, unpinned_ids(each.value.entries)))
        for source, each in read
        if each.value is not None and not each.diagnostics
    ]
    broken = tuple(source.path for source, each in read if each.value is None or each.diagnostics)
    return tuple((source, text) for source, text in texts if text != source.text), broken


def build(workspaces: Sequence[Workspace], media_finder: MediaFinder, wish: Wish) -> Outcome[Built | None]:
    """The plan of every package and every project's next history; None where there is an error."""
    outcomes = [compile_workspace(_held(workspace, wish), media_finder) for workspace in workspaces]
    found = tuple(problem for outcome in outcomes for problem in (*outcome.diagnostics, *ahead(outcome.value, wish)))
    if has_errors(found):
        return Outcome(None, found)
    shipments = [shipment_of(outcome.value, wish) for outcome in outcomes]
    plans = {name: plan_package(ships) for name, ships in _packages(shipments, together=wish.together).items()}
    found = (*found, *repeated_notes(plans.values(), workspaces))
    built = Built(plans, tuple(ship.history for ship in shipments))
    return Outcome(None if has_errors(found) else built, found)


def _held(workspace: Workspace, wish: Wish) -> Workspace:
    """The workspace with the history that the build is to be held against."""
    if not wish.rebuild or workspace.lock is None:
        return workspace
    ids = {deck_id_of(source) for source in workspace.sources}
    return workspace._replace(lock=without_decks(workspace.lock, ids))


def build_divided(
    workspaces: Sequence[Workspace], media_finder: MediaFinder, wish: Wish, craft: Craft, slicer: Slicer = slice_lock
) -> Outcome[Shipped | None]:
    """What `build` makes, part by part, each of them made now or kept from before."""

    make = partial(make_portion, media_finder=media_finder, wish=wish)
    found: list[Diagnostic] = []
    projects: list[Joined] = []
    crafted: list[Crafted] = []
    whole = wish.rebuild or wish.forget_retired
    held = [_held(workspace, wish) for workspace in workspaces]
    for workspace, crafting in zip(workspaces, craft_parts(held, craft, make, slicer, whole=whole), strict=True):
        found.extend(join_diagnostics(crafting.division, crafting.portions))
        if not has_errors(found):
            notetypes = workspace_notetypes(workspace)
            projects.append(join_portions(crafting.division, crafting.portions, notetypes, wish))
            crafted.extend(crafting.shipped(projects[-1].slices))
    plans = {} if has_errors(found) else join_packages(projects, together=wish.together)
    found.extend(repeated_notes(plans.values(), workspaces))
    if has_errors(found):
        return Outcome(None, tuple(found))
    return Outcome(Shipped(plans, tuple(each.slices for each in projects), tuple(crafted)), tuple(found))


def diff(workspaces: Iterable[Workspace], media_finder: MediaFinder, *, now: int) -> Outcome[tuple[Changes, ...]]:
    """What importing a build made at ``now`` would do, for each project, against what was shipped last."""
    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    changes = tuple(_changes(outcome.value, Wish(now)) for outcome in outcomes)
    return Outcome(changes, tuple(problem for outcome in outcomes for problem in outcome.diagnostics))


def _changes(compiled: Compiled, wish: Wish) -> Changes:
    from deckwright.compiler.changes import find_changes

    places = {note.guid: note.note.at for deck in compiled.decks for note in deck.notes}
    return find_changes(compiled.history, shipment_of(compiled, wish).history, places)


def workloads(workspaces: Iterable[Workspace], media_finder: MediaFinder) -> Outcome[tuple[Studied, ...]]:
    """What the decks ask a learner to study, by preset; nothing where they have errors."""
    from deckwright.forecast.studied import studied

    outcomes = [compile_workspace(workspace, media_finder) for workspace in workspaces]
    found = tuple(problem for outcome in outcomes for problem in outcome.diagnostics)
    decks = [deck for outcome in outcomes for deck in outcome.value.decks] if not has_errors(found) else []
    return Outcome(studied((deck.deck, deck.project, deck.preset, _cards(deck)) for deck in decks), found)


def preview(
    workspaces: Iterable[Workspace], media_finder: MediaFinder, found: Iterable[Diagnostic], kept: Kept
) -> Iterator[Site]:
    """Every card for the preview's page, with ``found`` and what else stands in its way, as soon as it is there; and
    then with what the rules of card quality find. What ``kept`` has of the last run is not made again."""
    from deckwright.preview.site import ProjectCards, make_site, with_findings

    own = [(each, kept.part(each.project.root)) for each in workspaces]
    outcomes = [compile_workspace(workspace, media_finder, part) for workspace, part in own]
    compiled = [(outcome.value, part) for outcome, (_, part) in zip(outcomes, own, strict=True)]
    projects = [ProjectCards(each.decks, each.notetypes, each.workspace.sources, part) for each, part in compiled]
    site = make_site(projects, (*found, *(problem for each in outcomes for problem in each.diagnostics)))
    yield site
    yield with_findings(site, [problem for each, part in compiled for problem in _lint(each, part)])


def _cards(deck: CompiledDeck) -> int:
    return sum(len(note.ordinals) for note in deck.notes if not note.note.retired)


def _packages(shipments: Sequence[Shipment], *, together: bool) -> dict[str, list[Shipment]]:
    """The shipments of every package, by its name: the deck id, or nothing for the one that holds all."""
    packages: dict[str, list[Shipment]] = {}
    for ship in shipments:
        for deck_id in dict.fromkeys("" if together else str(deck.deck.id) for deck in ship.decks):
            decks = tuple(deck for deck in ship.decks if together or deck.deck.id == deck_id)
            packages.setdefault(deck_id, []).append(Shipment(ship.project, decks, ship.notetypes, ship.history))
    return packages


class Drafted(NamedTuple):
    """A deck file after drafting (empty for a new one without a note), its change, and what became of the source."""

    text: str
    drafts: Drafts


def draft(
    source: SourceBytes,
    deck: SourceText | None,
    identity: str,
    wish: DraftWish,
    *,
    propose: Callable[[Sequence[Statement]], Proposals] | None = None,
    progress: Progress,
    schema: str = "",
) -> Outcome[Drafted | None]:
    """Read → outline → hold against the deck → draft what is new → write it into the deck, or into a new one with
    this id; None on errors. ``propose`` asks a language model first. Raises `MissingExtra`."""
    from deckwright.deckfile.drafts import changed_deck, entries_after, new_deck
    from deckwright.sources.drafter import deck_state, draft_notes
    from deckwright.sources.merge import merge
    from deckwright.sources.reports import merge_reports, nothing_drafted

    outline, read = _outlined(source, deck)
    if has_errors((*outline.diagnostics, *read.diagnostics)):
        return Outcome(None, (*outline.diagnostics, *read.diagnostics))
    state = deck_state(read.value, outline.value, source.name, identity)
    plan = merge(outline.value, source.name, state.entries, state.drafted)
    proposals = propose(plan.wanted).by_place if propose and plan.wanted else {}
    drafts = draft_notes(outline.value, source.name, state, plan, wish, proposals=proposals, progress=progress)
    if deck is None:
        text = new_deck(identity, state.name, drafts.change, schema=schema)
        reports = nothing_drafted(source.path, drafts.reckoning)
    else:
        text = changed_deck(deck, drafts.change)
        after = entries_after(deck, text.value, drafts.change)
        reports = (*after.diagnostics, *merge_reports(plan, source.name, after.value, deck.path))
    drafted = Drafted(text.value if deck or drafts.change.additions else "", drafts)
    return Outcome(drafted, (*outline.diagnostics, *text.diagnostics, *reports))


def _outlined(source: SourceBytes, deck: SourceText | None) -> tuple[Outcome[Outline], Outcome[Deck | None]]:
    from deckwright.sources.structure import read_outline

    return read_outline(source.data, source.path), read_deck(deck) if deck is not None else Outcome(None)


def fill(deck: SourceText, wish: DraftWish) -> Outcome[tuple[str, DeckChange] | None]:
    """The deck file with gaps and questions for its bare principles, and what was done to each of them; None on errors.
    Raises `MissingExtra`."""
    from deckwright.deckfile.drafts import changed_deck, entries_after
    from deckwright.domain.draft import DeckChange
    from deckwright.sources.filling import fill as fillings

    read = read_deck(deck)
    if read.value is None or has_errors(read.diagnostics):
        return Outcome(None, read.diagnostics)
    change = DeckChange(fillings=tuple(fillings(read.value.entries, wish)), drafted=read.value.drafted)
    written = changed_deck(deck, change)
    after = entries_after(deck, written.value, change)
    return Outcome((written.value, change), (*after.diagnostics, *written.diagnostics))


def coverage(source: SourceBytes, deck: SourceText) -> Outcome[Coverage | None]:
    """Which statements of the source the deck has notes for; None on errors. Raises `MissingExtra`."""
    from deckwright.sources.merge import coverage as covered

    outline, read = _outlined(source, deck)
    found = (*outline.diagnostics, *read.diagnostics)
    if read.value is None or has_errors(found):
        return Outcome(None, found)
    return Outcome(covered(outline.value, source.name, read.value.entries, read.value.drafted), found)
