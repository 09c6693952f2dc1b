"""Relative clauses: *that runs*, *whose roots they eat*, *in which A*, *they like*."""

from __future__ import annotations

from deckwright.sources.language.grammar import clausal, joining, nominal, verbal
from deckwright.sources.language.grammar.preferences import completes_object, is_giving, is_linking
from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered
from deckwright.sources.language.tagger import lemma_of


@remembered
def relative(chart: Chart, at: int) -> Found:
    """Relative clauses, also joined ones (*that A and that B*)."""
    found: Found = {}
    for node in _one_relative(chart, at).values():
        keep(found, node)
        if node.mark != "bare":
            joining.join(chart, at, (node,), found, _one_relative)
    return found


@remembered
def _one_relative(chart: Chart, at: int) -> Found:
    found: Found = {}
    cost = chart.cost(at, ("CJT", "PNQ", "DTQ"))
    if cost is not None:
        _with_gap(chart, at, at + 1, cost, found)
    if chart.low(at) == "whose":
        for owned in nominal.noun_phrase_part(chart, at + 1).values() if at + 1 < len(chart.words) else ():
            _with_gap(chart, at, owned.end, owned.cost, found)
    if chart.cost(at, ("RELA",)) is not None and at + 1 < len(chart.words):
        for node in clausal.clause(chart, at + 1).values():
            keep(
                found,
                Node("REL", at, node.end, node.cost + (chart.cost(at, ("RELA",)) or 0.0) + 0.1, (node,), at, "where"),
            )
    if chart.low(at) != ",":
        _behind_preposition(chart, at, found)
    _bare(chart, at, found)
    return found


def _bare(chart: Chart, at: int, found: Found) -> None:
    """*the task they like*: no word opens the clause."""
    if chart.cost(at, ("PNP", "AT0", "NN2", "DPS", "NP0", "AJ0", "DT0", "NN1")) is None:
        return
    pronoun = chart.cost(at, ("PNP",)) is not None
    if chart.low(at) in ("it", "them", "this", "that") and not pronoun:
        return
    for node in clausal.clause(chart, at).values():
        cost = node.cost + (1.0 if pronoun else 2.2) + _gapless(chart, node)
        keep(found, Node("REL", at, node.end, cost, (node,), at, "bare"))


def _gapless(chart: Chart, clause: Node) -> float:
    """What it costs that nothing is missing in a clause that should lack its object (*the task they like it*)."""
    phrase = clause.parts[-1]
    while phrase.kind in ("VP", "VPs"):
        last = phrase.parts[-1] if phrase.kind == "VP" else phrase.parts[0]
        if phrase.kind == "VP" and (last.kind not in ("VP", "VPs") or last.mark not in ("to", "inf")):
            break
        phrase = last
    verb, *rest = phrase.parts
    if not rest or verb.mark == "pass":
        return 0.0
    lemma = lemma_of(chart.words[verb.head].text, verb.parts[-1].kind)
    if is_giving(lemma) or completes_object(lemma):
        return 0.0
    return 0.8 if rest[0].kind == "NP" or ((verb.mark == "be" or is_linking(lemma)) and rest[0].kind == "AP") else 0.0


def _with_gap(chart: Chart, start: int, begin: int, cost: float, found: Found) -> None:
    """*that runs*, *that they run*: the noun is subject or object inside."""
    if begin >= len(chart.words):
        return
    for node in verbal.verb_phrase(chart, begin, "fin").values():
        keep(found, Node("REL", start, node.end, node.cost + cost, (node,), start, "subject"))
    for node in clausal.clause(chart, begin).values():
        total = node.cost + cost + 0.3 + _gapless(chart, node)
        keep(found, Node("REL", start, node.end, total, (node,), start, "object"))


def _behind_preposition(chart: Chart, at: int, found: Found) -> None:
    """*in which A*, *to whom A*, *by whose B A*, *some of which run*."""
    for begin in (at + 1, at + 2, at + 3):
        if chart.low(begin) in ("which", "whom", "whose") and chart.cost(begin - 1, ("PRP", "PRF")) is not None:
            ends = [begin + 1]
            if chart.low(begin) == "whose" and begin + 1 < len(chart.words):
                ends = list(nominal.noun_phrase_part(chart, begin + 1))
            for end in ends:
                if end >= len(chart.words):
                    continue
                parts = [clausal.clause(chart, end), verbal.verb_phrase(chart, end, "to")]
                parts += [verbal.verb_phrase(chart, end, "fin")] if begin > at + 1 else []
                for part in parts:
                    for node in part.values():
                        keep(found, Node("REL", at, node.end, node.cost + 0.1, (node,), at, "preposition"))
            return
