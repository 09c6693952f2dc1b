"""An outline and what a merge decided about it → the notes to write into the deck, each with its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType

from deckwright.domain.deck import Deck
from deckwright.domain.draft import DeckChange, DraftedNote
from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.linking import supporting_statements
from deckwright.sources.merge import Merge
from deckwright.sources.naming import Names
from deckwright.sources.outline import Outline, Statement, slug
from deckwright.sources.plain import as_markdown
from deckwright.sources.proposals import Proposal
from deckwright.sources.provenance import Origin, draft_hash, statement_hash
from deckwright.sources.renaming import renaming
from deckwright.sources.sketch import DraftWish, Sketch, sketch

Progress = Callable[[Sequence[Statement]], Iterable[Statement]]
"""Shows how far the drafter is while it goes through the statements."""

NOTHING_PROPOSED: Mapping[str, Proposal] = MappingProxyType({})
_LEADING = {"principle": "principle", "question-answer": "question", "reflection": "reflect", "list": "list"}
_NO_SUPPORT = "draft: no close support in the source for this question"
_MOST_SUPPORT = 3
_MOST_SEARCHED = 400
_NOWHERE = Location("")


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
    """The change to the deck, the number of cards that it adds, and the statements that no note was made of."""

    change: DeckChange
    cards: int
    passed: tuple[Statement, ...]


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
    writer = _Writer(outline, file, deck.name, wish, ids, _searched(outline, ids))
    additions = [
        (each.before, writer.note(each.statement, draft))
        for each in plan.additions
        if (draft := made[each.statement.place]) is not None
    ]
    redrafts = [
        (each.entries[0], writer.note(each.statement, made[each.statement.place] or _bare(each.statement), own))
        for each in plan.redrafts
        for own in [deck.entries[each.entries[0]]]
    ]
    drafted = _memory(deck, plan, [note for _, note in (*additions, *redrafts)])
    return Drafts(
        DeckChange(tuple(additions), tuple(redrafts), drafted=drafted, origins=tuple(_origins(deck, plan))),
        sum(draft.cards for draft in made.values() if draft is not None),
        tuple(each for each in plan.wanted if made[each.place] is None),
    )


def deck_state(deck: Deck | None, outline: Outline, file: str) -> DeckState:
    """The deck as drafting sees it; a new one is called after its source."""
    if deck is None:
        return DeckState(deck_title(outline, file))
    known = renaming(outline, file, deck.entries, deck.drafted)
    return DeckState(deck.name, known.entries, known.drafted, known.moved)


def deck_title(outline: Outline, file: str) -> str:
    """What a deck drafted from the source is called: its title, the heading above all of it, or the file's name."""
    shared = _shared(outline)
    title = outline.title or (outline.statements[0].path[0] if shared else "")
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


def _origins(deck: DeckState, plan: Merge) -> Iterator[tuple[int, str]]:
    """The new origins of notes whose source was renamed; one that is drafted anew has it already."""
    anew = {change.entries[0] for change in plan.redrafts}
    for index in deck.moved:
        if index not in anew:
            yield index, str(deck.entries[index].text("origin"))


def _searched(outline: Outline, ids: Mapping[str, str]) -> list[Statement]:
    """The statements with a note that a question may refer to."""
    return [
        each for each in outline.statements if each.kind in ("statement", "definition", "list") and each.place in ids
    ]


