"""What a card's learner is said to know already, in dates and days; Anki's numbers are made from it by the compiler."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise

from deckwright.domain.location import Location
from deckwright.domain.named import NamedTuple

SMALLEST_STABILITY = 0.001
"""Days. FSRS keeps stability between this and `LARGEST_STABILITY`."""
LARGEST_STABILITY = 36500.0
"""Days: a hundred years."""
LONGEST_INTERVAL = 36500
"""Days: Anki's own upper limit."""

ANSWERS_A_DAY = 10
"""How many answers to one card on one date there is room for: more has no time of day that is right everywhere."""


class Rating(IntEnum):
    """Anki's four answer buttons, by the number that its review log holds."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class MemoryState(NamedTuple):
    """What FSRS knows of a card: ``stability`` is the days until recall falls to 90 %, ``difficulty`` is 1 to 10."""

    stability: float
    difficulty: float


class Review(NamedTuple):
    """One answer, on a date; several on one date happened in the order written."""

    date: date
    rating: Rating


class Schedule(NamedTuple):
    """The state that a card is to arrive with. The default is a plain new card.

    ``interval`` in days; ``flag`` 1 to 7, 0 for none; ``reviews`` in order of date; ``reps`` and ``lapses`` are None
    where they follow from the reviews. Whoever makes one has checked that its parts fit together.
    """

    suspended: bool = False
    flag: int = 0
    due: date | None = None
    interval: int | None = None
    memory: MemoryState | None = None
    reps: int | None = None
    lapses: int | None = None
    reviews: tuple[Review, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the card has never been answered: it then keeps its place among the new cards."""
        return not self.reviews and self.interval is None and self.memory is None

    @property
    def last_answer(self) -> date | None:
        """The date of the last answer, where it can be told without FSRS: a review's, or ``due`` less ``interval``."""
        if self.reviews:
            return self.reviews[-1].date
        return self.due - timedelta(days=self.interval) if self.due and self.interval else None


def count_lapses(reviews: tuple[Review, ...]) -> int:
    """How often the card was forgotten: Again as the first answer of a date, once it had been learned."""
    return sum(later.rating is Rating.AGAIN and later.date > earlier.date for earlier, later in pairwise(reviews))


class NoteSchedule(NamedTuple):
    """The schedule of a note: one for every card, and those of single cards (``c1``, ``reverse``) with their places."""

    every: Schedule
    at: Location
    cards: Mapping[str, Schedule] = {}
    places: Mapping[str, Location] = {}
