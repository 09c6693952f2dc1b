"""A date, minutes a day, or both → the new cards a day that keep to them, or why none do and what would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from deckwright.forecast.figures import Forecast, forecast
from deckwright.forecast.settling import MOST_NEW, paces, settling
from deckwright.forecast.workload import LONGEST, Workload, simulate, together

_ROOM = 1.25
"""How far a review limit stays above the busiest simulated day: a real day is not the mean of many."""

_PARTS = 20
"""A part of the cards is looked for in steps of a twentieth."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes closest where a plan cannot be kept; None for what does not help either.

    ``days`` with the minutes that were asked for, ``minutes`` a day for the date, ``cards`` within both.
    """

    days: int | None = None
    minutes: float | None = None
    cards: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """New cards a day for every workload (in ``forecast.workloads``), and what they lead to until ``by``.

    ``possible`` is False where no pace keeps to the date and the minutes; the plan is then the one for the date
    alone, or there is none at all and ``forecast`` is None. ``settled`` is the share of cards settled on the date.
    """

    start: date
    by: date
    cards: int
    minutes: float | None
    forecast: Forecast | None = None
    possible: bool = False
    settled: float = 0.0
    nearest: Nearest = Nearest()


def plan_by(workloads: Sequence[Workload], start: date, by: date, minutes: float | None = None) -> Plan:
    """The slowest pace that introduces and settles every card by the morning of a date, within minutes a day if given.

    Minutes are those of the busiest day. Workloads must have cards; ``by`` lies within ten years.
    """
    loads, days = _unlimited(workloads), (by - start).days
    found = paces(loads, days)
    plan = Plan(start, by, _cards(loads), minutes) if found is None else _plan(workloads, found, start, days, minutes)
    if plan.possible:
        return plan
    needed = None if plan.forecast is None else plan.forecast.peak_minutes
    later, fewer = _days_within(loads, minutes, max(1, days)), _cards_within(loads, minutes, days)
    return replace(plan, nearest=Nearest(later, needed, fewer))


def plan_within(workloads: Sequence[Workload], start: date, minutes: float) -> Plan:
    """The earliest date by which every card can be settled within minutes a day (those of the busiest day)."""
    loads = _unlimited(workloads)
    days = _days_within(loads, minutes, 1)
    found = None if days is None else paces(loads, days)
    if days is None or found is None:
        slowest = paces(loads, LONGEST)
        needed = None if slowest is None else _peak(_paced(loads, slowest))
        late = start + timedelta(days=LONGEST)
        return Plan(start, late, _cards(loads), minutes, nearest=Nearest(minutes=needed))
    return _plan(workloads, found, start, days, minutes)


def _unlimited(workloads: Sequence[Workload]) -> list[Workload]:
    """The workloads without their review limits, which the plan sets by what it needs."""
    return [replace(load, reviews_per_day=MOST_NEW) for load in workloads]


def _paced(loads: Sequence[Workload], found: Sequence[int]) -> list[Workload]:
    return [replace(load, new_per_day=pace) for load, pace in zip(loads, found, strict=True)]


def _plan(loads: Sequence[Workload], found: Sequence[int], start: date, days: int, minutes: float | None) -> Plan:
    made = forecast(_paced(_unlimited(loads), found), start, days)
    limits = [
        max(load.reviews_per_day, _needed_limit(paced, days)) for load, paced in zip(loads, made.workloads, strict=True)
    ]
    chosen = tuple(replace(load, reviews_per_day=limit) for load, limit in zip(made.workloads, limits, strict=True))
    settled = sum(load.cards * settling(load).share(load.cards, load.new_per_day, days) for load in chosen)
    return Plan(
        start,
        start + timedelta(days=days),
        made.cards,
        minutes,
        replace(made, workloads=chosen),
        possible=minutes is None or made.peak_minutes <= minutes,
        settled=settled / made.cards,
    )


def _needed_limit(load: Workload, days: int) -> int:
    """A review limit, in tens, that the workload's busiest day keeps clear of."""
    course = simulate(load, days, thorough=False)
    most = max(map(sum, zip(course.new, course.reviews, strict=True)))
    return min(MOST_NEW, ceil(most * _ROOM / 10) * 10)


def _days_within(loads: Sequence[Workload], minutes: float | None, at_least: int) -> int | None:
    """The fewest days in which all cards settle within the minutes; None if ten years are not enough."""
    known: dict[tuple[int, ...], bool] = {}

    def fits(days: int) -> bool:
        found = paces(loads, days)
        if found is None or minutes is None:
            return found is not None
        if found not in known:
            known[found] = _peak(_paced(loads, found)) <= minutes
        return known[found]

    return _first(fits, at_least, LONGEST)


def _cards_within(loads: Sequence[Workload], minutes: float | None, days: int) -> int | None:
    """How many cards, the same part of every workload, settle in so many days within the minutes; None for none."""

    def too_many(part: int) -> bool:
        some = _part(loads, part)
        found = paces(some, days)
        return found is None or (minutes is not None and _peak(_paced(some, found)) > minutes)

    first = _first(too_many, 1, _PARTS) or _PARTS + 1
    return _cards(_part(loads, first - 1)) or None


def _cards(loads: Sequence[Workload]) -> int:
    return sum(load.cards for load in loads)


def _part(loads: Sequence[Workload], part: int) -> list[Workload]:
    """So many twentieths of every workload; those without a card drop out."""
    some = [replace(load, cards=load.cards * part // _PARTS) for load in loads]
    return [load for load in some if load.cards]


def _peak(loads: Sequence[Workload]) -> float:
    """Minutes of the busiest day, which lies near the end of the new cards."""
    days = min(LONGEST, max(ceil(load.cards / load.new_per_day) for load in loads) + 14)
    return max(together([simulate(load, days, thorough=False) for load in loads]).minutes)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first number from ``low`` to ``high`` for which it holds, if it goes on holding from there; None for none."""
    step = low
    while not holds(step):
        if step >= high:
            return None
        low, step = step + 1, min(high, step * 2)
    while low < step:
        middle = (low + step) // 2
        low, step = (low, middle) if holds(middle) else (middle + 1, step)
    return step
