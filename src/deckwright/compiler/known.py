"""Notes of a deck file that need not be rendered again, because they were rendered before and say the same."""

from __future__ import annotations

from deckwright.compiler.compile import CompiledNote, DeckCompiler, with_status_tag
from deckwright.domain.deck import Deck
from deckwright.domain.note import Note
from deckwright.history.record import History


class KnownNotes:
    """Those of one file that were rendered without a remark and without media, as ``last`` knew them and as they are.

    A note that says the same looks the same under the same history and the same reference.
    """

    def __init__(self, deck: Deck, history: History, last: KnownNotes | None) -> None:
        self._about = (history, deck.reference)
        same = last is not None and last._about[0] is history and last._about[1] == deck.reference
        self._last = last.now if last is not None and same else {}
        self.now: dict[str, CompiledNote] = {}

    def compile(self, compiler: DeckCompiler, note: Note) -> CompiledNote | None:
        """The note, compiled now or before; None where it makes no card."""
        guid = compiler.guid(note)
        made = self._last.get(guid)
        if made is not None and _said(made.note) == _said(note):
            made = self.now[guid] = made._replace(note=with_status_tag(note))
            return made
        remarks = compiler.remarks
        made = compiler.compile(note)
        if made is not None and note.parts is None and compiler.remarks == remarks:
            self.now[guid] = made
        return made


def _said(note: Note) -> tuple[object, ...]:
    return note.kind, note.texts, note.marks, note.parts, note.retired, note.corrected
