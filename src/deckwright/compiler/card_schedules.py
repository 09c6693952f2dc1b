"""A note's schedule against the note: which card ``c1`` or ``reverse`` means, what is still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from deckwright.compiler.plan import CardRow
from deckwright.compiler.seeding import SeededCard, Study, seed_card
from deckwright.deckfile.presets import setting_value
from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.notetype import Notetype, NotetypeKind
from deckwright.domain.preset import Limits, Preset
from deckwright.domain.schedule import LONGEST_INTERVAL, NoteSchedule, Schedule


def card_name(notetype: Notetype, ordinal: int) -> str:
    """``c1`` for ordinal 0 of a cloze; for other notetypes the template's name in small letters."""
    if notetype.kind is NotetypeKind.CLOZE:
        return f"c{ordinal + 1}"
    return notetype.templates[ordinal].name.lower()


def card_schedule(schedule: NoteSchedule, notetype: Notetype, ordinal: int) -> Schedule:
    """What one card of a note arrives with."""
    return schedule.cards.get(card_name(notetype, ordinal), schedule.every)


def study(preset: Preset, limits: Limits) -> Study:
    """How a deck's cards are studied: its preset, and its own limits before it."""
    retention = (
        setting_value(preset, "desired_retention") if limits.desired_retention is None else limits.desired_retention
    )
    parameters, longest = setting_value(preset, "fsrs_parameters"), setting_value(preset, "maximum_interval")
    return Study(
        parameters if isinstance(parameters, tuple) else (),
        retention if isinstance(retention, float) else 0.9,
        longest if isinstance(longest, int) else LONGEST_INTERVAL,
    )


def seed_note(rows: Sequence[CardRow], schedule: NoteSchedule, notetype: Notetype, how: Study) -> Iterator[SeededCard]:
    """The cards of a note, each with the state that its schedule gives it."""
    for row in rows:
        yield seed_card(row, card_schedule(schedule, notetype, row.ordinal), how)


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
