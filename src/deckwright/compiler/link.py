"""What needs all deck files at once: ids that stand twice, statements that reflections refer to, prerequisites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckwright.compiler.compile import CompiledDeck, CompiledNote
from deckwright.compiler.media import MediaNames
from deckwright.compiler.order import find_cycle
from deckwright.domain.closest import closest
from deckwright.domain.diagnostic import Diagnostic, Outcome, error, warning
from deckwright.domain.location import Location, Text
from deckwright.domain.media import FindMedia, MediaFile
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry
from deckwright.notekinds import KIND_BY_NAME
from deckwright.notekinds.build import entry_id
from deckwright.rendering.markdown import render_markdown
from deckwright.rendering.opened import open_gaps

Identity = tuple[str, str]
"""Deck id and note id: what an author names a note by."""


def link(decks: Sequence[CompiledDeck], find_media: FindMedia) -> Outcome[tuple[CompiledDeck, ...]]:
    """The decks of one project, joined: every reflection shows its statements; problems of the whole are found."""
    entries, found = _index_entries(decks)
    found.extend(_unpinned(decks))
    found.extend(_repeated_guids(decks))
    shown = [_Statements(entries, find_media, found, {}) for _ in decks]
    linked = tuple(_with_statements(deck, statements) for deck, statements in zip(decks, shown, strict=True))
    found.extend(_media_problems(decks, shown))
    found.extend(_check_requires(decks))
    return Outcome(linked, tuple(found))


def _index_entries(decks: Sequence[CompiledDeck]) -> tuple[dict[Identity, Entry], list[Diagnostic]]:
    """Every entry by identity; an id that stands in two files of one deck id is an error that names both."""
    entries: dict[Identity, Entry] = {}
    found: list[Diagnostic] = []
    for deck in decks:
        deck_id = str(deck.deck.id)
        for entry in deck.deck.entries:
            own = entry.id or entry_id(entry, KIND_BY_NAME[entry.kind].key)
            first = entries.setdefault((deck_id, own), entry)
            if first is not entry and (first.at.path != entry.at.path or entry.id is None):
                hint = f"give one of them another id; the first stands at {first.at}"
                found.append(error(own.at, "DW410", f"the id `{own}` stands twice in deck `{deck.deck.id}`", hint))
    return entries, found


def _unpinned(decks: Sequence[CompiledDeck]) -> Iterator[Diagnostic]:
    for deck in decks:
        for at, own in unpinned_ids(deck.deck.entries):
            hint = f"`deckwright check --fix` writes `id: {own}`; until then, editing the text makes a new note"
            yield warning(at, "DW204", "this note has no id of its own", hint)


def unpinned_ids(entries: Iterable[Entry]) -> Iterator[tuple[Location, str]]:
    """Where an entry (or an entry of ``ask``) has no id, and the id that stands in for it."""
    for entry in entries:
        if entry.id is None:
            yield entry.at, str(entry_id(entry, KIND_BY_NAME[entry.kind].key))
        for asked in entry.entries("ask") if "ask" in entry.values else ():
            if asked.id is None:
                yield asked.at, str(entry_id(asked, "question"))


def _repeated_guids(decks: Sequence[CompiledDeck]) -> Iterator[Diagnostic]:
    first: dict[str, CompiledNote] = {}
    for note in (note for deck in decks for note in deck.notes):
        other = first.setdefault(note.guid, note)
        if other is not note and _key(other) != _key(note):
            hint = f"`was` can carry the history over to one note only; see {other.note.at}"
            yield error(note.note.at, "DW411", f"`{note.note.id}` and `{other.note.id}` are one note to Anki", hint)


def _key(note: CompiledNote) -> str:
    return note.note.marks["Key"]


class _Statements(NamedTuple):
    """What the reflections of one deck file show of entries anywhere, and the media that its package then needs."""

    entries: dict[Identity, Entry]
    find_media: FindMedia
    found: list[Diagnostic]
    names: dict[str, MediaNames]

    def html(self, entry: Entry) -> str:
        """The statement of an entry; its media are found from the entry's own file."""
        path = entry.at.path
        names = self.names.setdefault(path, MediaNames(path, self.find_media))
        texts = KIND_BY_NAME[entry.kind].statement(entry)
        return "<br>".join(render_markdown(open_gaps(text), media=names.namer(text)) for text in texts)

    def files(self, packed: Iterable[MediaFile]) -> tuple[MediaFile, ...]:
        """What the deck packs anyway, and what its reflections show; sorted by name."""
        shown = (file for names in self.names.values() for file in names.files())
        files = {file.name: file for file in (*packed, *shown)}
        return tuple(files[name] for name in sorted(files))


