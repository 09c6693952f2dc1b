"""Noun phrases with all that belongs to their noun, and joined noun phrases."""

from __future__ import annotations

from deckwright.sources.language.grammar import adjectives, comparing, hanging, joining, prepositions, relatives, verbal
from deckwright.sources.language.grammar.base import base
from deckwright.sources.language.grammar.preferences import noun_takes, takes_infinitive, takes_that
from deckwright.sources.language.grammar.tree import LATE, Chart, Found, Node, ends_clause, keep, remembered
from deckwright.sources.language.records import Token

_MOST_PARTS = 4


@remembered
def noun_phrase(chart: Chart, at: int) -> Found:
    """Noun phrases, also joined ones: *A*, *A and B*, *A, B and C*, *both A and B*, *A rather than B*."""
    found: Found = {}
    for node in _single(chart, at).values():
        keep(found, node)
        joining.join(chart, at, (node,), found, noun_phrase_part)
    both = chart.joined[at].get("BOTH") or (at + 1 if "BOTH" in chart.tags[at] else None)
    if both is not None and both < len(chart.words):
        for node in _single(chart, both).values():
            joining.join(chart, at, (node,), found, noun_phrase_part, -0.3)
    return found


@remembered
def noun_phrase_part(chart: Chart, at: int) -> Found:
    return _single(chart, at)


@remembered
def _single(chart: Chart, at: int) -> Found:
    """One noun phrase with what follows its noun, several parts in turn."""
    found: Found = {}
    for plain in base(chart, at).values():
        _extend(chart, plain, found, 0)
    for node in verbal.verb_phrase(chart, at, "ing").values():
        if node.end - at > 1 or chart.low(at) not in ("being", "including", "following", "according"):
            keep(found, Node("NP", at, node.end, node.cost + 0.9, (node,), node.head, "one"))
    return found


_TIMES = ("time", "day", "year", "period", "moment", "age", "era", "point", "stage", "situation", "case", "night")
_NAMED_BY = ("term", "word", "name", "phrase", "concept", "title", "letter", "symbol", "expression")


def _extend(chart: Chart, node: Node, found: Found, depth: int) -> None:
    if not keep(found, node) or depth >= _MOST_PARTS:
        return
    late = LATE * ends_clause(node) if node.end < len(chart.words) and chart.low(node.end) != "," else 0.0
    for part, cost in _followers(chart, node):
        cost += late
        parts = (*node.parts, part)
        _extend(
            chart,
            Node("NP", node.start, part.end, node.cost + part.cost + cost, parts, node.head, node.mark),
            found,
            depth + 1,
        )


def _compares(chart: Chart, at: int) -> bool:
    return chart.low(at) in ("more", "less", "fewer", "same", "such") or "AJC" in chart.tags[at]


def _followers(chart: Chart, node: Node) -> list[tuple[Node, float]]:
    """What may stand behind the noun: a prepositional phrase, a relative clause, a participle, an apposition …"""
    at, head = node.end, chart.words[node.head]
    if at >= len(chart.words):
        return []
    more = 2.0 if head.tag in ("PNP", "PNX") or (head.low.isdigit() and len(head.low) == 4) else 0.0
    found = [
        (part, noun_takes(head, chart.low(part.start), node) + more)
        for part in prepositions.prepositional(chart, at).values()
    ]
    late = -1.1 if chart.low(at) == "when" and head.lemma in _TIMES else 0.0
    found += [(part, more + late) for part in relatives.relative(chart, at).values()]
    if any(_compares(chart, each) for each in range(node.start, node.head + 1)):
        found += [(part, 0.0) for part in comparing.comparison(chart, at).values()]
    if chart.low(at) == ",":
        return found + _asides(chart, at)
    if chart.low(at) in ("–", "—", "-"):
        found += _dashed(chart, at)
    for form, cost in (("past", 0.4), ("ing", 0.6), ("to", takes_infinitive(head))):
        found += [(part, cost + more) for part in verbal.verb_phrase(chart, at, form).values()]
    return found + _complements(chart, node, head)


def _complements(chart: Chart, node: Node, head: Token) -> list[tuple[Node, float]]:
    """*itself*, *the term A*, *the fact that A*, *available at A*."""
    at = node.end
    found: list[tuple[Node, float]] = []
    if chart.low(at) in ("itself", "themselves", "himself", "herself") and head.tag not in ("PNP", "PNX"):
        found.append((Node("AD", at, at + 1, 0.3, (), at), 0.0))
    if head.lemma in _NAMED_BY and node.head + 1 == node.end:
        found += [(part, 0.2) for part in base(chart, at).values()]
    if takes_that(head):
        found += [(part, 0.1) for part in hanging.that_clause(chart, at).values()]
        found += [(part, 0.3) for part in hanging.wh_clause(chart, at).values()]
    for part in adjectives.adjective_phrase(chart, at).values():
        if part.end - part.start > 1 or chart.low(at).endswith("ble"):
            found.append((part, 0.6 if part.parts else 1.8))
    return found


def _asides(chart: Chart, at: int) -> list[tuple[Node, float]]:
    """What stands between commas, or between a comma and the end: an apposition, a participle, a remark."""
    inside: list[tuple[Node, float]] = []
    begin = at + 1
    if begin >= len(chart.words):
        return []
    named = chart.cost(begin, ("AT0", "CRD", "NP0", "DPS")) is not None
    inside += [
        (node, 0.6 if named else 1.6)
        for node in noun_phrase(chart, begin).values()
        if chart.cost(begin, ("PNP",)) is None
    ]
    inside += [(node, 0.3) for node in comparing.contrast(chart, begin).values()]
    inside += [(node, 0.5) for node in relatives.relative(chart, begin).values()]
    inside += [(node, 0.7) for node in verbal.verb_phrase(chart, begin, "past").values()]
    inside += [(node, 0.6) for node in hanging.subordinate(chart, begin).values() if chart.low(node.end) == ","]
    inside += [(node, 1.2) for node in verbal.verb_phrase(chart, begin, "ing").values()]
    inside += [
        (node, 0.8 if chart.low(begin) in ("such", "including", "like", "unlike") else 1.4)
        for node in prepositions.prepositional(chart, begin).values()
    ]
    found: list[tuple[Node, float]] = []
    for node, cost in inside:
        end = closed(chart, node.end)
        if end is not None:
            found.append((Node("ASIDE", at, end, node.cost, (node,), node.head), cost))
    return found


def closed(chart: Chart, at: int) -> int | None:
    """Where an aside that ends here is closed: behind its comma, or at the end of a clause."""
    if at >= len(chart.words) or chart.low(at) in (";", ":"):
        return at
    return at + 1 if chart.low(at) == "," else None


def _dashed(chart: Chart, at: int) -> list[tuple[Node, float]]:
    for end in range(at + 2, min(at + 20, len(chart.words))):
        if chart.low(end) == chart.low(at):
            return [(Node("ASIDE", at, end + 1, 0.0, (), at + 1), 0.6)]
    return []
