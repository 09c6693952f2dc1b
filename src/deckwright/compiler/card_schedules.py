"""A note's schedule against the note: which card ``c1`` or ``reverse`` means, what is still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.notetype import Notetype, NotetypeKind
from deckwright.domain.schedule import NoteSchedule


def card_name(notetype: Notetype, ordinal: int) -> str:
    """``c1`` for ordinal 0 of a cloze; for other notetypes the template's name in small letters."""
    if notetype.kind is NotetypeKind.CLOZE:
        return f"c{ordinal + 1}"
    return notetype.templates[ordinal].name.lower()


def unknown_cards(schedule: NoteSchedule, names: Sequence[str]) -> Iterator[Diagnostic]:
    """The cards that a schedule singles out although the note, whose cards are called ``names``, has none such."""
    for name, at in schedule.places.items():
        if name not in names:
            known = ", ".join(f"`{each}`" for each in names) or "none"
            yield error(at, "DW286", f"this note has no card `{name}`", f"its cards are {known}")


def future_answers(schedule: NoteSchedule, today: date) -> Iterator[Diagnostic]:
    """The last answers that would lie after ``today``: Anki computes recall from the time since then."""
    places = [(schedule.at, schedule.every), *((schedule.places[name], each) for name, each in schedule.cards.items())]
    for at, each in places:
        last = each.last_answer
        if last is None or last <= today:
            continue
        if each.reviews:
            yield error(at, "DW284", f"the review of {last} lies in the future", "write dates until today")
            continue
        message = f"`due` less `interval` is {last}: the last answer would lie in the future"
        yield error(at, "DW285", message, "write a longer `interval` or an earlier `due`")
