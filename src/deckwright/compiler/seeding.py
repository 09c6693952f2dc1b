"""A card's schedule, in dates → Anki's own numbers: the card's row, its review log and its FSRS memory.

FSRS itself is not written here: memory after reviews comes from the FSRS project's engine, the one inside Anki.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from deckwright.compiler.card_schedules import card_name
from deckwright.compiler.plan import CardRow, ReviewRow
from deckwright.deckfile.presets import setting_value
from deckwright.domain.ids import digest
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype
from deckwright.domain.preset import Limits, Preset
from deckwright.domain.schedule import (
    LONGEST_INTERVAL,
    MemoryState,
    NoteSchedule,
    Rating,
    Review,
    Schedule,
    count_lapses,
)

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS

FIRST_DAY = date(2020, 1, 1)
"""A package's day 0: the day of `CREATED` in ``edges/apkg/rows.py``, from which ``due`` counts."""

STUDY_TIME = time(14, 30, tzinfo=UTC)
"""When a bare date's study begins. Anki's day turns at 4:00 local time, so what happens here is of the same Anki day
from UTC-10 (04:30) to UTC+13 (03:30 of the next calendar day)."""

SLOT = timedelta(minutes=2)
"""Each further answer on a date comes this much later; `ANSWERS_A_DAY` of them end before 15:00 UTC."""

_NEW, _REVIEW = 0, 2
_SUSPENDED_QUEUE = -1
_EASE = 2500
"""Anki's starting ease (250 %), which counts only for a learner who has FSRS switched off."""
_LEARNED, _REVIEWED, _RELEARNED = 0, 1, 2
_STEP_SECONDS = 600


class Study(NamedTuple):
    """What decides how a card's memory turns into its next review: from the preset of the card's deck.

    ``parameters`` are FSRS's 17, 19 or 21, or empty for the defaults; ``retention`` is a share, such as 0.9;
    ``maximum_interval`` in days.
    """

    parameters: tuple[float, ...] = ()
    retention: float = 0.9
    maximum_interval: int = 36500


class SeededCard(NamedTuple):
    """A card's row with its state in it, and the answers that go with it, their ids not yet unique."""

    row: CardRow
    reviews: tuple[ReviewRow, ...] = ()


class _Step(NamedTuple):
    """A review with what FSRS made of it: memory after it, and the days from it to the next one."""

    review: Review
    memory: MemoryState
    interval: int


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
        yield seed_card(row, schedule.cards.get(card_name(notetype, row.ordinal), schedule.every), how)


def seed_card(card: CardRow, schedule: Schedule, study: Study) -> SeededCard:
    """Give a new card (``due`` is its position) the state of its schedule. ValueError for impossible parameters."""
    marked = card._replace(flags=schedule.flag, queue=_SUSPENDED_QUEUE if schedule.suspended else card.queue)
    if schedule.is_new:
        return SeededCard(marked)
    steps = _steps(schedule.reviews, study)
    memory = steps[-1].memory if steps else schedule.memory
    interval = schedule.interval or _interval(memory, study)
    due = schedule.due or _last_date(schedule) + timedelta(days=interval)
    last = _last_review(schedule, due, interval)
    row = marked._replace(
        type=_REVIEW,
        queue=_SUSPENDED_QUEUE if schedule.suspended else _REVIEW,
        due=(due - FIRST_DAY).days,
        interval=interval,
        factor=_EASE,
        reps=max(1, len(steps)) if schedule.reps is None else schedule.reps,
        lapses=count_lapses(schedule.reviews) if schedule.lapses is None else schedule.lapses,
        data=_data(card.due, memory, last, study),
    )
    return SeededCard(row, tuple(_review_rows(card.id, steps, interval)))


def _engine(study: Study) -> FSRS:
    from fsrs_rs_python import FSRS

    return FSRS(study.parameters)


def _decay(study: Study) -> float:
    from fsrs_rs_python import DEFAULT_PARAMETERS, check_and_fill_parameters

    parameters = study.parameters or DEFAULT_PARAMETERS
    return float(check_and_fill_parameters(parameters)[20])


