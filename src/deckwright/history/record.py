"""The history as values: one line for every note ever shipped, and the versions of notetypes and presets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from deckwright.domain.ids import note_guid
from deckwright.domain.named import NamedTuple

FIRST_MOD = 1_577_880_000
"""``mod`` of whatever is shipped for the first time (2020-01-01 12:00 UTC): older than any edit a learner can make,
so that under *If newer* Anki never overwrites one."""


class NoteHistory(NamedTuple):
    """What the last build that held a note shipped. ``deck`` is the deck id, ``home`` the name of the deck in Anki.

    ``was`` is the rename that was last followed to get here. ``batch`` counts the builds that appended notes to the
    deck id: what is appended later is met later.

    ``content`` is a hash of fields and tags, ``changed`` the unix second in which it last became different. ``gaps``
    holds number and text of every gap ever used, for each number the latest last; ``cards`` the ordinals of its cards.
    ``tags``, ``front`` and ``back`` (the first two fields) and ``others`` (by place, the further fields that hold
    something) are as shipped, which is what a retired note is shipped from. ``state`` is ``live``, ``retired`` (still
    shipped, for the learner to delete) or ``forgotten`` (no longer shipped).
    """

    guid: str
    deck: str
    id: str
    kind: str
    content: str
    changed: int
    gaps: tuple[tuple[int, str], ...] = ()
    cards: tuple[int, ...] = ()
    front: str = ""
    back: str = ""
    home: str = ""
    batch: int = 0
    state: str = "live"
    was: str = ""
    tags: str = ""
    others: tuple[tuple[int, str], ...] = ()


class Version(NamedTuple):
    """The shipped form of a notetype or preset: a hash of what it holds and when that last became different."""

    content: str
    changed: int


class _Shipped(NamedTuple):
    notes: Mapping[str, NoteHistory] = {}
    notetypes: Mapping[str, Version] = {}
    presets: Mapping[str, Version] = {}
    projects: Mapping[str, Version] = {}


class History(_Shipped):
    """All that earlier builds of a project shipped; empty before the first build."""

    @cached_property
    def _guid_by_id(self) -> dict[tuple[str, str], str]:
        """Where a note that was retired and another had the same id, it names the one that is still there."""
        live = {(line.deck, line.id): line.guid for line in self.notes.values() if line.state == "live"}
        gone = {(line.deck, line.id): line.guid for line in self.notes.values() if line.state != "live"}
        return gone | live

    @cached_property
    def _guid_by_rename(self) -> dict[tuple[str, str, str], str]:
        return {(line.deck, line.id, line.was): line.guid for line in self.notes.values() if line.was}

    def guid(self, project: str, deck_id: str, note_id: str, was: str = "") -> str:
        """The guid of a note: the one it was shipped under, also under its old id (``id`` or ``deck/id``).

        A rename that was followed before is not followed again, for another note may have the old id by now; and a
        new note that takes an id which was given up gets a guid of its own.
        """
        if not (self.notes or was):
            return note_guid(project, deck_id, note_id)
        own = self._guid_by_id.get((deck_id, note_id))
        if was:
            old = self._old_identity(deck_id, was)
            own = self._guid_by_rename.get((deck_id, note_id, was)) or self._guid_by_id.get(old) or own
            return own or self._unused_guid(project, *old)
        return own or self._unused_guid(project, deck_id, note_id)

    def knows(self, deck_id: str, note_id: str, was: str) -> bool:
        """Whether the note, or the one that it ``was``, was ever shipped."""
        return bool(self._guid_by_id.keys() & {(deck_id, note_id), self._old_identity(deck_id, was)})

    def _unused_guid(self, project: str, deck_id: str, note_id: str) -> str:
        """The guid of an identity that was never shipped, different from those of notes that had it before."""
        guid, tried = note_guid(project, deck_id, note_id), 1
        while guid in self.notes:
            tried += 1
            guid = note_guid(project, deck_id, f"{note_id}#{tried}")
        return guid

    def _old_identity(self, deck_id: str, was: str) -> tuple[str, str]:
        """``was`` names a note of this deck, or of another one as ``deck/id``; the history knows which."""
        other, _, rest = was.partition("/")
        if rest and (deck_id, was) not in self._guid_by_id and (other, rest) in self._guid_by_id:
            return other, rest
        return deck_id, was
