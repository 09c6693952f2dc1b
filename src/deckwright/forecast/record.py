"""A forecast as one object for programs; keys keep their meaning within a version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from deckwright.forecast.figures import Forecast
from deckwright.forecast.limits import LIMITS
from deckwright.forecast.planning import Plan
from deckwright.forecast.retention import Cost, cheapest_retention


def forecast_record(made: Forecast, costs: Sequence[Cost] = (), plan: Plan | None = None) -> dict[str, object]:
    """Everything that text and page show, and each day's figures; dates are ISO 8601, minutes are minutes."""
    course = made.course
    return {
        "start": str(made.start),
        "days": made.days,
        "presets": [_preset(made, index) for index in range(len(made.workloads))],
        "cards": made.cards,
        "cards_known": round(made.known, 1),
        "reviews": round(made.reviews),
        "minutes": round(made.minutes),
        "peak": {"date": str(made.date_of(made.peak_day)), "minutes": round(made.peak_minutes, 1)},
        "last_new_card": None if made.all_introduced is None else str(made.date_of(made.all_introduced)),
        "days_at_review_limit": made.limited_days,
        "per_day": [
            {"date": str(made.date_of(day)), "new": round(new, 1), "reviews": round(reviews, 1),
             "minutes": round(minutes, 1), "cards_known": round(known, 1)}
            for day, (new, reviews, minutes, known) in enumerate(zip(*course, strict=True))
        ],
        "retention": [_cost(cost) for cost in costs],
        "cheapest_retention": cheapest_retention(costs).retention if costs else None,
        "plan": None if plan is None else _plan(plan),
        "not_simulated": list(LIMITS),
    }  # fmt: skip


def _preset(made: Forecast, index: int) -> dict[str, object]:
    load = made.workloads[index]
    return {
        "preset": load.name,
        "cards": load.cards,
        "new_per_day": load.new_per_day,
        "reviews_per_day": load.reviews_per_day,
        "desired_retention": load.retention,
    }


def _cost(cost: Cost) -> dict[str, float]:
    return {
        "desired_retention": cost.retention,
        "minutes": round(cost.minutes),
        "cards_known": round(cost.known, 1),
        "minutes_per_card_known": round(cost.minutes_per_card, 2),
    }


def _plan(plan: Plan) -> dict[str, object]:
    nearest = plan.nearest
    made = plan.forecast
    return {
        "possible": plan.possible,
        "by": str(plan.by),
        "minutes_per_day": plan.minutes,
        "new_per_day": {load.name: load.new_per_day for load in made.workloads} if made else None,
        "peak_minutes": round(made.peak_minutes, 1) if made else None,
        "settled": round(plan.settled, 3),
        "nearest": {
            "by": str(plan.start + timedelta(days=nearest.days)) if nearest.days is not None else None,
            "minutes_per_day": round(nearest.minutes, 1) if nearest.minutes is not None else None,
            "cards": nearest.cards,
        },
    }
