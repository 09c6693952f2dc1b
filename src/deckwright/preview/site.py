"""Compiled decks and what was found in them → the notes that a preview shows, each with its problems and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Diagnostic, Severity
from deckwright.domain.location import SourceText
from deckwright.domain.media import MediaFile
from deckwright.domain.note import Note
from deckwright.domain.notetype import Notetype
from deckwright.preview.passage import Span, item_span, with_comments


class NoteCards(Protocol):
    """A note, compiled: its fields as HTML in the notetype's order, and the ordinals of its cards."""

    @property
    def guid(self) -> str: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    @property
    def ordinals(self) -> tuple[int, ...]: ...
    @property
    def note(self) -> Note: ...


class DeckCards(Protocol):
    """A deck file, compiled."""

    @property
    def deck(self) -> Deck: ...
    @property
    def notes(self) -> Sequence[NoteCards]: ...
    @property
    def media(self) -> Sequence[MediaFile]: ...


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note with cards. ``passage`` are the lines of its file from ``passage_line`` on that its entry is written in,
    ``span`` those that are its own; ``stale`` where its file has errors now and this is what it was before."""

    guid: str
    note: Note
    notetype: Notetype
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]
    span: Span
    passage_line: int
    passage: tuple[str, ...]
    problems: tuple[Diagnostic, ...] = ()
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """All that a preview shows: notes in the order of their files, problems that are no note's, media by name."""

    notes: tuple[ShownNote, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Every error, whether a note's or none's, each once."""
        found = (problem for note in self.notes for problem in note.problems)
        return tuple(dict.fromkeys(each for each in (*self.problems, *found) if each.severity is Severity.ERROR))

    @property
    def broken(self) -> frozenset[str]:
        """The paths of files with errors."""
        return frozenset(each.at.path for each in self.errors)


@dataclass(frozen=True, slots=True)
class ProjectCards:
    """What was compiled of a project, the notetypes by kind, and the text of its deck files."""

    decks: Sequence[DeckCards]
    notetypes: Mapping[str, Notetype]
    sources: Sequence[SourceText]


def make_site(projects: Iterable[ProjectCards], found: Iterable[Diagnostic]) -> Site:
    """Every note that has cards, with what was found in its lines."""
    projects = tuple(projects)
    notes = [note for project in projects for note in _shown_notes(project)]
    placed, rest = _place(notes, found)
    media = {file.name: file for project in projects for deck in project.decks for file in deck.media}
    return Site(tuple(placed), tuple(rest), media)


def _shown_notes(project: ProjectCards) -> Iterator[ShownNote]:
    lines = {source.path: source.text.splitlines() for source in project.sources}
    for deck in project.decks:
        text = lines[deck.deck.path]
        entries = {entry.at.line: item_span(text, entry.at.line, entry.at.column) for entry in deck.deck.entries}
        inner = {each: span for span in entries.values() for each in range(span.first, span.last + 1)}
        for each in deck.notes:
            if each.ordinals:
                yield _shown_note(each, project.notetypes[each.note.kind], text, inner)


def _shown_note(each: NoteCards, notetype: Notetype, text: Sequence[str], entries: Mapping[int, Span]) -> ShownNote:
    at = each.note.at
    entry = entries.get(at.line, Span(at.line, at.line))
    own = entry if at.line == entry.first else item_span(text, at.line, at.column)
    shown = with_comments(text, entry)
    return ShownNote(
        guid=each.guid,
        note=each.note,
        notetype=notetype,
        fields=each.fields,
        ordinals=each.ordinals,
        span=own,
        passage_line=shown.first,
        passage=tuple(text[shown.first - 1 : shown.last]),
    )


def _place(notes: Sequence[ShownNote], found: Iterable[Diagnostic]) -> tuple[list[ShownNote], list[Diagnostic]]:
    """Each problem goes to the notes in whose own lines it stands, the innermost where entries lie in each other."""
    owners = _owners(notes)
    problems: dict[int, list[Diagnostic]] = {}
    rest: list[Diagnostic] = []
    for each in found:
        owning = owners.get((each.at.path, each.at.line), ())
        for index in owning:
            problems.setdefault(index, []).append(each)
        if not owning:
            rest.append(each)
    placed = [
        replace(note, problems=tuple(problems[index])) if index in problems else note
        for index, note in enumerate(notes)
    ]
    return placed, rest


def _owners(notes: Sequence[ShownNote]) -> Mapping[tuple[str, int], Sequence[int]]:
    owners: dict[tuple[str, int], list[int]] = {}
    for index, note in enumerate(notes):
        for line in range(note.span.first, note.span.last + 1):
            here = owners.setdefault((note.note.at.path, line), [])
            if here and note.span != notes[here[0]].span:
                if len(range(*note.span)) > len(range(*notes[here[0]].span)):
                    continue
                here.clear()
            here.append(index)
    return owners


def keep_last_good(site: Site, last: Site) -> Site:
    """The site with the notes that files with errors have lost since, where they stood, as they were."""
    broken = site.broken
    if not broken:
        return site
    now = {note.guid for note in site.notes}
    kept: dict[str, list[ShownNote]] = {}
    before = ""
    for note in last.notes:
        if note.guid in now:
            before = note.guid
        elif note.note.at.path in broken:
            kept.setdefault(before, []).append(replace(note, stale=True, problems=()))
    notes = [*kept.get("", ()), *(each for note in site.notes for each in (note, *kept.get(note.guid, ())))]
    return replace(site, notes=tuple(notes), media={**last.media, **site.media})
