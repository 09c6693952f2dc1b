"""Where a deck would break with what learners already have: kinds that changed, gaps whose reviews would move to
another answer, ids that look renamed. Compares compiled decks with the history; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.compiler.compile import CompiledDeck, CompiledNote
from deckwright.compiler.scheduling import preset_options, preset_title
from deckwright.compiler.versions import preset_content, vanished
from deckwright.domain.deck import Project
from deckwright.domain.diagnostic import Diagnostic, Severity, error, warning
from deckwright.domain.location import Location
from deckwright.history.gaps import likeness, same_gap
from deckwright.history.record import History, NoteHistory

OTHER_ANSWER = 0.4
"""Below this likeness (0 to 1) what a gap number hides is another answer, not a rewording."""
MOST_COMPARED = 2_000
"""Pairs of vanished and new notes up to which they are compared one by one; beyond, only equal fronts are seen."""
RENAMED = 0.85
"""From this likeness of fronts on, a note that vanished and one that appeared are taken for one that was renamed."""


def check_continuity(
    decks: Sequence[CompiledDeck], history: History, complete: frozenset[str], orphans: frozenset[str]
) -> Iterator[Diagnostic]:
    """Every break with the history. ``complete`` names the deck ids all of whose files were read, ``orphans`` those
    that have no file any more. Whether anything was shipped before is told by the project's own line: a part of a
    history may hold no note."""
    for deck in decks:
        for note in deck.notes:
            shipped = history.notes.get(note.guid)
            if shipped is not None:
                yield from _check_note(note, shipped)
            elif note.note.was and history.projects and not _is_known(note, deck, history):
                hint = f"if it was shipped under another id, name that one; else take `was: {note.note.was}` away"
                yield warning(note.note.at, "DW451", f"`was` names `{note.note.was}`, which was never shipped", hint)
    yield from _check_presets(decks, history)
    yield from _check_gone(decks, history, tuple(vanished(history, decks, complete | orphans)), orphans)


def _is_known(note: CompiledNote, deck: CompiledDeck, history: History) -> bool:
    return history.knows(str(deck.deck.id), str(note.note.id), note.note.was)


def check_project(project: Project, history: History, at: Location) -> Iterator[Diagnostic]:
    """The project's name must be the one that the history is of: notetypes and presets are known by it."""
    if history.projects and project.name not in history.projects:
        was = next(iter(history.projects))
        before = f"`project: {was}`" if was else "no project file"
        message = f"these decks were shipped with {before}: under another name Anki refuses every update as conflicting"
        hint = "give the project its name back; delete deckwright.lock only if nobody has imported a package yet"
        yield error(at, "DW446", message, hint)


def _check_presets(decks: Sequence[CompiledDeck], history: History) -> Iterator[Diagnostic]:
    """A preset that changed under its old version (Anki leaves alone what it has), or that two decks write
    differently under one name."""
    presets: dict[str, CompiledDeck] = {}
    for deck in decks:
        title = preset_title(deck.preset)
        first = presets.setdefault(title, deck)
        if first.preset is not deck.preset and _preset_content(first) != _preset_content(deck):
            hint = f"give one of them another name; the first is that of {first.deck.at}"
            yield error(deck.deck.at, "DW452", f"two different presets are called `{title}`", hint)
    for title, deck in presets.items():
        shipped, preset = history.presets.get(title), deck.preset
        if shipped is not None and shipped.content != _preset_content(deck):
            message = f"preset `{preset.name}` changed, and Anki ignores that where it has version {preset.version}"
            hint = (
                f"`version: {preset.version + 1}` makes it a new preset that arrives; without it only newcomers get it"
            )
            yield warning(preset.at, "DW444", message, hint)


def _preset_content(deck: CompiledDeck) -> str:
    return preset_content(preset_options(deck.preset, 0))


def _check_note(note: CompiledNote, shipped: NoteHistory) -> Iterator[Diagnostic]:
    if shipped.kind != note.note.kind:
        hint = f"give the {note.note.kind} note a new id; the {shipped.kind} note is then retired with its reviews"
        message = f"`{note.note.id}` was shipped as {shipped.kind}: Anki cannot make it {note.note.kind}"
        yield error(note.note.at, "DW440", message, hint)
    elif shipped.gaps and shipped.gaps != note.gaps and note.note.parts is None:
        yield from _check_gaps(note, shipped.gaps)