def _steps(reviews: tuple[Review, ...], study: Study) -> list[_Step]:
    """What FSRS makes of each review; its elapsed time is whole days between Anki days, as inside Anki."""
    if not reviews:
        return []
    from fsrs_rs_python import FSRSItem, FSRSReview

    gaps = [0, *((later.date - earlier.date).days for earlier, later in pairwise(reviews))]
    answers = [FSRSReview(int(review.rating), gap) for review, gap in zip(reviews, gaps, strict=True)]
    states = _engine(study).historical_memory_states(FSRSItem(answers))
    memories = [MemoryState(state.stability, state.difficulty) for state in states]
    return [_Step(review, memory, _interval(memory, study)) for review, memory in zip(reviews, memories, strict=True)]


def _interval(memory: MemoryState | None, study: Study) -> int:
    """Days until recall falls to the desired retention, whole and without Anki's fuzz."""
    if memory is None:
        raise ValueError("a schedule without interval needs a memory or reviews")
    days = _engine(study).next_interval(memory.stability, study.retention, int(Rating.GOOD))
    return max(1, min(round(days), study.maximum_interval))


def _last_date(schedule: Schedule) -> date:
    if not schedule.reviews:
        raise ValueError("a schedule without reviews needs a due date")
    return schedule.reviews[-1].date


def _last_review(schedule: Schedule, due: date, interval: int) -> datetime:
    day = schedule.reviews[-1].date if schedule.reviews else due - timedelta(days=interval)
    same_day = sum(review.date == day for review in schedule.reviews)
    return datetime.combine(day, STUDY_TIME) + SLOT * max(0, same_day - 1)


def _data(position: int, memory: MemoryState | None, last: datetime, study: Study) -> str:
    """The card's ``data``, to the digits that Anki keeps. ``decay`` goes along: without it Anki takes FSRS-4's."""
    values: dict[str, float] = {"pos": position}
    if memory is not None:
        values |= {"s": round(memory.stability, 4), "d": round(memory.difficulty, 3), "dr": round(study.retention, 2)}
        values |= {"decay": round(_decay(study), 3), "lrt": int(last.timestamp())}
    return json.dumps(values, separators=(",", ":"))


def _review_rows(card_id: int, steps: list[_Step], interval: int) -> Iterator[ReviewRow]:
    """The review log: a learning step follows every answer but the last of its date, ``interval`` the very last."""
    before, on_date = 0, 0
    kind = _LEARNED
    for index, step in enumerate(steps):
        review = step.review
        new_date = index > 0 and steps[index - 1].review.date != review.date
        on_date = 0 if new_date or index == 0 else on_date + 1
        if new_date:
            kind = _REVIEWED
        after = _next_interval(steps, index, interval)
        stamp = _stamp(card_id, review.date, on_date)
        yield ReviewRow(stamp, card_id, int(review.rating), after, before, _factor(step.memory), 0, kind)
        if kind == _REVIEWED and review.rating is Rating.AGAIN:
            kind = _RELEARNED
        before = after


def _next_interval(steps: list[_Step], index: int, last: int) -> int:
    """Days, or negative seconds for a step within the day, as the review log has them."""
    if index + 1 == len(steps):
        return last
    return -_STEP_SECONDS if steps[index + 1].review.date == steps[index].review.date else steps[index].interval


def _factor(memory: MemoryState) -> int:
    """Difficulty as the review log of an FSRS learner has it: 1 to 10 as 100 to 1100 (anki-measured)."""
    return round((memory.difficulty - 1) / 9 * 1000) + 100


def _stamp(card_id: int, day: date, on_date: int) -> int:
    """Unix ms of an answer, spread over its slot by the card's id, so that cards seldom meet."""
    start = datetime.combine(day, STUDY_TIME) + SLOT * on_date
    spread = int.from_bytes(digest("review", str(card_id))[:8], "big") % (SLOT // timedelta(milliseconds=1))
    return int(start.timestamp()) * 1000 + spread
