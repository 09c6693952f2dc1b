"""Compiled decks and what was found in them → the notes that a preview shows, each with its problems and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Diagnostic, Severity
from deckwright.domain.kept import Identical, Kept
from deckwright.domain.location import SourceText
from deckwright.domain.media import MediaFile
from deckwright.domain.named import NamedTuple
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
    ``span`` those that are its own; ``stale`` where its file has errors now and this is what it was before. Reading and
    compiling ``reported`` something, the rules of card quality have ``findings``."""

    guid: str
    note: Note
    notetype: Notetype
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]
    span: Span
    passage_line: int
    passage: tuple[str, ...]
    reported: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    stale: bool = False

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All that was found, in the order of the places."""
        return _in_order(self.reported, self.findings)


class Trouble(NamedTuple):
    """Why the files cannot be read at all now."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Site:
    """All that a preview shows: notes in the order of their files, what was ``reported`` or found that is no note's,
    media by name. ``checked`` tells whether the findings, here and of the notes, are those of these notes, or were made
    before and may hold no more; with ``trouble`` all is as it was before that."""

    notes: tuple[ShownNote, ...] = ()
    reported: tuple[Diagnostic, ...] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    checked: bool = False
    trouble: Trouble | None = None

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All that was found and is no note's, in the order of the places."""
        return _in_order(self.reported, self.findings)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Every error, whether a note's or none's, each once."""
        found = (problem for note in self.notes for problem in note.problems)
        return tuple(dict.fromkeys(each for each in (*self.problems, *found) if each.severity is Severity.ERROR))

    @property
    def broken(self) -> frozenset[str]:
        """The paths of files with errors that may have cost cards."""
        found = (*self.reported, *(problem for note in self.notes for problem in note.reported))
        return frozenset(each.at.path for each in found if each.severity is Severity.ERROR)


def _in_order(*groups: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    found = [group for group in groups if group]
    return tuple(sorted(sum(found, ()), key=lambda each: each.at)) if len(found) > 1 else sum(found, ())


@dataclass(frozen=True, slots=True)
class ProjectCards:
    """What was compiled of a project, the notetypes by kind, the text of its deck files, and what was shown of it."""

    decks: Sequence[DeckCards]
    notetypes: Mapping[str, Notetype]
    sources: Sequence[SourceText]
    kept: Kept = field(default_factory=Kept)


def make_site(projects: Iterable[ProjectCards], reported: Iterable[Diagnostic]) -> Site:
    """Every note that has cards, with what was reported in its lines. No findings yet."""
    projects = tuple(projects)
    notes = [note for project in projects for note in _project_notes(project)]
    placed, rest = _place(notes, reported)
    media = {file.name: file for project in projects for deck in project.decks for file in deck.media}
    shown = (replace(note, reported=placed[at]) if at in placed else note for at, note in enumerate(notes))
    return Site(tuple(shown), rest, media)


def with_findings(site: Site, findings: Iterable[Diagnostic]) -> Site:
    """The site as `make_site` made it, with what the rules of card quality found in the same notes."""
    placed, rest = _place(site.notes, findings)
    notes = (replace(note, findings=placed[at]) if at in placed else note for at, note in enumerate(site.notes))
    return replace(site, notes=tuple(notes), findings=rest, checked=True)


def with_former_findings(site: Site, last: Site) -> Site:
    """The site with the findings of an earlier one, until it is checked itself."""
    former = {note.guid: note.findings for note in last.notes if note.findings}
    notes = (replace(note, findings=former[note.guid]) if note.guid in former else note for note in site.notes)
    return replace(site, notes=tuple(notes) if former else site.notes, findings=last.findings)


def with_trouble(site: Site, trouble: Trouble) -> Site:
    """The site as it was before its files could not be read any more."""
    return replace(site, trouble=trouble)


def _project_notes(project: ProjectCards) -> Iterator[ShownNote]:
    texts = {source.path: source.text for source in project.sources}
    given = (
        (deck.deck.path, (Identical(deck.deck), deck.notes, texts[deck.deck.path], project.notetypes))
        for deck in project.decks
    )
    for notes in project.kept.run("shown", given, _shown_notes):
        yield from notes


_Given = tuple[Identical[Deck], Sequence[NoteCards], str, Mapping[str, Notetype]]


def _shown_notes(given: _Given, _: tuple[ShownNote, ...] | None) -> tuple[ShownNote, ...]:
    deck, notes, text, notetypes = given
    lines = text.splitlines()
    entries = {entry.at.line: item_span(lines, entry.at.line, entry.at.column) for entry in deck.it.entries}
    inner = {each: span for span in entries.values() for each in range(span.first, span.last + 1)}
    return tuple(_shown_note(each, notetypes[each.note.kind], lines, inner) for each in notes if each.ordinals)


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


_Found = tuple[Diagnostic, ...]


def _place(notes: Sequence[ShownNote], found: Iterable[Diagnostic]) -> tuple[Mapping[int, _Found], _Found]:
    """By note, the problems in whose own lines they stand, the innermost where entries lie in each other; and the
    rest."""
    found = sorted(found, key=lambda problem: problem.at)
    owners = _owners(notes) if found else {}
    placed: dict[int, list[Diagnostic]] = {}
    rest: list[Diagnostic] = []
    for each in found:
        owning = owners.get((each.at.path, each.at.line), ())
        for index in owning:
            placed.setdefault(index, []).append(each)
        if not owning:
            rest.append(each)
    return {index: tuple(problems) for index, problems in placed.items()}, tuple(rest)


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
            kept.setdefault(before, []).append(replace(note, stale=True, reported=(), findings=()))
    notes = kept.pop("", [])
    for note in site.notes:
        notes += (note, *kept.pop(note.guid, ()))
    return replace(site, notes=tuple(notes), media={**last.media, **site.media})
