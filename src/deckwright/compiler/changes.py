"""What the next import will do, told before it happens: the coming history held against the last one."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from deckwright.domain.location import Location
from deckwright.domain.pattern import pattern
from deckwright.history.gaps import likeness
from deckwright.history.record import History, NoteHistory, Version
from deckwright.rendering.reveal import cloze_numbers

ANSWER_CHANGED = 0.5
"""Below this likeness of old and new answer, whoever learnt the old one should be told (``corrected:``)."""
_MARKUP = pattern(r"<[^>]*>|\s+")


class Action(StrEnum):
    """What Anki will do with a note of the package under *If newer*."""

    ADDED = "added"
    UPDATED = "updated"
    RETURNED = "returned"
    RETIRED = "retired"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One note that the import will touch. ``before`` and ``after`` are the changed side as plain text."""

    action: Action
    deck: str
    id: str
    at: Location | None
    side: str = ""
    before: str = ""
    after: str = ""
    suggestion: str = ""

    @property
    def overwrites(self) -> bool:
        """Whether text and tags that a learner edited on the note before this build are replaced."""
        return self.action in (Action.UPDATED, Action.RETURNED, Action.RETIRED)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs from the last build: notes, how many stay untouched, notetypes and presets by name."""

    notes: tuple[NoteChange, ...]
    unchanged: int
    notetypes: tuple[str, ...]
    presets: tuple[str, ...]


def find_changes(old: History, new: History, places: Mapping[str, Location]) -> Changes:
    """The changes from ``old`` to ``new``. ``places`` gives by guid where each note of this build stands; notes of
    other decks are left out, but for those that this build retires."""
    lines = sorted(new.notes.values(), key=lambda line: (line.deck, line.id))
    ours = [line for line in lines if line.guid in places or line != old.notes.get(line.guid)]
    changes = tuple(change for line in ours for change in _note_changes(old.notes.get(line.guid), line, places))
    touched = {(change.deck, change.id) for change in changes}
    unchanged = sum((line.deck, line.id) not in touched for line in ours)
    return Changes(
        changes, unchanged, tuple(_changed(old.notetypes, new.notetypes)), tuple(_changed(old.presets, new.presets))
    )


def _changed(old: Mapping[str, Version], new: Mapping[str, Version]) -> Iterator[str]:
    return (name for name, version in new.items() if name in old and old[name].content != version.content)


def _note_changes(old: NoteHistory | None, new: NoteHistory, places: Mapping[str, Location]) -> Iterator[NoteChange]:
    at = places.get(new.guid)
    if old is None:
        yield NoteChange(Action.ADDED, new.deck, new.id, at, after=plain(new.front))
        return
    if old.content != new.content:
        yield _content_change(old, new, at)
    if old.home != new.home and new.state == "live":
        yield NoteChange(Action.MOVED, new.deck, new.id, at, "deck", old.home, new.home)


def _content_change(old: NoteHistory, new: NoteHistory, at: Location | None) -> NoteChange:
    if new.state != "live":
        return NoteChange(Action.RETIRED, new.deck, new.id, at, before=plain(old.front))
    action = Action.UPDATED if old.state == "live" else Action.RETURNED
    side, before, after = _changed_side(old, new)
    suggestion = ""
    if _answer_likeness(old, new) < ANSWER_CHANGED:
        suggestion = "the answer changed a lot: `corrected: <date>` tells those who learnt the old one"
    return NoteChange(action, new.deck, new.id, at, side, before, after, suggestion)


def _changed_side(old: NoteHistory, new: NoteHistory) -> tuple[str, str, str]:
    if old.front != new.front:
        return "front", plain(old.front), plain(new.front)
    if old.back != new.back:
        return "back", plain(old.back), plain(new.back)
    return "other fields or tags", "", ""


def _answer_likeness(old: NoteHistory, new: NoteHistory) -> float:
    """How alike old and new answer are, from 0 to 1: of the gaps that both have, or of the backs."""
    before, after = dict(old.gaps), dict(new.gaps)
    if before and after:
        live = set(cloze_numbers([new.front]))
        return min((likeness(before[number], after[number]) for number in before if number in live), default=1.0)
    return likeness(plain(old.back), plain(new.back))


def plain(field: str) -> str:
    """A field's HTML as one line of text, for people to read."""
    return html.unescape(_MARKUP.sub(" ", field)).strip()
