"""Where a deck would break with what learners already have: kinds that changed, gaps whose reviews would move to
another answer, ids that look renamed. Compares compiled decks with the history; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckwright.compiler.compile import CompiledDeck, CompiledNote
from deckwright.compiler.scheduling import preset_title
from deckwright.compiler.versions import preset_versions
from deckwright.domain.diagnostic import Diagnostic, error, warning
from deckwright.history.gaps import SAME_GAP, likeness
from deckwright.history.record import FIRST_MOD, History, NoteHistory

OTHER_ANSWER = 0.4
"""Below this likeness (0 to 1) what a gap number hides is another answer, not a rewording."""
RENAMED = 0.85
"""From this likeness of fronts on, a note that vanished and one that appeared are taken for one that was renamed."""


def check_continuity(decks: Sequence[CompiledDeck], history: History, complete: frozenset[str]) -> Iterator[Diagnostic]:
    """Every break with the history. ``complete`` names the deck ids whose files were all read."""
    for deck in decks:
        for note in deck.notes:
            shipped = history.notes.get(note.guid)
            if shipped is not None:
                yield from _check_note(note, shipped)
    yield from _check_presets(decks, history)
    yield from _check_renames(decks, history, complete)


def _check_presets(decks: Sequence[CompiledDeck], history: History) -> Iterator[Diagnostic]:
    """A preset that changed under its old version: Anki leaves alone what it has."""
    coming = preset_versions(history, decks, FIRST_MOD)
    for preset in {preset_title(deck.preset): deck.preset for deck in decks}.values():
        shipped = history.presets.get(preset_title(preset))
        if shipped is not None and shipped.content != coming[preset_title(preset)].content:
            message = f"preset `{preset.name}` changed, and Anki ignores that where it has version {preset.version}"
            hint = (
                f"`version: {preset.version + 1}` makes it a new preset that arrives; without it only newcomers get it"
            )
            yield warning(preset.at, "DW444", message, hint)


def _check_note(note: CompiledNote, shipped: NoteHistory) -> Iterator[Diagnostic]:
    if shipped.kind != note.note.kind:
        hint = f"give the {note.note.kind} note a new id; the {shipped.kind} note is then retired with its reviews"
        message = f"`{note.note.id}` was shipped as {shipped.kind}: Anki cannot make it {note.note.kind}"
        yield error(note.note.at, "DW440", message, hint)
    elif shipped.gaps and shipped.gaps != note.gaps:
        yield from _check_gaps(note, dict(shipped.gaps))


def _check_gaps(note: CompiledNote, old: Mapping[int, str]) -> Iterator[Diagnostic]:
    """Each number must go on hiding what it hid."""
    at = note.note.texts[next(iter(note.note.texts))].at
    fresh = 1 + max((*old, *(number for number, _ in note.gaps)))
    for number, text in note.gaps:
        before = old.get(number)
        if before is None or likeness(before, text) >= SAME_GAP:
            continue
        moved = next((other for other, hid in old.items() if other != number and likeness(hid, text) >= SAME_GAP), None)
        if moved is not None:
            hint = f"give “{text}” its number c{moved} back; a new gap takes c{fresh}"
            message = f"c{number} hid “{before}” and now hides “{text}”, which was c{moved}: reviews would move"
            yield error(at, "DW441", message, hint)
        elif likeness(before, text) < OTHER_ANSWER:
            hint = f"if it is another answer, number it c{fresh}: the reviews of “{before}” then stay with it"
            yield warning(at, "DW442", f"c{number} hid “{before}” and now hides “{text}”", hint)


def _check_renames(decks: Sequence[CompiledDeck], history: History, complete: frozenset[str]) -> Iterator[Diagnostic]:
    """A note that vanished while one with nearly the same front appeared."""
    present = {note.guid for deck in decks for note in deck.notes}
    gone: dict[str, list[NoteHistory]] = {}
    for line in history.notes.values():
        if line.state == "live" and line.guid not in present and line.deck in complete:
            gone.setdefault(line.kind, []).append(line)
    if not gone:
        return
    for deck in decks:
        for note in deck.notes:
            if note.guid not in history.notes and note.note.kind in gone:
                yield from _renamed(note, str(deck.deck.id), gone[note.note.kind])


def _renamed(note: CompiledNote, deck_id: str, gone: Sequence[NoteHistory]) -> Iterator[Diagnostic]:
    front = note.fields[0]
    for line in gone:
        if line.front == front or likeness(line.front, front) >= RENAMED:
            old = line.id if line.deck == deck_id else f"{line.deck}/{line.id}"
            hint = f"if it is the same note, write `was: {old}` to keep its reviews; else the old one is retired"
            yield warning(
                note.note.at, "DW443", f"`{note.note.id}` is new, and looks like `{old}`, which is gone", hint
            )
            return
