"""The parts of a schedule: what each key's text means, and which combinations cannot have happened."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TypedDict

from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.location import Location
from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.domain.schedule import (
    ANSWERS_A_DAY,
    LARGEST_STABILITY,
    LONGEST_INTERVAL,
    SMALLEST_STABILITY,
    MemoryState,
    Rating,
    Review,
    Schedule,
    count_lapses,
)

FLAGS = ("red", "orange", "green", "blue", "pink", "turquoise", "purple")
"""Anki's flags, 1 to 7, by the names of its menu."""

_FIRST_DATE, _LAST_DATE = date(2000, 1, 1), date(2199, 12, 31)
_UNITS = {"": 1, "d": 1, "w": 7, "mo": 30, "y": 365}
_INTERVAL = pattern(r"(\d{1,5}) ?(d|w|mo|y|)")
_WHOLE = pattern(r"\d{1,5}")
_WORDS = {"true": True, "false": False}


class Parts(TypedDict, total=False):
    """The values of the keys that were written, by key."""

    suspended: bool
    flag: int
    due: date
    interval: int
    stability: float
    difficulty: float
    reps: int
    lapses: int


class Written(NamedTuple):
    """One card's schedule as written: its values, and where each stands."""

    parts: Parts
    reviews: tuple[Review, ...]
    places: Mapping[str, Location]
    at: Location

    def problem(self, key: str, code: str, message: str, hint: str) -> Diagnostic:
        """A diagnostic at the value of ``key``, or at the whole schedule where it is not written."""
        return error(self.places.get(key, self.at), code, message, hint)


class Parser(NamedTuple):
    """How a key's text (lower case) is read: None for what it cannot be. ``hint`` says what it can."""

    parse: Callable[[str], object | None]
    hint: str


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == len("2026-12-01") and _FIRST_DATE <= day <= _LAST_DATE else None


def _flag(text: str) -> int | None:
    if text in FLAGS:
        return FLAGS.index(text) + 1
    return int(text) if text in tuple("1234567") else None


def _days(text: str) -> int | None:
    match = _INTERVAL.fullmatch(text)
    days = int(match[1]) * _UNITS[match[2]] if match else 0
    return days if 1 <= days <= LONGEST_INTERVAL else None


def _number_within(smallest: float, largest: float) -> Callable[[str], float | None]:
    def parse(text: str) -> float | None:
        try:
            number = float(text)
        except ValueError:
            return None
        return number if math.isfinite(number) and smallest <= number <= largest else None

    return parse


