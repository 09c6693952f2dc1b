"""What is newer than last time: the next history, made from the last one and what was compiled.

Only what changed gets a new ``mod``; that is what keeps an edit made on the phone (Anki updates a note under *If
newer* only when the package's ``mod`` is later than the learner's).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import repeat

from deckwright.compiler.compile import CompiledDeck, CompiledNote
from deckwright.compiler.scheduling import preset_options, preset_title
from deckwright.domain.notetype import Notetype
from deckwright.history.gaps import merge_gaps
from deckwright.history.record import FIRST_MOD, History, NoteHistory, Version


def content_hash(parts: Iterable[str]) -> str:
    """64 bits of SHA-256 over the parts, as 16 hex digits."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def note_lines(
    notes: Sequence[CompiledNote], deck_id: str, history: History, batches: Sequence[int], *, now: int
) -> list[NoteHistory]:
    """The history lines that shipping these notes of a deck id now makes; ``batches`` has the batch of each."""
    written = [note.note for note in notes]
    old = [history.notes.get(note.guid) for note in notes]
    # The key is left out: it tells learners nothing, and a mere rename must not overwrite what they edited.
    keys = [note.marks.get("Key", "") for note in written]
    without = [_without(note.fields, key) for note, key in zip(notes, keys, strict=True)]
    contents = [
        content_hash((*fields, *sorted(note.tags)) if note.tags else fields)
        for note, fields in zip(written, without, strict=True)
    ]
    lines = map(
        NoteHistory,
        [note.guid for note in notes],
        repeat(deck_id),
        [str(note.id) for note in written],
        [note.kind for note in written],
        contents,
        [changed_at(*each, now) if each[1] else FIRST_MOD for each in zip(contents, old, strict=True)],
        [merge_gaps(line.gaps, note.gaps) if line else note.gaps for note, line in zip(notes, old, strict=True)],
        [note.ordinals or (line.cards if line else ()) for note, line in zip(notes, old, strict=True)],
        [note.fields[0] for note in notes],
        [note.fields[1] for note in notes],
        [note.deck for note in written],
        batches,
        ["retired" if note.retired else "live" for note in written],
        [note.was for note in written],
        [" ".join(note.tags) for note in written],
        [_others(note.fields, key) for note, key in zip(notes, keys, strict=True)],
    )
    return list(lines)


def _without(fields: tuple[str, ...], key: str) -> tuple[str, ...]:
    if fields.count(key) != 1:
        return tuple([each for each in fields if each != key])
    place = fields.index(key)
    return fields[:place] + fields[place + 1 :]


def _others(fields: Sequence[str], key: str) -> tuple[tuple[int, str], ...]:
    """The fields behind the second that hold something, but for the key, each with its place."""
    return tuple([(at, text) for at, text in enumerate(fields) if text and at > 1 and text != key])


def changed_at(content: str, old: NoteHistory | Version | None, now: int) -> int:
    """When the content last became different: never earlier than before, so that a clock set back does no harm."""
    if old is None:
        return FIRST_MOD
    return old.changed if old.content == content else max(now, old.changed + 1)


def notetype_version(notetype: Notetype, old: Version | None, now: int) -> Version:
    """The version of a notetype as it is shipped now."""
    content = content_hash(
        (notetype.name, notetype.css, *(part for card in notetype.templates for part in (card.question, card.answer)))
    )
    return Version(content, changed_at(content, old, now))


def next_history(
    history: History,
    decks: Sequence[CompiledDeck],
    notetypes: Mapping[str, Notetype],
    *,
    now: int,
    complete: frozenset[str],
) -> History:
    """The history after these decks are shipped at ``now`` (unix seconds); lines of other notes stay as they are.

    A note that is gone from a deck id in ``complete`` (all of whose files were read) is retired.
    """
    notes = dict(history.notes)
    for deck_id, ours in notes_by_deck_id(decks).items():
        lines = note_lines(ours, deck_id, history, _batches(ours, deck_id, history), now=now)
        notes.update(zip([line.guid for line in lines], lines, strict=True))
    for line in vanished(history, decks, complete):
        notes[line.guid] = _retired_line(line, now)
    presets = [(preset_title(deck.preset), preset_options(deck.preset, 0)) for deck in decks]
    project = next((deck.project.name for deck in decks), "")
    return next_versions(history._replace(notes=notes), notetypes, presets, project=project, now=now)


