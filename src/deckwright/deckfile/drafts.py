"""Drafted notes into a deck file: a new file, or the smallest change to one that a person has worked on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

import yaml

from deckwright.deckfile.edit import Document
from deckwright.deckfile.items import comment_above, insert_item, replace_item
from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.replacing import Edit, apply_edits
from deckwright.deckfile.starter import SCHEMA_COMMENT
from deckwright.deckfile.writer import STEP, Value, entry_values, writable, write_deck, write_item, write_keys
from deckwright.domain.diagnostic import Outcome, error
from deckwright.domain.draft import DeckChange, DraftedNote
from deckwright.domain.location import Location, SourceText
from deckwright.domain.note import Entry


def new_deck(identity: str, name: str, change: DeckChange, *, schema: str = "") -> Outcome[str]:
    """The text of a deck file that holds only drafts, with its id and its name in Anki; ``schema`` is the path from it
    to the schema for editors."""
    notes = [f"\n{write_item(_values(note), STEP, comment=note.comment)}" for _, note in change.additions]
    head: dict[str, Value] = {"id": identity, "deck": writable(name), "reference": {"title": writable(name)}}
    first = f"{SCHEMA_COMMENT}{schema}\n" if schema else ""
    return Outcome(first + write_deck(head, notes) + _memory(change.drafted))


def changed_deck(source: SourceText, change: DeckChange) -> Outcome[str]:
    """The deck file after the change; every byte that it does not concern stays."""
    document = Document(source)
    notes = document.node(("notes",))
    if not isinstance(notes, yaml.SequenceNode) or not notes.value:
        return _first_notes(source, document, change)
    if notes.flow_style:
        hint = "Write each note on lines of its own, beginning with `- `."
        problem = error(Location(source.path), "DW012", "the notes of this deck stand between brackets", hint)
        return Outcome(source.text, (problem,))
    edits = [*_note_edits(document, notes, change), *_fillings(document, notes, change)]
    edits += [document.set_value(notes.value[at], "origin", origin) for at, origin in change.origins]
    if change.drafted != _remembered(document):
        edits.append(document.set_value(document.mapping(), "drafted", dict(change.drafted)))
    return Outcome(apply_edits(source.text, edits))


def entries_after(before: SourceText, text: str, change: DeckChange) -> Outcome[tuple[Entry, ...]]:
    """The notes that were there before the change, in their order, as they stand in the text after it, and what is
    wrong with that text: messages must point into the file that the user finds."""
    read = read_deck(SourceText(before.path, text))
    entries = read.value.entries if read.value is not None else ()
    added = sorted(at for at, _ in change.additions)
    kept = (entries[at + bisect_right(added, at)] for at in range(len(entries) - len(added)))
    return Outcome(tuple(kept), read.diagnostics)


def _note_edits(document: Document, notes: yaml.SequenceNode, change: DeckChange) -> Iterator[Edit]:
    for at, note in change.additions:
        yield insert_item(document.spans, notes, at, _values(note), comment=note.comment)
    for at, note in change.replacements:
        yield replace_item(document.spans, notes, at, _values(note), comment=note.comment)


def _fillings(document: Document, notes: yaml.SequenceNode, change: DeckChange) -> Iterator[Edit]:
    for at, note in change.fillings:
        yield comment_above(document.spans, notes, at, note.comment)
        for key, value in _values(note).items():
            if key != "id":
                yield document.set_value(notes.value[at], key, value)


def _first_notes(source: SourceText, document: Document, change: DeckChange) -> Outcome[str]:
    """A deck that has no notes yet gets its first one, then the others behind it."""
    if not change.additions:
        return Outcome(source.text)
    (_, first), *others = change.additions
    edit = document.append_item(document.mapping(), "notes", _values(first), comment=first.comment)
    begun = SourceText(source.path, apply_edits(source.text, [edit]))
    return changed_deck(begun, DeckChange(tuple((1, note) for _, note in others), drafted=change.drafted))


def _remembered(document: Document) -> dict[str, str]:
    try:
        return {name.value: value.value for name, value in document.mapping(("drafted",)).value}
    except LookupError:
        return {}


def _memory(drafted: Mapping[str, str]) -> str:
    head = "\n# Written by `deckwright draft`: how it knows what you changed or deleted since. Leave it to it.\n"
    return head + write_keys({"drafted": dict(drafted)}, 0) + "\n" if drafted else ""


def _values(note: DraftedNote) -> dict[str, Value]:
    return {key: _writable(value) for key, value in entry_values(note.entry).items()}


def _writable(value: Value) -> Value:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, Mapping):
        return {key: _writable(item) for key, item in value.items()}
    return [_writable(item) for item in value] if isinstance(value, list) else value