def _check_gaps(note: CompiledNote, past: Sequence[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Each number must go on hiding what it hid."""
    at = note.note.texts[next(iter(note.note.texts))].at
    latest = dict(past)
    now = {number for number, _ in note.gaps}
    fresh = 1 + max((*latest, *now))
    for number, text in note.gaps:
        before = latest.get(number)
        if (number, text) in past:
            continue
        other = _former_number(number, text, note.gaps, past)
        if before is None:
            if other is not None and other not in now:
                hint = f"give it c{other} back, or its reviews stay on a card that hides nothing"
                yield warning(at, "DW453", f"“{text}” was c{other} and is now c{number}", hint)
        elif other is not None:
            hint = f"give “{text}” its number c{other} back; a new gap takes c{fresh}"
            message = f"c{number} hid “{before}” and now hides “{text}”, which was c{other}: reviews would move"
            yield error(at, "DW441", message, hint)
        elif likeness(before, text) < OTHER_ANSWER:
            hint = f"if it is another answer, number it c{fresh}: the reviews of “{before}” then stay with it"
            yield warning(at, "DW442", f"c{number} hid “{before}” and now hides “{text}”", hint)


def _former_number(
    number: int, text: str, now: Sequence[tuple[int, str]], past: Sequence[tuple[int, str]]
) -> int | None:
    """The other number that hid this text, or the text that it is a rewording of; None where it was this one."""
    used = {hid: each for each, hid in past}
    if text in used:
        return used[text]
    latest = dict(past)
    still = {each for each, hid in now if latest.get(each) == hid}
    alike = [(likeness(hid, text), -each) for each, hid in latest.items() if each not in still and same_gap(hid, text)]
    best = -max(alike)[1] if alike else number
    return best if best != number else None


def _check_gone(
    decks: Sequence[CompiledDeck], history: History, gone: Sequence[NoteHistory], orphans: frozenset[str]
) -> Iterator[Diagnostic]:
    """What becomes of notes that are gone; and new notes that look like one of them, which were perhaps renamed."""
    if not gone:
        return
    at = {str(deck.deck.id): deck.deck.id.at for deck in reversed(decks)}
    fresh = [(note, deck) for deck in decks for note in deck.notes if note.guid not in history.notes]
    for note, deck, line in match_renamed(fresh, gone):
        old = line.id if line.deck == deck.deck.id else f"{line.deck}/{line.id}"
        hint = f"if it is the same note, write `was: {old}` to keep its reviews; else the old one is retired"
        yield warning(note.note.at, "DW443", f"`{note.note.id}` is new, and looks like `{old}`, which is gone", hint)
    for line in gone:
        if line.deck in at and line.deck not in orphans:
            hint = "learners find it by tag:deckwright::retired, as it was shipped last; put it back to keep it"
            message = f"`{line.id}` is gone from the files: the next build retires it"
            yield Diagnostic(at[line.deck], "DW450", Severity.INFO, message, hint)
    somewhere = next(iter(at.values()), None)
    for deck_id in sorted(orphans & {line.deck for line in gone}):
        if somewhere is not None:
            hint = (
                f"if it was renamed, give it `id: {deck_id}` back; if it was deleted, its notes stay with learners as "
                "they are, and `build --forget-retired` ends this message"
            )
            yield warning(somewhere, "DW445", f"the deck id `{deck_id}` has no file any more", hint)


def match_renamed(
    fresh: Sequence[tuple[CompiledNote, CompiledDeck]], gone: Sequence[NoteHistory]
) -> Iterator[tuple[CompiledNote, CompiledDeck, NoteHistory]]:
    """New notes, each with the vanished note of its kind that it is most like; none is matched twice."""
    by_front: dict[tuple[str, str], list[NoteHistory]] = {}
    for line in gone:
        by_front.setdefault((line.kind, line.front), []).append(line)
    left, taken = [], set[str]()
    for note, deck in fresh:
        same = by_front.get((note.note.kind, note.fields[0]))
        if same:
            taken.add(same[0].guid)
            yield note, deck, same.pop(0)
        else:
            left.append((note, deck))
    rest = [line for line in gone if line.guid not in taken]
    if len(left) * len(rest) > MOST_COMPARED:
        return
    alike = [
        (ratio, -place, note, deck, line)
        for place, (note, deck) in enumerate(left)
        for line in rest
        if line.kind == note.note.kind and (ratio := likeness(line.front, note.fields[0], RENAMED)) >= RENAMED
    ]
    for _, _, note, deck, line in sorted(alike, key=lambda each: each[:2], reverse=True):
        if line.guid not in taken and note.guid not in taken:
            taken.update((line.guid, note.guid))
            yield note, deck, line
