"""Series of numbers → inline SVG charts that need no script, follow light and dark, and say in words what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from deckwright.domain.named import NamedTuple

WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 12, 18, 30
"""There is room on the left for ``4,000`` in the larger letters of a narrow screen."""
_TICKS = 4
_MOST_POINTS = 240
_TOPS = (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10)


class Series(NamedTuple):
    """A line of a chart: its name in the legend beside it, its values from left to right, its CSS class."""

    name: str
    values: Sequence[float]
    style: str


class Mark(NamedTuple):
    """A label of the axis below, at a share (0 to 1) of its length."""

    at: float
    text: str


class Chart(NamedTuple):
    """What a chart shows. ``summary`` is for those who cannot see it; the first series is filled to the axis."""

    id: str
    title: str
    summary: str
    series: Sequence[Series]
    marks: Sequence[Mark]


def chart_svg(chart: Chart) -> str:
    """The chart as an ``<svg>`` element; colours come from the page's CSS by class."""
    top = nice_top(max((max(series.values) for series in chart.series), default=0))
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{chart.id}-t {chart.id}-d">',
        f'<title id="{chart.id}-t">{escape(chart.title)}</title>',
        f'<desc id="{chart.id}-d">{escape(chart.summary)}</desc>',
        *_grid(top),
        *(_mark(mark) for mark in chart.marks),
        *_lines(chart.series, top),
        "</svg>",
    ]
    return "\n".join(parts)


def nice_top(largest: float) -> float:
    """The end of an axis: one that four ticks divide into round numbers, not below the largest value."""
    if largest <= 0:
        return float(_TICKS)
    power = 10.0 ** floor(log10(largest))
    step = next(step for step in _TOPS if step * power >= largest)
    return step * power


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _y(value: float, top: float) -> float:
    return HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM)


def _grid(top: float) -> Iterator[str]:
    for tick in range(_TICKS + 1):
        value = top * tick / _TICKS
        y = _y(value, top)
        yield f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="tick end" x="{_LEFT - 8}" y="{y + 4:.1f}">{_tick(value, top)}</text>'


def _tick(value: float, top: float) -> str:
    """A number of the axis; thousands as ``k`` where they would be long."""
    return f"{value / 1000:,.10g}k" if value and top >= 10_000 else f"{value:,.10g}"


def _mark(mark: Mark) -> str:
    return f'<text class="tick" x="{_x(mark.at):.1f}" y="{HEIGHT - 8}">{escape(mark.text)}</text>'


def _lines(every: Sequence[Series], top: float) -> Iterator[str]:
    for index, series in enumerate(every):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _points(series.values, top))
        if index == 0:
            ends = f"{_x(1):.1f},{_y(0, top):.1f} {_x(0):.1f},{_y(0, top):.1f}"
            yield f'<polygon class="area {series.style}" points="{points} {ends}"/>'
        yield f'<polyline class="line {series.style}" points="{points}"/>'


def _points(values: Sequence[float], top: float) -> Iterator[tuple[float, float]]:
    """A point for each value, or for the mean of a few neighbours where there are more than can be seen."""
    width = ceil(len(values) / _MOST_POINTS)
    groups = [values[first : first + width] for first in range(0, len(values), width)]
    for index, group in enumerate(groups):
        yield _x(index / max(1, len(groups) - 1)), _y(sum(group) / len(group), top)
