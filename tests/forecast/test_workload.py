"""Simulated days: what must hold of any workload, and what the settings do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS, optimal_retention
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.deckfile.presets import read_presets
from deckwright.domain.location import Location
from deckwright.domain.preset import Preset
from deckwright.forecast.figures import forecast
from deckwright.forecast.retention import RETENTIONS, cheapest_retention, retention_costs
from deckwright.forecast.workload import Workload, engine_settings, run_engine, simulate, together, workload

START = date(2026, 11, 23)
LOAD = Workload("steady", 400, 10, 9999)


@settings(max_examples=25, deadline=None)
@given(
    cards=st.integers(1, 300),
    new=st.integers(0, 400),
    reviews=st.integers(0, 200),
    retention=st.floats(0.7, 0.97),
    days=st.integers(1, 120),
)
def test_no_day_has_more_than_its_limits(cards: int, new: int, reviews: int, retention: float, days: int) -> None:
    course = simulate(Workload("any", cards, new, reviews, retention), days, thorough=False)
    assert [len(series) for series in course] == [days] * 4
    assert sum(course.new) <= cards + 1e-6
    assert max(course.new) <= new + 1e-6
    assert all(first + second <= reviews + 1e-6 for first, second in zip(course.new, course.reviews, strict=True))
    assert all(0 <= known <= cards + 1e-3 for known in course.known)
    assert all(minutes >= 0 for minutes in course.minutes)


def test_the_same_question_has_the_same_answer() -> None:
    assert simulate(LOAD, 90) == simulate(LOAD, 90)


def test_workloads_add_up() -> None:
    other = Workload("other", 100, 3, 9999, 0.8)
    both = forecast([LOAD, other], START, 60)
    assert both.course == together([simulate(LOAD, 60), simulate(other, 60)])
    assert both.cards == 500


def test_figures_say_when_and_how_much() -> None:
    made = forecast([LOAD], START, 120)
    assert made.all_introduced == 39
    assert made.date_of(39) == date(2027, 1, 1)
    assert made.peak_minutes == max(made.course.minutes)
    assert made.course.minutes[made.peak_day] == made.peak_minutes
    assert made.introduced == pytest.approx(400)
    assert made.limited_days == 0
    assert 360 < made.known < 400
    assert forecast([LOAD], START, 20).all_introduced is None


def test_a_tight_review_limit_is_noticed() -> None:
    made = forecast([replace(LOAD, reviews_per_day=15)], START, 60)
    assert made.limited_days > 20


def test_more_retention_is_more_work_and_more_known() -> None:
    costs = retention_costs([LOAD], 365)
    assert [cost.retention for cost in costs] == list(RETENTIONS)
    for lower, higher in zip(costs, costs[2:], strict=False):
        assert lower.minutes < higher.minutes
        assert lower.known < higher.known


@pytest.mark.parametrize(("decay", "lapse"), [(DEFAULT_PARAMETERS[20], DEFAULT_PARAMETERS[11]), (0.5, 0.3)])
def test_nothing_that_the_engine_finds_is_cheaper(decay: float, lapse: float) -> None:
    """The engine searches by itself. Where lapses cost much, the cheapest lies near 0.92 instead of at 0.70."""
    parameters = list(DEFAULT_PARAMETERS)
    parameters[20], parameters[11] = decay, lapse
    load = Workload("cheap", 300, 10, 9999, parameters=tuple(parameters))
    theirs = optimal_retention(engine_settings(load, 120), parameters)
    ours = cheapest_retention(retention_costs([load], 120))
    assert ours.retention == pytest.approx(theirs, abs=0.05)
    course = simulate(replace(load, retention=theirs), 120)
    assert ours.minutes_per_card <= sum(course.minutes) / course.known[-1] * 1.03


def test_settings_of_a_preset_reach_the_engine() -> None:
    settings: dict[str, object] = {
        "new_per_day": 7,
        "reviews_per_day": 50,
        "desired_retention": 0.85,
        "maximum_interval": 100,
        "learning_steps": (1.0, 10.0, 1440.0),
        "relearning_steps": (),
        "leech.action": "tag",
        "fsrs_parameters": (0.2,) * 17,
    }
    made = workload(Preset("mine", 1, settings, Location("deckwright.yaml")), 30)
    assert made == Workload("mine", 30, 7, 50, 0.85, (0.2,) * 17, 100, 3, 0, None)


def test_steady_is_what_decks_get_that_say_nothing() -> None:
    made = workload(read_presets(None).value["steady"], 30)
    assert (made.new_per_day, made.reviews_per_day, made.retention, made.suspend_after_lapses) == (10, 9999, 0.9, 8)


def test_wrong_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="InvalidParameters"):
        run_engine(replace(LOAD, parameters=(0.5,) * 5), 10, 1)
