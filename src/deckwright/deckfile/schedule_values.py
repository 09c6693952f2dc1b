"""A schedule → the values under ``schedule:`` that are read back as the same schedule."""

from __future__ import annotations

from deckwright.domain.schedule import NoteSchedule, Schedule


def schedule_values(schedule: NoteSchedule) -> dict[str, object]:
    """The keys of the whole note, then those by which single cards differ from it."""
    values = _card_values(schedule.every)
    cards = {name: _differing(card, schedule.every) for name, card in schedule.cards.items()}
    return {**values, "cards": cards} if cards else values


def _card_values(schedule: Schedule) -> dict[str, object]:
    memory = schedule.memory
    values: dict[str, object] = {
        "suspended": schedule.suspended or None,
        "flag": schedule.flag or None,
        "due": None if schedule.due is None else str(schedule.due),
        "interval": None if schedule.interval is None else f"{schedule.interval}d",
        "stability": None if memory is None else memory.stability,
        "difficulty": None if memory is None else memory.difficulty,
        "reps": schedule.reps,
        "lapses": schedule.lapses,
        "reviews": tuple({"date": str(day), "rating": rating.name.lower()} for day, rating in schedule.reviews) or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _differing(card: Schedule, every: Schedule) -> dict[str, object]:
    known = _card_values(every)
    values = {key: value for key, value in _card_values(card).items() if known.get(key) != value}
    return values if card.suspended == every.suspended else {**values, "suspended": card.suspended}
