"""An outline and what a merge decided about it → the notes to write into the deck, each with its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType

from deckwright.domain.deck import Deck
from deckwright.domain.draft import UNNAMED, DeckChange, DraftedNote
from deckwright.domain.note import Entry
from deckwright.sources.likeness import trace_of
from deckwright.sources.merge import Change, Merge
from deckwright.sources.naming import Names
from deckwright.sources.notes import NoteWriter, shared_levels
from deckwright.sources.outline import Outline, Statement
from deckwright.sources.plain import as_markdown
from deckwright.sources.proposals import Proposal
from deckwright.sources.provenance import Origin, Remembered, draft_hash, parse_remembered, statement_hash
from deckwright.sources.reckoning import Reckoning, reckoning
from deckwright.sources.renaming import renaming
from deckwright.sources.sketch import DraftWish, Sketch, is_wanted, sketch

Progress = Callable[[Sequence[Statement]], Iterable[Statement]]
"""Shows how far the drafter is while it goes through the statements."""

NOTHING_PROPOSED: Mapping[str, Proposal] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DeckState:
    """The deck that drafts go into: its name in Anki, its notes, and its memory of drafts (origin → hash).

    ``moved`` are the notes whose origin is to be written anew, because their source has a new name.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    drafted: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """The change to the deck, and what became of each statement."""

    change: DeckChange
    reckoning: Reckoning


def draft_notes(
    outline: Outline,
    file: str,
    deck: DeckState,
    plan: Merge,
    wish: DraftWish,
    *,
    proposals: Mapping[str, Proposal] = NOTHING_PROPOSED,
    progress: Progress = lambda all_: all_,
) -> Drafts:
    """The notes for what the plan adds and redrafts. ``file`` is the source's name in origins, ``proposals`` what a
    language model proposed, by place.

    Raises:
        MissingExtra: the language libraries are not installed.
    """
    made = {each.place: sketch(each, wish, proposals.get(each.place)) for each in progress(plan.wanted)}
    ids = _ids(deck.entries, plan, made)
    writer = NoteWriter(outline, file, deck.name, wish, ids, _searched(outline, ids))
    unwanted = {each.place: each for each in plan.wanted if not is_wanted(each, wish)}
    redrafts = [each for each in plan.redrafts if each.statement.place not in unwanted]
    notes = _notes(writer, deck.entries, plan, redrafts, made)
    change = DeckChange(
        tuple((each.before, notes[each.statement.place]) for each in plan.additions if each.statement.place in notes),
        tuple((each.entries[0], notes[each.statement.place]) for each in redrafts),
        drafted=_memory(file, deck, plan, redrafts, notes),
        origins=tuple(_origins(deck, redrafts)),
    )
    found = reckoning(
        outline,
        plan,
        deck.entries,
        made=dict.fromkeys(made) | {place: note.comment for place, note in notes.items()},
        unwanted=tuple(unwanted.values()),
        cards=sum(draft.cards for each in plan.additions if (draft := made[each.statement.place])),
    )
    return Drafts(change, found)


def _notes(
    writer: NoteWriter,
    entries: Sequence[Entry],
    plan: Merge,
    redrafts: Sequence[Change],
    made: Mapping[str, Sketch | None],
) -> dict[str, DraftedNote]:
    """The new notes and those drafted anew, by the place of their statement."""
    notes = {
        each.statement.place: writer.note(each.statement, draft)
        for each in plan.additions
        if (draft := made[each.statement.place]) is not None
    }
    for each in redrafts:
        draft = made[each.statement.place] or _bare(each.statement)
        notes[each.statement.place] = writer.note(each.statement, draft, entries[each.entries[0]])
    return notes


def deck_state(deck: Deck | None, outline: Outline, file: str, identity: str) -> DeckState:
    """The deck as drafting sees it; a new one is called after its source, or its id where that has no name."""
    if deck is None:
        return DeckState(deck_title(outline, identity if file == UNNAMED else file))
    known = renaming(outline, file, deck.entries, deck.drafted)
    return DeckState(deck.name, known.entries, known.drafted, known.moved)


def deck_title(outline: Outline, file: str) -> str:
    """What a deck drafted from the source is called: its title (without the site's name behind that of the page), the
    heading above all of it, or the file's name."""
    shared = shared_levels(outline)
    heading = outline.statements[0].path[0] if shared else ""
    title = heading if outline.title.startswith(heading) and heading else outline.title or heading
    stem = PurePath(file).stem.replace("-", " ").replace("_", " ").strip()
    return (title or (stem if any(map(str.isupper, stem)) else stem.title())).replace("::", " ")


def _bare(statement: Statement) -> Sketch:
    return Sketch("principle", as_markdown(statement.text), comment="draft: no safe question for this statement")


def _ids(entries: Sequence[Entry], plan: Merge, made: Mapping[str, Sketch | None]) -> dict[str, str]:
    """The id of every statement's note, by the statement's place: the one that it has, or a new one."""
    names = Names(str(entry.id) for entry in entries if entry.id is not None)
    ids: dict[str, str] = {}
    for change in (*plan.kept, *plan.elsewhere, *plan.rechecks, *plan.redrafts):
        own = entries[change.entries[0]].id
        if own is not None:
            ids[change.statement.place] = str(own)
    for statement in (each.statement for each in plan.additions):
        if made[statement.place] is not None:
            ids[statement.place] = names.take(statement.front or statement.text)
    return ids


def _origins(deck: DeckState, redrafts: Sequence[Change]) -> Iterator[tuple[int, str]]:
    """The new origins of notes whose source was renamed; one that is drafted anew has it already."""
    anew = {change.entries[0] for change in redrafts}
    for index in deck.moved:
        if index not in anew:
            yield index, str(deck.entries[index].text("origin"))


def _searched(outline: Outline, ids: Mapping[str, str]) -> list[Statement]:
    """The statements with a note that a question may refer to."""
    return [
        each for each in outline.statements if each.kind in ("statement", "definition", "list") and each.place in ids
    ]


def _memory(
    file: str, deck: DeckState, plan: Merge, redrafts: Sequence[Change], notes: Mapping[str, DraftedNote]
) -> dict[str, str]:
    """What the deck is to remember: what it did, but for what is written anew or known under another wording now."""
    replaced = {str(each.origin) for each in (*redrafts, *plan.reworded)}
    kept = {origin: own for origin, own in deck.drafted.items() if origin not in replaced}
    written = {
        str(note.entry.text("origin")): str(Remembered(draft_hash([note.entry]), trace_of(each.text)))
        for each in plan.wanted
        if (note := notes.get(each.place)) is not None
    }
    return kept | dict(_reworded(file, deck, plan)) | written


def _reworded(file: str, deck: DeckState, plan: Merge) -> Iterator[tuple[str, str]]:
    """What is remembered of deleted notes follows their statements from wording to wording."""
    for each in plan.reworded:
        said = each.statement.text
        known = parse_remembered(deck.drafted[str(each.origin)])
        yield str(Origin(file, each.statement.place, statement_hash(said))), str(known._replace(trace=trace_of(said)))
