"""A deck file's notes, rendered: fields as HTML, gaps numbered, cards counted. One file at a time, no other needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from deckwright.compiler.card_schedules import card_name, unknown_cards
from deckwright.compiler.layout import Layout, reference_html
from deckwright.compiler.media import MediaNames
from deckwright.deckfile.presets import choose_preset
from deckwright.domain.deck import Deck, Project
from deckwright.domain.diagnostic import Diagnostic, Severity, error
from deckwright.domain.location import Location, Text
from deckwright.domain.media import FindMedia, MediaFile
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Note, Parts
from deckwright.domain.notetype import Notetype
from deckwright.domain.preset import Preset
from deckwright.history.gaps import kept_numbers
from deckwright.history.record import History
from deckwright.notekinds import KIND_BY_NAME
from deckwright.rendering.cloze import (
    LAST_GAP,
    Gap,
    Numbered,
    Problem,
    find_gaps,
    gap_texts,
    joined_gaps,
    number_gaps,
    plain_gaps,
)
from deckwright.rendering.markdown import render_markdown
from deckwright.rendering.quick import quick_html
from deckwright.rendering.template import is_empty


class CompiledNote(NamedTuple):
    """A note as Anki will hold it, but for what depends on other files: its place in the order, its ``see``.

    ``fields`` are HTML in the notetype's order; ``ordinals`` the cards; ``gaps`` number and text of each gap.
    """

    guid: str
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]
    gaps: Numbered
    note: Note


class CompiledDeck(NamedTuple):
    """A deck file, compiled: what it says of itself, its deck options, its notes in file order, and their media."""

    deck: Deck
    project: Project
    preset: Preset
    notes: tuple[CompiledNote, ...]
    media: tuple[MediaFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def compile_deck(
    deck: Deck,
    project: Project,
    notetypes: Mapping[str, Notetype],
    *,
    history: History,
    find_media: FindMedia,
    by: CompileNote | None = None,
) -> CompiledDeck:
    """Render every note of a deck file and find its cards; problems are in the result. ``by`` compiles a note in the
    place of `DeckCompiler.compile`, which it may call."""
    compiler = DeckCompiler(deck, project, notetypes, history, MediaNames(deck.path, find_media))
    made = [KIND_BY_NAME[entry.kind].notes(entry, deck) for entry in deck.entries]
    compiler.found.extend(problem for each in made for problem in each.diagnostics)
    notes = [note for each in made for note in each.value]
    compiled = compiler.compile_all(notes) if by is None else [by(compiler, note) for note in notes]
    whole = tuple([each for each in compiled if each is not None])
    compiler.check_schedules(whole)
    preset = choose_preset(deck.preset, project.presets)
    found = (*preset.diagnostics, *compiler.found, *compiler.media.diagnostics)
    return CompiledDeck(deck, project, preset.value, whole, compiler.media.files(), found)


class DeckCompiler:
    """What the notes of one deck file share while they are compiled."""

    def __init__(
        self, deck: Deck, project: Project, notetypes: Mapping[str, Notetype], history: History, media: MediaNames
    ) -> None:
        self.deck = deck
        self.project = project
        self.notetypes = notetypes
        self.history = history
        self.media = media
        self.found: list[Diagnostic] = []
        self.reference = reference_html(deck)
        self.layouts: dict[str, Layout] = {}

    def compile(self, note: Note) -> CompiledNote | None:
        """The note, compiled; None where it makes no card, which is reported."""
        return self.compile_all((note,))[0]

    def compile_all(self, notes: Sequence[Note]) -> list[CompiledNote | None]:
        """Every note as `compile` gives it, one step after the other for all of them: a third faster than note after
        note, since a processor foresees best what it did last."""
        guids = [self.guid(note) for note in notes]
        layouts = [self.layouts.get(note.kind) or self._lay_out(note.kind) for note in notes]
        numbered = [self._numbered_note(*each) for each in zip(notes, layouts, guids, strict=True)]
        fields = [self._fields(note, texts, layout) for layout, (note, texts, _) in zip(layouts, numbered, strict=True)]
        ordinals = [layout.ordinals(each) for layout, each in zip(layouts, fields, strict=True)]
        return [self._compiled(*each) for each in zip(guids, fields, ordinals, layouts, numbered, strict=True)]

    def _numbered_note(self, note: Note, layout: Layout, guid: str) -> _NumberedNote:
        """The note with the numbers that its gaps have, or get."""
        if not layout.cloze:
            return note, note.texts, ()
        shipped = self.history.notes.get(guid)
        past = shipped.gaps if shipped else ()
        if note.parts is not None:
            note, gaps = self._number_parts(note, note.parts, past)
            return note, note.texts, gaps
        return note, *self._number_gaps(note, layout.main, past)

    def _compiled(
        self, guid: str, fields: tuple[str, ...], ordinals: tuple[int, ...], layout: Layout, numbered: _NumberedNote
    ) -> CompiledNote | None:
        note, _, gaps = numbered
        if layout.cloze and not gaps:
            return None
        if is_empty(fields[0]):  # Anki would make a card all the same, and show its advice on it
            self._report_no_card(note)
            return None
        if note.retired or note.corrected:
            note, ordinals = with_status_tag(note), () if note.retired else ordinals
        return CompiledNote(guid, fields, ordinals, gaps, note)

    def guid(self, note: Note) -> str:
        """The note's identity in Anki."""
        return self.history.guid(self.project.name, self.deck.id, note.id, note.was)

    @property
    def remarks(self) -> int:
        """How often something was reported or media were asked for."""
        return len(self.found) + self.media.calls

    def check_schedules(self, notes: Sequence[CompiledNote]) -> None:
        """Report the cards that an entry's schedule singles out and none of its notes has."""
        names: dict[int, list[str]] = {}
        scheduled = [(each, each.note.schedule) for each in notes if each.note.schedule is not None]
        for each, schedule in scheduled:
            own = [card_name(self.notetypes[each.note.kind], ordinal) for ordinal in each.ordinals]
            names.setdefault(id(schedule), []).extend(own)
        for key, schedule in {id(schedule): schedule for _, schedule in scheduled}.items():
            self.found.extend(unknown_cards(schedule, names[key]))

    def _lay_out(self, kind: str) -> Layout:
        layout = self.layouts[kind] = Layout(self.notetypes[kind], self.reference)
        return layout

    def _number_parts(self, note: Note, parts: Parts, past: Numbered) -> tuple[Note, Numbered]:
        """The note with the gaps of its parts filled, and number and name of each part."""
        from deckwright.compiler.parts import part_field, part_gaps, part_numbers

        numbers = part_numbers(parts, past)
        filled = {field: part_field(shown, numbers, self._render) for field, shown in parts.shown.items()}
        gaps = part_gaps(parts, numbers)
        self._check_used_up(gaps, note.at)
        return note._replace(marks={**note.marks, **filled}), gaps

    def _number_gaps(self, note: Note, main: str, past: Numbered) -> tuple[Mapping[str, str], Numbered]:
        """The note's texts with the shorthand gaps under ``main`` numbered, and number and text of each gap."""
        source = note.texts[main]
        plain = plain_gaps(source)
        if plain:
            return note.texts, joined_gaps(plain)
        found = find_gaps(source)
        if found.problems:
            self.found.extend(_misread_gap(source, each) for each in found.problems)
        elif not found.gaps:
            self._report_no_gap(source)
        if not found.gaps:
            return note.texts, ()
        numbered = self._numbered(source, found.gaps, past) if "==" in source else source
        gaps = gap_texts(found.gaps, found.gaps if numbered is source else find_gaps(numbered).gaps)
        if not found.problems:
            self._check_used_up(gaps, source.at)
        return {**note.texts, main: numbered} if numbered is not source else note.texts, gaps

    def _numbered(self, source: Text, gaps: Sequence[Gap], past: Numbered) -> str:
        """The text with its shorthand gaps numbered, each as the history has it."""
        explicit = {number: gap for gap in gaps for number in gap.numbers}
        kept = kept_numbers([gap.text for gap in gaps if not gap.numbers], past, explicit) if past else {}
        self._check_numbers(source, kept, explicit)
        return number_gaps(source, kept, 1 + max((number for number, _ in past), default=0))

    def _check_used_up(self, gaps: Numbered, at: Location) -> None:
        if gaps and gaps[-1][0] > LAST_GAP:
            hint = "make a new note of it: numbers that were used once are never given to another gap"
            self.found.append(error(at, "DW448", f"this note has used up its {LAST_GAP} gap numbers", hint))

    def _check_numbers(self, source: Text, kept: Mapping[str, int], explicit: Mapping[int, Gap]) -> None:
        """Report an explicit gap under a number that the history holds for a shorthand gap of the same note."""
        for text, number in kept.items():
            gap = explicit.get(number)
            if gap is not None and gap.text != text:
                hint = f"give “{gap.text}” another number: c{number} has the reviews of “{text}”"
                message = f"c{number} is the number of ==…== “{text}” already"
                self.found.append(error(source.place(gap.start), "DW449", message, hint))

    def _fields(self, note: Note, texts: Mapping[str, str], layout: Layout) -> tuple[str, ...]:
        """The note's fields as HTML, in the notetype's order."""
        fields, place = layout.blank.copy(), layout.place
        for name, mark in note.marks.items():
            fields[place[name]] = mark
        for name, text in texts.items():
            if name in place:
                gaps = name == "Text"
                html = quick_html(text, gaps=gaps)  # nearly always all that is needed
                if html is None:
                    html = render_markdown(text, media=self.media.namer(note.texts[name]), gaps=gaps)
                fields[place[name]] = html
        if "Source" in texts:
            fields[place["Source"]] = layout.with_reference(fields[place["Source"]])
        if note.retired or note.corrected:
            fields[place["Status"]] = status(note)
        return tuple(fields)

    def _render(self, text: Text) -> str:
        return render_markdown(text, media=self.media.namer(text))

    def _report_no_gap(self, source: Text) -> None:
        hint = "mark what to learn as ==text== (or {{c1::text}}); without a gap Anki makes no card"
        self.found.append(error(source.at, "DW202", "this cloze hides nothing", hint))

    def _report_no_card(self, note: Note) -> None:
        hint = "what is left of its text after Markdown is empty; write something that can be seen"
        self.found.append(error(note.at, "DW203", "this note makes no card: its front is empty", hint))


_NumberedNote = tuple[Note, Mapping[str, str], Numbered]
"""A note, its texts, and number and text of each gap."""
CompileNote = Callable[[DeckCompiler, Note], CompiledNote | None]
"""Gives what `DeckCompiler.compile` gives."""


def _misread_gap(source: Text, problem: Problem) -> Diagnostic:
    return Diagnostic(source.place(problem.offset), problem.code, Severity.ERROR, problem.message, problem.hint)


RETIRED_TAG = "deckwright::retired"
"""On every retired note: one search in Anki, ``tag:deckwright::retired``, finds them all."""
CORRECTED_TAG = "deckwright::corrected"
RETIRED_STATUS = "Retired by its author: you can delete this note."


def status(note: Note) -> str:
    """The line on the back that tells the learner what became of the note; nothing as long as all is well."""
    if note.retired:
        return RETIRED_STATUS
    return f"Corrected on {note.corrected}: the answer may differ from the one you learnt." if note.corrected else ""


def with_status_tag(note: Note) -> Note:
    """The note, with a tag where it is retired or corrected."""
    tag = RETIRED_TAG if note.retired else CORRECTED_TAG if note.corrected else ""
    return note._replace(tags=(*note.tags, tag)) if tag else note