def _media_problems(decks: Iterable[CompiledDeck], shown: Iterable[_Statements]) -> Iterator[Diagnostic]:
    """What is wrong with the media of statements, where no card of their own has told it."""
    told = {problem for deck in decks for problem in deck.diagnostics}
    names = (names for statements in shown for names in statements.names.values())
    yield from dict.fromkeys(problem for each in names for problem in each.diagnostics if problem not in told)


def _with_statements(deck: CompiledDeck, statements: _Statements) -> CompiledDeck:
    if not any(note.note.see for note in deck.notes):
        return deck
    notes = tuple(_show_statements(note, deck, statements) if note.note.see else note for note in deck.notes)
    return deck._replace(notes=notes, media=statements.files(deck.media))


def _show_statements(note: CompiledNote, deck: CompiledDeck, statements: _Statements) -> CompiledNote:
    """The note with the statements that it refers to in its second field."""
    items = []
    for name in note.note.see:
        entry = _resolve(str(deck.deck.id), name, statements.entries)
        if entry is None:
            known = [own for deck_id, own in statements.entries if deck_id == deck.deck.id]
            statements.found.append(_unknown(name, "see", known))
        else:
            items.append(f"<li>{statements.html(entry)}</li>")
    fields = (note.fields[0], f'<ul class="statements">{"".join(items)}</ul>', *note.fields[2:])
    return note._replace(fields=fields)


def _resolve(deck_id: str, name: str, entries: dict[Identity, Entry]) -> Entry | None:
    other, _, rest = name.partition("/")
    return entries.get((deck_id, name)) or (entries.get((other, rest)) if rest else None)


def _unknown(name: Text, key: str, known: Iterable[str]) -> Diagnostic:
    near = closest(name, known)
    hint = f"did you mean `{near}`?" if near else "name the id of a note of this deck, or other-deck/id"
    return error(name.at, "DW412", f"`{key}` names `{name}`, and there is no such note", hint)


def _check_requires(decks: Sequence[CompiledDeck]) -> Iterator[Diagnostic]:
    """Prerequisites that do not exist, and prerequisites that need each other."""
    by_deck: dict[str, dict[str, tuple[Text, ...]]] = {}
    wanting = any("requires" in entry.values for deck in decks for entry in deck.deck.entries)
    for deck in decks if wanting else ():
        wanted = by_deck.setdefault(str(deck.deck.id), {})
        for entry in deck.deck.entries:
            wanted[str(entry_id(entry, KIND_BY_NAME[entry.kind].key))] = entry.texts("requires")
    for wanted in by_deck.values():
        for names in wanted.values():
            yield from (_unknown(name, "requires", wanted) for name in names if name not in wanted)
        yield from _cycle(wanted)


def _cycle(wanted: dict[str, tuple[Text, ...]]) -> Iterator[Diagnostic]:
    cycle = find_cycle({own: names for own, names in wanted.items() if names})
    if cycle:
        at = next(name.at for name in wanted[cycle[0]] if name == cycle[1])
        hint = "take one `requires` of them away"
        yield error(at, "DW414", f"these notes require each other: {' → '.join(cycle)}", hint)
