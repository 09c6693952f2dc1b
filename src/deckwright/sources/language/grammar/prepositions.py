"""Prepositional phrases, also joined ones: *in A*, *by doing B*, *either in A or in B*."""

from __future__ import annotations

from deckwright.sources.language.grammar import adjectives, hanging, joining, nominal, verbal
from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered

_PREPOSITIONS = ("PRP", "PRF")


@remembered
def prepositional(chart: Chart, at: int) -> Found:
    """Prepositional phrases, also joined ones: *in A*, *by doing B*, *in A and in B*, *either in A or in B*."""
    found: Found = {}
    for node in _one_prepositional(chart, at).values():
        keep(found, node)
        joining.join(chart, at, (node,), found, _one_prepositional)
    both = chart.joined[at].get("BOTH") or (at + 1 if "BOTH" in chart.tags[at] else None)
    if both is not None and both < len(chart.words):
        for node in _one_prepositional(chart, both).values():
            joining.join(chart, at, (node,), found, _one_prepositional, -0.3)
    return found


@remembered
def _one_prepositional(chart: Chart, at: int) -> Found:
    found: Found = {}
    for begin, cost in _opened(chart, at):
        if begin >= len(chart.words):
            continue
        pair = chart.low(begin - 1) == "between"
        for node in nominal.noun_phrase(chart, begin).values():
            more = 0.0 if not pair or node.mark == "many+" else 0.4 if node.mark == "many" else 1.0
            keep(found, Node("PP", at, node.end, node.cost + cost + more + 0.05, (node,), begin - 1))
        for node in verbal.verb_phrase(chart, begin, "ing").values() if chart.low(begin - 1) != "such" else ():
            keep(found, Node("PP", at, node.end, node.cost + cost + 0.1, (node,), begin - 1))
        asked = () if chart.low(begin) in ("which", "whom", "whose") else hanging.wh_clause(chart, begin).values()
        for node in (*asked, *prepositional_inside(chart, at, begin).values()):
            keep(found, Node("PP", at, node.end, node.cost + cost + 0.3, (node,), begin - 1))
    return found


def prepositional_inside(chart: Chart, at: int, begin: int) -> Found:
    """*from under the table*; *as* with an adjective: *regarded as safe*."""
    if chart.low(at) == "as" and begin == at + 1:
        return {**adjectives.adjective_phrase(chart, begin)}
    return _one_prepositional(chart, begin) if chart.low(at) in ("from", "until") else {}


def _opened(chart: Chart, at: int) -> list[tuple[int, float]]:
    """Where the noun phrase of a prepositional phrase may begin; an adverb may stand before (*mainly by*)."""
    found: list[tuple[int, float]] = []
    if "NN0" in chart.joined[at]:
        return found
    if "PRP" in chart.joined[at]:
        found.append((chart.joined[at]["PRP"], 0.0))
    cost = chart.cost(at, _PREPOSITIONS)
    if cost is not None:
        found.append((at + 1, cost + (0.1 if "PRP" in chart.joined[at] else 0.0)))
    if not found and chart.cost(at, ("AV0",)) is not None and chart.low(at) not in ("more", "most", "less"):
        focus = at + 1 < len(chart.words) and chart.low(at) not in ("all", "both", "each", "so", "as")
        found += [(end, cost + 0.15) for end, cost in _opened(chart, at + 1)] if focus else []
    return found
