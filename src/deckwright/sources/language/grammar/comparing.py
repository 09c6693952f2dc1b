"""Comparisons and contrasts: *than A*, *as A*; *rather than A*, *not A*, *but B*."""

from __future__ import annotations

from deckwright.sources.language.grammar import adjectives, adverbs, clausal, hanging, nominal, prepositions, verbal
from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered


@remembered
def comparison(chart: Chart, at: int) -> Found:
    """*than A*, *as A* behind a word that compares."""
    found: Found = {}
    if not _compares(chart, at) or at + 1 >= len(chart.words):
        return found
    begin = at + 1
    parts = [nominal.noun_phrase(chart, begin), prepositions.prepositional(chart, begin), clausal.clause(chart, begin)]
    parts += [
        adjectives.adjective_phrase(chart, begin),
        adverbs.adverb_phrase(chart, begin),
        hanging.subordinate(chart, begin),
    ]
    parts += [verbal.verb_phrase(chart, begin, form) for form in ("to", "past", "inf", "fin")]
    for part in parts:
        for node in part.values():
            more = 1.1 if node.kind in ("VP", "VPs") else 0.2 if node.kind in ("C", "AD", "AP") else 0.0
            keep(found, Node("CMP", at, node.end, node.cost + more, (node,), at))
    return found


def _compares(chart: Chart, at: int) -> bool:
    before = range(max(0, at - 14), at)
    if chart.low(at) == "than":
        return any(
            chart.low(each) in ("more", "less", "fewer", "other", "worse", "better", "further", "sooner")
            or "AJC" in chart.tags[each] or chart.low(each).endswith("er")
            for each in before
        )  # fmt: skip
    return chart.low(at) == "as" and any(chart.low(each) in ("as", "same", "twice", "so", "such") for each in before)


@remembered
def contrast(chart: Chart, at: int) -> Found:
    """*rather than A*, *not A*, *but B*."""
    found: Found = {}
    for category in ("NOT", "BUT"):
        begin = chart.joined[at].get(category)
        if begin is None or begin >= len(chart.words):
            continue
        parts = [
            nominal.noun_phrase(chart, begin),
            prepositions.prepositional(chart, begin),
            hanging.subordinate(chart, begin),
        ]
        parts += [adjectives.adjective_phrase(chart, begin), adverbs.adverb_phrase(chart, begin)]
        parts += [verbal.verb_phrase(chart, begin, form) for form in ("to", "inf", "ing")]
        for part in parts:
            for node in part.values():
                more = 0.3 if node.kind in ("AD", "AP", "VP", "VPs") else 0.0
                keep(found, Node("NOT", at, node.end, node.cost + more, (node,), at))
    return found
