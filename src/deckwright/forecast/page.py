"""A forecast as one HTML page of charts and tables: no script, nothing to load, light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from deckwright.forecast.figures import Forecast
from deckwright.forecast.limits import LIMITS
from deckwright.forecast.planning import Plan
from deckwright.forecast.retention import Cost, cheapest_retention
from deckwright.forecast.sentences import count, duration, heading, plan_sentences, preset_line, share
from deckwright.forecast.svg import Chart, Mark, Series, chart_svg
from deckwright.forecast.workload import introduced

_MOST_MARKS = 6

_CSS = """
:root { color-scheme: light dark; --ground: #fbfaf7; --paper: #fff; --ink: #23211d; --quiet: #67625a; --rule: #e4e0d8;
  --first: #2f6f8f; --second: #b4632a; }
@media (prefers-color-scheme: dark) { :root { --ground: #191816; --paper: #22211e; --ink: #ece8e0; --quiet: #a9a398;
  --rule: #3a3833; --first: #74b6d6; --second: #e39a62; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 820px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 1.1rem; margin: 36px 0 10px; }
p { margin: 6px 0; }
.quiet { color: var(--quiet); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 24px 0 0; }
.figures div, .plan, figure { background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; }
.figures div { padding: 12px 14px; }
.figures dt { color: var(--quiet); font-size: .85rem; }
.figures dd { margin: 0; font-size: 1.1rem; font-weight: 600; }
.plan { padding: 10px 16px; margin-top: 20px; border-left: 4px solid var(--first); }
.plan.no { border-left-color: var(--second); }
figure { margin: 0; padding: 12px 10px 4px; }
svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--rule); }
.tick { fill: var(--quiet); font-size: 12px; }
.end { text-anchor: end; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.line.first { stroke: var(--first); } .line.second { stroke: var(--second); }
.area.first { fill: var(--first); opacity: .16; } .area.second { fill: var(--second); opacity: .16; }
figcaption { color: var(--quiet); font-size: .85rem; padding: 0 0 6px 8px; }
.key { margin-right: 18px; } .key::before { content: ""; display: inline-block; width: .8em; height: .8em;
  border-radius: 3px; margin-right: 6px; vertical-align: -.05em; }
.key.first::before { background: var(--first); } .key.second::before { background: var(--second); }
.wide { overflow-x: auto; margin-top: 20px; }
@media (max-width: 560px) { .tick { font-size: 20px; } }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: 6px; }
th, td { padding: 5px 10px; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
tr.least { font-weight: 600; }
li { margin: 4px 0; }
"""


def forecast_page(made: Forecast, costs: Sequence[Cost] = (), plan: Plan | None = None) -> str:
    """The whole page."""
    body = [
        f"<h1>{escape(heading(made))}</h1>",
        *(f'<p class="quiet">{escape(preset_line(load))}</p>' for load in made.workloads),
        _figures(made),
        *_plan(plan),
        *_charts(made),
        _month_table(made),
        *_cost_table(costs),
        "<h2>Not simulated</h2>",
        f"<ul>{''.join(f'<li>{escape(limit)}</li>' for limit in LIMITS)}</ul>",
    ]
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Forecast: {escape(heading(made))}</title>\n<style>{_CSS}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "\n".join(body) + "\n</main>\n</body>\n</html>\n"


def _figures(made: Forecast) -> str:
    shown = made.all_introduced
    items = (
        ("cards known at the end", f"{made.known:,.0f} of {made.cards:,}"),
        ("last new card", str(made.date_of(shown)) if shown is not None else "not shown yet"),
        ("minutes a day, on average", f"{made.minutes / made.days:,.0f}"),
        ("busiest day", f"{made.peak_minutes:,.0f} min, {made.date_of(made.peak_day)}"),
        ("in all", f"{duration(made.minutes)}, {count(made.reviews, 'review')}"),
    )
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in items)
    return f'<dl class="figures">{cells}</dl>'


def _plan(plan: Plan | None) -> Iterator[str]:
    if plan is not None:
        text = "".join(f"<p>{escape(sentence)}</p>" for sentence in plan_sentences(plan))
        yield f'<section class="plan{"" if plan.possible else " no"}" aria-label="Plan">{text}</section>'


def _charts(made: Forecast) -> Iterator[str]:
    marks, course = _marks(made), made.course
    shown = introduced(course)
    peak = f"most on {made.date_of(made.peak_day)} with {made.peak_minutes:,.0f}"
    known = f"From 0 to {made.known:,.0f} of {made.cards:,} cards known, {shown[-1]:,.0f} shown."
    answers = f"{count(made.reviews, 'review')} in all, at most {max(course.reviews):,.0f} on one day."
    charts = (
        Chart("known", "Cards known", known,
              (Series("known", course.known, "first"), Series("shown at least once", shown, "second")), marks),
        Chart("minutes", "Minutes a day", f"{made.minutes / made.days:,.0f} on average, {peak}.",
              (Series("minutes", course.minutes, "first"),), marks),
        Chart("answers", "Cards a day", answers,
              (Series("reviews", course.reviews, "first"), Series("new cards", course.new, "second")), marks),
    )  # fmt: skip
    for chart in charts:
        keys = "".join(f'<span class="key {each.style}">{escape(each.name)}</span>' for each in chart.series)
        yield f"<h2>{escape(chart.title)}</h2>\n<figure><figcaption>{keys}</figcaption>{chart_svg(chart)}</figure>"


def _marks(made: Forecast) -> list[Mark]:
    """The first days of months, as many as can be read; in a short forecast, days at equal distances."""
    days = [day for day in range(made.days) if made.date_of(day).day == 1]
    text = "%b %Y"
    if len(days) < _MOST_MARKS // 2:
        days, text = list(range(made.days)), "%d %b"
    every = -(-len(days) // _MOST_MARKS)
    marks = [Mark(day / made.days, made.date_of(day).strftime(text)) for day in days[::every]]
    return [mark for mark in marks if mark.at < 0.9]


def _month_table(made: Forecast) -> str:
    """The figures of the charts, every 30 days and at the end."""
    ends = sorted({*range(30, made.days, 30), made.days})
    rows = [_month_row(made, first, end) for first, end in zip([0, *ends], ends, strict=False)]
    heads = ("until", "cards known", "new cards", "reviews", "minutes", "minutes a day")
    return _table("The charts in figures, in periods of 30 days", heads, rows)


def _month_row(made: Forecast, first: int, end: int) -> list[str]:
    course = made.course
    minutes = sum(course.minutes[first:end])
    sums = (sum(course.new[first:end]), sum(course.reviews[first:end]), minutes)
    known = f"{course.known[end - 1]:,.0f}"
    return [str(made.date_of(end)), known, *(f"{value:,.0f}" for value in sums), f"{minutes / (end - first):,.1f}"]


def _cost_table(costs: Sequence[Cost]) -> Iterator[str]:
    if not costs:
        return
    least = cheapest_retention(costs)
    rows = [
        [share(cost.retention), f"{cost.minutes:,.0f}", f"{cost.known:,.0f}", f"{cost.minutes_per_card:.1f}"]
        for cost in costs
    ]
    heads = ("desired retention", "minutes in all", "cards known", "minutes per card known")
    yield "<h2>What retention costs</h2>"
    yield _table(f"Least per card known: {share(least.retention)}", heads, rows, least=costs.index(least))


def _table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]], *, least: int = -1) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f"<tr{' class=least' if index == least else ''}>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for index, row in enumerate(rows)
    )
    table = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="wide"><table>{table}</table></div>'
