"""What is asked of a forecast, and everything that answers it: figures, costs, plan, and the settings to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deckwright.forecast.figures import Forecast, forecast
from deckwright.forecast.planning import Plan, plan_by, plan_within
from deckwright.forecast.retention import Cost, retention_costs
from deckwright.forecast.studied import Studied
from deckwright.forecast.workload import Workload


@dataclass(frozen=True, slots=True)
class Question:
    """``days`` to look ahead from ``start``; ``by`` a date and within ``minutes`` a day where a plan is wanted;
    ``retention`` in place of the presets' own."""

    start: date
    days: int = 365
    by: date | None = None
    minutes: float | None = None
    retention: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The forecast under the plan where there is one, else as the presets are; ``chosen`` are the settings to write
    for each of the studied workloads."""

    made: Forecast
    costs: tuple[Cost, ...]
    plan: Plan | None
    chosen: tuple[dict[str, int | float], ...]

    @property
    def possible(self) -> bool:
        """Whether what was asked for can be done."""
        return self.plan is None or self.plan.possible


def answer(every: Sequence[Studied], question: Question) -> Answer:
    """At least one workload must be studied; ``by`` lies after ``start``, at most ten years."""
    now = [each.load for each in every]
    loads = [replace(load, retention=question.retention or load.retention) for load in now]
    plan = _plan(loads, question)
    made = plan.forecast.workloads if plan and plan.forecast else tuple(loads)
    return Answer(
        made=forecast(made, question.start, question.days),
        costs=retention_costs(made, question.days),
        plan=plan,
        chosen=tuple(_changes(load, as_is) for load, as_is in zip(made, now, strict=True)),
    )


def _plan(loads: Sequence[Workload], question: Question) -> Plan | None:
    if question.by is not None:
        return plan_by(loads, question.start, question.by, question.minutes)
    return None if question.minutes is None else plan_within(loads, question.start, question.minutes)


def _changes(load: Workload, now: Workload) -> dict[str, int | float]:
    """What is to be written, by readable key. A review limit is only ever raised."""
    changes: dict[str, int | float] = {}
    if load.new_per_day != now.new_per_day:
        changes["new_per_day"] = load.new_per_day
    if load.reviews_per_day > now.reviews_per_day:
        changes["reviews_per_day"] = load.reviews_per_day
    if load.retention != now.retention:
        changes["desired_retention"] = load.retention
    return changes
