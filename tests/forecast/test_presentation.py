"""Text, page and record of a forecast: complete, of the right width, well formed, without a script."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from deckwright.forecast.figures import forecast
from deckwright.forecast.limits import LIMITS
from deckwright.forecast.page import forecast_page
from deckwright.forecast.planning import plan_by
from deckwright.forecast.record import forecast_record
from deckwright.forecast.retention import retention_costs
from deckwright.forecast.svg import Chart, Mark, Series, chart_svg, nice_top
from deckwright.forecast.terminal import bar_chart, forecast_text
from deckwright.forecast.workload import Workload

START = date(2026, 11, 23)
LOAD = Workload('a <b> & "c"', 120, 5, 200)
MADE = forecast([LOAD], START, 150)
COSTS = retention_costs([LOAD], 150)
PLAN = plan_by([LOAD], START, date(2027, 3, 1), 20)


@pytest.mark.parametrize("width", [40, 63, 80, 100, 300])
def test_text_keeps_to_the_width(width: int) -> None:
    text = forecast_text(MADE, (), PLAN, width=width)
    drawn, _, said = text.partition("cards known")
    assert all(len(line) <= min(width, 100) for line in drawn.split("\n")[3:])
    assert all(len(line) <= min(width, 100) for line in said.split("Not simulated")[1].split("\n"))


def test_text_says_everything() -> None:
    text = forecast_text(MADE, COSTS, PLAN, width=100)
    for expected in ("Minutes a day", "cards known", "peak", "least", "It can be done", "Not simulated"):
        assert expected in text
    assert all(limit.split(";")[0][:60] in " ".join(text.split()) for limit in LIMITS)


def test_a_chart_draws_its_values() -> None:
    lines = list(bar_chart([0, 1, 2, 6], 10))
    assert len(lines) == 7
    columns = list(zip(*(line[8:].ljust(4) for line in lines[:-1]), strict=True))
    assert ["".join(column).strip() for column in columns] == ["", "█", "██", "██████"]


def test_a_chart_of_nothing_is_flat() -> None:
    assert all("█" not in line for line in bar_chart([0.0] * 5, 10))


@pytest.mark.parametrize(("largest", "top"), [(0, 4), (0.3, 0.32), (1, 1), (22, 24), (41, 60), (99, 100), (600, 600)])
def test_axes_end_at_round_numbers(largest: float, top: float) -> None:
    assert nice_top(largest) == pytest.approx(top)


def test_axes_tell_small_and_large_numbers_apart() -> None:
    labels = [line.split("┤")[0].strip() for line in bar_chart([0.4], 40) if "┤" in line]
    assert labels == ["0.40", "0.20"]
    drawn = chart_svg(Chart("c", "Cards", "", [Series("known", [0, 100_000], "one")], []))
    assert re.findall(r"tick end.*>(.+)</text>", drawn) == ["0", "25k", "50k", "75k", "100k"]


def test_a_chart_is_xml_with_title_and_description() -> None:
    chart = Chart("x", "A < B", "C & D", [Series("s", [1.0] * 1000, "first")], [Mark(0.5, "Jan")])
    root = ElementTree.fromstring(chart_svg(chart))
    assert root.get("role") == "img"
    assert [root.findtext(tag) for tag in ("title", "desc")] == ["A < B", "C & D"]
    line = root.find("polyline")
    assert line is not None
    assert len((line.get("points") or "").split()) <= 250


def test_the_page_needs_nothing_but_itself() -> None:
    page = forecast_page(MADE, COSTS, PLAN)
    assert not re.search(r"<script|src=|href=|url\(|@import|https?:", page)
    assert "a &lt;b&gt; &amp; &quot;c&quot;" in page
    assert page.count("<svg") == page.count("</desc>") == 3
    assert "prefers-color-scheme: dark" in page
    assert page.count("<table>") == 2


def test_the_record_is_json_with_every_day() -> None:
    record = json.loads(json.dumps(forecast_record(MADE, COSTS, PLAN)))
    assert len(record["per_day"]) == record["days"] == 150
    assert record["per_day"][0]["date"] == "2026-11-23"
    assert record["plan"]["possible"] is True
    assert record["cheapest_retention"] == 0.7
    assert sum(day["new"] for day in record["per_day"]) == pytest.approx(120)
    assert forecast_record(MADE)["plan"] is None
