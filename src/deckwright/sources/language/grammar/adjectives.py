"""Adjective phrases: *responsible for A*, *likely to do B*, *less A than B*, *A but B*."""

from __future__ import annotations

from deckwright.sources.language.grammar import comparing, hanging, joining, nominal, prepositions, verbal
from deckwright.sources.language.grammar.base import ADJECTIVES
from deckwright.sources.language.grammar.tree import LATE, Chart, Found, Node, ends_clause, keep, remembered


@remembered
def adjective_phrase(chart: Chart, at: int) -> Found:
    """Adjective phrases, also joined ones: *responsible for A*, *likely to do B*, *less A than B*."""
    found: Found = {}
    for node in _one_adjective(chart, at).values():
        keep(found, node)
        joining.join(chart, at, (node,), found, _one_adjective)
        if node.end < len(chart.words):
            _join_place(chart, node, found)
    return found


def _join_place(chart: Chart, node: Node, found: Found) -> None:
    """*complete and in order*: an adjective and a prepositional phrase."""
    for begin, _, more in joining.joiners(chart, node.end):
        for last in prepositions.prepositional(chart, begin).values() if begin < len(chart.words) else ():
            total = node.cost + last.cost + more + 0.7
            keep(found, Node("AP", node.start, last.end, total, (node, last), node.head, "either+"))


@remembered
def _one_adjective(chart: Chart, at: int) -> Found:
    found: Found = {}
    head = at
    cost = 0.0
    while chart.cost(head, ("AV0", "XX0", "ASA")) is not None and head < at + 4:
        _adjective_head(chart, at, head, cost, found)
        cost += (chart.cost(head, ("AV0", "XX0", "ASA")) or 0.0) + 0.05
        head += 1
    _adjective_head(chart, at, head, cost, found)
    return found


def _adjective_head(chart: Chart, at: int, head: int, cost: float, found: Found) -> None:
    known = chart.cost(head, ADJECTIVES)
    if known is None:
        return
    node = Node("AP", at, head + 1, cost + known, (), head)
    keep(found, node)
    _extend_adjective(chart, node, found, 0)


_CIRCUMSTANCES = (
    "in",
    "at",
    "by",
    "during",
    "after",
    "before",
    "until",
    "since",
    "through",
    "because",
    "within",
    "under",
)


def _extend_adjective(chart: Chart, node: Node, found: Found, depth: int) -> None:
    at = node.end
    if at >= len(chart.words) or depth > 2:
        return
    more: list[tuple[Node, float]] = [
        (part, 0.75 if chart.low(part.start) in _CIRCUMSTANCES else 0.2)
        for part in prepositions.prepositional(chart, at).values()
    ]
    if chart.low(node.head) == "worth" and not node.parts:
        more += [(part, 0.0) for part in nominal.noun_phrase(chart, at).values()]
    more += [(part, 0.2) for part in verbal.verb_phrase(chart, at, "to").values()]
    more += [(part, 0.3) for part in hanging.that_clause(chart, at).values()]
    more += [(part, 0.0) for part in comparing.comparison(chart, at).values()]
    late = LATE * ends_clause(node)
    for part, cost in more:
        cost += late
        longer = Node("AP", node.start, part.end, node.cost + part.cost + cost, (*node.parts, part), node.head)
        if keep(found, longer):
            _extend_adjective(chart, longer, found, depth + 1)
