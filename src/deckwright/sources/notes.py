"""A sketch → the note as it is written: with id, tags or deck, source, origin, and what a question refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deckwright.domain.draft import DraftedNote
from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.linking import supporting_statements
from deckwright.sources.naming import Names
from deckwright.sources.outline import Outline, Statement, slug
from deckwright.sources.provenance import Origin, statement_hash
from deckwright.sources.sketch import DraftWish, Sketch

_LEADING = {"principle": "principle", "question-answer": "question", "reflection": "reflect", "list": "list"}
_NO_SUPPORT = "draft: no close support in the source for this question"
_MOST_SUPPORT = 3
_MOST_SEARCHED = 400
_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class NoteWriter:
    """Makes the notes of an outline. ``file`` is the source's name in origins, ``deck`` the deck's in Anki, ``ids`` are
    those of the notes by the place of their statement; a question may refer to the ``searched`` statements."""

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
        values: dict[str, object] = {"source": text_value(statement.source or _source(statement, self.outline))}
        path = statement.path[shared_levels(self.outline) :]
        tags = [tag for each in statement.tags if (tag := _tag(each))]
        if path and self.wish.subdecks:
            levels = "::".join(each.replace("::", " ").strip() for each in path)
            values["deck"] = text_value(f"{self.deck}::{levels}")
        elif levels := "::".join(tag for each in path if (tag := slug(each))):
            tags.insert(0, levels)
        return values | ({"tags": tuple(map(text_value, tags))} if tags else {})


def _tag(name: str) -> str:
    """A tag that the source gives, its levels kept."""
    return "::".join(level for each in name.split("::") if (level := slug(each)))


def shared_levels(outline: Outline) -> int:
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
