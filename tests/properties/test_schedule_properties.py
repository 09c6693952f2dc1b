"""Schedules that are written are read back as they were, those of single cards too."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.writer import entry_values, write_deck, write_item
from deckwright.domain.location import Location, SourceText
from deckwright.domain.note import Entry
from deckwright.domain.schedule import MemoryState, NoteSchedule, Rating, Review, Schedule, count_lapses

HERE = Location("deck.yaml")
DAYS = st.dates(date(2000, 1, 1), date(2199, 1, 1))


@st.composite
def seeded(draw: st.DrawFn) -> Schedule:
    """A card under review, by its reviews or by its due date."""
    waits = draw(st.lists(st.tuples(st.integers(0, 50), st.sampled_from(Rating)), max_size=6))
    day = draw(DAYS)
    if not waits:
        interval = draw(st.integers(1, 36500))
        memory = draw(st.none() | st.builds(MemoryState, st.floats(0.001, 36500), st.floats(1, 10)))
        return Schedule(due=day, interval=interval, memory=memory, reps=draw(st.none() | st.integers(1, 500)))
    reviews = []
    for wait, rating in waits:
        day = min(day + timedelta(days=wait), date(2199, 1, 1))
        reviews.append(Review(day, rating))
    schedule = Schedule(reviews=tuple(reviews), lapses=draw(st.none() | st.just(count_lapses(tuple(reviews)))))
    if draw(st.booleans()):
        return schedule
    due = day + timedelta(days=draw(st.integers(1, 300)))
    return schedule._replace(due=due, interval=(due - day).days)


@st.composite
def note_schedules(draw: st.DrawFn) -> NoteSchedule:
    new = Schedule(suspended=draw(st.booleans()), flag=draw(st.integers(0, 7)))
    state = draw(st.none() | seeded())
    every = new if state is None else state._replace(suspended=new.suspended, flag=new.flag)
    cards = {}
    for name in draw(st.sets(st.sampled_from(("c1", "c2", "reverse")))):
        base = every if not every.is_new else draw(st.just(every) | seeded())
        cards[name] = base._replace(suspended=draw(st.booleans()), flag=draw(st.integers(1, 7)))
    return NoteSchedule(every, HERE, cards)


@settings(max_examples=150, deadline=None)
@given(note_schedules())
def test_write_and_read_are_inverse(schedule: NoteSchedule) -> None:
    entry = Entry("question-answer", None, {"question": "q", "answer": "a", "schedule": schedule}, HERE)
    text = write_deck({"id": "x", "deck": "X"}, [write_item(entry_values(entry), 2)])
    read = read_deck(SourceText("deck.yaml", text))
    assert read.diagnostics == (), text
    assert read.value is not None
    found = read.value.entries[0].values.get("schedule", NoteSchedule(Schedule(), HERE))
    assert isinstance(found, NoteSchedule)
    assert (found.every, found.cards) == (schedule.every, schedule.cards)
