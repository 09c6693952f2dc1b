"""The answers of a review, each as a change to the deck file."""

from __future__ import annotations

from itertools import takewhile

import yaml

from deckwright.deckfile.edit import Document
from deckwright.deckfile.items import delete_item, item_span
from deckwright.deckfile.replacing import apply_edits
from deckwright.domain.location import SourceText


def item_text(source: SourceText, index: int) -> str:
    """A note as it stands in the file."""
    document = Document(source)
    start, end = item_span(document.spans, _notes(document), index)
    return source.text[start:end]


def remarks(source: SourceText, index: int) -> tuple[str, ...]:
    """What drafting remarked above a note."""
    lines = (line.strip() for line in item_text(source, index).splitlines())
    return tuple(line.removeprefix("# draft: ") for line in takewhile(lambda line: line.startswith("#"), lines))


def with_item_text(source: SourceText, index: int, text: str) -> str:
    """The file with other lines in the place of a note's."""
    document = Document(source)
    start, end = item_span(document.spans, _notes(document), index)
    return source.text[:start] + text.rstrip("\n") + document.spans.newline + source.text[end:]


def without_item(source: SourceText, index: int) -> str:
    """The file without a note."""
    document = Document(source)
    notes = _notes(document)
    if len(notes.value) == 1:
        return apply_edits(source.text, [document.set_value(document.mapping(), "notes", [])])
    return apply_edits(source.text, [delete_item(document.spans, notes, index)])


def with_memory(source: SourceText, origin: str, remembered: str) -> str:
    """The file with something else remembered of a draft."""
    document = Document(source)
    return apply_edits(source.text, [document.set_path(("drafted", origin), remembered)])


def _notes(document: Document) -> yaml.SequenceNode:
    notes = document.node(("notes",))
    if not isinstance(notes, yaml.SequenceNode):
        raise LookupError("the deck has no notes")
    return notes
