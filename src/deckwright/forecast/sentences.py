"""The words that text and page share: figures as people read them, and what a plan says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from deckwright.forecast.figures import Forecast
from deckwright.forecast.planning import Plan
from deckwright.forecast.settling import SETTLED_INTERVAL, SETTLED_SHARE
from deckwright.forecast.workload import LONGEST, Workload


def count(number: float, noun: str) -> str:
    """``1 review``, ``2,000 reviews``."""
    whole = round(number)
    return f"{whole:,} {noun}{'' if whole == 1 else 's'}"


def duration(minutes: float) -> str:
    """``35 minutes``, ``14 hours``."""
    return count(minutes, "minute") if minutes < 120 else count(minutes / 60, "hour")


def share(part: float) -> str:
    """``90 %``, ``92.5 %``."""
    return f"{part * 100:.3g} %"


def heading(made: Forecast) -> str:
    """What is forecast, and for how long."""
    return f"{count(made.cards, 'card')}, all new on {made.start}, studied for {count(made.days, 'day')}"


def preset_line(load: Workload) -> str:
    """A workload and the settings that it is simulated with."""
    limits = f"{load.new_per_day:,} new and at most {count(load.reviews_per_day, 'review')} a day"
    return f"{load.name}: {count(load.cards, 'card')}, {limits}, desired retention {share(load.retention)}"


def plan_sentences(plan: Plan) -> Iterator[str]:
    """What a plan asks for, or that it cannot be kept, why, and what can."""
    if plan.possible and plan.forecast is not None:
        yield f"It can be done: {_pace(plan.forecast)}."
        yield from _outcome(plan, plan.forecast)
        return
    never = (plan.by - plan.start).days >= LONGEST
    wanted = "in ten years" if never else f"by {plan.by}"
    within = "" if plan.minutes is None else f" at {plan.minutes:g} min a day"
    yield f"It cannot be done {wanted}{within}. {_why(plan)}"
    yield from _instead(plan)


def _pace(made: Forecast) -> str:
    paces = [f"{load.new_per_day:,}" + _of(load, made) for load in made.workloads]
    return f"{' and '.join(paces)} new {'card' if paces == ['1'] else 'cards'} a day"


def _of(load: Workload, made: Forecast) -> str:
    return "" if len(made.workloads) == 1 else f" ({load.name})"


def _outcome(plan: Plan, made: Forecast) -> Iterator[str]:
    last = made.all_introduced
    if last is not None:
        yield f"The last new card is shown on {made.date_of(last)}; " + _settled(plan)
    peak = made.date_of(made.peak_day)
    known = f"{made.known:,.0f} cards are known at the end"
    yield f"The busiest day is {peak} with {count(made.peak_minutes, 'minute')}; {known}."


def _settled(plan: Plan) -> str:
    waiting = f"of the cards wait {SETTLED_INTERVAL} days or longer for their next review"
    return f"by {plan.by}, {share(round(plan.settled, 2))} {waiting}."


def _why(plan: Plan) -> str:
    minutes = count(plan.nearest.minutes or 0, "minute")
    if plan.forecast is not None:
        return f"The slowest pace for that date, {_pace(plan.forecast)}, takes {minutes} on its busiest day."
    if plan.nearest.minutes is not None:
        return f"Even spread over ten years it takes {minutes} on the busiest day."
    return (
        f"Even if every card is shown today, fewer than {share(SETTLED_SHARE)} of them come to wait {SETTLED_INTERVAL} "
        "days or longer until then."
    )


def _instead(plan: Plan) -> Iterator[str]:
    nearest = plan.nearest
    options = []
    if nearest.days is not None:
        options.append(f"by {plan.start + timedelta(days=nearest.days)}")
    if nearest.minutes is not None:
        options.append(f"with {count(nearest.minutes + 0.5, 'minute')} a day")
    if nearest.cards is not None:
        options.append(f"with {count(nearest.cards, 'card')} instead of {plan.cards:,}")
    if options:
        yield f"It can be done {', or '.join(options)}."
    else:
        yield "A lower desired retention, or fewer cards, would help."
