"""Adverb phrases: *almost exclusively*, *more severely than …*, *slowly and carefully*."""

from __future__ import annotations

from deckwright.sources.language.grammar import comparing
from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered


@remembered
def adverb_phrase(chart: Chart, at: int) -> Found:
    found: Found = {}
    for node in _plain(chart, at):
        keep(found, node)
        for part in comparing.comparison(chart, node.end).values() if node.end < len(chart.words) else ():
            keep(found, Node("AD", at, part.end, node.cost + part.cost, (part,), node.head))
        if chart.low(node.end) in ("and", "or", "but"):
            for second in _plain(chart, node.end + 1):
                keep(found, Node("AD", at, second.end, node.cost + second.cost + 0.2, (), node.head))
    return found


def _plain(chart: Chart, at: int) -> list[Node]:
    found: list[Node] = []
    if at >= len(chart.words):
        return found
    if "AV0" in chart.joined[at]:
        found.append(Node("AD", at, chart.joined[at]["AV0"], 0.0, (), at))
    cost, end = 0.0, at
    while end < min(at + 4, len(chart.words)):
        known = chart.cost(end, ("AV0",) if end > at else ("AV0", "ASA", "AVP"))
        if known is None:
            break
        if (chart.low(end), chart.low(end + 1)) in (("rather", "than"), ("so", "that")):
            break
        cost, end = cost + known, end + 1
        if chart.low(end - 1) != "as":
            found.append(Node("AD", at, end, cost, (), end - 1))
    return found
