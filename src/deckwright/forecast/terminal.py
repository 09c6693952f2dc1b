"""A forecast as plain text for the terminal: a chart of the minutes, and the figures below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import fill

from deckwright.forecast.figures import Forecast
from deckwright.forecast.limits import LIMITS
from deckwright.forecast.planning import Plan
from deckwright.forecast.retention import Cost, cheapest_retention
from deckwright.forecast.sentences import count, duration, heading, plan_sentences, preset_line, share

_BLOCKS = " ▁▂▃▄▅▆▇█"
_ROWS = 6
_MARGIN = 8
_NARROWEST, _WIDEST = 40, 100


def forecast_text(made: Forecast, costs: Sequence[Cost] = (), plan: Plan | None = None, *, width: int = 80) -> str:
    """Everything that the command shows; lines are at most ``width`` characters long (from 40 on)."""
    width = max(_NARROWEST, min(_WIDEST, width))
    parts = [
        [heading(made), *map(preset_line, made.workloads)],
        ["Minutes a day", *bar_chart(made.course.minutes, width - _MARGIN), _months(made, width - _MARGIN)],
        list(_figures(made)),
        list(_cost_lines(costs)),
        [fill(sentence, width) for sentence in plan_sentences(plan)] if plan else [],
        ["Not simulated", *(fill(f"- {limit}", width, subsequent_indent="  ") for limit in LIMITS)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def bar_chart(values: Sequence[float], width: int) -> Iterator[str]:
    """Lines of a chart: days side by side, as many to a column (their mean) as the width asks for."""
    columns = list(_columns(values, width))
    top = max(columns) or 1.0
    digits = 0 if top >= 10 else 1 if top >= 1 else 2
    for row in range(_ROWS, 0, -1):
        eighths = (round((value / top * _ROWS - (row - 1)) * 8) for value in columns)
        label = f"{top * row / _ROWS:6.{digits}f} ┤" if row in (_ROWS, _ROWS // 2) else "       │"
        yield (label + "".join(_BLOCKS[max(0, min(8, part))] for part in eighths)).rstrip()
    yield "     0 └" + "─" * len(columns)


def _columns(values: Sequence[float], width: int) -> Iterator[float]:
    many = min(width, len(values))
    edges = [round(index * len(values) / many) for index in range(many + 1)]
    return (sum(values[first:last]) / (last - first) for first, last in pairwise(edges))


def _months(made: Forecast, width: int) -> str:
    """The axis below: the date of the first day and, where there is room, the first of later months."""
    columns = min(width, made.days)
    line = [" "] * (_MARGIN + columns + 8)
    free = 0
    for day in range(made.days):
        when = made.date_of(day)
        at = day * columns // made.days
        label = when.strftime("%b %Y") if when.month == 1 or day == 0 else when.strftime("%b")
        if (day == 0 or when.day == 1) and at >= free and at + len(label) <= columns:
            line[_MARGIN + at : _MARGIN + at + len(label)] = label
            free = at + len(label) + 2
    return "".join(line).rstrip()


def _figures(made: Forecast) -> Iterator[str]:
    peak = made.peak_day
    reviews, new = made.course.reviews[peak], made.course.new[peak]
    yield f"cards known  {made.known:,.0f} of {made.cards:,} on {made.date_of(made.days)}"
    shown = made.all_introduced
    yield f"new cards    {f'the last on {made.date_of(shown)}' if shown is not None else _not_shown(made)}"
    yield f"in all       {count(made.reviews, 'review')}, {duration(made.minutes)}"
    yield f"a day        {count(made.minutes / made.days, 'minute')} on average"
    work = f"{new:.0f} new, {count(reviews, 'review')}"
    yield f"peak         {count(made.peak_minutes, 'minute')} on {made.date_of(peak)} ({work})"
    if made.limited_days:
        yield f"held back    on {count(made.limited_days, 'day')} the review limit is reached; work waits behind it"


def _not_shown(made: Forecast) -> str:
    return f"{made.cards - made.introduced:,.0f} not shown yet on {made.date_of(made.days)}"


def _cost_lines(costs: Sequence[Cost]) -> Iterable[str]:
    if not costs:
        return
    least = cheapest_retention(costs)
    yield "Desired retention   minutes in all   cards known   minutes per card known"
    for cost in costs:
        mark = "   least" if cost is least else ""
        yield f"{share(cost.retention):>17}{cost.minutes:17,.0f}{cost.known:14,.0f}{cost.minutes_per_card:25.1f}{mark}"
