"""Cards and deck options → the work of each day, simulated by the FSRS project's own engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from deckwright.deckfile.presets import setting_value
from deckwright.domain.named import NamedTuple
from deckwright.domain.preset import Preset

if TYPE_CHECKING:
    from fsrs_rs_python import SimulationResult, SimulatorConfig

LONGEST = 3650
"""Days; a forecast beyond ten years says nothing."""

_UNLIMITED_SECONDS = 1e9
_CARDS_SIMULATED, _FEWEST_RUNS = 40_000, 4
_CARDS_COMPARED = 8_000
_MOST_RUNS = 64


@dataclass(frozen=True, slots=True)
class Workload:
    """New cards that are studied together under one preset, whose ``name`` it has.

    Limits in cards a day, ``retention`` a share, ``maximum_interval`` in days; ``parameters`` are FSRS's 17, 19 or
    21, or empty for the defaults; the steps are how many there are. The defaults are Anki's own.
    """

    name: str
    cards: int
    new_per_day: int = 20
    reviews_per_day: int = 200
    retention: float = 0.9
    parameters: tuple[float, ...] = ()
    maximum_interval: int = 36500
    learning_steps: int = 2
    relearning_steps: int = 1
    suspend_after_lapses: int | None = None


class Course(NamedTuple):
    """What happens on each day, day 0 first: new cards, reviews, minutes, and the cards known at its end.

    Cards known are the sum of every card's chance to be recalled.
    """

    new: tuple[float, ...]
    reviews: tuple[float, ...]
    minutes: tuple[float, ...]
    known: tuple[float, ...]


def workload(preset: Preset, cards: int) -> Workload:
    """So many cards under a preset; what the preset does not say is the default of ``steady``."""

    def number(name: str) -> float:
        value = setting_value(preset, name)
        return value if isinstance(value, int | float) else 0

    def items(name: str) -> tuple[float, ...]:
        value = setting_value(preset, name)
        return value if isinstance(value, tuple) else ()

    leeches_go = setting_value(preset, "leech.action") == "suspend"
    return Workload(
        preset.name,
        cards,
        new_per_day=int(number("new_per_day")),
        reviews_per_day=int(number("reviews_per_day")),
        retention=number("desired_retention"),
        parameters=items("fsrs_parameters"),
        maximum_interval=int(number("maximum_interval")),
        learning_steps=len(items("learning_steps")),
        relearning_steps=len(items("relearning_steps")),
        suspend_after_lapses=int(number("leech.threshold")) if leeches_go else None,
    )


def simulate(load: Workload, days: int, *, thorough: bool = True) -> Course:
    """The mean of several simulated learners, each with a seed of its own; the same on every machine.

    Fewer learners do the more cards there are, and a few of them where figures are only compared (not ``thorough``).
    ValueError for FSRS parameters of a wrong number.
    """
    if not load.cards or not load.new_per_day:
        return Course(*(((0.0,) * days,) * 4))
    enough = max(_FEWEST_RUNS, _CARDS_SIMULATED // load.cards) if thorough else max(1, _CARDS_COMPARED // load.cards)
    many = min(_MOST_RUNS, enough)
    return _mean([_course(run_engine(load, days, seed)) for seed in range(1, many + 1)])


def run_engine(load: Workload, days: int, seed: int) -> SimulationResult:
    """One simulated learner. The workload must have cards, and a limit of new cards that is not 0."""
    from fsrs_rs_python import DEFAULT_PARAMETERS, check_and_fill_parameters
    from fsrs_rs_python import simulate as simulate_fsrs

    parameters = check_and_fill_parameters(load.parameters or DEFAULT_PARAMETERS)
    return simulate_fsrs(parameters, load.retention, engine_settings(load, days), seed)


def together(courses: Sequence[Course]) -> Course:
    """What several workloads ask for at once."""
    return Course(*(tuple(map(sum, zip(*series, strict=True))) for series in zip(*courses, strict=True)))


def introduced(course: Course) -> list[float]:
    """The cards that have been shown by the end of each day."""
    return list(accumulate(course.new))


def engine_settings(load: Workload, days: int) -> SimulatorConfig:
    """How the engine is to simulate a workload.

    How people answer and how long it takes are its own averages, as in Anki's simulator for a learner without history;
    new cards count towards the review limit, as in Anki unless told otherwise.
    """
    from fsrs_rs_python import default_simulator_config

    made = default_simulator_config()
    made.deck_size = load.cards
    made.learn_span = days
    made.max_cost_perday = _UNLIMITED_SECONDS
    made.max_ivl = float(load.maximum_interval)
    made.learn_limit = load.new_per_day
    made.review_limit = load.reviews_per_day
    made.new_cards_ignore_review_limit = False
    made.learning_step_count = load.learning_steps
    made.relearning_step_count = load.relearning_steps
    made.suspend_after_lapses = load.suspend_after_lapses
    return made


def _course(result: SimulationResult) -> Course:
    return Course(
        tuple(map(float, result.learn_cnt_per_day)),
        tuple(map(float, result.review_cnt_per_day)),
        tuple(seconds / 60 for seconds in result.cost_per_day),
        tuple(result.memorized_cnt_per_day),
    )


def _mean(courses: Sequence[Course]) -> Course:
    many = len(courses)
    return Course(*(tuple(total / many for total in series) for series in together(courses)))
