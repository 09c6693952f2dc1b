"""Clauses that hang on another one: *because A*, *that A*, *whether A*."""

from __future__ import annotations

from deckwright.sources.language.grammar import adjectives, adverbs, clausal, joining, nominal, prepositions, verbal
from deckwright.sources.language.grammar.tree import HIGH, Chart, Found, Node, holds_aside, keep, remembered
from deckwright.sources.language.lexicon import words


@remembered
def _two(chart: Chart, at: int) -> Found:
    """A clause, or two joined by *and*, *or*, *but* (kind C+)."""
    found: Found = dict(clausal.fronted(chart, at))
    for node in clausal.fronted(chart, at).values():
        for begin, _, more in joining.joiners(chart, node.end) if node.end < len(chart.words) else ():
            for last in clausal.fronted(chart, begin).values():
                keep(found, Node("C+", at, last.end, node.cost + last.cost + more + 0.5, (node, last), node.head))
    return found


@remembered
def subordinate(chart: Chart, at: int) -> Found:
    """*because A*, *when heated*, *if necessary*; ``head`` is the last word of the marker."""
    found: Found = {}
    for begin, cost in _marked(chart, at):
        if begin >= len(chart.words):
            continue
        for node in _two(chart, begin).values():
            keep(found, Node("SUB", at, node.end, node.cost + cost + HIGH * holds_aside(node), (node,), begin - 1))
        if chart.low(begin - 1) in ("because", "for", "since", "that"):
            continue
        short = [verbal.verb_phrase(chart, begin, form) for form in ("ing", "past")]
        if chart.low(begin - 1) in ("when", "if", "unless", "while", "although", "though", "where", "until", "once"):
            short += [adjectives.adjective_phrase(chart, begin), prepositions.prepositional(chart, begin)]
        for part in short:
            for node in part.values():
                keep(found, Node("SUB", at, node.end, node.cost + cost + 0.4, (node,), begin - 1))
    return found


def _marked(chart: Chart, at: int) -> list[tuple[int, float]]:
    found: list[tuple[int, float]] = []
    if "CJS" in chart.joined[at]:
        found.append((chart.joined[at]["CJS"], 0.0))
    cost = chart.tags[at].get("CJS")
    if cost is not None:
        found.append((at + 1, cost))
    if not found and chart.cost(at, ("AV0",)) is not None and at + 1 < len(chart.words):
        cost = chart.tags[at + 1].get("CJS")
        if cost is not None and chart.low(at) in _FOCUS and chart.low(at + 1) != "as":
            found.append((at + 2, cost + 0.1))
    return found


_FOCUS = words(
    "only even often usually mostly sometimes generally mainly especially particularly partly largely just simply"
    " precisely soon shortly immediately long except primarily chiefly not"
)


@remembered
def consequence(chart: Chart, at: int) -> Found:
    """*so A*, *for A* behind a comma: a result or a reason, as a subordinate clause."""
    found: Found = {}
    cost = chart.cost(at, ("CJSO", "CJF"))
    if cost is not None and at + 1 < len(chart.words):
        for node in _two(chart, at + 1).values():
            keep(found, Node("SUB", at, node.end, node.cost + cost, (node,), at))
    return found


@remembered
def that_clause(chart: Chart, at: int) -> Found:
    """*that A*, *that A and that B*."""
    found: Found = {}
    for node in _one_that(chart, at).values():
        keep(found, node)
        joining.join(chart, at, (node,), found, _one_that)
    return found


@remembered
def _one_that(chart: Chart, at: int) -> Found:
    found: Found = {}
    cost = chart.tags[at].get("CJT")
    if cost is not None and at + 1 < len(chart.words):
        for node in clausal.fronted(chart, at + 1).values():
            keep(found, Node("THAT", at, node.end, node.cost + cost, (node,), at))
    return found


@remembered
def wh_clause(chart: Chart, at: int) -> Found:
    """Clauses with a question word, also joined ones (*which A and which B*)."""
    found: Found = {}
    for node in _one_wh(chart, at).values():
        keep(found, node)
        joining.join(chart, at, (node,), found, _one_wh)
    return found


def _begins(chart: Chart, at: int) -> list[int]:
    """Where the clause behind a question word begins: *how quickly*, *which path* belong to the question word."""
    found = [at + 1]
    low = chart.low(at)
    if low == "how":
        found += list(adjectives.adjective_phrase(chart, at + 1)) + list(adverbs.adverb_phrase(chart, at + 1))
    if low in ("what", "which", "whose") or (low == "how" and chart.low(at + 1) in ("many", "much")):
        found += list(nominal.noun_phrase_part(chart, at + 1))
    return [begin for begin in found if begin < len(chart.words)]


@remembered
def _one_wh(chart: Chart, at: int) -> Found:
    """*whether A*, *what they eat*, *how to do it*, *how quickly it falls*, *which path is best*."""
    found: Found = {}
    cost = chart.cost(at, ("WH", "DTQ", "PNQ"))
    if cost is None or at + 1 >= len(chart.words):
        return found
    begins = _begins(chart, at)
    for begin in begins:
        for node in clausal.clause(chart, begin).values():
            keep(found, Node("WH", at, node.end, node.cost + cost, (node,), at))
        for form in ("to", "fin") if chart.low(at) != "whether" else ("to",):
            for node in verbal.verb_phrase(chart, begin, form).values():
                keep(found, Node("WH", at, node.end, node.cost + cost + 0.1, (node,), at))
    return found
