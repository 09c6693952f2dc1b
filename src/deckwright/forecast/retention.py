"""What a card known costs at each desired retention, and which costs least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckwright.domain.named import NamedTuple
from deckwright.forecast.workload import Workload, simulate, together

RETENTIONS = (0.70, 0.75, 0.80, 0.85, 0.90, 0.92, 0.95, 0.97)
"""The shares that are tried, within what Anki accepts (0.70 to 0.99)."""


class Cost(NamedTuple):
    """What a desired retention leads to: minutes in all, cards known at the end."""

    retention: float
    minutes: float
    known: float

    @property
    def minutes_per_card(self) -> float:
        """Minutes for each card known at the end."""
        return self.minutes / self.known if self.known else float("inf")


def retention_costs(workloads: Sequence[Workload], days: int) -> tuple[Cost, ...]:
    """The cost of every retention in `RETENTIONS`, all workloads studied at it."""
    return tuple(_cost(workloads, days, retention) for retention in RETENTIONS)


def cheapest_retention(costs: Sequence[Cost]) -> Cost:
    """The one with the fewest minutes for each card known."""
    return min(costs, key=lambda cost: cost.minutes_per_card)


def _cost(workloads: Sequence[Workload], days: int, retention: float) -> Cost:
    courses = [simulate(replace(load, retention=retention), days, thorough=False) for load in workloads]
    course = together(courses)
    return Cost(retention, sum(course.minutes), course.known[-1])
