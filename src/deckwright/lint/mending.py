"""Repairs that are safe: missing ids as they stand in for themselves, and the marks of gaps. Every other byte stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from deckwright.deckfile.edit import Document
from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.replacing import Edit, apply_edits
from deckwright.domain.deck import Deck
from deckwright.domain.location import Location, SourceText, Text
from deckwright.lint.gap_marks import edge_blanks, loose_marks, meeting_braces
from deckwright.notekinds import KIND_BY_NAME
from deckwright.rendering.cloze import find_gaps

_WITH_GAPS = ("cloze", "principle")
_REPAIRS = (loose_marks, edge_blanks, meeting_braces)


def mended(source: SourceText, deck: Deck, missing: Iterable[tuple[Location, str]]) -> str:
    """The text of a deck file that was read without a problem, mended.

    ``missing`` are the places of entries without an id, and the ids that stand in for them. Should the mended text not
    be read without a problem either, the text as it was.
    """
    names = _free_names(deck, dict(missing))
    gaps = list(_gap_edits(source, deck, names))
    if not gaps and not names:
        return source.text
    document = Document(source)
    text = apply_edits(source.text, [*gaps, *_id_edits(document, names)])
    again = read_deck(SourceText(source.path, text))
    if again.diagnostics or again.value is None:
        return source.text
    return mended(SourceText(source.path, text), again.value, ())  # one repair can uncover another


def _free_names(deck: Deck, missing: Mapping[Location, str]) -> dict[Location, str]:
    """The missing ids, without those that two entries of one list would have."""
    free: dict[Location, str] = {}
    for entries in (deck.entries, *(entry.entries("ask") for entry in deck.entries)):
        names = [str(entry.id or missing.get(entry.at)) for entry in entries]
        counts = Counter(names)
        pairs = zip(entries, names, strict=True)
        free.update((entry.at, name) for entry, name in pairs if entry.at in missing and counts[name] == 1)
    return free


def _id_edits(document: Document, names: Mapping[Location, str]) -> Iterator[Edit]:
    nodes = {(node.start_mark.line + 1, node.start_mark.column + 1): node for node in document.mappings()}
    for at, name in names.items():
        yield document.insert_first(nodes[at.line, at.column], "id", name)


def _gap_edits(source: SourceText, deck: Deck, names: Mapping[Location, str]) -> Iterator[Edit]:
    """The repairs of gaps; not in a note whose identity hangs on its text even after the repair."""
    starts = _line_starts(source.text)
    for entry in deck.entries:
        text = entry.text(KIND_BY_NAME[entry.kind].key) if entry.kind in _WITH_GAPS else None
        if text is not None and "{{" in text and (entry.id is not None or entry.at in names):
            yield from _placed(source.text, starts, text)


def _placed(file: str, starts: list[int], text: Text) -> Iterator[Edit]:
    """The repairs of one text as edits of its file, one kind at a time, as two kinds can meet at the same place."""
    for repair in _REPAIRS:
        made = list(repair(text))
        if made and _shorthand(apply_edits(text, made)) != _shorthand(text):
            continue  # a blank was all that kept ==…== from being a gap
        placed = [_in_file(file, starts, text, edit) for edit in made]
        edits = [edit for edit in placed if edit is not None]
        if edits:
            yield from edits
            return


def _shorthand(text: str) -> int:
    """How many gaps are written ``==text==``."""
    return sum(not gap.numbers for gap in find_gaps(text).gaps)


def _in_file(file: str, starts: list[int], text: Text, edit: Edit) -> Edit | None:
    """The edit with offsets in the file; None where the text does not stand in the file as it is."""
    at = text.place(edit.start)
    start = starts[at.line - 1] + at.column - 1
    end = start + edit.end - edit.start
    written = text[max(edit.start - 1, 0) : edit.end + 1]
    return Edit(start, end, edit.replacement) if file[start - min(edit.start, 1) : end + 1] == written else None


def _line_starts(file: str) -> list[int]:
    """The offset of each line; a byte-order mark is no part of the first one."""
    starts = [1 if file.startswith("\ufeff") else 0]
    for line in file.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1 - (1 if len(starts) == 1 and line.startswith("\ufeff") else 0))
    return starts
