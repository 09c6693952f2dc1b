"""New decks that are written plainly, compiled column by column: of all alike notes one field after the other.

This is what makes a first build fast. It gives what `deckwright.compiler.project.compile_workspace` gives, without what
no package needs (what was written where), or nothing: whoever has something to report, and all that is not plain, goes
the ordinary way. A property test holds the one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import NoReturn

from deckwright.compiler.compile import CompiledDeck, CompiledNote
from deckwright.compiler.layout import Layout, reference_html
from deckwright.compiler.project import Compiled, compile_workspace
from deckwright.deckfile.plain import NotPlainError, PlainEntries, plain_deck
from deckwright.domain.ids import note_guid
from deckwright.domain.location import Location, Text
from deckwright.domain.media import MediaFinder
from deckwright.domain.note import Entry, Note
from deckwright.domain.workspace import Workspace
from deckwright.notekinds.build import FIELD_OF_KEY, joined_tags
from deckwright.rendering.cloze import LAST_GAP, Numbered, find_gaps, gap_texts, joined_gaps, number_gaps, plain_gaps
from deckwright.rendering.markdown import render_markdown
from deckwright.rendering.quick import quick_html
from deckwright.rendering.template import is_empty

_NOWHERE = Location("")
_UNREAD = Entry("", None, {}, _NOWHERE)
"""What the author wrote, of which only the note is known."""
_SILENT = ("id", "tags", "origin")
"""Keys that fill no field."""


def compile_plainly(workspace: Workspace, media_finder: MediaFinder) -> Compiled | None:
    """A workspace of one file, of which no note was shipped before: if it is plain and there is nothing to report."""
    (source,) = workspace.sources
    plain = plain_deck(source)
    if plain is None:
        return None
    head = compile_workspace(workspace._replace(sources=(plain.head,)), media_finder)
    if head.diagnostics or not head.value.decks or head.value.history.notes:
        return None
    (deck,) = head.value.decks
    try:
        placed = dict(chain.from_iterable(_notes(entries, deck, head.value) for entries in plain.entries))
    except NotPlainError:
        return None
    notes = tuple([placed[place] for place in range(len(placed))])
    if len({note.guid for note in notes}) < len(notes):
        return None
    return head.value._replace(workspace=workspace, decks=(deck._replace(notes=notes),))


def _notes(entries: PlainEntries, deck: CompiledDeck, compiled: Compiled) -> Iterator[tuple[int, CompiledNote]]:
    """The notes of entries with the same keys, each with its place in the file."""
    plain, about = entries.kind.plain, deck.deck
    if plain is None or about.speak is not None:
        raise NotPlainError
    field_of = {**plain.fields, **FIELD_OF_KEY}
    known = {*field_of, *plain.flags, *_SILENT}
    if "id" not in entries.texts or not known.issuperset((*entries.texts, *entries.words, *entries.flags)):
        raise NotPlainError
    layout = Layout(compiled.notetypes[plain.kind], reference_html(about))
    texts = {field_of[key]: column for key, column in entries.texts.items() if key in field_of}
    marks = {plain.flags[key]: ["yes" if each else "" for each in column] for key, column in entries.flags.items()}
    gaps: Sequence[Numbered] = [()] * len(entries.places)
    if layout.cloze:
        texts[layout.main], gaps = zip(*map(_numbered, texts[layout.main]), strict=True)
    ids = entries.texts["id"]
    project, deck_id, name = compiled.workspace.project.name, str(about.id), str(about.name)
    keys = [f"{deck_id}/{each}" for each in ids]
    fields = _fields(texts, {**marks, "Key": keys}, layout)
    ordinals = map(layout.ordinals, fields)
    guids = [note_guid(project, deck_id, each) for each in ids]
    tags = [joined_tags(about.tags, each) for each in entries.words.get("tags", [()] * len(ids))]
    notes = [
        Note(Text(own, _NOWHERE), plain.kind, {}, own, name, words, _NOWHERE, _UNREAD, {"Key": key})
        for own, words, key in zip(ids, tags, keys, strict=True)
    ]
    return zip(entries.places, map(CompiledNote, guids, fields, ordinals, gaps, notes), strict=True)


def _fields(
    texts: Mapping[str, Sequence[str]], marks: Mapping[str, Sequence[str]], layout: Layout
) -> list[tuple[str, ...]]:
    """The fields of every note, from its texts and from what stands in others as it is, both by field."""
    columns: list[Iterable[str]] = [repeat(blank) for blank in layout.blank]
    for name, column in texts.items():
        html = _html(column, gaps=name == "Text")
        columns[layout.place[name]] = list(map(layout.with_reference, html)) if name == "Source" else html
    if any(map(is_empty, columns[0])):
        raise NotPlainError
    for name, column in marks.items():
        columns[layout.place[name]] = column
    return list(zip(*columns, strict=False))


def _html(texts: Sequence[str], *, gaps: bool) -> list[str]:
    """The texts as HTML, which may ask for no media."""
    return [quick_html(text, gaps=gaps) or render_markdown(text, media=_media, gaps=gaps) for text in texts]


def _media(_: str) -> NoReturn:
    raise NotPlainError


def _numbered(text: str) -> tuple[str, Numbered]:
    """A text with its gaps numbered, and number and text of each."""
    plain = plain_gaps(text)
    if plain:
        return text, joined_gaps(plain)
    found = find_gaps(text)
    if found.problems or not found.gaps:
        raise NotPlainError
    numbered = number_gaps(text, {})
    gaps = gap_texts(found.gaps, find_gaps(numbered).gaps)
    if gaps[-1][0] > LAST_GAP:
        raise NotPlainError
    return numbered, gaps
