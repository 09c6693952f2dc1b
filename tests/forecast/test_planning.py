"""Plans by a date: what they promise is what the simulation shows, and what cannot be done says what can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.forecast.planning import plan_by, plan_within
from deckwright.forecast.sentences import plan_sentences
from deckwright.forecast.settling import SETTLED_INTERVAL, SETTLED_SHARE, settling
from deckwright.forecast.workload import Workload, run_engine, simulate

START = date(2026, 11, 23)
LOAD = Workload("steady", 600, 10, 9999)


def settled_share(load: Workload, days: int) -> float:
    """The share that the engine's own cards show, as the mean of several seeds."""
    every = [card for seed in range(8) for card in run_engine(load, days, seed).cards]
    return sum(card.interval >= SETTLED_INTERVAL for card in every) / len(every)


@settings(max_examples=12, deadline=None)
@given(cards=st.integers(40, 600), days=st.integers(20, 200), retention=st.sampled_from((0.8, 0.9, 0.95)))
def test_a_plan_holds_when_it_is_simulated(cards: int, days: int, retention: float) -> None:
    plan = plan_by([Workload("any", cards, retention=retention)], START, START + timedelta(days=days))
    if plan.forecast is None:
        everything_today = Workload("any", cards, cards, 9999, retention)
        assert settled_share(everything_today, days) < SETTLED_SHARE + 0.04
        return
    (load,) = plan.forecast.workloads
    assert plan.possible
    assert plan.forecast.all_introduced is not None
    assert settled_share(load, days) == pytest.approx(plan.settled, abs=0.04)
    assert plan.settled >= SETTLED_SHARE


def test_it_is_the_slowest_pace_that_is_in_time() -> None:
    plan = plan_by([LOAD], START, date(2027, 3, 1))
    assert plan.forecast is not None
    (load,) = plan.forecast.workloads
    slower = replace(load, new_per_day=load.new_per_day - 1)
    days = (date(2027, 3, 1) - START).days
    shown = -(-LOAD.cards // slower.new_per_day)
    assert shown > days or settling(slower).share(slower.cards, slower.new_per_day, days) < SETTLED_SHARE


def test_minutes_are_kept() -> None:
    plan = plan_within([LOAD], START, 15)
    assert plan.possible
    assert plan.forecast is not None
    assert plan.forecast.peak_minutes <= 15
    assert plan.settled >= SETTLED_SHARE


def test_what_cannot_be_done_by_the_date_can_be_done_by_the_nearest() -> None:
    impossible = plan_by([LOAD], START, date(2027, 3, 1), 12)
    assert not impossible.possible
    nearest = impossible.nearest
    assert nearest.days is not None
    assert nearest.minutes is not None
    assert nearest.cards is not None
    later = START + timedelta(days=nearest.days)
    assert later > date(2027, 3, 1)
    assert plan_by([LOAD], START, later, 12 * 1.06).possible
    assert plan_by([LOAD], START, date(2027, 3, 1), nearest.minutes).possible
    assert nearest.cards < LOAD.cards
    fewer = replace(LOAD, cards=nearest.cards)
    assert plan_by([fewer], START, date(2027, 3, 1), 12 * 1.06).possible


def test_a_date_too_near_for_any_pace() -> None:
    plan = plan_by([LOAD], START, START + timedelta(days=6))
    assert (plan.possible, plan.forecast, plan.nearest.minutes) == (False, None, None)
    assert plan.nearest.days is not None
    text = " ".join(plan_sentences(plan))
    assert "cannot be done by 2026-11-29" in text
    assert f"It can be done by {START + timedelta(days=plan.nearest.days)}" in text


def test_minutes_too_few_for_any_pace() -> None:
    plan = plan_within([LOAD], START, 1)
    assert not plan.possible
    assert plan.nearest.minutes is not None
    assert plan.nearest.minutes > 1
    assert "Even spread over ten years" in " ".join(plan_sentences(plan))


def test_intervals_that_never_reach_a_week_still_end() -> None:
    """With a longest interval of 3 days, a card is settled when it waits those."""
    plan = plan_by([replace(LOAD, maximum_interval=3)], START, date(2027, 3, 1))
    assert plan.possible


def test_the_review_limit_leaves_room_and_is_never_lowered() -> None:
    plan = plan_by([replace(LOAD, reviews_per_day=20)], START, date(2027, 2, 1))
    assert plan.forecast is not None
    (load,) = plan.forecast.workloads
    course = simulate(load, 60)
    assert max(map(sum, zip(course.new, course.reviews, strict=True))) < load.reviews_per_day
    unlimited = plan_by([LOAD], START, date(2027, 2, 1)).forecast
    assert unlimited is not None
    assert unlimited.workloads[0].reviews_per_day == LOAD.reviews_per_day


def test_several_presets_share_the_minutes() -> None:
    both = [replace(LOAD, cards=300), Workload("other", 200, 5, 9999, 0.8)]
    plan = plan_within(both, START, 15)
    assert plan.forecast is not None
    assert [load.name for load in plan.forecast.workloads] == ["steady", "other"]
    assert plan.forecast.peak_minutes <= 15
