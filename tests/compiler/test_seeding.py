"""Schedules become Anki's numbers: unique review ids, FSRS memory, dates that are right in every zone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.compiler.plan import CardRow
from deckwright.compiler.seeding import FIRST_DAY, Study, seed_card
from deckwright.compiler.tables import unique_reviews
from deckwright.domain.schedule import ANSWERS_A_DAY, MemoryState, Rating, Review, Schedule, count_lapses

CARD = CardRow(1_400_000_000_001, 1_300_000_000_001, 1_200_000_000_001, 0, 1, 7)
DAY = date(2026, 9, 1)


def reviews(*answers: tuple[int, Rating]) -> tuple[Review, ...]:
    return tuple(Review(DAY + timedelta(days=day), rating) for day, rating in answers)


def test_a_plain_schedule_leaves_a_new_card_as_it_is() -> None:
    assert seed_card(CARD, Schedule(), Study()) == (CARD, ())


def test_a_new_card_may_be_suspended_and_flagged_in_its_place() -> None:
    row = seed_card(CARD, Schedule(suspended=True, flag=4), Study()).row
    assert (row.type, row.queue, row.due, row.flags) == (0, -1, CARD.due, 4)


def test_due_and_interval_make_a_review_card() -> None:
    row = seed_card(CARD, Schedule(due=date(2026, 12, 1), interval=30), Study()).row
    assert (row.type, row.queue, row.interval, row.reps) == (2, 2, 30, 1)
    assert FIRST_DAY + timedelta(days=row.due) == date(2026, 12, 1)
    assert json.loads(row.data) == {"pos": CARD.due}


def test_memory_goes_along_with_decay_and_the_last_answer() -> None:
    schedule = Schedule(due=date(2026, 12, 1), interval=30, memory=MemoryState(31.23456, 5.5), reps=4, lapses=1)
    row = seed_card(CARD, schedule, Study(retention=0.85)).row
    data = json.loads(row.data)
    assert (data["s"], data["d"], data["dr"], data["decay"], data["pos"]) == (31.2346, 5.5, 0.85, 0.154, 7)
    assert datetime.fromtimestamp(data["lrt"], UTC).date() == date(2026, 11, 1)
    assert (row.reps, row.lapses) == (4, 1)


def test_the_interval_follows_from_memory_and_retention() -> None:
    schedule = Schedule(due=date(2026, 12, 1), memory=MemoryState(40.0, 5.0))
    assert seed_card(CARD, schedule, Study()).row.interval == 40
    assert seed_card(CARD, schedule, Study(retention=0.8)).row.interval > 80
    assert seed_card(CARD, schedule, Study(maximum_interval=20)).row.interval == 20


def test_old_parameters_bring_their_own_decay() -> None:
    schedule = Schedule(due=date(2026, 12, 1), interval=3, memory=MemoryState(3.0, 5.0))
    parameters = (0.4, 1.2, 3.2, 15.7, 7.2, 0.5, 1.5, 0.005, 1.5, 0.1, 1.0, 1.9, 0.1, 0.3, 2.3, 0.2, 3.0)
    assert json.loads(seed_card(CARD, schedule, Study(parameters)).row.data)["decay"] == 0.5
    with pytest.raises(ValueError, match="InvalidParameters"):
        seed_card(CARD, schedule, Study(parameters[:-1]))


def test_reviews_give_memory_due_and_counts() -> None:
    schedule = Schedule(reviews=reviews((0, Rating.GOOD), (3, Rating.GOOD), (15, Rating.AGAIN), (15, Rating.GOOD)))
    seeded = seed_card(CARD, schedule, Study())
    row = seeded.row
    assert (row.reps, row.lapses, row.type) == (4, 1, 2)
    assert FIRST_DAY + timedelta(days=row.due) == DAY + timedelta(days=15 + row.interval)
    assert [review.type for review in seeded.reviews] == [0, 1, 1, 2]
    assert [review.interval for review in seeded.reviews] == [2, seeded.reviews[1].interval, -600, row.interval]
    assert [review.last_interval for review in seeded.reviews] == [0, *[each.interval for each in seeded.reviews[:-1]]]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(Rating)), min_size=1, max_size=8))
def test_memory_is_that_of_the_other_fsrs_library(answers: list[tuple[int, Rating]]) -> None:
    """py-fsrs, which shares no code with the engine, without learning steps; it counts in 64 bits instead of 32."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, day, made = Card(), DAY, []
    for wait, rating in answers:
        day += timedelta(days=wait)
        made.append(Review(day, rating))
        when = datetime.combine(day, datetime.min.time(), UTC)
        card, _ = scheduler.review_card(card, FsrsRating(int(rating)), when)
    data = json.loads(seed_card(CARD, Schedule(reviews=tuple(made)), Study()).row.data)
    assert data["s"] == pytest.approx(card.stability, rel=1e-3, abs=1e-3)
    assert data["d"] == pytest.approx(card.difficulty, abs=2e-3)


@pytest.mark.parametrize("hours", [-10, -3.5, 0, 5.75, 9, 13])
def test_a_bare_date_is_that_anki_day_in_every_zone(hours: float) -> None:
    """Anki's day turns at 4:00; the last of ten answers is still of the same day."""
    zone = timezone(timedelta(hours=hours))
    schedule = Schedule(reviews=(Review(DAY, Rating.AGAIN),) * ANSWERS_A_DAY)
    for card_id in range(CARD.id, CARD.id + 50):
        for review in seed_card(CARD._replace(id=card_id), schedule, Study()).reviews:
            local = datetime.fromtimestamp(review.id / 1000, zone)
            assert (local - timedelta(hours=4)).date() == DAY


def test_answers_of_a_day_keep_their_order_and_ids_never_clash() -> None:
    schedule = Schedule(reviews=reviews(*((0, rating) for rating in Rating), (1, Rating.GOOD)))
    cards = [CARD._replace(id=CARD.id + index) for index in range(2000)]
    rows = [review for card in cards for review in seed_card(card, schedule, Study()).reviews]
    unique = unique_reviews(reversed(rows))
    assert unique == unique_reviews(rows)
    assert len({row.id for row in unique}) == len(rows)
    assert [row.ease for row in unique if row.card_id == CARD.id] == [1, 2, 3, 4, 3]


@pytest.mark.parametrize(
    ("answers", "lapses"),
    [
        ([], 0),
        ([(0, Rating.AGAIN), (0, Rating.AGAIN), (0, Rating.GOOD)], 0),
        ([(0, Rating.GOOD), (2, Rating.AGAIN), (2, Rating.AGAIN), (2, Rating.GOOD), (4, Rating.AGAIN)], 2),
    ],
)
def test_lapses_are_the_dates_on_which_a_learned_card_was_forgotten(
    answers: list[tuple[int, Rating]], lapses: int
) -> None:
    assert count_lapses(reviews(*answers)) == lapses