def _count(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _rating(text: str) -> Rating | None:
    return Rating[text.upper()] if text.upper() in Rating.__members__ else None


_DATE = Parser(_date, "write a date from 2000 to 2199, such as `2026-12-01`")
PARSERS: Mapping[str, Parser] = {
    "suspended": Parser(_WORDS.get, "write `true` or `false`"),
    "flag": Parser(_flag, f"write a number from 1 to 7, or one of {', '.join(FLAGS)}"),
    "due": _DATE,
    "interval": Parser(_days, f"write a time such as `30d`, `2w`, `3mo` or `1y`, from 1d to {LONGEST_INTERVAL}d"),
    "stability": Parser(
        _number_within(SMALLEST_STABILITY, LARGEST_STABILITY),
        f"write days, from {SMALLEST_STABILITY} to {LARGEST_STABILITY:.0f}",
    ),
    "difficulty": Parser(_number_within(1, 10), "write a number from 1 to 10"),
    "reps": Parser(_count, "write a whole number"),
    "lapses": Parser(_count, "write a whole number"),
    "date": _DATE,
    "rating": Parser(_rating, "write again, hard, good or easy"),
}
"""Every key with one value: those of a card, and those of a review."""


def made_schedule(written: Written) -> Schedule:
    """The schedule of parts that fit together; ``interval`` follows from ``due`` and the last review."""
    parts = written.parts
    due, interval = parts.get("due"), parts.get("interval")
    if due is not None and interval is None and written.reviews:
        interval = (due - written.reviews[-1].date).days
    memory = None
    if "stability" in parts and "difficulty" in parts:
        memory = MemoryState(parts["stability"], parts["difficulty"])
    return Schedule(
        suspended=parts.get("suspended", False),
        flag=parts.get("flag", 0),
        due=due,
        interval=interval,
        memory=memory,
        reps=parts.get("reps"),
        lapses=parts.get("lapses"),
        reviews=written.reviews,
    )


def _memory_whole(written: Written) -> Iterator[Diagnostic]:
    """FSRS memory is two numbers, and it is either given or follows from the reviews."""
    given = [key for key in ("stability", "difficulty") if key in written.parts]
    if given and written.reviews:
        message = f"`{given[0]}` contradicts `reviews`, from which memory is computed"
        yield written.problem(given[0], "DW273", message, f"leave out {' and '.join(given)}, or `reviews`")
    elif len(given) == 1:
        other = "difficulty" if given == ["stability"] else "stability"
        message = f"`{given[0]}` without `{other}` is half a memory"
        yield written.problem(given[0], "DW274", message, f"write `{other}` as well, or leave both out")


def _due_whole(written: Written) -> Iterator[Diagnostic]:
    """Without reviews, a card under review needs the date it is due and how long it has waited."""
    if written.reviews:
        return
    parts = written.parts
    known = "stability" in parts or "interval" in parts
    if "due" in parts and not known:
        hint = "write `interval` (days since the last answer), or `stability` and `difficulty`, or `reviews`"
        yield written.problem("due", "DW275", "`due` does not say how long the card has waited", hint)
    elif known and "due" not in parts:
        key = "interval" if "interval" in parts else "stability"
        yield written.problem(key, "DW276", f"`{key}` does not say when the card is next shown", "write `due` as well")


def _dates_agree(written: Written) -> Iterator[Diagnostic]:
    """``due`` lies after the last answer, and ``interval`` is the days between."""
    due, interval = written.parts.get("due"), written.parts.get("interval")
    if due is None or not written.reviews:
        return
    waited = (due - written.reviews[-1].date).days
    if waited < 1:
        message = f"the card is due on {due}, before the day after its last review ({written.reviews[-1].date})"
        yield written.problem(
            "due", "DW277", message, "write a later date, or leave `due` out: it follows from `reviews`"
        )
    elif interval not in (None, waited):
        message = f"`interval` is {interval} days, but from the last review to `due` it is {waited}"
        yield written.problem("interval", "DW278", message, "leave out `interval` or `due`: one follows from the other")


def _counts_agree(written: Written) -> Iterator[Diagnostic]:
    """A card is forgotten at most as often as it is answered, and not less often than its reviews show."""
    parts, reviews = written.parts, written.reviews
    answered = bool(reviews) or "interval" in parts or "stability" in parts
    given = [key for key in ("reps", "lapses") if key in parts]
    if given and not answered:
        hint = "write `due` and `interval`, or `reviews`; or leave it out"
        yield written.problem(
            given[0], "DW279", f"`{given[0]}` is of a card that was answered, but this one is new", hint
        )
        return
    reps = parts.get("reps", max(1, len(reviews)))
    lapses = parts.get("lapses", count_lapses(reviews))
    if answered and (reps < max(1, len(reviews)) or lapses < count_lapses(reviews)):
        key = "reps" if reps < max(1, len(reviews)) else "lapses"
        message = f"`{key}` is less than the answers show"
        yield written.problem(key, "DW280", message, "leave it out: it follows from `reviews`")
    elif lapses >= reps and lapses:
        message = f"a card answered {reps} times cannot have been forgotten {lapses} times"
        yield written.problem("lapses", "DW281", message, "write `lapses` less than `reps`")


def _reviews_in_order(written: Written) -> Iterator[Diagnostic]:
    """Reviews stand in order of date, few enough on each for a time of day that is right everywhere."""
    for earlier, later in pairwise(written.reviews):
        if later.date < earlier.date:
            message = f"the review of {later.date} stands after that of {earlier.date}"
            yield written.problem("reviews", "DW282", message, "order the reviews by date")
            return
    for day, times in Counter(review.date for review in written.reviews).items():
        if times > ANSWERS_A_DAY:
            message = f"{times} answers on {day}; there is room for {ANSWERS_A_DAY}"
            yield written.problem("reviews", "DW283", message, "leave out the first ones of that day")


CHECKS: tuple[Callable[[Written], Iterator[Diagnostic]], ...] = (
    _memory_whole,
    _due_whole,
    _reviews_in_order,
    _dates_agree,
    _counts_agree,
)
"""What must hold between the parts, each rule in its docstring."""
