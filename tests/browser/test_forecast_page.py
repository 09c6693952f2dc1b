"""The forecast's page in Chromium: nothing runs over the side, charts are named, text can be read in light and dark."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from deckwright.forecast.figures import forecast
from deckwright.forecast.page import forecast_page
from deckwright.forecast.planning import plan_by
from deckwright.forecast.retention import retention_costs
from deckwright.forecast.workload import Workload

START = date(2026, 11, 23)
LOAD = Workload("steady", 120, 5, 200)

CONTRAST = """
() => {
  const light = (text) => {
    const parts = text.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const worst = {};
  for (const node of document.querySelectorAll('h1, h2, p, dt, dd, li, td, th, caption, .tick, .key')) {
    const style = getComputedStyle(node);
    const pair = [light(node.matches('.tick') ? style.fill : style.color), light(ground(node))].sort((a, b) => b - a);
    worst[node.tagName + '.' + node.getAttribute('class')] = (pair[0] + 0.05) / (pair[1] + 0.05);
  }
  return worst;
}
"""


@pytest.fixture(scope="module")
def html() -> str:
    made = forecast([LOAD], START, 200)
    return forecast_page(made, retention_costs([LOAD], 200), plan_by([LOAD], START, date(2027, 3, 1), 20))


@pytest.mark.parametrize("width", [320, 390, 900])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(chromium: Browser, html: str, width: int, scheme: str) -> None:
    context = chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        offline=True,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.set_content(html)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert {name: ratio for name, ratio in page.evaluate(CONTRAST).items() if ratio < 4.5} == {}
    assert complaints == []
    context.close()


def test_charts_have_names_and_descriptions_for_those_who_cannot_see_them(chromium: Browser, html: str) -> None:
    page = chromium.new_page()
    page.set_content(html)
    for title in ("Cards known", "Minutes a day", "Cards a day"):
        chart = page.get_by_role("img", name=title)
        assert chart.count() == 1
    assert page.get_by_role("table").count() == 2
    assert page.get_by_role("region", name="Plan").count() == 1
    page.close()


def test_labels_of_an_axis_do_not_meet(chromium: Browser, html: str) -> None:
    for width in (390, 900):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.set_content(html)
        boxes = (
            page.locator("svg")
            .first.locator("text:not(.end)")
            .evaluate_all(
                "nodes => nodes.map((node) => node.getBoundingClientRect()).map((box) => [box.left, box.right])"
            )
        )
        assert len(boxes) >= 3
        assert all(first[1] < second[0] for first, second in pairwise(boxes))
        assert boxes[-1][1] <= width
        page.close()
