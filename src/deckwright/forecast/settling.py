"""How long cards take to settle after they are first shown, and the slowest pace that settles all of them in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import ceil

from deckwright.forecast.workload import Workload, run_engine

SETTLED_INTERVAL = 7
"""Days. A card that waits a week or longer has come through its first reviews, and no longer asks for daily work."""

SETTLED_SHARE = 0.9
"""Of all cards; the rest have lately been forgotten, as some always are."""

MOST_NEW = 9999
"""New cards a day; Anki's own upper limit."""

_COHORT = 2000
_AGES = (*range(1, 31), *range(32, 61, 2), *range(65, 121, 5))


@dataclass(frozen=True, slots=True)
class Settling:
    """The share of cards settled, by days since they were first shown: 0 days at index 0, the last holds for ever."""

    shares: tuple[float, ...]

    def share(self, cards: int, new_per_day: int, days: int) -> float:
        """The share of all cards that is settled after so many days of so many new cards a day."""
        settled = 0.0
        for day in range(min(days, ceil(cards / new_per_day))):
            shown = min(new_per_day, cards - day * new_per_day)
            settled += shown * self.shares[min(days - day, len(self.shares) - 1)]
        return settled / cards

    def slowest_pace(self, cards: int, days: int) -> int | None:
        """The fewest new cards a day that settle `SETTLED_SHARE` of the cards in so many days; None if none do."""
        most = min(cards, MOST_NEW)
        if days < 1 or not self._settles(cards, most, days):
            return None
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._settles(cards, middle, days) else (middle, high)
        return high

    def _settles(self, cards: int, new_per_day: int, days: int) -> bool:
        in_time = ceil(cards / new_per_day) <= days
        return in_time and self.share(cards, new_per_day, days) >= SETTLED_SHARE


def settling(load: Workload) -> Settling:
    """How the cards of a workload settle under its options, whatever their number and pace."""
    return _settling(replace(load, name="", cards=_COHORT, new_per_day=_COHORT, reviews_per_day=MOST_NEW))


@lru_cache(maxsize=8)
def _settling(cohort: Workload) -> Settling:
    """From cards that are all shown on day 0: the share settled at each of `_AGES`, in between on straight lines."""
    target = min(SETTLED_INTERVAL, cohort.maximum_interval)
    known = [(0, 0.0), *((age, _settled_share(cohort, age, target)) for age in _AGES)]
    shares = [0.0]
    for (age, share), (next_age, next_share) in pairwise(known):
        step = (next_share - share) / (next_age - age)
        shares.extend(share + step * day for day in range(1, next_age - age + 1))
    return Settling(tuple(shares))


def _settled_share(cohort: Workload, age: int, target: int) -> float:
    cards = run_engine(cohort, age, seed=1).cards
    return sum(card.interval >= target for card in cards) / len(cards)


def paces(loads: Sequence[Workload], days: int) -> tuple[int, ...] | None:
    """The slowest pace of every workload that settles it in so many days; None if one cannot be."""
    found = [settling(load).slowest_pace(load.cards, days) for load in loads]
    complete = tuple(pace for pace in found if pace is not None)
    return complete if len(complete) == len(found) else None