Options = Mapping[str, object]
"""A preset as Anki has it, but for its id."""


def next_versions(
    history: History,
    notetypes: Mapping[str, Notetype],
    presets: Iterable[tuple[str, Options]],
    *,
    project: str,
    now: int,
) -> History:
    """The history with these notetypes (by kind) and presets (title and options) as they are shipped at ``now``."""
    shipped = {
        name: notetype_version(notetype, history.notetypes.get(name), now) for name, notetype in notetypes.items()
    }
    coming = {**history.presets, **preset_versions(history, presets, now)}
    return history._replace(notetypes=shipped, presets=coming, projects={project: Version("", 0)})


def preset_versions(history: History, presets: Iterable[tuple[str, Options]], now: int) -> dict[str, Version]:
    """By title, these presets as they are shipped now."""
    versions = {}
    for title, options in presets:
        content = preset_content(options)
        versions[title] = Version(content, changed_at(content, history.presets.get(title), now))
    return versions


def preset_content(options: Options) -> str:
    """A hash of what a preset says, whatever its id."""
    return content_hash((json.dumps({**options, "id": 0}, sort_keys=True),))


def notes_by_deck_id(decks: Iterable[CompiledDeck]) -> dict[str, list[CompiledNote]]:
    """All notes of each deck id, in the order of its files."""
    by_id: dict[str, list[CompiledNote]] = {}
    for deck in decks:
        by_id.setdefault(str(deck.deck.id), []).extend(deck.notes)
    return by_id


def _batches(notes: Sequence[CompiledNote], deck_id: str, history: History) -> list[int]:
    """The batch of each note: a new one goes with the next shipped note behind it; behind them all, a new batch."""
    if not history.notes:
        return [0] * len(notes)
    shipped = [line.batch for line in history.notes.values() if line.deck == deck_id]
    following = max(shipped) + 1 if shipped else 0
    batches = []
    for note in reversed(notes):
        old = history.notes.get(note.guid)
        following = following if old is None else old.batch
        batches.append(following)
    return batches[::-1]


def vanished(history: History, decks: Iterable[CompiledDeck], complete: frozenset[str]) -> Iterator[NoteHistory]:
    """The lines of notes that were shipped and now stand in no file of their deck id."""
    present = {note.guid for deck in decks for note in deck.notes}
    for line in history.notes.values():
        if line.state == "live" and line.deck in complete and line.guid not in present:
            yield line


def _retired_line(line: NoteHistory, now: int) -> NoteHistory:
    content = content_hash(("retired", line.content))
    return line._replace(state="retired", content=content, changed=changed_at(content, line, now))


def all_changed(history: History, decks: frozenset[str], now: int) -> History:
    """The history in which all of these deck ids became different at ``now``: for one that was lost, when nobody knows
    what learners have. Whatever they have is then older."""
    notes = {guid: line._replace(changed=now) if line.deck in decks else line for guid, line in history.notes.items()}
    notetypes = {
        name: version._replace(changed=max(now, version.changed)) for name, version in history.notetypes.items()
    }
    return history._replace(notes=notes, notetypes=notetypes)


def forget_retired(history: History, decks: frozenset[str], orphans: frozenset[str]) -> History:
    """The history in which the retired notes of these deck ids, and all of those that have no file any more, are no
    longer shipped; their lines stay."""
    notes = {
        guid: line._replace(state="forgotten")
        if line.deck in orphans or (line.state == "retired" and line.deck in decks)
        else line
        for guid, line in history.notes.items()
    }
    return history._replace(notes=notes)
