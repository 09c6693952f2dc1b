"""The course of a workload in figures that a learner can decide by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from deckwright.forecast.workload import Course, Workload, introduced, simulate, together


@dataclass(frozen=True)
class Forecast:
    """What studying the workloads from new asks for and gives, from ``start`` on, day by day."""

    workloads: tuple[Workload, ...]
    start: date
    course: Course

    @property
    def days(self) -> int:
        """How many days it covers."""
        return len(self.course.minutes)

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return sum(load.cards for load in self.workloads)

    @property
    def known(self) -> float:
        """The cards known at the end."""
        return self.course.known[-1]

    @property
    def reviews(self) -> float:
        """Reviews in all; the first showing of a card is not one."""
        return sum(self.course.reviews)

    @property
    def minutes(self) -> float:
        """Minutes in all."""
        return sum(self.course.minutes)

    @cached_property
    def peak_day(self) -> int:
        """The day of most minutes, from 0."""
        return max(range(self.days), key=self.course.minutes.__getitem__)

    @property
    def peak_minutes(self) -> float:
        """The minutes of that day."""
        return self.course.minutes[self.peak_day]

    @cached_property
    def introduced(self) -> float:
        """The cards shown at least once by the end."""
        return introduced(self.course)[-1]

    @cached_property
    def all_introduced(self) -> int | None:
        """The day on which the last new card is shown, from 0; None if that is not reached."""
        shown = introduced(self.course)
        return next((day for day, total in enumerate(shown) if total >= self.cards - 0.5), None)

    @cached_property
    def limited_days(self) -> int:
        """Days on which a review limit may hold cards back."""
        limit = sum(load.reviews_per_day for load in self.workloads)
        answers = zip(self.course.reviews, self.course.new, strict=True)
        return sum(reviews + new >= 0.97 * limit for reviews, new in answers)

    def date_of(self, day: int) -> date:
        """The date of a day counted from 0."""
        return self.start + timedelta(days=day)


def forecast(workloads: Sequence[Workload], start: date, days: int) -> Forecast:
    """Simulate the workloads side by side. At least one workload and one day."""
    return Forecast(tuple(workloads), start, together([simulate(load, days) for load in workloads]))
