"""Drafted notes into a deck file: a new file, or the smallest change to one that a person has worked on."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from deckwright.deckfile.edit import Document, apply_edits
from deckwright.deckfile.items import insert_item, replace_item
from deckwright.deckfile.writer import STEP, Value, entry_values, writable, write_deck, write_item, write_keys
from deckwright.domain.draft import DeckChange, DraftedNote
from deckwright.domain.location import SourceText


def new_deck(head: Mapping[str, str], change: DeckChange) -> str:
    """The text of a deck file that holds only drafts; ``head`` are its first keys (id, deck, …)."""
    notes = [f"\n{write_item(_values(note), STEP, comment=note.comment)}" for _, note in change.additions]
    return write_deck({key: writable(value) for key, value in head.items()}, notes) + _memory(change.drafted)


def changed_deck(source: SourceText, change: DeckChange) -> str:
    """The deck file after the change; every byte that it does not concern stays.

    Raises:
        ValueError: the list of notes is written between brackets, where nothing can be put in between.
    """
    document = Document(source)
    notes = document.node(("notes",))
    if not isinstance(notes, yaml.SequenceNode) or not notes.value:
        return _first_notes(source, document, change)
    if notes.flow_style:
        raise ValueError("the notes of this deck are written between brackets")
    added = ((insert_item, *each) for each in change.additions)
    replaced = ((replace_item, *each) for each in change.replacements)
    edits = [
        edit(document.spans, notes, at, _values(note), comment=note.comment) for edit, at, note in (*added, *replaced)
    ]
    if change.drafted != _remembered(document):
        edits.append(document.set_value(document.mapping(), "drafted", dict(change.drafted)))
    return apply_edits(source.text, edits)


def _first_notes(source: SourceText, document: Document, change: DeckChange) -> str:
    """A deck that has no notes yet gets its first one, then the others behind it."""
    if not change.additions:
        return source.text
    (_, first), *others = change.additions
    edit = document.append_item(document.mapping(), "notes", _values(first), comment=first.comment)
    begun = SourceText(source.path, apply_edits(source.text, [edit]))
    return changed_deck(begun, DeckChange(tuple((1, note) for _, note in others), (), change.drafted))


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