def _memory(deck: DeckState, plan: Merge, notes: Sequence[DraftedNote]) -> dict[str, str]:
    replaced = {str(each.origin) for each in plan.redrafts}
    kept = {origin: own for origin, own in deck.drafted.items() if origin not in replaced}
    return kept | {str(note.entry.text("origin")): draft_hash([note.entry]) for note in notes}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Makes notes of sketches: adds id, tags or deck, source, origin, and what a question refers to."""

    outline: Outline
    file: str
    deck: str
    wish: DraftWish
    ids: Mapping[str, str]
    searched: Sequence[Statement]

    def note(self, statement: Statement, draft: Sketch, earlier: Entry | None = None) -> DraftedNote:
        """The note; it takes the place of an ``earlier`` one, if there is one."""
        values: dict[str, object] = {_LEADING[draft.kind]: text_value(draft.text)}
        see: tuple[str, ...] = ()
        if draft.items:
            values["items"] = tuple(map(text_value, draft.items))
        if draft.answer:
            values["answer"] = text_value(draft.answer)
            values |= {"reverse": True} if self.wish.reverse else {}
        if draft.asks:
            values["ask"] = tuple(asked_entries(draft, earlier.entries("ask") if earlier else ()))
        if draft.kind == "reflection":
            see = self._support(statement)
            values |= {"see": tuple(map(text_value, see))} if see else {}
        values |= {"extra": text_value(draft.extra)} if draft.extra else {}
        values |= self._place(statement)
        values["origin"] = text_value(str(Origin(self.file, statement.place, statement_hash(statement.text))))
        identity = self.ids.get(statement.place)
        unsupported = draft.kind == "reflection" and not see
        entry = Entry(draft.kind, None if identity is None else text_value(identity), values, _NOWHERE)
        return DraftedNote(entry, _NO_SUPPORT if unsupported else draft.comment)

    def _support(self, question: Statement) -> tuple[str, ...]:
        """Ids of the statements that speak of what is asked; of a long source, those nearest before it."""
        if len(self.searched) > _MOST_SEARCHED:
            order = {each.place: number for number, each in enumerate(self.outline.statements)}
            before = [each for each in self.searched if order[each.place] < order[question.place]]
            near = before[-_MOST_SEARCHED:]
        else:
            near = list(self.searched)
        found = supporting_statements(question.text, [each.text for each in near])[:_MOST_SUPPORT]
        return tuple(self.ids[near[index].place] for index, _ in found)

    def _place(self, statement: Statement) -> dict[str, object]:
        """Where the statement stands, as the card and Anki's browser show it."""
        values: dict[str, object] = {"source": text_value(_source(statement, self.outline))}
        path = statement.path[_shared(self.outline) :]
        if path and self.wish.subdecks:
            levels = "::".join(each.replace("::", " ").strip() for each in path)
            values["deck"] = text_value(f"{self.deck}::{levels}")
        elif tags := [tag for each in path if (tag := slug(each))]:
            values["tags"] = (text_value("::".join(tags)),)
        return values


def _shared(outline: Outline) -> int:
    """1 where every statement stands below the same first heading, which then is the source's title; else 0."""
    firsts = {each.path[:1] for each in outline.statements}
    return 1 if len(firsts) == 1 and firsts != {()} else 0


def _source(statement: Statement, outline: Outline) -> str:
    heading = statement.path[-1].rstrip(":") if statement.path else ""
    if statement.number is not None:
        return f"{heading}, {statement.number}" if heading else f"{_noun(statement)} {statement.number}"
    where = f"{outline.unit} {statement.at}" if outline.unit in ("page", "line") else ""
    if heading:
        return f"{heading}, {where}" if outline.unit == "page" else heading
    return where or f"{outline.unit} {statement.at}"


def _noun(statement: Statement) -> str:
    return "question" if statement.kind == "question" else "principle"


def asked_entries(draft: Sketch, earlier: Sequence[Entry] = ()) -> Iterator[Entry]:
    """The questions of a sketch as the entries of ``ask``. Where question or answer is that of an ``earlier`` one, it
    keeps that one's id, and with it what was learned."""
    left = {str(each.id): each for each in earlier if each.id is not None}
    names = Names(left)
    for each in draft.asks:
        values = {"question": text_value(each.question), "answer": text_value(each.answer)}
        own = next((name for name, old in left.items() if any(old.text(key) == values[key] for key in values)), None)
        left.pop(own or "", None)
        yield Entry("ask", text_value(own or names.take(each.answer)), values, _NOWHERE)


def text_value(value: str) -> Text:
    """A value of a note that stands in no file yet."""
    return Text(value, _NOWHERE)
